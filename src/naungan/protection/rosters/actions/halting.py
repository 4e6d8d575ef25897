"""A list of which too much is double, already paid or wrong stops before approval, and says why."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.protection.rosters.rules import MAY_APPROVE, halting


def halted(roster: Roster) -> list[str]:
    """Why the roster may not go on as it stands; empty where nothing is suspicious or somebody allowed it."""
    if roster.allowed_by_id or roster.state not in (State.JUDGED, State.SUBMITTED):
        return []
    return halting(roster.counts, share=settings.ROSTER_HALT_SHARE, least=settings.ROSTER_HALT_ROWS)


@transaction.atomic
def allow(roster: Roster, *, by: User, reason: str, now: datetime) -> None:
    """Let a halted roster go on all the same: another officer than the receiver, with a reason that is kept."""
    roster = Roster.objects.select_for_update(of=("self",)).select_related("office").get(pk=roster.pk)
    reasons = []
    if not halted(roster):
        reasons.append(f"{roster.number} tidak sedang ditahan.")
    if roster.received_by_id == by.pk:
        reasons.append("Pengunggah tidak dapat meloloskan daftarnya sendiri; minta petugas lain.")
    if not by.has_role(*MAY_APPROVE, within=roster.office.region_id):
        reasons.append("Hanya penyetuju program untuk wilayah kantor pengirim yang dapat meloloskan daftar ini.")
    if len(reason.strip()) < 10:
        reasons.append("Tulis alasan meloloskan, sedikitnya sepuluh huruf. Alasan ini tercatat.")
    if reasons:
        raise Refused(*reasons, path=roster.path)
    Roster.objects.filter(pk=roster.pk).update(allowed_by=by, allowed_reason=reason.strip())
    record("allow", roster, by=by, now=now, reason=reason.strip())
