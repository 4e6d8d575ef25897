"""Letters of this room, through the outbox."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from naungan.accounts.enums import Role
from naungan.accounts.models import User, UserQuerySet
from naungan.library.enums import VersionState
from naungan.library.models.proposal import Proposal
from naungan.notices.actions import write


def officers(unit_id: int, *roles: str, now: datetime) -> UserQuerySet:
    """People who hold one of the roles and work for this unit or for the whole office."""
    today = timezone.localdate(now)
    holding = Q(pk__in=[])
    for role in roles:
        holding |= Q(pk__in=User.objects.holding(role, today).values("pk"))
    return User.objects.filter(holding).filter(Q(unit=None) | Q(unit_id=unit_id)).order_by("pk")


def proposed(version: Proposal, thing: Any, *, path: str, by: User, now: datetime) -> None:
    """To every publisher of the unit but the one who proposed it."""
    for publisher in officers(thing.unit_id, Role.PUBLISHER, now=now).exclude(pk=by.pk):
        write("library/notices/proposed.txt", to=publisher, now=now, path=path, thing=thing, version=version, by=by)


def decided(version: Proposal, thing: Any, *, path: str, now: datetime) -> None:
    """To the one who proposed it: published, or returned with the reason."""
    write(
        "library/notices/decided.txt",
        to=version.proposed_by,
        now=now,
        path=path,
        thing=thing,
        version=version,
        is_published=version.state == VersionState.PUBLISHED,
    )
