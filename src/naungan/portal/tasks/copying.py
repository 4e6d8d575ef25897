"""Doors for the worker process: the emergency copy."""

from django.utils import timezone
from django_tasks import task

from naungan.portal.actions import copying


@task()
def redress() -> None:
    """The banner changed: put it on, or take it off, the copy's pages."""
    copying.redress(now=timezone.now())


@task()
def refresh() -> None:
    """Something that must be read in an emergency changed: write the copy anew."""
    copying.refresh(now=timezone.now())
