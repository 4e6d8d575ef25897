"""Taking a committed roster back, exactly."""

from collections import Counter, defaultdict
from datetime import datetime

from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.notices.actions import write
from naungan.protection.programmes import actions as programmes
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters import registry
from naungan.protection.rosters.actions.reviewing import forget_workers
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster, Row
from naungan.protection.rosters.rules import MAY_UNDO, may_move
from naungan.protection.workers import actions as workers
from naungan.protection.workers.models import Origin


def undo(roster: Roster, *, by: User, reason: str, now: datetime) -> Roster:
    """COMMITTED → UNDONE: covers gone, changed workers as before, made workers gone.

    Rosters may be undone in any order unless a later one stands on this one. Raises Refused listing all of those.
    """
    with transaction.atomic():
        roster = Roster.objects.select_for_update(of=("self",)).select_related("office").get(pk=roster.pk)
        _refuse(roster, by=by, reason=reason)
        obstacles = workers.obstacles(roster.number, _covers_of_made(roster))
        if obstacles:
            raise Refused(*_sentences(roster, obstacles), path=roster.path)
        Row.objects.filter(roster=roster).update(worker=None, is_enrolled=False)
        forget_workers(
            Origin.objects.filter(roster_number=roster.number, created=True).values_list("worker_id", flat=True)
        )
        covers = programmes.unenrol(roster.number)
        workers.unflip(roster.number)
        Roster.objects.filter(pk=roster.pk).update(
            state=State.UNDONE, live_key=None, ended_by=by, ended_reason=reason.strip()
        )
        record("undo", roster, by=by, now=now, reason=reason.strip(), facts={"covers": covers})
        write("rosters/notices/undone.txt", to=roster.received_by, now=now, path=roster.path, roster=roster,
              reason=reason.strip())  # fmt: skip
    registry.announce(now)
    roster.refresh_from_db()
    return roster


def _refuse(roster: Roster, *, by: User, reason: str) -> None:
    reasons = []
    if not may_move(roster.state, State.UNDONE):
        reasons.append(f"{roster.number} {roster.get_state_display()}; hanya daftar yang sudah masuk dapat diurungkan.")
    if not by.has_role(*MAY_UNDO, within=roster.office.region_id):
        reasons.append(
            f"{by} bukan penyetuju program untuk wilayah kantor pengirim; hanya penyetuju yang mengurungkan."
        )
    if not reason.strip():
        reasons.append("Tulis alasan mengurungkan; alasan ini tercatat.")
    if reasons:
        raise Refused(*reasons, path=roster.path)


def _covers_of_made(roster: Roster) -> dict[int, list[str]]:
    """Rosters that enrolled a worker whom this one made."""
    made = Origin.objects.filter(roster_number=roster.number, created=True).values("worker_id")
    others = Enrolment.objects.filter(worker_id__in=made).exclude(roster_number=roster.number)
    covers = defaultdict(list)
    for worker_id, number in others.values_list("worker_id", "roster_number"):
        covers[worker_id].append(number)
    return covers


def _sentences(roster: Roster, obstacles: list[tuple[str, int, str]]) -> list[str]:
    """One sentence per standing roster and reason, all of them."""
    count = Counter((number, why) for number, _, why in obstacles)
    return [f"{roster.number} belum dapat diurungkan."] + [
        f"{number} {why} ({people} pekerja); urungkan {number} lebih dulu."
        for (number, why), people in sorted(count.items())
    ]
