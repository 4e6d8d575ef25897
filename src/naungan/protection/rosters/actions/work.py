"""One worker at a time on a roster: a lease that ends by itself when its holder dies."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from naungan.kit.refusal import Refused
from naungan.protection.rosters.models import Roster

LEASE = timedelta(minutes=2)


class Busy(Refused):
    """Somebody else works on this roster right now."""


@contextmanager
def alone(roster: Roster) -> Iterator[None]:
    """Hold the roster while working on it. Raises Busy. A killed holder's lease runs out after two minutes.

    The wall clock decides, not the moment handed to the verb: a lease is about processes, not about law.
    """
    free = Q(working_until=None) | Q(working_until__lt=timezone.now())
    if not Roster.objects.filter(free, pk=roster.pk).update(working_until=timezone.now() + LEASE):
        raise Busy(f"{roster.number} sedang dikerjakan; lihat kemajuannya di halamannya.", path=roster.path)
    try:
        yield
    finally:
        Roster.objects.filter(pk=roster.pk).update(working_until=None)


def still_here(roster: Roster, *, progress: int) -> None:
    """Note how far the work has come and hold on to the lease."""
    Roster.objects.filter(pk=roster.pk).update(progress=progress, working_until=timezone.now() + LEASE)


def begin(roster: Roster, *, rows: int) -> None:
    """The work on that many rows begins now: from here the time that is left is counted."""
    now = timezone.now()
    Roster.objects.filter(pk=roster.pk).update(progress=0, expected=rows, work_began_at=now, working_until=now + LEASE)
