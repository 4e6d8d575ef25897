"""What the office does with a request until it is closed: each verb one transaction on the request and its case."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from naungan.cases import actions as cases
from naungan.kit.refusal import Refused
from naungan.ppid import letters
from naungan.ppid.actions.outgoing import Outgoing, hand_out, hand_out_copies, news
from naungan.ppid.actions.papers import keep_decision, keep_letter
from naungan.ppid.actions.receiving import Paper, keep_papers
from naungan.ppid.enums import Held, RequestState
from naungan.ppid.models import ConsequenceTest, InfoRequest, RedactedCopy
from naungan.ppid.rules import requests as rules


def locked(request: InfoRequest) -> InfoRequest:
    """The row as it is now, held until the end of the transaction; its case is read afresh too."""
    return InfoRequest.objects.select_for_update().get(pk=request.pk)


@transaction.atomic
def ask_to_complete(request: InfoRequest, *, missing: str, by: Any, now: datetime) -> InfoRequest:
    """Say what is missing; the applicant's own days begin. Within the office's days, and once. Raises Refused."""
    request = locked(request)
    received = date.fromisoformat(request.case.clock["counted_from"]) if request.case.clock else None
    rules.check_ask(
        missing,
        received_on=received or timezone.localdate(request.case.received_at),
        today=timezone.localdate(now),
        was_asked=request.asked_to_complete_at is not None,
    )
    cases.move(
        request.case, RequestState.INCOMPLETE.value, by=by, now=now, said=missing, clock="ppid.applicant_completes_days"
    )
    request.asked_to_complete_at, request.missing = now, missing
    request.save(update_fields=["asked_to_complete_at", "missing"])
    request = fresh(request)
    fields = letters.complete_please_fields(request, signer=by)
    keep_letter(request.case, "ppid.complete_please", fields, by=by, now=now)
    return request


@transaction.atomic
def complete(request: InfoRequest, *, text: str, by: Any, now: datetime, papers: Collection[Paper] = ()) -> InfoRequest:
    """What was missing has come: the days of the answer begin anew, from today. Raises Refused: nothing has come."""
    request = locked(request)
    if not text.strip() and not papers:
        raise Refused("Tulis apa yang dilengkapi, atau lampirkan berkasnya.")
    case = cases.move(
        request.case, RequestState.REGISTERED.value, by=by, now=now, said=text.strip(), clock="ppid.response_days"
    )
    keep_papers(case, papers, by=by, now=now)
    request.completed_at = now
    request.save(update_fields=["completed_at"])
    return fresh(request)


@transaction.atomic
def lapse(request: InfoRequest, *, by: Any, now: datetime) -> InfoRequest:
    """Not completed in time. Raises Refused while the applicant still has time."""
    request = locked(request)
    if request.case.state == RequestState.INCOMPLETE:
        rules.check_lapse(request.case.due_on, timezone.localdate(now))
    said = "Permohonan gugur karena tidak dilengkapi dalam waktunya. Anda boleh mengajukan yang baru kapan saja."
    cases.move(request.case, RequestState.LAPSED.value, by=by, now=now, said=said, clock="")
    return fresh(request)


def lapse_all(*, now: datetime) -> int:
    """For the clock: every request whose applicant let the days go by. Returns how many."""
    over = InfoRequest.objects.filter(
        case__state=RequestState.INCOMPLETE.value, case__due_on__lt=timezone.localdate(now)
    )
    lapsed = 0
    for request in over:
        try:
            lapse(request, by=None, now=now)
        except Refused:  # completed, or lapsed by another clock, in the meantime
            continue
        lapsed += 1
    return lapsed


@transaction.atomic
def extend(request: InfoRequest, *, reason: str, by: Any, now: datetime) -> InfoRequest:
    """Once, with a written reason, before the time is over (art. 22(8)). Raises Refused."""
    request = locked(request)
    case = cases.extend(request.case, by=by, now=now, reason=reason)
    cases.move(case, RequestState.EXTENDED.value, by=by, now=now)
    request.extended_at = now
    request.save(update_fields=["extended_at"])
    request = fresh(request)
    fields = letters.extension_fields(request, reason=reason, signer=by)
    keep_letter(request.case, "ppid.extension", fields, by=by, now=now)
    return request


@transaction.atomic
def answer(
    request: InfoRequest, given: rules.Answer, *, by: Any, now: datetime, papers: Collection[Outgoing] = (),
    copies: Collection[RedactedCopy] = (),
) -> InfoRequest:  # fmt: skip
    """The written notice (art. 22(7)). The case's clock ends; the deadline it had is kept. Raises Refused.

    What is withheld leans on a consequence test (art. 19), whose decision goes with the answer. `copies` are redacted
    ones of this case; the letter tells what is black in them.
    """
    test, letters_used = _test_of(given), tuple(sorted({copy.ground for copy in copies}))
    whole = replace(given, test=test.as_tested if test else None, blackened=letters_used)
    rules.check_answer(whole, timezone.localdate(now))
    request = locked(request)
    request.answer_due_on, request.answer_clock = request.case.due_on, request.case.clock
    case = cases.move(request.case, given.decision, by=by, now=now, said=given.text.strip(), clock="")
    request.answered_at, request.decided_by, request.decision = now, by, given.decision
    request.answer, request.held, request.held_by = given.text.strip(), given.held, given.held_by.strip()
    request.form_held = given.form_held if given.held == Held.HELD else ""
    request.ground, request.test = given.ground, test
    request.consequence_test = test.decision_number if test else ""
    request.fee, request.payment = given.fee, given.payment.strip()
    request.save()
    hand_out(case, papers, name="jawaban", by=by, now=now)
    blackened = hand_out_copies(case, copies, by=by, now=now)
    if test is not None:
        keep_decision(case, test, by=by, now=now)
    request = fresh(request)
    fields = letters.answer_fields(request, signer=by, blackened=blackened)
    keep_letter(case, "ppid.answer", fields, by=by, now=now)
    return request


def _test_of(given: rules.Answer) -> ConsequenceTest | None:
    """The test as it stands now, held until the end: nobody lifts it while an answer is being built on it. An answer
    that keeps nothing back leans on none."""
    if given.test is None or given.decision not in rules.EXEMPTING:
        return None
    return ConsequenceTest.objects.select_for_update(of=("self",)).select_related("unit").get(pk=given.test.key)


@transaction.atomic
def pay(request: InfoRequest, *, on: date, by: Any, now: datetime) -> InfoRequest:
    """The fee has been paid. Raises Refused: there is none, it is paid, or the day is to come."""
    request = locked(request)
    if not request.fee:
        raise Refused("Permohonan ini tidak berbiaya.")
    if request.paid_on:
        raise Refused("Pembayarannya sudah tercatat.")
    if on > timezone.localdate(now):
        raise Refused("Tanggal bayar belum tiba.")
    request.paid_on = on
    request.save(update_fields=["paid_on"])
    cases.note(request.case, f"Biaya diterima {on:%d-%m-%Y}.", by=by, now=now, is_public=True)
    return fresh(request)


@transaction.atomic
def deliver(
    request: InfoRequest, *, way: str, note: str, by: Any, now: datetime, papers: Collection[Outgoing] = (),
    copies: Collection[RedactedCopy] = (),
) -> InfoRequest:  # fmt: skip
    """The information has been handed over, by this way. Raises Refused for what was not granted (what is given by
    order has its own verbs: `carrying_out`), while the fee is unpaid, and for a copy whose black parts the answer's
    consequence test does not hold up. What is black is told with the news (art. 22(7)e)."""
    request = locked(request)
    rules.check_delivery(decision=request.decision, fee=request.fee, paid_on=request.paid_on)
    tested = request.test.as_tested if request.test else None
    rules.check_copies(request.decision, tested, {copy.ground for copy in copies})
    blackened = hand_out_copies(request.case, copies, by=by, now=now)
    said = news(note.strip(), blackened=blackened)
    case = cases.move(request.case, RequestState.DELIVERED.value, by=by, now=now, said=said)
    hand_out(case, papers, name="informasi", by=by, now=now)
    request.delivered_at, request.delivered_by_way = now, way
    request.save(update_fields=["delivered_at", "delivered_by_way"])
    return fresh(request)


@transaction.atomic
def withdraw(request: InfoRequest, *, reason: str, by: Any, now: datetime) -> InfoRequest:
    """At the applicant's own wish. Raises Refused where nothing is left to withdraw."""
    cases.move(
        request.case, RequestState.WITHDRAWN.value, by=by, now=now, said="Dicabut atas permintaan pemohon.",
        inner=reason.strip(), clock="",
    )  # fmt: skip
    return fresh(request)


@transaction.atomic
def close(request: InfoRequest, *, note: str, by: Any, now: datetime) -> InfoRequest:
    """Nothing more will follow."""
    cases.move(request.case, RequestState.CLOSED.value, by=by, now=now, inner=note.strip(), clock="")
    return fresh(request)


def fresh(request: InfoRequest) -> InfoRequest:
    """With its case as it stands now."""
    return InfoRequest.objects.select_related("case").get(pk=request.pk)
