"""Doors for the worker process: fetch, call one action."""

from django.utils import timezone
from django_tasks import task

from naungan.regulations import actions
from naungan.regulations.models import InstrumentFile


@task()
def read_text(file_id: int) -> None:
    actions.read_text(file=InstrumentFile.objects.select_related("instrument").get(pk=file_id), now=timezone.now())
