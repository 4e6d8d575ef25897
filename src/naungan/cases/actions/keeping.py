"""What officers keep for themselves and for each other: filters of the queue, ready texts."""

from datetime import datetime

from django.db import transaction

from naungan.accounts.models import User
from naungan.cases import rules
from naungan.cases.models import AnswerTemplate, SavedFilter
from naungan.cases.registry import KINDS
from naungan.journal.actions import record
from naungan.kit.refusal import Refused

MOST_FILTERS = 12


@transaction.atomic
def keep_filter(*, name: str, query: str, by: User, now: datetime) -> SavedFilter:
    """Keep a way of looking at the queue; the same name again replaces it. Raises Refused for a thirteenth."""
    others = SavedFilter.objects.filter(owner=by).exclude(name=name)
    if others.count() >= MOST_FILTERS:
        raise Refused(f"Paling banyak {MOST_FILTERS} saringan. Hapus satu yang tidak dipakai lagi.")
    kept, _ = SavedFilter.objects.update_or_create(owner=by, name=name, defaults={"query": query})
    record("keep_filter", kept, by=by, now=now)
    return kept


@transaction.atomic
def forget_filter(kept: SavedFilter, *, by: User, now: datetime) -> None:
    record("forget_filter", kept, by=by, now=now)
    kept.delete()


@transaction.atomic
def write_template(
    template: AnswerTemplate | None, *, kind: str, title: str, text: str, is_active: bool, by: User, now: datetime
) -> AnswerTemplate:
    """Write a ready text or change it. Raises Refused for a field that does not exist or a kind that is not kept."""
    if unknown := rules.unknown_fields(text):
        asked = ", ".join("{" + name + "}" for name in unknown)
        known = ", ".join("{" + name + "}" for name in rules.FIELDS)
        raise Refused(f"Tidak ada isian {asked}. Yang dapat dipakai: {known}.")
    if kind and kind not in KINDS:
        raise Refused("Jenis perkara ini tidak dikenal.")
    template = template or AnswerTemplate()
    template.kind, template.title, template.text, template.is_active = kind, title, text, is_active
    template.changed_at, template.changed_by = now, by
    template.save()
    record("write_answer_template", template, by=by, now=now, facts={"active": is_active})
    return template
