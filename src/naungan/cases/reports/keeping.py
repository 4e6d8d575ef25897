"""Which cases have been kept long enough, and what the book says of it."""

from datetime import date
from typing import Any, NamedTuple

from naungan import law
from naungan.accounts.models import User
from naungan.cases.models import Case
from naungan.cases.reports.reach import kinds_of

SHOWN = 100  # of the oldest; the rest follows when these are done


class Term(NamedTuple):
    """How long cases of these kinds are kept."""

    kinds: list[str]
    value: law.Value


def past(user: User, today: date) -> dict[str, Any]:
    """`cases` past their keeping, the oldest first, and how many there are in `total`; two queries."""
    found = Case.objects.visible_to(user).past_keeping(today)
    return {"cases": list(found.order_by("keep_until", "pk")[:SHOWN]), "total": found.count()}


def terms(user: User, today: date) -> list[Term]:
    """The book's years for the kinds that this user reads."""
    keys: dict[str, list[str]] = {}
    for kind in kinds_of(user):
        if kind.keep_years_key:
            keys.setdefault(kind.keep_years_key, []).append(kind.label)
    return [Term(kinds, law.at(key, on=today)) for key, kinds in keys.items()]
