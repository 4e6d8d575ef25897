"""Counting working days so that the citizen can check the count: every day that did not count, with its reason.

Day 1 is the working day after the day of receipt. What comes in on a day that is no working day, or after the
office has closed, is taken as received on the next working day: that day is `counted_from`, and day 1 follows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from naungan.law.errors import UnclearMoment

ONE_DAY = timedelta(days=1)
AFTER_HOURS = "diterima sesudah kantor tutup pukul {:%H.%M}"

ReasonOff = Callable[[date], str | None]


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the office is open, and in which zone its clock runs. The minute of closing still counts as open."""

    opens: time
    closes: time
    zone: tzinfo

    def local(self, moment: datetime) -> datetime:
        """The moment on the office's clock; one without a zone is already on it."""
        return moment.astimezone(self.zone) if moment.tzinfo else moment.replace(tzinfo=self.zone)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count, and why."""

    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The result of a count: `counted_from` is day 0, `first_day` day 1, `due_on` the last day."""

    counted_from: date
    first_day: date
    due_on: date
    skipped: tuple[Skipped, ...]


def count(received: date | datetime, days: int, *, reason_off: ReasonOff, office: OfficeHours | None = None) -> Counted:
    """`days` working days after receipt. A moment needs the office's hours: raises `UnclearMoment` without them."""
    skipped: list[Skipped] = []
    received_on, reason = _arrival(received, reason_off, office)
    counted_from = received_on
    while reason:
        skipped.append(Skipped(counted_from, reason))
        counted_from += ONE_DAY
        reason = reason_off(counted_from)
    first_day: date | None = None
    day, counted = counted_from, 0
    while counted < days:
        day += ONE_DAY
        why = reason_off(day)
        if why:
            skipped.append(Skipped(day, why))
            continue
        counted += 1
        first_day = first_day or day
    return Counted(counted_from, first_day or counted_from, day, tuple(skipped))


def local(received: date | datetime, office: OfficeHours | None) -> date | datetime:
    """A moment on the office's clock; a date as it is. Raises `UnclearMoment` for a moment without an office."""
    if not isinstance(received, datetime):
        return received
    if office is None:
        raise UnclearMoment("Saat penerimaan memuat jam, maka jam kerja dan zona waktu kantor harus disertakan.")
    return office.local(received)


def _arrival(received: date | datetime, reason_off: ReasonOff, office: OfficeHours | None) -> tuple[date, str | None]:
    """The calendar day of receipt at the office, and why it cannot be day 0 (None when it can)."""
    moment = local(received, office)
    if not isinstance(moment, datetime) or office is None:
        return moment, reason_off(moment)
    late = AFTER_HOURS.format(office.closes) if moment.time() > office.closes else None
    return moment.date(), reason_off(moment.date()) or late
