"""Information is given after all: an objection was upheld, or Komisi Informasi opened what the office had kept.

UU 14/2008 art. 36(3) and 46 say that it is given and name no days for it, so nothing here starts a clock. What leaves
lies with the request, where it was asked for; the objection tells its reader where.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.cases import actions as cases
from naungan.cases.models import Case
from naungan.ppid.actions import answering, disputes, objections
from naungan.ppid.actions.mailing import mail_news
from naungan.ppid.actions.outgoing import Outgoing, hand_out, hand_out_copies, news
from naungan.ppid.enums import DisputeState, Ground, ObjectionState, RequestState
from naungan.ppid.models import Dispute, InfoRequest, Objection, RedactedCopy
from naungan.ppid.rules import objections as rules
from naungan.ppid.rules.moves import MOVES, ORDERING
from naungan.ppid.rules.requests import check_delivery


@transaction.atomic
def carry_out_objection(
    objection: Objection, *, way: str, note: str, by: Any, now: datetime, papers: Collection[Outgoing] = (),
    copies: Collection[RedactedCopy] = (),
) -> Objection:  # fmt: skip
    """Give what the superior ordered. Raises Refused for an objection that was not upheld, a request that still waits
    for its answer, an unpaid fee that nobody objected to, and black parts without a test."""
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    is_upheld = objection.case.state == ObjectionState.UPHELD
    rules.check_order(is_ordered=is_upheld, request=objection.request.case.state)
    by_order = f"Diserahkan atas keberatan {objection.case.number} yang diterima."
    _give(
        objection, objection.case, ruling="", by_order=by_order, way=way, note=note, by=by, now=now, papers=papers,
        copies=copies,
    )  # fmt: skip
    return objections.fresh(objection)


@transaction.atomic
def carry_out_ruling(
    dispute: Dispute, *, way: str, note: str, by: Any, now: datetime, papers: Collection[Outgoing] = (),
    copies: Collection[RedactedCopy] = (),
) -> Dispute:  # fmt: skip
    """Give what Komisi Informasi opened, or what was agreed in mediation. Raises Refused as above."""
    dispute = Dispute.objects.select_for_update().get(pk=dispute.pk)
    objection = dispute.objection
    is_ruled = dispute.case.state == DisputeState.DECIDED and dispute.ruling in ORDERING
    rules.check_order(is_ordered=is_ruled, request=objection.request.case.state)
    by_order = f"Diserahkan menurut hasil sengketa {dispute.case.number}: {dispute.get_ruling_display()}."
    request = _give(
        objection, dispute.case, ruling=dispute.ruling, by_order=by_order, way=way, note=note, by=by, now=now,
        papers=papers, copies=copies,
    )  # fmt: skip
    cases.note(dispute.case, f"Informasi diserahkan pada {request.case.number}.", by=by, now=now)
    return disputes.fresh(dispute)


def _give(
    objection: Objection, made_in: Case, *, ruling: str, by_order: str, way: str, note: str, by: Any, now: datetime,
    papers: Collection[Outgoing], copies: Collection[RedactedCopy],
) -> InfoRequest:  # fmt: skip
    """Files, copies made in `made_in`, and the news, all to the request; whoever follows the objection is told too."""
    request = answering.locked(objection.request)
    fee = None if Ground.F in objection.grounds else request.fee  # it was the fee that was objected to
    check_delivery(decision=RequestState.ANSWERED_GRANTED, fee=fee, paid_on=request.paid_on)
    rules.check_ordered_copies(
        ruling=ruling, decision=request.decision, tested=request.test.as_tested if request.test else None,
        letters={copy.ground for copy in copies},
    )  # fmt: skip
    case = request.case
    blackened = hand_out_copies(made_in, copies, to=case, by=by, now=now)
    said = news(by_order, note.strip(), blackened=blackened)
    if RequestState.DELIVERED in MOVES[RequestState(case.state)]:
        case = cases.move(case, RequestState.DELIVERED.value, by=by, now=now, said=said)
    else:  # given before, or ended: its state stays, the news is told
        cases.note(case, said, by=by, now=now, is_public=True)
    hand_out(case, papers, name="informasi", by=by, now=now)
    request.delivered_at, request.delivered_by_way = now, way
    request.save(update_fields=["delivered_at", "delivered_by_way"])
    told = f"Informasi sudah diserahkan; kabar dan berkasnya ada pada permohonan {case.number}."
    cases.note(objection.case, told, by=by, now=now, is_public=True)
    mail_news(case, now=now)
    return request
