"""Permohonan, keberatan, sengketa informasi; drafts of forms; lists, consequence tests, yearly reports."""

from naungan.ppid.models.drafts import FormDraft, FormDraftFile
from naungan.ppid.models.lists import ConsequenceStep, ConsequenceTest, ListedInformation, ListReminder, YearlyReport
from naungan.ppid.models.redaction import RedactedCopy, RedactionDraft
from naungan.ppid.models.requests import Dispute, Hearing, InfoRequest, Objection

__all__ = [
    "ConsequenceStep",
    "ConsequenceTest",
    "Dispute",
    "FormDraft",
    "FormDraftFile",
    "Hearing",
    "InfoRequest",
    "ListReminder",
    "ListedInformation",
    "Objection",
    "RedactedCopy",
    "RedactionDraft",
    "YearlyReport",
]
