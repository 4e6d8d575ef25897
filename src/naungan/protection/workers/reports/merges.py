"""Two workers side by side, what a merge would bring together, and where both already stand."""

from typing import Any

from django.apps import apps
from django.conf import settings

from naungan.accounts.models import User
from naungan.codes.enums import Sector
from naungan.kit import words
from naungan.protection.workers.enums import Sex
from naungan.protection.workers.models import FIELD_NAMES, Worker
from naungan.protection.workers.rules import MERGED_FIELDS, differing, taken_by_default


def holds(user: User, village: str | None, roles: tuple[str, ...]) -> bool:
    """Does the user hold one of these roles over a village? An unknown village belongs to the province."""
    return user.has_role(*roles, within=village or settings.PROVINCE)


def values_of(worker: Worker) -> dict[str, Any]:
    return {field: getattr(worker, field) for field in MERGED_FIELDS}


def side_by_side(kept: Worker, absorbed: Worker, taken: list[str] | None = None) -> list[dict[str, Any]]:
    """One line a field: what each says, whether they differ, and whose value would stand."""
    a, b = values_of(kept), values_of(absorbed)
    chosen = taken_by_default(a, b) if taken is None else taken
    other = set(differing(a, b))
    return [
        {
            "field": field,
            "label": FIELD_NAMES.get(field, "NIK"),
            "kept": shown(kept, field),
            "absorbed": shown(absorbed, field),
            "differs": field in other,
            "is_taken": field in chosen,
            "may_choose": a[field] != b[field] and b[field] not in (None, ""),
        }
        for field in MERGED_FIELDS
        if a[field] not in (None, "") or b[field] not in (None, "")
    ]


def shown(worker: Worker, field: str) -> str:
    """A value as the desk shows it: a NIK by its first four digits, a telephone by its last three."""
    value = getattr(worker, field)
    if value in (None, ""):
        return "–"
    if field == "nik":
        return words.hidden(value)
    if field == "phone":
        return f"••• {str(value)[-3:]}"
    if field == "born_on":
        return words.day(value)
    if field == "village_id":
        return worker.village.full_name
    if field == "sex":
        return str(Sex(value).label)
    return str(Sector(value).label) if field == "sector" else str(value)


def clashes(kept: Worker, absorbed: Worker) -> list[Any]:
    """Rows of the absorbed worker that would stand twice, of every table that knows such a thing."""
    found = []
    for relation in Worker._meta.get_fields(include_hidden=True):
        model = getattr(relation, "related_model", None)
        if hasattr(model, "doubles") and not relation.concrete:
            found += list(model._base_manager.filter(pk__in=model.doubles(kept=kept.pk, absorbed=absorbed.pk)))
    return found


def table_name(label: str) -> str:
    """ "programmes.Enrolment.worker" → "kepesertaan"."""
    model = apps.get_model(label.rpartition(".")[0])
    return str(model._meta.verbose_name)
