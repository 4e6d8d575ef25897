"""Which documents are owed on a day, and which of them are missing.

Public bodies announce periodically what they plan, do and spend (UU 14/2008 Ps. 9); when exactly each document is due
stands with its set, with source and certainty.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from naungan.library.enums import Cadence, SlotState, Stage

SOON = timedelta(days=60)  # the board warns so long before
REMIND_BEFORE = timedelta(days=30)
LONG_LATE = timedelta(days=60)
FIVE = 5


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a set owes its documents. `due_years` is counted from the year (or first year) a document speaks of:
    -1 for a plan that is due before its year begins, 1 for a report that is due after it has ended.
    """

    code: str
    label: str
    cadence: str
    first_year: int
    due_month: int
    due_day: int
    due_years: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One document that is owed: of which set, for which year, and for which half of it (0: the whole)."""

    year: int
    part: int
    code: str
    due_on: date
    label: str

    @property
    def key(self) -> tuple[str, int, int]:
        return self.code, self.year, self.part


@dataclass(frozen=True, slots=True)
class Standing:
    """A slot on a day. `days` are those that are left, or, where it is late, those that have passed."""

    slot: Slot
    state: SlotState
    days: int

    @property
    def is_missing(self) -> bool:
        return self.state in (SlotState.LATE, SlotState.SOON)


def period_label(cadence: str, year: int, part: int = 0) -> str:
    """How people call the period: 2026, Semester I 2026, 2024–2028."""
    if cadence == Cadence.HALF_YEARLY and part:
        return f"Semester {'I' * part} {year}"
    return f"{year}–{year + FIVE - 1}" if cadence == Cadence.FIVE_YEARLY else str(year)


def period(cadence: str, year: int, part: int = 0) -> tuple[date, date]:
    """First day, and the first day after it (half-open)."""
    if cadence == Cadence.FIVE_YEARLY:
        return date(year, 1, 1), date(year + FIVE, 1, 1)
    if cadence == Cadence.HALF_YEARLY and part:
        return (date(year, 1, 1), date(year, 7, 1)) if part == 1 else (date(year, 7, 1), date(year + 1, 1, 1))
    return date(year, 1, 1), date(year + 1, 1, 1)


def due_on(schedule: Schedule, year: int, part: int = 0) -> date:
    """The last day on which the document is in time. The first half is due six months before the second."""
    month, years = schedule.due_month, schedule.due_years
    if schedule.cadence == Cadence.HALF_YEARLY and part == 1:
        month, years = (month - 6, years) if month > 6 else (month + 6, years - 1)
    return date(year + years, month, min(schedule.due_day, monthrange(year + years, month)[1]))


def after_year_end(months: int) -> tuple[int, int, int]:
    """(month, day, years) of a deadline so many whole months after the 31 December of a document's year."""
    years, month = 1 + (months - 1) // 12, (months - 1) % 12 + 1
    return month, monthrange(2001, month)[1], years


def expected(schedule: Schedule, *, today: date) -> list[Slot]:
    """What the set owes from its first year until a year from now, oldest first. Irregular sets owe nothing."""
    if schedule.cadence == Cadence.IRREGULAR:
        return []
    if schedule.cadence == Cadence.ONCE:
        years = [schedule.first_year]
    else:
        step = FIVE if schedule.cadence == Cadence.FIVE_YEARLY else 1
        years = list(range(schedule.first_year, today.year + 2, step))
    halves = (1, 2) if schedule.cadence == Cadence.HALF_YEARLY else (0,)
    horizon = today + timedelta(days=366)
    slots = []
    for year in years:
        for part in halves:
            due = due_on(schedule, year, part)
            if due <= horizon:
                label = f"{schedule.label} {period_label(schedule.cadence, year, part)}"
                slots.append(Slot(year, part, schedule.code, due, label))
    return slots


def standing(slot: Slot, *, today: date, published: bool, waiting: bool) -> Standing:
    """Published counts whenever it came; what only waits for its publisher is not yet there for the public."""
    days = abs((slot.due_on - today).days)
    if published:
        return Standing(slot, SlotState.PUBLISHED, days)
    if waiting:
        return Standing(slot, SlotState.WAITING, days)
    if slot.due_on < today:
        return Standing(slot, SlotState.LATE, days)
    return Standing(slot, SlotState.SOON if slot.due_on - today <= SOON else SlotState.LATER, days)


def standings(
    schedules: Iterable[Schedule], held: Mapping[tuple[str, int, int], bool], *, today: date
) -> list[Standing]:
    """Every slot of every set. `held`: (set, year, part) → is it published (True) or only waiting (False)."""
    return [
        standing(slot, today=today, published=held.get(slot.key, False), waiting=slot.key in held)
        for schedule in schedules
        for slot in expected(schedule, today=today)
    ]


def stage(due: date, *, today: date) -> Stage | None:
    """At which reminder something is that is due on that day and still missing; None before the first one."""
    if today < due - REMIND_BEFORE:
        return None
    if today <= due:
        return Stage.SOON
    return Stage.LONG_LATE if today > due + LONG_LATE else Stage.LATE
