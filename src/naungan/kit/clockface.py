"""The face of a clock: the days between receipt and due day, each with what it is.

Knows no law: which days do not count is handed in, with the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from naungan.kit.words import weekday

NEAR = 2  # working days left from which a clock is near its end


@dataclass(frozen=True)
class Day:
    on: date
    css: str  # out, start, was, today, todo, no, due
    word: str = ""


@dataclass(frozen=True)
class Face:
    """state: running, near, late or done; number and unit stand big; weeks are rows from Monday to Sunday."""

    state: str
    number: int
    unit: str
    say: str
    due_on: date
    weeks: Sequence[Sequence[Day]]


def face(
    received_on: date, due_on: date, today: date, skipped: Mapping[date, str], done_on: date | None = None
) -> Face:
    """The clock on `today`. `skipped`: each day up to `due_on` that does not count, and why."""
    counted = [d for d in _days(received_on, due_on) if d > received_on and d not in skipped]
    weeks = _weeks(received_on, due_on, done_on or today, counted, skipped)
    if done_on is not None:
        used = sum(d <= done_on for d in counted)
        return Face("done", used, "hari kerja dipakai", f"Selesai {weekday(done_on)}", due_on, weeks)
    if today > due_on:
        return Face("late", (today - due_on).days, "hari lewat", f"Seharusnya {weekday(due_on)}", due_on, weeks)
    left = sum(d > today for d in counted)
    state, unit = ("near" if left <= NEAR else "running"), "hari kerja lagi" if left else "batas hari ini"
    return Face(state, left, unit, f"Paling lambat {weekday(due_on)}", due_on, weeks)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _weeks(first: date, last: date, today: date, counted: list[date], skipped: Mapping[date, str]) -> list[list[Day]]:
    monday = first - timedelta(days=first.weekday())
    sunday = last + timedelta(days=6 - last.weekday())
    order = {d: n for n, d in enumerate(counted, start=1)}
    days = [_day(d, first, last, today, order, skipped) for d in _days(monday, sunday)]
    return [days[n : n + 7] for n in range(0, len(days), 7)]


def _day(on: date, first: date, last: date, today: date, order: dict[date, int], skipped: Mapping[date, str]) -> Day:
    if on < first or on > last:
        return Day(on, "out")
    if on == last:
        return Day(on, "due", "batas")
    if on == first:
        return Day(on, "start", "masuk")
    if on in skipped:
        return Day(on, "no", "" if on.weekday() > 4 else "libur")
    css = "today" if on == today else "was" if on < today else "todo"
    return Day(on, css, f"ke-{order[on]}")
