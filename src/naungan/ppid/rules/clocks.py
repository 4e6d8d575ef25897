"""Time limits that may run into a year whose holidays nobody has decreed yet."""

from datetime import date

from naungan import law
from naungan.kit.refusal import Refused


def known(key: str, received: date, *, extended: bool = False) -> law.Due | None:
    """The time limit, or None where the book cannot count it yet: the length is told all the same, the day is not.

    The decree on the holidays of a year comes in the autumn before it; until then no day of January can be promised.
    """
    try:
        return law.due(key, received=received, extended=extended)
    except law.MissingHolidays:
        return None


def counted(key: str, received: date) -> law.Due:
    """The time limit that a decision hangs on. Raises Refused with the book's own sentence where it cannot count."""
    try:
        return law.due(key, received=received)
    except law.LawError as no:
        raise Refused(str(no)) from None
