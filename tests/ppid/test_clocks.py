"""Every clock over thousands of days against a second, plain reckoning that shares no line with the house.

It reads the days off from the files of the book by itself and counts one day after the other.
"""

import random
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from naungan import law
from naungan.law.office import office_hours
from naungan.ppid.rules import objections, requests
from tests.ppid import factories as make

HOLIDAYS = Path(law.__file__).parent / "holidays"
CLOCKS = {
    "ppid.response_days": 10, "ppid.objection_days": 30, "ppid.objection_answer_days": 30, "ppid.dispute_days": 14,
    "ppid.mediation_start_days": 14, "ppid.complete_request_days": 3, "ppid.applicant_completes_days": 3,
    "ppid.dispute_end_days": 100,
}  # fmt: skip
CLOSES = 16


def days_off() -> set[date]:
    """Named days of all years, read without the house."""
    found = set()
    for path in sorted(HOLIDAYS.glob("*.toml")):
        found |= {row["on"] for row in tomllib.loads(path.read_text())["days"]}
    return found


OFF = days_off()


def is_work(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def plain(received: date, days: int, *, late: bool = False) -> date:
    """Day 0 is the first working day on or after receipt (the next where it came after hours); then `days` more."""
    day = received + timedelta(days=1) if late else received
    while not is_work(day):
        day += timedelta(days=1)
    left = days
    while left:
        day += timedelta(days=1)
        left -= is_work(day)
    return day


def generated(count: int, last: date) -> list[date]:
    first = date(2021, 7, 1)
    dice = random.Random(4)  # the same days in every run
    return [first + timedelta(days=dice.randrange((last - first).days)) for _ in range(count)]


@pytest.mark.parametrize(("key", "days"), CLOCKS.items())
def test_a_clock_agrees_with_the_plain_count_on_every_day(key, days):
    last = date(2027, 6, 30) if days > 30 else date(2027, 10, 15)
    wrong = [day for day in generated(2_500, last) if law.due(key, received=day).due_on != plain(day, days)]
    assert wrong == []


@pytest.mark.parametrize("year", range(2021, 2027))
def test_the_turn_of_every_year_agrees(year):
    for n in range(45):
        day = date(year, 12, 1) + timedelta(days=n)
        assert law.due("ppid.response_days", received=day).due_on == plain(day, 10)
        assert law.due("ppid.response_days", received=day, extended=True).due_on == plain(day, 17)


def test_hours_after_closing_count_from_the_next_working_day():
    dice = random.Random(5)
    for day in generated(1_500, date(2027, 10, 15)):
        hour = dice.randrange(24)
        moment = datetime(day.year, day.month, day.day, hour, 30, tzinfo=make.ZONE)
        due = law.due("ppid.response_days", received=moment, office=office_hours())
        assert due.due_on == plain(day, 10, late=is_work(day) and hour >= CLOSES)


def test_cuti_bersama_does_not_count():
    leave = [
        row["on"]
        for path in HOLIDAYS.glob("202[2-6].toml")
        for row in tomllib.loads(path.read_text())["days"]
        if row["kind"] == "leave" and row["on"].weekday() < 5
    ]
    assert len(leave) > 10
    for day in leave:
        due = law.due("ppid.response_days", received=day - timedelta(days=7))
        assert due.due_on == plain(day - timedelta(days=7), 10)
        assert day in {skipped.date for skipped in due.skipped} or day > due.due_on


def test_rules_ask_the_same_clocks():
    for day in generated(300, date(2027, 10, 1)):
        assert requests.last_day_to_ask(day) == plain(day, 3)
        assert objections.last_day_to_object(day).due_on == plain(day, 30)
