"""Who works with cases at all: the roles that the registered kinds name, and the people who hold them."""

from datetime import date

from django.db.models import QuerySet

from naungan.accounts.models import RoleGrant, User
from naungan.cases.models import Case
from naungan.cases.registry import KINDS, Kind


def kinds_of(user: User) -> list[Kind]:
    """The kinds whose cases this user may read, by label."""
    held = user.roles()
    named = [kind for kind in KINDS.values() if held & {*kind.handlers, *kind.superiors, *kind.readers}]
    return sorted(named, key=lambda kind: kind.label)


def intakes(user: User) -> list[Kind]:
    """The kinds that this user may take in at the desk."""
    held = user.roles()
    return [kind for kind in kinds_of(user) if kind.intake and held & {*kind.handlers, *kind.superiors}]


def readers() -> set[str]:
    """Roles that open the queue."""
    return {role for kind in KINDS.values() for role in (*kind.handlers, *kind.superiors, *kind.readers)}


def carriers() -> set[str]:
    """Roles that may carry a case of some kind."""
    return {role for kind in KINDS.values() for role in (*kind.handlers, *kind.superiors)}


def superiors() -> set[str]:
    """Roles that decide what carriers may not."""
    return {role for kind in KINDS.values() for role in kind.superiors}


def may_carry(user: User, case: Case) -> bool:
    """May this user write on the case: a role of its kind over its area. Who reads only, writes nothing."""
    return user.has_role(*case.of.handlers, *case.of.superiors, within=case.area)


def officers(today: date) -> QuerySet[User]:
    """Active people who may carry some kind today."""
    granted = RoleGrant.objects.in_force(today).filter(role__in=carriers()).values("user_id")
    return User.objects.filter(is_active=True, pk__in=granted).order_by("name")
