"""The line of the months as a picture: where the points lie. Pure; the template draws.

Gaps are gaps: months that do not follow each other are not connected, and a longer hole is named.
Points of another definition are hollow and stand alone. The target is a dotted line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

LEFT, RIGHT, TOP, BASE = 44, 330, 22, 206  # picture units; the viewBox is 440 x 240
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Point:
    """A value in a month; `is_foreign` for one of another definition."""

    month: date
    value: float
    text: str
    is_foreign: bool = False


@dataclass(frozen=True)
class Mark:
    x: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True)
class Chart:
    lines: list[str]
    dots: list[Mark]
    foreign: list[Mark]
    last: Mark | None
    ticks: list[tuple[float, str]]
    years: list[tuple[float, str]]
    hole: tuple[float, float] | None
    goal: str = ""
    goal_end: Mark | None = None
    words: str = ""
    rows: list[Point] = field(default_factory=list)

    @property
    def hole_middle(self) -> float:
        return self.hole[0] + self.hole[1] / 2 if self.hole else 0.0


def chart(points: Sequence[Point], *, goal: tuple[date, float] | None = None, unit: str = "") -> Chart | None:
    """The picture of these points, or None where there is nothing to draw."""
    if not points:
        return None
    own = sorted((p for p in points if not p.is_foreign), key=lambda p: p.month)
    foreign = [p for p in points if p.is_foreign]
    months = [p.month for p in points] + ([goal[0]] if goal else [])
    first, last = date(min(months).year, 1, 1), max(months)
    span = max(_months(first, last), 11)
    top = ceiling(max([p.value for p in points] + ([goal[1]] if goal else [])))

    def x(month: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * _months(first, month) / span, 1)

    def y(value: float) -> float:
        return round(BASE - (BASE - TOP) * value / top, 1)

    dots = [Mark(x(p.month), y(p.value), p.text) for p in own]
    goal_path = _goal(goal, foreign, x, y) if goal else ""
    return Chart(
        lines=["M" + "L".join(f"{x(p.month)} {y(p.value)}" for p in run) for run in _runs(own) if len(run) > 1],
        dots=dots,
        foreign=[Mark(x(p.month), y(p.value), p.text) for p in foreign],
        last=dots[-1] if dots else None,
        ticks=[(y(value), _number(value)) for value in _ticks(top)],
        years=[(x(date(year, 1, 1)), str(year)) for year in _years(first, last)],
        hole=_hole(own, foreign, x),
        goal=goal_path,
        goal_end=Mark(x(goal[0]), y(goal[1]), _number(goal[1])) if goal else None,
        words=_words(own, foreign, unit),
        rows=[*foreign, *own],
    )


def ceiling(value: float) -> float:
    """The next round number above: 9.3 → 10, 21.2 → 25, 640 → 1000."""
    if value <= 0:
        return 1.0
    size = 1.0
    while size * 10 < value:
        size *= 10
    while size > value and size > 0.001:
        size /= 10
    return next(step * size for step in STEPS if step * size >= value or step == STEPS[-1])


def _ticks(top: float) -> list[float]:
    """Four or five round values up to the top: quarters of 2, 20, 200; fifths of the others."""
    parts = 4 if f"{top:e}"[:3] == "2.0" else 5
    return [top * n / parts for n in range(1, parts + 1)]


def _months(start: date, end: date) -> float:
    return (end.year - start.year) * 12 + end.month - start.month


def _runs(points: list[Point]) -> list[list[Point]]:
    runs: list[list[Point]] = []
    for point in points:
        if runs and _months(runs[-1][-1].month, point.month) == 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _goal(goal: tuple[date, float], foreign: list[Point], x, y) -> str:
    """From where the target was set to where it was due, then level to the end."""
    start = f"M{x(foreign[0].month)} {y(foreign[0].value)}L" if foreign else "M"
    return f"{start}{x(goal[0])} {y(goal[1])}H{RIGHT}"


def _hole(own: list[Point], foreign: list[Point], x) -> tuple[float, float] | None:
    """The widest stretch without a value, if it is worth naming (half a year)."""
    months = sorted(p.month for p in (*own, *foreign))
    gaps = [(_months(a, b), a, b) for a, b in pairwise(months)]
    if not gaps:
        return None
    length, start, end = max(gaps)
    return (x(start) + 14, round(x(end) - x(start) - 28, 1)) if length >= 7 and x(end) - x(start) > 100 else None


def _years(first: date, last: date) -> list[int]:
    years = list(range(first.year, last.year + 1))
    return years if len(years) <= 5 else years[:: -(-len(years) // 5)]


def _number(value: float) -> str:
    text = f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.rstrip("0").rstrip(",") if "," in text else text


def _words(own: list[Point], foreign: list[Point], unit: str) -> str:
    parts = [f"{p.text}{unit} pada {p.month:%m-%Y} (dasar hitung lain)" for p in foreign]
    if own:
        parts.append(f"{own[-1].text}{unit} pada {own[-1].month:%m-%Y}")
    return "; ".join(parts) + "."
