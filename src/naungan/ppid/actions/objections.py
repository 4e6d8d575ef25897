"""An objection from its coming in to its end: UU 14/2008 articles 35 and 36."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from naungan.accounts.models import User
from naungan.cases import actions as cases
from naungan.cases.enums import Waiting
from naungan.kit.refusal import Refused
from naungan.ppid import letters
from naungan.ppid.actions.mailing import mail_receipt
from naungan.ppid.actions.outgoing import Outgoing, hand_out, hand_out_copies
from naungan.ppid.actions.papers import keep_letter
from naungan.ppid.actions.receiving import Paper, keep_papers
from naungan.ppid.actions.retention import keep_identity
from naungan.ppid.enums import MAY_DECIDE, OBJECTION, ObjectionState, RequestState
from naungan.ppid.models import InfoRequest, Objection, RedactedCopy
from naungan.ppid.rules import objections as rules


class Objected(NamedTuple):
    """The objection, and the secret of its own case."""

    objection: Objection
    secret: str


def stand_of(request: InfoRequest) -> rules.Stand:
    """The request as the rules see it."""

    def day(moment: datetime | None) -> date | None:
        return timezone.localdate(moment) if moment else None

    case = request.case
    return rules.Stand(
        state=case.state, decision=request.decision, received_on=timezone.localdate(case.received_at),
        due_on=request.answer_due_on or case.due_on, answered_on=day(request.answered_at),
        delivered_on=day(request.delivered_at), fee=request.fee or 0,
    )  # fmt: skip


@transaction.atomic
def object_to(
    request: InfoRequest, *, grounds: Collection[str], reasons: str, purpose: str, channel: str,
    received_at: datetime, by: Any, now: datetime, proxy_name: str = "", proxy_address: str = "",
    papers: Collection[Paper] = (), needs: Collection[str] = (),
) -> Objected:  # fmt: skip
    """Take in an objection with its own number, secret and clock. Raises Refused: no ground, too late, one is open."""
    request = InfoRequest.objects.select_for_update().get(pk=request.pk)
    if request.case.state in (RequestState.WITHDRAWN, RequestState.LAPSED, RequestState.INCOMPLETE):
        raise Refused("Atas permohonan dalam keadaan ini tidak ada keberatan. Anda boleh mengajukan permohonan baru.")
    if request.objections.exclude(case__waits_for=Waiting.NOBODY).exists():
        raise Refused("Keberatan atas permohonan ini sudah ada dan sedang berjalan.")
    if not reasons.strip():
        raise Refused("Tulis dengan kata sendiri apa yang Anda keberatan.")
    found = rules.check_objection(grounds, stand_of(request), timezone.localdate(received_at))
    case, secret = cases.open_case(
        kind=OBJECTION, state=ObjectionState.REGISTERED.value, title=f"Keberatan atas {request.case.number}",
        channel=channel, received_at=received_at, by=by, now=now, clock="ppid.objection_answer_days",
        account=request.case.account, needs=needs or request.case.needs,
    )  # fmt: skip
    objection = Objection.objects.create(
        case=case, request=request, grounds=sorted(grounds), found_on=found, reasons=reasons.strip(),
        purpose=purpose.strip() or request.purpose, proxy_name=proxy_name.strip(), proxy_address=proxy_address.strip(),
    )  # fmt: skip
    keep_papers(case, papers, by=by, now=now)
    keep_identity(request, now=now)
    cases.note(request.case, f"Keberatan diajukan: {case.number}.", by=by, now=now, is_public=True)
    mail_receipt(case, now=now)
    return Objected(objection, secret)


@transaction.atomic
def decide(
    objection: Objection, to: str, *, text: str, by: User, now: datetime, papers: Collection[Outgoing] = (),
    copies: Collection[RedactedCopy] = (),
) -> Objection:  # fmt: skip
    """The superior's written answer. Raises Refused for whoever answered the request, or is no superior."""
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    rules.check_decision(
        to, grounds=objection.grounds, text=text, decider=by.pk, first=objection.request.decided_by_id,
        is_superior=by.has_role(*MAY_DECIDE, within=objection.case.area),
    )  # fmt: skip
    objection.answer_due_on, objection.answer_clock = objection.case.due_on, objection.case.clock
    case = cases.move(objection.case, to, by=by, now=now, said=text.strip(), clock="")
    objection.decided_at, objection.decided_by, objection.decision = now, by, to
    objection.answer = text.strip()
    objection.save()
    hand_out(case, papers, name="tanggapan", by=by, now=now)
    blackened = hand_out_copies(case, copies, by=by, now=now)
    objection = fresh(objection)
    fields = letters.objection_answer_fields(objection, signer=by, blackened=blackened)
    keep_letter(case, "ppid.objection_answer", fields, by=by, now=now)
    return objection


@transaction.atomic
def withdraw(objection: Objection, *, reason: str, by: Any, now: datetime) -> Objection:
    """At the applicant's own wish."""
    cases.move(
        objection.case, ObjectionState.WITHDRAWN.value, by=by, now=now, said="Dicabut atas permintaan pemohon.",
        inner=reason.strip(), clock="",
    )  # fmt: skip
    return fresh(objection)


@transaction.atomic
def close(objection: Objection, *, note: str, by: Any, now: datetime) -> Objection:
    """Carried out, or the time for a dispute is over."""
    cases.move(objection.case, ObjectionState.CLOSED.value, by=by, now=now, inner=note.strip(), clock="")
    return fresh(objection)


def fresh(objection: Objection) -> Objection:
    """With its case as it stands now."""
    return Objection.objects.select_related("case", "request__case").get(pk=objection.pk)
