"""What the clock says of the lists and the yearly report: a day of review, an exemption's end, a report's last day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.accounts.models import User
from naungan.kit.locks import hold
from naungan.notices.actions import write
from naungan.ppid.enums import ReportState
from naungan.ppid.models import ListedInformation, ListReminder, YearlyReport
from naungan.ppid.reports import yearly
from naungan.ppid.reports.index import listed_key
from naungan.ppid.rules.lists import report_reminder
from naungan.search.actions import drop

Mark = tuple[str, date]  # what, and the day that has come


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Write to the officers of PPID what has come since they were last told; returns the letters.

    Each thing is told once for its day. Marks and letters are one transaction under one lock, so running twice, also
    at once, tells nothing twice. What is no longer exempt leaves the search of the site.
    """
    hold("ppid.remind")
    today = timezone.localdate(now)
    officers = list(User.objects.holding(Role.PPID_OFFICER, today))
    superiors = list(User.objects.holding(Role.PPID_SUPERIOR, today))
    people = {person.pk: person for person in [*officers, *superiors]}
    return _tell_lists(today, officers, now) + _tell_reports(today, list(people.values()), now)


def _fresh(marks: Iterable[Mark], now: datetime) -> list[Mark]:
    """Those that were not told yet; they are marked as told."""
    wanted = set(marks)
    subjects = [subject for subject, _ in wanted]
    wanted -= set(ListReminder.objects.filter(subject__in=subjects).values_list("subject", "on"))
    ListReminder.objects.bulk_create([ListReminder(subject=what, on=on, told_at=now) for what, on in wanted])
    return sorted(wanted)


def _tell_lists(today: date, officers: Sequence[User], now: datetime) -> int:
    """One letter to each officer: how many rows, and where they stand. With nobody there it is told another day."""
    if not officers:
        return 0
    marks: list[Mark] = []
    for row in ListedInformation.objects.to_review(today).select_related("test"):
        if row.review_on and row.review_on <= today:
            marks.append((f"review:{row.pk}", row.review_on))
        if row.is_exempt and row.test and row.test.has_run_out(today):
            marks.append((f"end:{row.pk}", row.test.ends_on))
    fresh = _fresh(marks, now)
    ended = [what.partition(":")[2] for what, _ in fresh if what.startswith("end:")]
    if not fresh:
        return 0
    drop(*(listed_key(int(pk)) for pk in ended))
    path = f"{reverse('ppid_lists:lists')}?tab=tinjau"
    told = {"reviews": len(fresh) - len(ended), "ended": len(ended)}
    for officer in officers:
        write("ppid/notices/lists.txt", to=officer, now=now, path=path, **told)
    return len(officers)


def _tell_reports(today: date, people: Sequence[User], now: datetime) -> int:
    """One letter to each for a report that has not gone to Komisi Informasi."""
    letters = 0
    for year in _unsent(today) if people else []:
        due_on = yearly.due_on(year)
        on = report_reminder(due_on, today)
        if on is None or not _fresh([(f"report:{year}", on)], now):
            continue
        told = {"year": year, "due_on": due_on, "is_over": today > due_on, "law": yearly.due_source(year)}
        for person in people:
            write("ppid/notices/report.txt", to=person, now=now, path=reverse("ppid_lists:reports"), **told)
            letters += 1
    return letters


def _unsent(today: date) -> list[int]:
    """Last year, unless its report was sent, and older years whose signed report lies here unsent."""
    last = today.year - 1
    signed = YearlyReport.objects.filter(state=ReportState.SIGNED)
    sent = set(signed.exclude(sent_on=None).values_list("year", flat=True))
    lying = set(signed.filter(sent_on=None, year__lt=last).values_list("year", flat=True))
    return sorted(({last} - sent) | lying)
