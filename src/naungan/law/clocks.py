"""Time limits of the book, counted from a receipt: working days, hours, and calendar days, months or years."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from naungan.law import book, days_off, workdays
from naungan.law.errors import NotAClock
from naungan.law.workdays import Counted, OfficeHours, Skipped

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Due:
    """A due date with its proof. `due_at` is set for hour clocks that started at a known hour.

    `value` is the limit of law, `extended_by` what an extension added to it, both in `unit`.
    `counted_from` is day 0 (the day taken as the day of receipt), `first_day` day 1.
    """

    key: str
    value: int
    unit: str
    since: date
    source: str
    certainty: str
    label: str
    counted_from: date
    first_day: date
    due_on: date
    due_at: datetime | None
    skipped: tuple[Skipped, ...]
    extended_by: int


def due(
    key: str,
    *,
    received: date | datetime,
    extended: bool = False,
    office: OfficeHours | None = None,
    **facts: object,
) -> Due:
    """The last day (or hour) of the time limit `key` for what was received then, by the law of that day.

    A received moment is judged by the office's clock (`office`); a date is taken as within office hours.
    Raises `NotAClock` for a parameter that is no time limit or cannot be extended, `MissingHolidays` for a year
    whose holidays are not loaded, `UnclearMoment` for a moment without `office`.
    """
    parameter = book.parameter_of(key)
    if not parameter.is_clock:
        raise NotAClock(f"{key} bukan tenggat waktu ({parameter.label}).")
    on = workdays.local(received, office)
    on = on.date() if isinstance(on, datetime) else on
    limit = book.at(key, on=on, **facts)
    extra = _extension(parameter.key, parameter.extension, on) if extended else 0
    counted, due_at = COUNTERS[parameter.unit](received, int(str(limit.value)) + extra, office)
    return Due(
        key=key, value=int(str(limit.value)), unit=limit.unit, since=limit.since, source=limit.source,
        certainty=limit.certainty, label=limit.label, counted_from=counted.counted_from, first_day=counted.first_day,
        due_on=counted.due_on, due_at=due_at, skipped=counted.skipped, extended_by=extra,
    )  # fmt: skip


def _extension(key: str, extension: str, on: date) -> int:
    if not extension:
        raise NotAClock(f"{key} tidak dapat diperpanjang.")
    return int(str(book.at(extension, on=on).value))


def _working_days(received: date | datetime, limit: int, office: OfficeHours | None) -> tuple[Counted, None]:
    return workdays.count(received, limit, reason_off=days_off.reason_off, office=office), None


def _hours(received: date | datetime, limit: int, office: OfficeHours | None) -> tuple[Counted, datetime | None]:
    """Hours run through nights and holidays. With only a date known, from its first minute: the stricter reading."""
    moment = workdays.local(received, office)
    if isinstance(moment, datetime):
        due_at = moment + timedelta(hours=limit)
        return Counted(moment.date(), moment.date(), due_at.date(), ()), due_at
    last = (datetime.combine(moment, time.min) + timedelta(hours=limit)).date()
    return Counted(moment, moment, last, ()), None


def _calendar(add: Callable[[date, int], date]) -> Callable[..., tuple[Counted, None]]:
    def counter(received: date | datetime, limit: int, office: OfficeHours | None) -> tuple[Counted, None]:
        moment = workdays.local(received, office)
        start = moment.date() if isinstance(moment, datetime) else moment
        return Counted(start, start + timedelta(days=1), add(start, limit), ()), None

    return counter


def _add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


COUNTERS: dict[str, Callable[..., tuple[Counted, datetime | None]]] = {
    "working_days": _working_days,
    "hours": _hours,
    "days": _calendar(lambda day, limit: day + timedelta(days=limit)),
    "months": _calendar(_add_months),
    "years": _calendar(lambda day, limit: _add_months(day, limit * MONTHS_A_YEAR)),
}
