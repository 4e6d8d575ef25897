"""The letters of PPID: what they may say, the words they begin with, and their fields from a request or objection.

What the notice must state stands in UU 14/2008 art. 22(7): whether the information is held, who holds it, accepted or
refused with the reason, the form available, cost and payment, the blackening of exempt parts, and the time.
"""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from naungan import law
from naungan.cases.models import Case
from naungan.kit import words as say
from naungan.letters.registry import register
from naungan.ppid.enums import (
    Article17,
    FileRole,
    Ground,
    Held,
    ObjectionState,
    Obtain,
    Outcome,
    Receive,
    RequestState,
)
from naungan.ppid.letter_texts import ALL
from naungan.ppid.models import ConsequenceTest, InfoRequest, Objection
from naungan.ppid.rules.clocks import known

KEPT = "Pindai untuk mengikuti perkara ini.\n"
TOLD_OPEN = (
    "Nomor {number} · Kata kunci {secret}\n"
    "Keduanya membuka halaman perkara Anda di {site}; kami tidak menyimpan kata kunci dan tidak dapat membacanya lagi. "
    "Jangan tunjukkan lembar ini kepada orang lain."
)
TOLD_CLOSED = "Buka {site} dengan nomor {number} dan kata kunci pada tanda terima pertama Anda."


def register_all() -> None:
    """Called once by `apps.ready`."""
    for letter in ALL:
        register(letter)


# --- fields of each letter: everything is a plain string, "" where there is nothing to say


def receipt_fields(request: InfoRequest, *, secret: str = "", signer: str = "") -> dict[str, str]:
    """`ppid.receipt`. With `secret` the code opens the case by itself: only for the hand of the applicant, never for
    the file, because nobody else may know it (the office holds a hash)."""
    case = request.case
    return {
        **_sheet(case, request, number=case.number, signer=signer or _by_clerk(), post="Petugas PPID"),
        **_code(case, secret),
        "received": f"{_moment(case)} ({case.get_channel_display()})",
        **_wish(request),
        **_clock(case.clock),
        "extension_days": _days("ppid.extension_days", _day(case)),
        "objection_days": _days("ppid.objection_days", _day(case)),
    }


def complete_please_fields(request: InfoRequest, *, signer: Any = None) -> dict[str, str]:
    """`ppid.complete_please`: after `actions.answering.ask_to_complete`."""
    case = request.case
    return {
        **_sheet(case, request, number=letter_number(case), signer=str(signer or ""), post="Petugas PPID"),
        **_wish(request),
        "missing": request.missing,
        **_clock(case.clock),
    }


def extension_fields(request: InfoRequest, *, reason: str, signer: Any = None) -> dict[str, str]:
    """`ppid.extension`: after `actions.answering.extend`. The reason is the one that was given in writing."""
    case = request.case
    return {
        **_sheet(case, request, number=letter_number(case), signer=str(signer or ""), post=_post("PPID")),
        **_wish(request),
        "reason": reason,
        **_clock(case.clock),
        "objection_days": _days("ppid.objection_days", _day(case)),
    }


def answer_fields(request: InfoRequest, *, signer: Any = None, blackened: str = "") -> dict[str, str]:
    """`ppid.answer`: after `actions.answering.answer`. `blackened` says in words which parts were blacked out."""
    case, on = request.case, timezone.localdate(request.answered_at)
    given = request.decision in (RequestState.ANSWERED_GRANTED, RequestState.ANSWERED_PARTLY)
    return {
        **_sheet(case, request, number=letter_number(case), signer=_who(signer, request), post=_post("PPID")),
        **_wish(request),
        "received": _moment(case),
        "decision": _label(RequestState, request.decision),
        "held": _label(Held, request.held),
        "held_by": request.held_by,
        "form_held": _label(Obtain, request.form_held),
        "article": f"huruf {request.ground}: {_label(Article17, request.ground)}" if request.ground else "",
        "consequence_test": request.consequence_test,
        "blackened": blackened,
        "fee": (say.money(request.fee) if request.fee else "Tidak ada biaya") if given else "",
        "payment": request.payment if request.fee else "",
        "answer": request.answer,
        "due_on": say.weekday(request.answer_due_on) if request.answer_due_on else "",
        "objection_days": _days("ppid.objection_days", on),
        "objection_until": _until("ppid.objection_days", on),
    }


def objection_receipt_fields(objection: Objection, *, secret: str = "", signer: str = "") -> dict[str, str]:
    """`ppid.objection_receipt`; for `secret` see `receipt_fields`."""
    case = objection.case
    return {
        **_sheet(case, objection.request, number=case.number, signer=signer or _by_clerk(), post="Petugas PPID"),
        **_code(case, secret),
        "received": f"{_moment(case)} ({case.get_channel_display()})",
        "request_number": objection.request.case.number,
        "grounds": _grounds(objection),
        "reasons": objection.reasons,
        **_clock(case.clock),
        "dispute_days": _days("ppid.dispute_days", _day(case)),
    }


def objection_answer_fields(objection: Objection, *, signer: Any = None, blackened: str = "") -> dict[str, str]:
    """`ppid.objection_answer`: after `actions.objections.decide`. For `blackened` see `answer_fields`."""
    case, on = objection.case, timezone.localdate(objection.decided_at)
    open_to_dispute = objection.decision != ObjectionState.SETTLED
    return {
        **_sheet(
            case,
            objection.request,
            number=letter_number(case),
            signer=_who(signer, objection),
            post=_post("Atasan PPID"),
        ),
        "received": _moment(case),
        "request_number": objection.request.case.number,
        "grounds": _grounds(objection),
        "decision": _label(ObjectionState, objection.decision),
        "answer": objection.answer,
        "blackened": blackened,
        "dispute_days": _days("ppid.dispute_days", on) if open_to_dispute else "",
        "dispute_until": _until("ppid.dispute_days", on) if open_to_dispute else "",
    }


def consequence_test_fields(test: ConsequenceTest) -> dict[str, str]:
    """`ppid.consequence_test`: an approved test, as the list of exemptions tells it too; nobody who asked is named."""
    return {
        "number": test.decision_number,
        "signer": str(test.decided_by or ""),
        "signer_post": _post("PPID"),
        "title": test.title,
        "unit": test.unit.name,
        "documents": test.documents,
        "part": test.part,
        "basis": test.basis,
        "if_opened": test.if_opened,
        "if_closed": test.if_closed,
        "outcome": _label(Outcome, test.outcome),
        "decided_on": say.weekday(test.decided_on) if test.decided_on else "",
        "approved_by": str(test.approved_by or ""),
        "approved_on": say.weekday(timezone.localdate(test.approved_at)) if test.approved_at else "",
        "ends_on": say.weekday(test.ends_on) if test.ends_on else "",
    }


# --- pieces


def letter_number(case: Case) -> str:
    """The next letter of this case: PPID/2026/0143-S2. Counted from the letters kept with it, so without gaps."""
    return f"{case.number}-S{case.attachments.filter(role=FileRole.LETTER).count() + 1}"


def follow_address(case: Case, secret: str = "") -> str:
    """The follow-up page; number and secret stand behind #, which no browser sends and no server logs."""
    address = settings.BASE_URL + reverse("cases:follow")
    return f"{address}#{urlencode({'n': case.number, 'k': secret}, safe='/')}" if secret else address


def _sheet(case: Case, request: InfoRequest, *, number: str, signer: str, post: str) -> dict[str, str]:
    person = f"{request.name}, kuasa dari {request.represented}" if request.represented else request.name
    return {
        "number": number,
        "case_number": case.number,
        "person": request.name,
        "addressee": "\n".join(filter(None, [person, request.address])),
        "signer": signer,
        "signer_post": post,
    }


def _code(case: Case, secret: str) -> dict[str, str]:
    site = (settings.BASE_URL + reverse("cases:follow")).partition("://")[2]
    told = TOLD_OPEN if secret else TOLD_CLOSED
    return {
        "qr": follow_address(case, secret),
        "qr_note": KEPT + told.format(number=case.number, secret=secret, site=site),
    }


def _wish(request: InfoRequest) -> dict[str, str]:
    return {
        "asked": request.asked,
        "purpose": request.purpose,
        "obtain": _label(Obtain, request.obtain),
        "receive": _label(Receive, request.receive),
    }


def _clock(clock: dict) -> dict[str, str]:
    """The deadline as it was told to this case, with the days that did not count."""
    if not clock:
        return {"due_on": "", "days": "", "not_counted": ""}
    off = [(date.fromisoformat(day), reason) for day, reason in clock["skipped"]]
    named = [f"{say.weekday(day)} ({reason})" for day, reason in off if day.weekday() < 5]
    return {
        "due_on": say.weekday(date.fromisoformat(clock["due_on"])),
        "days": f"{clock['value'] + (clock['extended_by'] or 0)} hari kerja",
        "not_counted": ", ".join(["Sabtu dan Minggu", *named]) if off else "",
    }


def _days(key: str, on: date) -> str:
    return f"{law.at(key, on=on).value} hari kerja"


def _until(key: str, on: date) -> str:
    """The last day; "" while the book does not hold the holidays on the way: the letter still says how many days."""
    due = known(key, on)
    return say.weekday(due.due_on) if due else ""


def _day(case: Case) -> date:
    return timezone.localdate(case.received_at)


def _moment(case: Case) -> str:
    local = timezone.localtime(case.received_at)
    return f"{say.weekday(local)}, pukul {local:%H.%M} WITA"


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label).capitalize() if value else ""


def _grounds(objection: Objection) -> str:
    return "\n".join(f"{letter}. {Ground(letter).label}" for letter in objection.grounds)


def _by_clerk() -> str:
    return settings.OFFICE_SHORT


def _post(post: str) -> str:
    """ "PPID" and "Atasan PPID" sign for the office; the superior is its head, under the title of the post."""
    return "Pejabat Pengelola Informasi dan Dokumentasi" if post == "PPID" else "Atasan PPID"


def _who(signer: Any, noun: InfoRequest | Objection) -> str:
    return str(signer or noun.decided_by or "")
