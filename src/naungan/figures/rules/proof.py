"""Numbers that carry their proof: a stated percentage against its numbers, parts against their whole.

Every check returns a `Check` that is true or false and always holds the arithmetic, so that a refusal
can show its sum and an acceptance too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from naungan.kit import refusal

# The house's own measure, no law: a stated percentage may be rounded, not wrong. Half a point is the
# most that rounding to whole per cent can move a number.
TOLERANCE_POINTS = Decimal("0.5")


class Refused(refusal.Refused):
    """A deposit or a move that may not happen, with the sum that says why."""

    def __init__(self, message: str, check: "Check | None" = None):
        super().__init__(message)
        self.message, self.check = message, check


@dataclass(frozen=True)
class Check:
    """The outcome of one check with its arithmetic.

    stated, computed, difference: percentage points (difference = computed - stated).
    people_meant: how many people the stated percentage would mean; people_over: that minus the numerator.
    total, missing: of parts, what they add up to and what lacks to the whole.
    """

    ok: bool
    message: str
    stated: Decimal | None = None
    computed: Decimal | None = None
    difference: Decimal | None = None
    people_meant: int | None = None
    people_over: int | None = None
    total: Decimal | None = None
    missing: Decimal | None = None

    def __bool__(self) -> bool:
        return self.ok

    @property
    def gap(self) -> Decimal | None:
        """The difference without its sign, in points."""
        return None if self.difference is None else abs(self.difference)

    @property
    def people_gap(self) -> int | None:
        return None if self.people_over is None else abs(self.people_over)


def share(numerator: int, denominator: int) -> Decimal:
    """Per cent, unrounded. A denominator of zero has no share: ValueError."""
    if denominator <= 0:
        raise ValueError("Penyebut harus lebih dari nol; tanpa penyebut tidak ada persen.")
    return Decimal(100) * Decimal(numerator) / Decimal(denominator)


def check_stated(stated_percent: Decimal | float | str, numerator: int, denominator: int) -> Check:
    """Is the percentage somebody wrote the one that its own numbers give, within the tolerance?"""
    stated, computed = Decimal(str(stated_percent)), share(numerator, denominator)
    difference = computed - stated
    meant = round(stated * denominator / 100)
    ok = abs(difference) <= TOLERANCE_POINTS
    arithmetic = f"{_n(numerator)} ÷ {_n(denominator)} = {_p(computed)} %, tertulis {_short(stated)} %"
    message = f"Cocok: {arithmetic}."
    if not ok:
        side = "lebih banyak" if meant > numerator else "lebih sedikit"
        message = (
            f"Persen yang tertulis tidak cocok dengan angkanya: {arithmetic}, selisih {_p(abs(difference))} poin "
            f"(paling banyak {_short(TOLERANCE_POINTS)}). {_short(stated)} % berarti {_n(meant)} orang, "
            f"{_n(abs(meant - numerator))} orang {side}."
        )
    return Check(ok, message, stated, computed, difference, meant, meant - numerator)


def check_parts(parts: Sequence[Decimal | float | str | int], *, total: int | None = None) -> Check:
    """Do the parts close? Percentages to 100 within the tolerance; counts (with `total`) exactly."""
    values = [Decimal(str(part)) for part in parts]
    whole = Decimal(100) if total is None else Decimal(total)
    found = sum(values, Decimal(0))
    missing = whole - found
    ok = abs(missing) <= TOLERANCE_POINTS if total is None else missing == 0
    write, unit = (_short, " %") if total is None else (lambda v: _n(int(v)), " orang")
    arithmetic = f"{' + '.join(write(v) for v in values)} = {write(found)}{unit}"
    message = f"Menutup: {arithmetic}."
    if not ok:
        word = "kurang" if missing > 0 else "lebih"
        message = (
            f"Bagian-bagiannya tidak menutup: {arithmetic}, seharusnya {write(whole)}{unit}; "
            f"{word} {write(abs(missing))}{unit}."
        )
    return Check(ok, message, total=found, missing=missing)


def _n(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _p(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", ",")


def _short(value: Decimal) -> str:
    """9.30 → 9,3; 60 → 60: as written, without idle zeros."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
