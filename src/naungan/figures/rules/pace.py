"""How far a target is, and how fast one would have to go."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

DAYS_A_MONTH = Decimal("30.4375")  # 365.25 / 12


@dataclass(frozen=True)
class Pace:
    """People, not per cent: what the target means on one day.

    people_needed: the target as a head-count (rounded up); missing: what lacks (0 when reached);
    months_left: to the due day, None when that day is past; per_month: people a month, None when
    reached or past.
    """

    people_needed: int
    missing: int
    months_left: Decimal | None
    per_month: int | None
    is_reached: bool
    is_past: bool

    @property
    def is_missed(self) -> bool:
        return self.is_past and not self.is_reached


def pace(percent: Decimal, due_on: date, numerator: int, denominator: int, on: date) -> Pace:
    """The way from `numerator` of `denominator` people on `on` to `percent` of them by `due_on`."""
    needed = int((Decimal(percent) * denominator / 100).to_integral_value(ROUND_CEILING))
    missing = max(0, needed - numerator)
    is_past = on > due_on
    months = None if is_past else Decimal((due_on - on).days) / DAYS_A_MONTH
    speed = None
    if missing and months is not None:
        speed = int((missing / max(months, 1 / DAYS_A_MONTH)).to_integral_value(ROUND_CEILING))
    return Pace(needed, missing, months, speed, missing == 0, is_past)
