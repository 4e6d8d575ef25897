"""What the holder of a secret reads of the noun behind a case."""

from typing import Any

from django.utils import timezone

from naungan.cases.models import Case
from naungan.ppid.enums import DISPUTE, OBJECTION, REQUEST, Ground, RequestState
from naungan.ppid.models import InfoRequest
from naungan.ppid.rules import objections as rules


def details(case: Case) -> tuple[str, dict[str, Any]]:
    """Template and context, by kind; nothing inner is among it."""
    return {REQUEST: _request, OBJECTION: _objection, DISPUTE: _dispute}[case.kind](case)


def name_of(case: Case) -> str:
    """Who asks, for letters and ready texts; "" once that was forgotten."""
    return request_of(case).name or ""


def request_of(case: Case) -> InfoRequest:
    """The request at the root of a case of any of the three kinds."""
    noun: Any = getattr(case, {REQUEST: "info_request", OBJECTION: "objection", DISPUTE: "dispute"}[case.kind])
    return noun if case.kind == REQUEST else noun.request if case.kind == OBJECTION else noun.objection.request


def _request(case: Case) -> tuple[str, dict[str, Any]]:
    noun: InfoRequest = case.info_request  # type: ignore[attr-defined]
    noun.case = case
    today = timezone.localdate()
    may_object = rules.may_object(case.state, noun.decision, noun.answer_due_on or case.due_on, today)
    decision = RequestState(noun.decision).label if noun.decision in RequestState.values else ""
    return "ppid/public/details.html", {"noun": noun, "may_object": may_object, "decision": decision}


def _objection(case: Case) -> tuple[str, dict[str, Any]]:
    noun: Any = case.objection  # type: ignore[attr-defined]
    names = dict(Ground.choices)
    grounds = [names[letter] for letter in noun.grounds]
    given = noun.request.delivered_at
    given_on = given if given and noun.decided_at and given >= noun.decided_at else None
    return "ppid/public/details_objection.html", {"noun": noun, "grounds": grounds, "given_on": given_on}


def _dispute(case: Case) -> tuple[str, dict[str, Any]]:
    return "ppid/public/details_dispute.html", {"noun": case.dispute}  # type: ignore[attr-defined]
