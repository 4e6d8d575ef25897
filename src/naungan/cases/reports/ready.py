"""Ready texts with their fields filled from a case."""

from datetime import datetime

from django.utils import timezone

from naungan.accounts.models import User
from naungan.cases import rules
from naungan.cases.models import AnswerTemplate, Case
from naungan.kit import words


def filled(template: AnswerTemplate, case: Case, *, by: User, now: datetime) -> str:
    """The text for this case; a field that the case does not know becomes a dash in brackets, easy to see."""
    values = {
        "nomor": case.number,
        "nama": case.of.name_of(case) if case.of.name_of else "",
        "tentang": case.title or "",
        "diterima": words.day(timezone.localdate(case.received_at)),
        "batas": words.weekday(case.due_on) if case.due_on else "",
        "hari_ini": words.day(timezone.localdate(now)),
        "petugas": by.get_full_name(),
    }
    return rules.fill(template.text, values)


def asked(pk: str, case: Case, *, by: User, now: datetime) -> dict[str, str]:
    """What a form begins with: `text` filled from the ready text `pk` of an address; {} where it names none."""
    template = AnswerTemplate.objects.for_kind(case.kind).filter(pk=pk).first() if pk.isdecimal() else None
    return {"text": filled(template, case, by=by, now=now)} if template else {}
