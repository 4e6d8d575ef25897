"""Asking for approval, and sending a list back."""

from datetime import datetime

from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.notices.actions import write
from naungan.protection.rosters.actions.halting import halted
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.protection.rosters.rules import MAY_APPROVE, MAY_RECEIVE, may_move


@transaction.atomic
def submit(roster: Roster, *, by: User, now: datetime) -> None:
    """JUDGED → SUBMITTED: the officer asks another for approval."""
    roster = Roster.objects.select_for_update().get(pk=roster.pk)
    if not may_move(roster.state, State.SUBMITTED):
        raise Refused(f"{roster.number} {roster.get_state_display()}; tidak dapat diajukan sekarang.")
    if not by.has_role(*MAY_RECEIVE, within=roster.office.region_id):
        raise Refused("Anda tidak dapat mengajukan daftar dari wilayah ini.")
    if reasons := halted(roster):
        raise Refused("Daftar ini ditahan sebelum persetujuan.", *reasons, path=roster.path)
    Roster.objects.filter(pk=roster.pk).update(state=State.SUBMITTED)
    record("submit", roster, by=by, now=now)


@transaction.atomic
def reject(roster: Roster, *, by: User, reason: str, now: datetime) -> None:
    """JUDGED or SUBMITTED → REJECTED, with a reason the sender reads. The same file may be sent again."""
    roster = Roster.objects.select_for_update().get(pk=roster.pk)
    if not may_move(roster.state, State.REJECTED):
        raise Refused(f"{roster.number} {roster.get_state_display()}; tidak dapat dikembalikan.")
    if not by.has_role(*MAY_APPROVE, *MAY_RECEIVE, within=roster.office.region_id):
        raise Refused("Anda tidak dapat mengembalikan daftar dari wilayah ini.")
    if not reason.strip():
        raise Refused("Tulis alasan pengembalian; pengirim membacanya.")
    Roster.objects.filter(pk=roster.pk).update(
        state=State.REJECTED, live_key=None, ended_by=by, ended_reason=reason.strip()
    )
    record("reject", roster, by=by, now=now, reason=reason.strip())
    write(
        "rosters/notices/rejected.txt", to=roster.received_by, now=now, path=roster.path, roster=roster, reason=reason
    )
