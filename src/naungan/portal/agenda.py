"""The agenda as people look at it: what comes next, a month, a week; with the holidays of the law book."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from naungan.kit import words
from naungan.kit.months import add_months
from naungan.law import days_off
from naungan.law.days_off import Holiday
from naungan.portal.models import Event
from naungan.portal.models.agenda import EventKind, EventQuerySet
from naungan.search import Entry

AHEAD_DAYS = 70  # what the list shows: ten weeks
KINDS = {"pimpinan": EventKind.LEADERS, "kegiatan": EventKind.ACTIVITY}
YEARS = range(2000, 2100)  # months beyond are no addresses of ours


@dataclass
class Day:
    """One day of the calendar: its events, the holiday it is, whether it belongs to the month shown."""

    on: date
    is_today: bool = False
    is_inside: bool = True
    holiday: Holiday | None = None
    events: list[Event] = field(default_factory=list)

    @property
    def is_weekend(self) -> bool:
        return self.on.weekday() >= days_off.SATURDAY

    @property
    def is_empty(self) -> bool:
        return not self.events and self.holiday is None


@dataclass(frozen=True)
class Choice:
    """What the reader narrowed the agenda to; both empty: everything."""

    kind: str = ""
    unit: str = ""

    @classmethod
    def of(cls, query) -> "Choice":
        """From the address; words it does not know are nothing."""
        kind, unit = query.get("jenis", ""), query.get("unit", "")[:40]
        return cls(kind if kind in KINDS else "", unit)

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        if self.kind:
            events = events.filter(kind=KINDS[self.kind])
        return events.filter(unit__code=self.unit) if self.unit else events

    @property
    def query(self) -> str:
        pairs = [(name, value) for name, value in (("jenis", self.kind), ("unit", self.unit)) if value]
        return "?" + "&".join(f"{name}={value}" for name, value in pairs) if pairs else ""


def seen(choice: Choice) -> EventQuerySet:
    return choice.narrow(Event.objects.public()).select_related("unit")


def holidays(first: date, until: date) -> dict[date, Holiday]:
    """Days off by decree from `first` up to, without, `until`. A year without a decree has none to show."""
    wanted = range(first.year, until.year + 1)
    return {
        day.on: day
        for year, book in days_off.years().items()
        if year in wanted
        for day in book.days
        if first <= day.on < until
    }


def days(first: date, until: date, events: Iterable[Event], *, today: date, month: int | None = None) -> list[Day]:
    """All days from `first` up to, without, `until`; an event of three days stands on each of them."""
    off = holidays(first, until)
    count = (until - first).days
    made = {
        (on := first + timedelta(days=n)): Day(on, on == today, month is None or on.month == month, off.get(on))
        for n in range(count)
    }
    for event in events:
        for on in event.days:
            if on in made:
                made[on].events.append(event)
    return list(made.values())


def month_days(year: int, month: int, choice: Choice, *, today: date) -> list[Day]:
    """The weeks, Monday first, that hold the month."""
    begin = date(year, month, 1)
    end = add_months(begin, 1)
    first = begin - timedelta(days=begin.weekday())
    until = end + timedelta(days=-end.weekday() % 7)
    return days(first, until, seen(choice).between(first, until), today=today, month=month)


def week_days(monday: date, choice: Choice, *, today: date) -> list[Day]:
    until = monday + timedelta(days=7)
    return days(monday, until, seen(choice).between(monday, until), today=today)


def coming_days(choice: Choice, *, today: date) -> list[Day]:
    """The next ten weeks, days with something on them only."""
    until = today + timedelta(days=AHEAD_DAYS)
    found = days(today, until, seen(choice).between(today, until), today=today)
    return [day for day in found if not day.is_empty]


def monday_of(year: int, week: int) -> date | None:
    """The Monday of an ISO week, None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def span(monday: date) -> str:
    """23–29 November 2026; 30 November – 6 Desember 2026"""
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return f"{monday.day}–{words.day(sunday)}"
    year = f" {monday.year}" if monday.year != sunday.year else ""
    return f"{monday.day} {words.MONTHS[monday.month - 1]}{year} – {words.day(sunday)}"


def entries() -> Iterator[Entry]:
    """Everything the search may know of the agenda."""
    for event in Event.objects.public().select_related("unit").iterator():
        yield event.entry


def schema(event: Event) -> dict:
    """schema.org/Event."""
    status = "EventCancelled" if event.is_cancelled else "EventScheduled"
    start = timezone.localtime(event.starts_at)
    whole = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "startDate": event.first_day.isoformat() if event.is_all_day else start.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": event.place, "address": event.place},
        "organizer": {"@type": "GovernmentOrganization", "name": settings.OFFICE_NAME, "url": settings.BASE_URL},
        "url": settings.BASE_URL + reverse("agenda_event", kwargs={"slug": event.slug}),
        "isAccessibleForFree": True,
    }
    if event.ends_at:
        end = timezone.localtime(event.ends_at)
        whole["endDate"] = event.last_day.isoformat() if event.is_all_day else end.isoformat()
    if text := strip_tags(event.description).strip():
        whole["description"] = text
    return whole
