"""What the clock says to officers: three working days before a deadline, on the day, and each day after it."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from naungan.accounts.models import RoleGrant, User
from naungan.accounts.rules import covers
from naungan.cases import rules
from naungan.cases.enums import Waiting
from naungan.cases.models import Case, Reminder
from naungan.kit.locks import hold
from naungan.notices.actions import write

AHEAD = timedelta(days=31)  # three working days lie within any holidays


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Write one letter to each officer about all of theirs that reached a new stage; returns the letters.

    Goes to whoever carries the case, or to its kind's handlers where nobody does; from the day after the deadline on
    to the kind's superiors too. Marks and letters are one transaction: running twice at once sends nothing twice.
    """
    hold("cases.remind")
    today = timezone.localdate(now)
    letters: dict[int, list[tuple[Case, str]]] = defaultdict(list)
    roles = _by_role(today)
    fresh = _fresh(today)
    for case, stage in fresh:
        for user in _readers(case, stage, roles):
            letters[user].append((case, stage))
    Reminder.objects.bulk_create([Reminder(case=case, on=today, stage=stage, sent_at=now) for case, stage in fresh])
    people = User.objects.in_bulk(letters)
    for pk, told in letters.items():
        by_stage = {name: [case for case, stage in told if stage == name] for name in ("over", "today", "soon")}
        write("cases/notices/deadlines.txt", to=people[pk], now=now, path="/meja/perkara/", count=len(told), **by_stage)
    return len(letters)


def _fresh(today: date) -> list[tuple[Case, str]]:
    near = Case.objects.filter(waits_for=Waiting.OFFICE, due_on__lte=today + AHEAD).order_by("due_on", "pk")
    told: dict[int, set[str]] = defaultdict(set)
    marks = Reminder.objects.filter(case__in=near).filter(Q(on=today) | Q(stage="soon"))
    for mark in marks.select_related("case"):
        due_on = mark.case.due_on
        if mark.stage != "soon" or (due_on and mark.on >= due_on - AHEAD):  # extended far, it is told anew
            told[mark.case_id].add(mark.stage)
    found = []
    for case in near:
        if case.due_on is None:
            continue
        left = _working_days(today, case.due_on) if case.due_on > today else 0
        stage = rules.stage(case.due_on, today, working_days_left=left, told=told[case.pk])
        if stage:
            found.append((case, stage))
    return found


def _working_days(today: date, due_on: date) -> int:
    """Working days from tomorrow to the deadline; stops counting where it is no longer near."""
    count, day = 0, today
    while day < due_on and count <= rules.REMIND_DAYS:
        day += timedelta(days=1)
        count += rules.works(day)
    return count


def _by_role(today: date) -> list[tuple[str, str, int]]:
    """Role, area and user of every grant in force of an active user."""
    grants = RoleGrant.objects.in_force(today).filter(user__is_active=True)
    return list(grants.values_list("role", "area_id", "user_id"))


def _readers(case: Case, stage: str, roles: list[tuple[str, str, int]]) -> set[int]:
    able = {*case.of.handlers, *case.of.superiors}
    holds = any(user == case.holder_id and role in able and covers(area, case.area) for role, area, user in roles)
    wanted = set(case.of.superiors) if stage == "over" else set()
    if not holds:  # nobody carries it, or somebody who has left or serves elsewhere now
        wanted |= set(case.of.handlers)
    readers = {user for role, area, user in roles if role in wanted and covers(area, case.area)}
    return readers | ({case.holder_id} if case.holder_id and holds else set())
