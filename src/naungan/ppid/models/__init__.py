"""Permohonan, keberatan, sengketa informasi; drafts of forms."""

from naungan.ppid.models.drafts import FormDraft, FormDraftFile
from naungan.ppid.models.requests import Dispute, Hearing, InfoRequest, Objection

__all__ = ["Dispute", "FormDraft", "FormDraftFile", "Hearing", "InfoRequest", "Objection"]
