"""Who carries a case."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.accounts.models import User
from naungan.cases.models import Case, Step
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.offices.models import Unit


@transaction.atomic
def hand_over(
    cases: Iterable[Case], *, to: User | None, unit: Unit | None = None, by: Any, now: datetime, reason: str = ""
) -> int:
    """Give cases to an officer, or to a unit where nobody carries them yet; all of them or none. Returns how many.

    Raises Refused for a person who has no role for the kind, and for a case that is closed.
    """
    if to is None and unit is None:
        raise Refused("Pilih petugas atau unit yang menerima.")
    wanted = [case.pk for case in cases]
    given = list(Case.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    for case in given:
        if not case.is_open:
            raise Refused(f"{case.number} sudah selesai dan tidak diserahkan lagi.")
        if to is not None and not to.has_role(*case.of.handlers, *case.of.superiors, within=case.area):
            raise Refused(f"{to} tidak punya peran untuk {case.of.label} di wilayah ini.")
    for case in given:
        case.holder, case.unit = to, unit or case.unit
        case.save(update_fields=["holder", "unit"])
        Step.objects.create(case=case, at=now, verb="hand_over", state=case.state, by=by, inner=reason)
        record("hand_over_case", case, by=by, now=now, facts={"to": to.pk if to else None})
    return len(given)


def take(case: Case, *, by: User, now: datetime) -> int:
    """Carry it oneself."""
    return hand_over([case], to=by, by=by, now=now)
