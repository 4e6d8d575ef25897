"""What Wagtail tells us inside this room; other rooms are called, never signalled."""

from django.db.models.signals import post_save
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from naungan.portal.actions import publishing


def logged(sender, instance: PageLogEntry, created: bool, **kwargs) -> None:
    if created:
        publishing.note(instance, now=timezone.now())


def published(sender, instance, **kwargs) -> None:
    publishing.make_ready(instance)


def connect() -> None:
    post_save.connect(logged, sender=PageLogEntry, dispatch_uid="portal.journal")
    page_published.connect(published, dispatch_uid="portal.pictures")
