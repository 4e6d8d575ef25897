"""Letters as PDF, set now and kept nowhere."""

from datetime import datetime

from naungan.cases.models import Case
from naungan.letters.actions import typeset
from naungan.ppid import letters
from naungan.ppid.enums import REQUEST
from naungan.ppid.models import InfoRequest, Objection


def printed(code: str, fields: dict[str, str], *, now: datetime) -> bytes:
    """The letter as PDF; what was never filled in (sealed fields read None) is left empty."""
    return typeset(code, {field: said or "" for field, said in fields.items()}, now=now)


def receipt(case: Case, *, secret: str = "", now: datetime) -> bytes:
    """The receipt of a request or an objection; with `secret` only for the applicant's own hand."""
    if case.kind == REQUEST:
        fields = letters.receipt_fields(InfoRequest.objects.get(case=case), secret=secret)
        return printed("ppid.receipt", fields, now=now)
    fields = letters.objection_receipt_fields(Objection.objects.get(case=case), secret=secret)
    return printed("ppid.objection_receipt", fields, now=now)


def file_name(case: Case) -> str:
    """Numbers only: PPID-2026-0143.pdf"""
    return f"{case.number.replace('/', '-')}.pdf"
