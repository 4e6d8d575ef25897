"""Whole calendar months. Covers are half-open: [first day of the first month, first day after the last)."""

from collections.abc import Iterator
from datetime import date


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """The first day of the month `count` months after `month`'s."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def months_between(starts: date, ends: date) -> Iterator[date]:
    """Every month of the half-open span."""
    month = first_of_month(starts)
    while month < ends:
        yield month
        month = add_months(month, 1)


def read_month(text: str) -> date:
    """ "2026-11" → 1 November 2026. Raises ValueError with a sentence."""
    try:
        year, month = text.strip().split("-")
        return date(int(year), int(month), 1)
    except ValueError as wrong:
        raise ValueError(f"Bulan {text!r} tidak terbaca; tulis TAHUN-BULAN, misalnya 2026-11.") from wrong
