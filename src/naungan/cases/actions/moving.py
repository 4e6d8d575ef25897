"""A case goes on: from state to state, with its clock, its files and its notes."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from naungan import law
from naungan.cases import rules
from naungan.cases.actions.opening import set_clock, waiting
from naungan.cases.enums import Waiting
from naungan.cases.models import Attachment, Case, Step
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit.refusal import Refused


def locked(case: Case) -> Case:
    """The row as it is now, held until the end of the transaction."""
    return Case.objects.select_for_update().get(pk=case.pk)


@transaction.atomic
def move(
    case: Case, to: str, *, by: Any, now: datetime, said: str = "", inner: str = "", clock: str | None = None
) -> Case:
    """Lead the case to the state `to` and return it fresh. Raises Refused where its kind has no such way.

    `said` is what the applicant reads of it. `clock` starts another time limit now; "" ends the clock; None keeps it.
    """
    case = locked(case)
    rules.check_move(case.of.moves, case.state, to, case.of.labels)
    frm, case.state = case.state, to
    case.waits_for = waiting(case.of, to)
    if clock is not None:
        set_clock(case, clock, now)
    if case.waits_for == Waiting.NOBODY and case.closed_at is None:
        case.closed_at, case.keep_until = now, kept_until(case, now)
    elif case.waits_for != Waiting.NOBODY:
        case.closed_at = case.keep_until = None
    case.save()
    Step.objects.create(case=case, at=now, verb="move", state=to, by=by, said=said, inner=inner)
    record("move_case", case, by=by, now=now, facts={"from": frm, "to": to})
    return case


@transaction.atomic
def extend(case: Case, *, by: Any, now: datetime, reason: str) -> Case:
    """Lengthen the running clock by what the book allows, once, with a written reason (UU 14/2008 art. 22(8)).

    Raises Refused: twice, without a reason, too late, or where the book knows no extension.
    """
    case = locked(case)
    if not reason.strip():
        raise Refused("Perpanjangan perlu alasan tertulis; pemohon membacanya.")
    if not case.clock:
        raise Refused("Perkara ini tidak punya batas waktu yang dapat diperpanjang.")
    if case.clock["extended_by"]:
        raise Refused("Batas waktunya sudah pernah diperpanjang. Undang-undang mengizinkannya hanya sekali.")
    if case.is_overdue(now, timezone.localdate(now)):
        raise Refused("Batas waktunya sudah lewat; yang sudah lewat tidak dapat diperpanjang. Jawablah sekarang.")
    set_clock(case, case.clock["key"], date.fromisoformat(case.clock["counted_from"]), extended=True)
    case.save()
    Step.objects.create(case=case, at=now, verb="extend", state=case.state, by=by, said=reason)
    record("extend_case", case, by=by, now=now, reason="", facts={"days": case.clock["extended_by"]})
    return case


@transaction.atomic
def note(case: Case, text: str, *, by: Any, now: datetime, is_public: bool = False) -> Step:
    """A line of an officer in the history; the applicant reads it only when `is_public`."""
    if not text.strip():
        raise Refused("Catatan masih kosong.")
    case = locked(case)
    said = {"said": text.strip()} if is_public else {"inner": text.strip()}
    step = Step.objects.create(case=case, at=now, verb="note", state=case.state, by=by, **said)
    record("note_case", case, by=by, now=now, facts={"public": is_public})
    return step


@transaction.atomic
def attach(
    case: Case, content: bytes, *, name: str, kind: str, label: str, role: str, by: Any, now: datetime,
    is_public: bool = False, keep_until: date | None = None,
) -> Attachment:  # fmt: skip
    """Seal a file and hang it on the case. The room above has judged its content. Raises Refused when too large."""
    file = files.keep(content, name=name, kind=kind, by=by, now=now, keep_until=keep_until)
    made = Attachment.objects.create(
        case=case, file=file, label=label, role=role, is_public=is_public, added_at=now, by=by
    )
    record("attach_to_case", case, by=by, now=now, facts={"role": role, "size": file.size})
    return made


def kept_until(case: Case, now: datetime) -> date | None:
    """The day from which a closed case of this kind may be forgotten."""
    if not case.of.keep_years_key:
        return None
    return law.due(case.of.keep_years_key, received=timezone.localdate(now)).due_on
