"""Small pure decisions about the book."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

# The joint decree for a year comes in September or October of the year before.
FROM_MONTH = 10


def missing_years(loaded: Collection[int], today: date) -> list[int]:
    """Years whose holidays should be loaded by today and are not: this year, and from October the next."""
    wanted = [today.year] + ([today.year + 1] if today.month >= FROM_MONTH else [])
    return [year for year in wanted if year not in loaded]


def progressive(steps: Iterable[tuple[Decimal | int, Decimal | int]], amount: Decimal | int) -> Decimal:
    """Per cent by tranches: each part of `amount` at the rate of the step it lies in.

    `steps` are (lower bound, per cent), rising. PP 44/2015: the first Rp100 million of a building contract at the
    first rate, the next Rp400 million at the second, and so on.
    """
    rising = list(steps)
    total = Decimal(0)
    for place, (bound, percent) in enumerate(rising):
        end = rising[place + 1][0] if place + 1 < len(rising) else amount
        part = min(Decimal(amount), Decimal(end)) - Decimal(bound)
        total += max(part, Decimal(0)) * Decimal(percent) / 100
    return total
