"""A month of deadlines: each day with the first cases that are due on it, and how many there are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from naungan import law
from naungan.accounts.models import User
from naungan.cases.enums import Waiting
from naungan.cases.models import Case
from naungan.cases.reports import days
from naungan.cases.reports.queue import Row
from naungan.kit.months import add_months

SHOWN = 5  # cases named on one day; the queue has all of them
WEEK = 7


@dataclass(frozen=True)
class Day:
    """A field of the calendar. `off` says why the office does not work; `more` is what is not named."""

    on: date
    is_inside: bool
    is_today: bool
    off: str
    rows: list[Row]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)

    @property
    def is_empty(self) -> bool:
        return not self.count


def month(user: User, begin: date, *, now: datetime) -> list[Day]:
    """The whole weeks of the month that begins on `begin`, Monday first. Two queries, whatever it holds."""
    today = timezone.localdate(now)
    first = begin - timedelta(days=begin.weekday())
    end = add_months(begin, 1)
    last = end + timedelta(days=-end.weekday() % WEEK)
    due = Case.objects.visible_to(user).filter(waits_for=Waiting.OFFICE, due_on__gte=first, due_on__lt=last)
    counts = dict(due.order_by().values_list("due_on").annotate(Count("pk")))
    place = Window(RowNumber(), partition_by=F("due_on"), order_by=F("pk").asc())
    rows = defaultdict(list)
    for case in due.annotate(place=place).filter(place__lte=SHOWN).order_by("due_on", "pk"):
        rows[case.due_on].append(Row(case, days.left(case, now=now, today=today)))
    return [
        Day(on, begin <= on < end, on == today, _off(on), rows[on], counts.get(on, 0))
        for on in (first + timedelta(days=n) for n in range((last - first).days))
    ]


def _off(day: date) -> str:
    try:
        return law.reason_off(day) or ""
    except law.MissingHolidays:
        return ""
