"""What Wagtail tells us: by its buttons or by its clock, a record went on the shelf or off it."""

from typing import Any

from django.utils import timezone

from naungan.regulations import actions
from naungan.regulations.models import Instrument


def published(sender: type, instance: Instrument, revision: Any, **kwargs: Any) -> None:
    """A revision that waits for its hour is not on the shelf yet."""
    if instance.live and not revision.approved_go_live_at:
        actions.publish(instrument=instance, by=revision.user, now=timezone.now())


def unpublished(sender: type, instance: Instrument, **kwargs: Any) -> None:
    actions.withdraw(instrument=instance, by=instance.taken_off_by, now=timezone.now())
