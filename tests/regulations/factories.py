"""Instruments for the tests: `instrument("PP", "44", 2015)` and what it does to others."""

from datetime import date

from django.utils import timezone

from naungan.accounts import actions as accounts
from naungan.accounts.models import User
from naungan.regulations.models import Instrument, Relation
from naungan.regulations.rules.status import Facts, Link, Shelf
from tests.accounts.factories import user


def instrument(short: str = "Permenuji", number: str = "1", year: int = 2015, **columns) -> Instrument:
    columns = {
        "kind": "ministerial_regulation", "form": "Peraturan Menteri Uji", "title": "Hal yang Diuji", "live": True,
        "first_published_at": timezone.now(), **columns,
    }  # fmt: skip
    return Instrument.objects.create(short=short, number=number, year=year, **columns)


def relation(source: Instrument, verb: str, target: Instrument, **columns) -> Relation:
    return Relation.objects.create(source=source, verb=verb, target=target, **columns)


def officer(role: str) -> User:
    """Somebody with a role, in the groups that Wagtail asks."""
    person = user(role, "52")
    accounts.keep_groups(person, timezone.localdate())
    return person


def shelf(days: dict[int, date | None], *links: Link, year: int = 2015, ends: dict[int, date] | None = None) -> Shelf:
    """Plain facts for the rules: number of an instrument → the day it begins, None where that is not known."""
    facts = {
        pk: Facts(pk, day.year if day else year, in_force_from=day, ends_on=(ends or {}).get(pk))
        for pk, day in days.items()
    }
    return Shelf(facts, list(links))
