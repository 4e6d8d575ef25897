"""The house warns in time that holidays are missing."""

from datetime import date

import pytest

from naungan.law import checks, days_off, shelf
from naungan.law.errors import BrokenBook
from naungan.law.rules import missing_years


@pytest.mark.parametrize(
    ("loaded", "today", "missing"),
    [
        ({2026}, date(2026, 9, 30), []),
        ({2026}, date(2026, 10, 1), [2027]),
        ({2026, 2027}, date(2026, 12, 31), []),
        ({2025}, date(2026, 3, 1), [2026]),
        (set(), date(2026, 11, 22), [2026, 2027]),
    ],
)
def test_missing_years(loaded, today, missing):
    assert missing_years(loaded, today) == missing


def said(monkeypatch, today: date) -> list[str]:
    monkeypatch.setattr(checks.timezone, "localdate", lambda: today)
    return [message.id for message in checks.book_is_whole(None)]


def test_nothing_is_said_while_all_is_there(monkeypatch):
    assert said(monkeypatch, date(2026, 11, 22)) == []


def test_a_warning_from_october_and_an_error_from_january(monkeypatch):
    after = max(days_off.years())
    assert said(monkeypatch, date(after, 10, 1)) == ["law.W001"]
    assert said(monkeypatch, date(after + 1, 1, 1)) == ["law.E002"]


def test_a_broken_book_stops_the_house(monkeypatch):
    def broken():
        raise BrokenBook("rusak")

    monkeypatch.setattr(shelf, "parameters", broken)
    assert said(monkeypatch, date(2026, 1, 1)) == ["law.E001"]
