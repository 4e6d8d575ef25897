"""Answers that may become readable for all: which they are, and what in them would tell who asked."""

from naungan.accounts.models import User
from naungan.cases.models import Case
from naungan.ppid.models.lists import ListedInformation
from naungan.ppid.models.requests import InfoRequest
from naungan.ppid.rules import lists as rules
from naungan.ppid.rules.moves import GIVEN

MOST = 100


def was_given(case: Case) -> bool:
    """Was the information of this request given, wholly or in part?"""
    found = InfoRequest.objects.filter(case=case).first()
    return bool(found and found.decision in {state.value for state in GIVEN})


def identity_of(case: Case) -> rules.Identity:
    """Who asked, whom they spoke for, and who objected for them: what may stand nowhere in a published answer."""
    found = InfoRequest.objects.get(case=case)
    objections = list(found.objections.all())
    return rules.Identity(
        names=_told(found.name, found.represented, *(one.proxy_name for one in objections)),
        numbers=_told(found.id_number, found.phone),
        emails=_told(found.email),
        addresses=_told(found.address, *(one.proxy_address for one in objections)),
    )


def _told(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def candidates(user: User) -> list[InfoRequest]:
    """Answered requests that no published row tells of yet, newest first."""
    done = ListedInformation.objects.exclude(answer_of=None).values("answer_of")
    given = InfoRequest.objects.visible_to(user).filter(decision__in=[state.value for state in GIVEN])
    return list(given.exclude(case__in=done).select_related("case").order_by("-answered_at")[:MOST])
