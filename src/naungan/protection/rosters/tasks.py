"""Doors for the worker process: fetch, call one action."""

from django.utils import timezone
from django_tasks import task

from naungan.protection.rosters import actions
from naungan.protection.rosters.models import Roster


@task()
def judge(roster_id: int) -> None:
    actions.judge(Roster.objects.get(pk=roster_id), now=timezone.now())


@task()
def commit(roster_id: int) -> None:
    actions.commit(Roster.objects.get(pk=roster_id), now=timezone.now())
