"""What must hold of every count of working days."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from naungan.law import days_off, workdays

OFFICE = workdays.OfficeHours(opens=time(8), closes=time(16), zone=ZoneInfo("Asia/Makassar"))
FIRST, LAST = date(2014, 1, 1), date(2027, 6, 30)  # 100 working days later is still a loaded year
dates = st.dates(FIRST, LAST)
moments = st.datetimes(datetime.combine(FIRST, time()), datetime.combine(LAST, time()))  # on the office's own clock
limits = st.integers(min_value=1, max_value=100)


def count(received, limit: int) -> workdays.Counted:
    return workdays.count(received, limit, reason_off=days_off.reason_off, office=OFFICE)


@given(received=dates | moments, limit=limits)
def test_a_due_date_is_a_working_day_and_so_is_the_day_it_is_counted_from(received, limit):
    found = count(received, limit)
    assert days_off.reason_off(found.due_on) is None
    assert days_off.reason_off(found.counted_from) is None
    assert days_off.reason_off(found.first_day) is None


@given(received=dates | moments, limit=limits)
def test_skipped_and_counted_days_close(received, limit):
    """Every calendar day from receipt to the due date is day 0, counted, or skipped with a reason; no day is two."""
    found = count(received, limit)
    received_on = received.date() if isinstance(received, datetime) else received
    span = [received_on + timedelta(days=n) for n in range((found.due_on - received_on).days + 1)]
    assert len(span) == 1 + limit + len(found.skipped)
    assert [day.date for day in found.skipped] == sorted({day.date for day in found.skipped})
    assert {day.date for day in found.skipped} <= set(span) - {found.counted_from, found.due_on}
    assert all(day.reason for day in found.skipped)


@given(one=moments, other=moments, limit=limits)
def test_who_comes_later_is_never_due_earlier(one, other, limit):
    early, late = sorted((one, other))
    assert count(early, limit).due_on <= count(late, limit).due_on


@given(received=dates, limit=limits)
def test_a_longer_limit_is_due_later(received, limit):
    assert count(received, limit).due_on < count(received, limit + 1).due_on


@given(received=dates, first=st.integers(1, 50), second=st.integers(1, 50))
def test_an_extension_goes_on_where_the_limit_ended(received, first, second):
    assert count(count(received, first).due_on, second).due_on == count(received, first + second).due_on


@given(received=dates)
def test_a_day_within_hours_is_as_good_as_its_date(received):
    assert count(datetime.combine(received, time(10)), 10) == count(received, 10)
