"""What is not kept for ever: the file as sent, the rows as received and what was asked about them.

What stays: the counts, each row's line and verdict, and the origins in the registry (hash of the file, sheet, line,
what changed), from which the roster can still be undone.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from naungan.accounts.models import User
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit.bulk import among, update_where
from naungan.kit.refusal import Refused
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Problem, Question, Roster, Row
from naungan.protection.rosters.rules import MAY_APPROVE

CHUNK = 10_000
WITHOUT_EFFECT = (State.REJECTED, State.UNDONE, State.UNREADABLE)


def due(*, now: datetime) -> QuerySet[Roster]:
    """Committed rosters whose days are over: an approver confirms (K?: the rule is the office's own)."""
    before = now - timedelta(days=settings.ROSTER_DAYS)
    return Roster.objects.filter(state=State.COMMITTED, emptied_at=None, committed_at__lt=before).order_by("id")


def forget_ended(*, now: datetime) -> int:
    """For the clock: empty what was sent back, undone or unreadable and is past its days. Returns how many."""
    before = now - timedelta(days=settings.ROSTER_ENDED_DAYS)
    last = Coalesce(F("committed_at"), F("received_at"))
    over = Roster.objects.annotate(last=last).filter(Q(state__in=WITHOUT_EFFECT), emptied_at=None, last__lt=before)
    rosters = list(over.select_related("file"))
    for roster in rosters:
        _empty(roster, by=None, now=now)
    return len(rosters)


def empty(roster: Roster, *, by: User, now: datetime) -> None:
    """Forget a committed roster's file and rows as received, now that its days are over. Raises Refused."""
    reasons = []
    if not due(now=now).filter(pk=roster.pk).exists():
        reasons.append(f"Masa simpan {roster.number} belum habis, atau isinya sudah dikosongkan.")
    if not by.has_role(*MAY_APPROVE, within=roster.office.region_id):
        reasons.append("Hanya penyetuju program untuk wilayah kantor pengirim yang dapat mengosongkan daftar.")
    if reasons:
        raise Refused(*reasons, path=roster.path)
    _empty(roster, by=by, now=now)


def _empty(roster: Roster, *, by: User | None, now: datetime) -> None:
    """A chunk at a time; killed in between it begins again where something is left. The mark is set last."""
    Question.objects.filter(roster=roster).delete()
    while ids := list(
        Row.objects.filter(roster=roster).exclude(clean=None, received=None).values_list("pk", flat=True)[:CHUNK]
    ):
        condition, values = among("id", ids, of="bigint")
        with transaction.atomic():
            update_where(Row, {"received": None, "clean": None, "nik_index": None}, condition, [values])
    Problem.objects.filter(roster=roster).exclude(proposed=None).update(proposed=None)
    with transaction.atomic():
        files.empty(roster.file)
        Roster.objects.filter(pk=roster.pk).update(emptied_at=now)
        record("empty", roster, by=by, now=now)
