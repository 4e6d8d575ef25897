"""Small words for the pages of the house: whose address, which initials, which last day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import template

register = template.Library()


@register.filter
def of_unit(addresses: Mapping[int, str], thing: Any) -> str:
    """The page of the unit that a post or building belongs to; empty where it has none."""
    return addresses.get(thing.unit_id, "")


@register.filter
def initials(name: str) -> str:
    """AW for Ani Wardani; two letters at most."""
    parts = [part for part in (name or "").split() if part[0].isalpha()]
    return "".join(part[0] for part in parts[:2]).upper()


@register.filter
def last_day(until_on: date | None) -> date | None:
    """The last day of a half-open term, as people say it."""
    return None if until_on is None else until_on - timedelta(days=1)
