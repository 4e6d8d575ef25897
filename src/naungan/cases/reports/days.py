"""How many days a case still has, as the queue shows it: a short word, its meaning, and how near it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from naungan.cases import rules
from naungan.cases.enums import Waiting
from naungan.cases.models import Case
from naungan.kit.clockface import NEAR

ONE_DAY = timedelta(days=1)
FAR = 60  # days ahead that are counted one by one; beyond, nobody needs to know to the day


@dataclass(frozen=True, slots=True)
class Left:
    """`short` stands in the coloured field, `say` is its sentence, `css` one of late, now, near, wait or ""."""

    short: str
    say: str
    css: str


PAUSED = Left("jeda", "menunggu pemohon", "wait")
ENDLESS = Left("–", "tanpa batas waktu", "wait")
CLOSED = Left("usai", "selesai", "wait")


def left(case: Case, *, now: datetime, today: date, works: Callable[[date], bool] = rules.works) -> Left:
    """Working days for a clock in working days, hours on the last day of a clock in hours, else calendar days."""
    if case.waits_for == Waiting.NOBODY:
        return CLOSED
    if case.waits_for == Waiting.APPLICANT:
        return PAUSED
    if case.due_on is None:
        return ENDLESS
    if case.is_overdue(now, today):
        days = max((today - case.due_on).days, 0)
        return Left(f"−{days}", f"lewat {days} hari" if days else "lewat hari ini", "late")
    if case.due_on == today:
        hour = f", {timezone.localtime(case.due_at):%H.%M}" if case.due_at else ""
        return Left("kini", f"batas hari ini{hour}", "now")
    days = (case.due_on - today).days
    if case.clock.get("unit") == "working_days" and days <= FAR:
        count = sum(works(today + n * ONE_DAY) for n in range(1, days + 1))
        return Left(str(count), f"{count} hari kerja lagi", "near" if count <= NEAR else "")
    return Left(str(days), f"{days} hari lagi", "near" if days <= NEAR else "")
