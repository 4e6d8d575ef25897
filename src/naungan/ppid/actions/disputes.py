"""A dispute at Komisi Informasi: UU 14/2008 articles 37 to 46."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from naungan.cases import actions as cases
from naungan.cases.actions.opening import set_clock
from naungan.kit.refusal import Refused
from naungan.ppid.actions.retention import keep_identity
from naungan.ppid.enums import DISPUTE, DisputeState, Ruling
from naungan.ppid.models import Dispute, Hearing, Objection
from naungan.ppid.rules import objections as rules


@transaction.atomic
def file(
    objection: Objection, *, filed_on: date, commission_number: str, channel: str, received_at: datetime,
    by: Any, now: datetime,
) -> Dispute:  # fmt: skip
    """The office has learned of a dispute; the commission's days to begin run from the filing (art. 38(1)), however
    late the office heard of it. Raises Refused outside art. 37(2)."""
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    if objection.disputes.exists():
        raise Refused("Sengketa atas keberatan ini sudah tercatat.")
    decided = timezone.localdate(objection.decided_at) if objection.decided_at else None
    due_on = objection.answer_due_on or objection.case.due_on
    rules.check_dispute(decided_on=decided, answer_due_on=due_on, filed_on=filed_on)
    if filed_on > timezone.localdate(received_at):
        raise Refused("Tanggal pengajuan belum tiba.")
    case, _ = cases.open_case(
        kind=DISPUTE, state=DisputeState.FILED.value, title=f"Sengketa atas {objection.case.number}", channel=channel,
        received_at=received_at, by=by, now=now,
    )  # fmt: skip
    set_clock(case, "ppid.mediation_start_days", filed_on)
    case.save(update_fields=["due_on", "due_at", "clock"])
    dispute = Dispute.objects.create(
        case=case, objection=objection, filed_on=filed_on, commission_number=commission_number.strip()
    )
    keep_identity(objection.request, now=now)
    return dispute


@transaction.atomic
def begin(dispute: Dispute, to: str, *, by: Any, now: datetime) -> Dispute:
    """Mediation or adjudication begins; at most a hundred working days from the first of them (art. 38(2))."""
    dispute = Dispute.objects.select_for_update().get(pk=dispute.pk)
    if to == DisputeState.MEDIATION:
        rules.check_mediation(dispute.objection.grounds)
    clock = "ppid.dispute_end_days" if dispute.started_on is None else None
    cases.move(dispute.case, to, by=by, now=now, clock=clock)
    dispute.started_on = dispute.started_on or timezone.localdate(now)
    dispute.save(update_fields=["started_on"])
    return fresh(dispute)


@transaction.atomic
def call(dispute: Dispute, *, at: datetime, about: str, place: str, by: Any, now: datetime) -> Hearing:
    """A date of the commission. Raises Refused once the dispute is over."""
    dispute = fresh(dispute)
    if not dispute.case.is_open:
        raise Refused("Sengketa ini sudah selesai.")
    if not about.strip():
        raise Refused("Tulis acaranya, misalnya: mediasi pertama.")
    hearing = Hearing.objects.create(dispute=dispute, at=at, about=about.strip(), place=place.strip())
    cases.note(dispute.case, "Jadwal Komisi Informasi dicatat.", by=by, now=now)
    return hearing


@transaction.atomic
def rule(dispute: Dispute, *, ruling: str, number: str, on: date, note: str, by: Any, now: datetime) -> Dispute:
    """The commission has decided, or the parties agreed. Raises Refused."""
    dispute = Dispute.objects.select_for_update().get(pk=dispute.pk)
    if ruling not in Ruling.values:
        raise Refused("Pilih bunyi putusannya.")
    if on < dispute.filed_on or on > timezone.localdate(now):
        raise Refused("Tanggal putusan mendahului pengajuan atau belum tiba.")
    cases.move(dispute.case, DisputeState.DECIDED.value, by=by, now=now, inner=note.strip(), clock="")
    dispute.ruling, dispute.ruling_number, dispute.ruled_on = ruling, number.strip(), on
    dispute.ruling_note = note.strip()
    dispute.save()
    return fresh(dispute)


@transaction.atomic
def close(dispute: Dispute, *, note: str, by: Any, now: datetime) -> Dispute:
    """Carried out, or dropped."""
    cases.move(dispute.case, DisputeState.CLOSED.value, by=by, now=now, inner=note.strip(), clock="")
    return fresh(dispute)


def fresh(dispute: Dispute) -> Dispute:
    """With its case as it stands now."""
    return Dispute.objects.select_related("case", "objection__case", "objection__request__case").get(pk=dispute.pk)
