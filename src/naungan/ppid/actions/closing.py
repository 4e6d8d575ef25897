"""What the clock ends by itself: answers that nobody objected to, objections that nobody took further."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from naungan import law
from naungan.kit.refusal import Refused
from naungan.ppid.actions import answering, objections
from naungan.ppid.enums import DisputeState, ObjectionState, RequestState
from naungan.ppid.models import Dispute, InfoRequest, Objection
from naungan.ppid.rules import objections as rules

ANSWERED = (RequestState.ANSWERED_REFUSED, RequestState.NOT_HELD, RequestState.DELIVERED)
DECIDED = (ObjectionState.REJECTED, ObjectionState.SETTLED)
OVER = (ObjectionState.CLOSED, ObjectionState.WITHDRAWN)


def close_all(*, now: datetime) -> int:
    """Close what may no longer be objected to or brought before the commission. Returns how many.

    Objections first: a request stays open to reading as long as one of its objections does (UU 14/2008 art. 36, 37).
    """
    today = timezone.localdate(now)
    return _objections(today, now) + _requests(today, now)


def _objections(today: date, now: datetime) -> int:
    """An upheld one only once it was carried out: until then it is the office's turn, and no days end that."""
    given = Q(case__state=ObjectionState.UPHELD, request__delivered_at__gte=F("decided_at"))
    found = Objection.objects.filter(Q(case__state__in=DECIDED) | given).select_related("case")
    closed = 0
    for objection in found.exclude(disputes__in=_running()):
        if _is_over("ppid.dispute_days", timezone.localdate(objection.decided_at), today):
            closed += _close(objections, objection, "Waktu membawa perkara ke Komisi Informasi sudah lewat.", now)
    return closed


def _requests(today: date, now: datetime) -> int:
    found = InfoRequest.objects.filter(case__state__in=ANSWERED).select_related("case")
    closed = 0
    found = found.exclude(objections__disputes__in=_running())
    for request in found.exclude(objections__in=Objection.objects.exclude(case__state__in=OVER)):
        if _is_over("ppid.objection_days", rules.found_on(rules.OF_ANSWER, objections.stand_of(request)), today):
            closed += _close(answering, request, "Waktu mengajukan keberatan sudah lewat.", now)
    return closed


def _running() -> QuerySet[Dispute]:
    return Dispute.objects.exclude(case__state=DisputeState.CLOSED)


def _is_over(key: str, start: date, today: date) -> bool:
    """False too where the book does not know the year: what cannot be counted is not ended."""
    try:
        return law.due(key, received=start).due_on < today
    except law.LawError:
        return False


def _close(verbs: Any, noun: Any, note: str, now: datetime) -> int:
    try:
        verbs.close(noun, note=note, by=None, now=now)
    except Refused:  # somebody moved it in the meantime
        return 0
    return 1
