"""Pure decisions: months, places and which of them a figure may speak of."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from naungan.figures.rules import SMALLEST_SHOWN

INDICATOR = "COV-001"  # its definition stands in figures/seeds/figures.toml
NUMERATOR_SOURCE = "Register pekerja Naungan, dari daftar nama yang disetujui"

Delta = tuple[str, str, date, date, int]  # region code, segment, from, until (half-open), people more or less
Cell = tuple[str, str, date]  # region code, segment, month


def months(starts_on: date, ends_on: date) -> Iterator[date]:
    """First days of the months in [starts_on, ends_on): cover is given for whole calendar months."""
    month = starts_on.replace(day=1)
    while month < ends_on:
        yield month
        month = next_month(month)


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def lineage(code: str) -> list[str]:
    """52.03.07.1001 → itself, 52.03.07, 52.03, 52: every place that counts a person who lives there."""
    parts = code.split(".")
    return [".".join(parts[:n]) for n in range(len(parts), 0, -1)]


def spread(deltas: Iterable[Delta]) -> dict[Cell, int]:
    """Spans of people spread over months and up to the province. Cells that come to nothing are left out."""
    cells: Counter[Cell] = Counter()
    for code, segment, starts_on, ends_on, people in deltas:
        places = lineage(code)
        for month in months(starts_on, ends_on):
            for place in places:
                cells[place, segment, month] += people
    return {cell: people for cell, people in cells.items() if people}


def may_deposit(month: date, today: date) -> bool:
    """Only months that have begun: a count for a coming month is a forecast, not a figure.

    The count itself is kept for all months; a coming month is deposited when it begins.
    """
    return month <= today


def classes(greatest: int) -> tuple[int, int, int, int, int]:
    """The five classes of the village map: the smallest count of each. The first is the smallest shown.

    They grow in round steps with the greatest count, so that they seldom move.
    """
    size = 1
    while greatest > 400 * size:
        size *= 2
    return SMALLEST_SHOWN, 15 * size, 40 * size, 100 * size, 200 * size
