"""Pustaka: document sets, documents, procedures, their versions."""

from naungan.library.models.documents import Document, DocumentSet, DocumentVersion
from naungan.library.models.procedures import Procedure, ProcedureVersion
from naungan.library.models.small import HeldFile, Reminder

__all__ = [
    "Document",
    "DocumentSet",
    "DocumentVersion",
    "HeldFile",
    "Procedure",
    "ProcedureVersion",
    "Reminder",
]
