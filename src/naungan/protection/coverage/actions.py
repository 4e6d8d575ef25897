"""The one verb: catch up with what the rosters did to the registry, and deposit the figures it changed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from naungan.figures.actions import Deposit, deposit
from naungan.protection.coverage import counting, rules
from naungan.protection.coverage.models import CountedChange, CountedCover, CoverCount, Standing
from naungan.protection.coverage.rules import INDICATOR, NUMERATOR_SOURCE, Cell
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster, RosterQuerySet
from naungan.protection.workers.enums import MergeState
from naungan.protection.workers.models import Merge

COMMIT, UNDO = "commit", "undo"
MERGE, UNMERGE = "merge", "unmerge"


@dataclass(frozen=True)
class Caught:
    """What one catching-up did."""

    rosters: int
    merges: int
    cells: int
    figures: int


@transaction.atomic
def catch_up(now: datetime) -> Caught:
    """Count rosters committed or undone and workers merged or un-merged since the last time; deposit what it touched.

    One transaction; harmless to repeat and to run twice at once (the row of `Standing` is the lock, the
    unique `CountedChange` the watermark). Figures are preliminary, for months that have begun; a coming
    month is deposited by the first catching-up in it.
    """
    today = timezone.localdate(now)
    standing = _lock()
    merges = _pending_merges()
    cells = Counter(_count_merges(merges, now) if merges else {})
    committed, undone = _pending()
    if committed or undone:
        for cell, people in _count(committed, undone, now).items():
            cells[cell] += people
        standing.roster_number = _newest([standing.roster_number, *committed, *undone])
        standing.counted_at = now
    touched = {cell for cell in cells if rules.may_deposit(cell[2], today)} | _months_begun(standing, today)
    standing.month = max(today.replace(day=1), standing.month or today.replace(day=1))
    standing.save()
    figures = _deposit(touched, standing, now) if touched else 0
    return Caught(len(committed) + len(undone), len(merges), len(cells), figures)


def _lock() -> Standing:
    standing, _ = Standing.objects.get_or_create(pk=1)
    return Standing.objects.select_for_update().get(pk=standing.pk)


def _pending() -> tuple[list[str], list[str]]:
    """Numbers of rosters to add, and of rosters to take away again."""

    def counted(kind: str) -> Exists:
        return Exists(CountedChange.objects.filter(roster_number=OuterRef("number"), kind=kind))

    committed = Roster.objects.filter(~counted(COMMIT), state=State.COMMITTED)
    undone = Roster.objects.filter(counted(COMMIT), ~counted(UNDO), state=State.UNDONE)
    return _numbers(committed), _numbers(undone)


def _pending_merges() -> list[tuple[Merge, str]]:
    """Merges whose state is not counted yet, with what they are to be counted as; one that came and went is none."""
    counted = set(CountedChange.objects.filter(kind__in=[MERGE, UNMERGE]).values_list("roster_number", "kind"))
    pending = []
    for merge in Merge.objects.filter(state__in=[MergeState.MERGED, MergeState.UNMERGED]).order_by("pk"):
        was_counted = (merge.number, MERGE) in counted
        if merge.state == MergeState.MERGED and not was_counted:
            pending.append((merge, MERGE))
        elif merge.state == MergeState.UNMERGED and was_counted and (merge.number, UNMERGE) not in counted:
            pending.append((merge, UNMERGE))
    return pending


def _count_merges(merges: list[tuple[Merge, str]], now: datetime) -> dict[Cell, int]:
    """The people of these merges counted anew: once after a merge, apart again after an un-merge.

    Their covers are copied again from the register, whatever happened in between and in whatever order; this comes
    before the rosters are counted, so that a roster taken back meanwhile is not taken away twice.
    """
    workers = sorted({pk for merge, _ in merges for pk in (merge.kept_pk, merge.absorbed_pk)})
    before = counting.contributions_of(workers)
    counting.copy_again(workers, kind=COMMIT, unknown_place=settings.PROVINCE)
    taken = [(code, segment, since, until, -people) for code, segment, since, until, people in before]
    cells = rules.spread(taken + counting.contributions_of(workers))
    counting.add(cells)
    CountedChange.objects.bulk_create(
        CountedChange(roster_number=merge.number, kind=kind, counted_at=now) for merge, kind in merges
    )
    return cells


def _numbers(rosters: RosterQuerySet) -> list[str]:
    return list(rosters.order_by("pk").values_list("number", flat=True))


def _count(committed: list[str], undone: list[str], now: datetime) -> dict[Cell, int]:
    """Bring the counts up to date for these rosters; returns the cells that changed and by how much."""
    touched = committed + undone
    if committed:
        counting.copy_covers(committed, unknown_place=settings.PROVINCE)
    before = counting.contributions(touched, without=committed)
    after = counting.contributions(touched, without=undone)
    taken = [(code, segment, since, until, -people) for code, segment, since, until, people in before]
    cells = rules.spread(taken + after)
    counting.add(cells)
    CountedChange.objects.bulk_create(
        [CountedChange(roster_number=n, kind=COMMIT, counted_at=now) for n in committed]
        + [CountedChange(roster_number=n, kind=UNDO, counted_at=now) for n in undone]
    )
    CountedCover.objects.filter(roster_number__in=undone).delete()
    return cells


def _newest(numbers: list[str]) -> str:
    return max(numbers, key=lambda number: (len(number), number))


def _months_begun(standing: Standing, today: date) -> set[Cell]:
    """All cells of the months that have begun since the last catching-up: nobody committed, time passed."""
    if standing.month is None or standing.month >= today.replace(day=1):
        return set()
    rows = CoverCount.objects.filter(month__gt=standing.month, month__lte=today, people__gt=0)
    return set(rows.values_list("region_id", "segment", "month"))


def _deposit(cells: set[Cell], standing: Standing, now: datetime) -> int:
    rows = CoverCount.objects.filter(
        month__in={month for *_, month in cells}, region__in={code for code, *_ in cells}
    ).values_list("region_id", "segment", "month", "people")
    note = f"dihitung sampai daftar {standing.roster_number}"
    return deposit(
        (
            Deposit(
                indicator=INDICATOR,
                region=code,
                segment=segment,
                period=month,
                numerator=people,
                source=NUMERATOR_SOURCE,
                as_of=timezone.localdate(now),
                note=note,
            )
            for code, segment, month, people in rows
            if (code, segment, month) in cells
        ),
        by=None,
        now=now,
    )
