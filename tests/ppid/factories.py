"""Requests, objections and disputes for the tests of every room."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from naungan.cases.enums import Channel
from naungan.ppid.actions import answering, disputes, objections, receiving
from naungan.ppid.actions.receiving import Applicant, Paper, Received, Wish
from naungan.ppid.enums import ExamState, ObjectionState, RequestState
from naungan.ppid.models import ConsequenceTest
from naungan.ppid.rules.requests import Answer, Tested
from tests.accounts import factories as accounts
from tests.ppid import list_factories

ZONE = timezone.get_default_timezone()
MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=ZONE)  # an ordinary working day
NIK = "5203145603789901"


def at(day: int, hour: int = 10, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, 0, tzinfo=ZONE)


def applicant(**changes: Any) -> Applicant:
    given = {
        "kind": "person", "name": "Penanda Pemohon", "address": "Jalan Penanda 7, Selong", "id_number": NIK,
        "occupation": "mahasiswa", "phone": "081234567890", "email": "penanda.pemohon@contoh.id",
    }  # fmt: skip
    return Applicant(**{**given, **changes})


def wish(**changes: str) -> Wish:
    given = {
        "asked": "Penanda permintaan: jumlah pekerja rentan per kecamatan 2025", "purpose": "Penanda tujuan skripsi",
        "obtain": "soft_copy", "receive": "email",
    }  # fmt: skip
    return Wish(**{**given, **changes})


def received(received_at: datetime = MONDAY, *, now: datetime | None = None, **changes: Any) -> Received:
    given = {"applicant": applicant(), "wish": wish(), "channel": Channel.DESK, "by": None}
    return receiving.receive(**{**given, **changes}, received_at=received_at, now=now or received_at)


def proof(role: str = "identity") -> Paper:
    return Paper(role, b"%PDF-1.4 penanda identitas", "ktp-penanda.pdf", "pdf")


def granted(**changes: Any) -> Answer:
    given = {"decision": RequestState.ANSWERED_GRANTED, "text": "Terlampir.", "held": "held", "form_held": "soft_copy"}
    return Answer(**{**given, **changes})


def tested() -> Tested:
    """A consequence test of the letters a and h that holds; one is enough for all."""
    found = ConsequenceTest.objects.filter(state=ExamState.APPROVED).first()
    return (found or list_factories.approved()).as_tested


def refused(**changes: Any) -> Answer:
    given = {"decision": RequestState.ANSWERED_REFUSED, "text": "Dikecualikan.", "held": "held", "ground": "h"}
    if "test" not in changes:
        given["test"] = tested()
    return Answer(**{**given, **changes})


def officer() -> Any:
    return accounts.user("ppid_officer")


def superior() -> Any:
    return accounts.user("ppid_superior")


def objected(request: Any = None, *, grounds: tuple[str, ...] = ("a",), now: datetime | None = None) -> Any:
    """An objection against a refusal, three days after it."""
    if request is None:
        request = received().request
        answering.answer(request, refused(), by=officer(), now=MONDAY + timedelta(days=2))
    now = now or MONDAY + timedelta(days=7)
    return objections.object_to(
        request, grounds=grounds, reasons="Penanda kasus posisi", purpose="", channel=Channel.DESK, received_at=now,
        by=None, now=now,
    )  # fmt: skip


def disputed(*, grounds: tuple[str, ...] = ("a",)) -> Any:
    objection = objected(grounds=grounds).objection
    decided = MONDAY + timedelta(days=10)
    objections.decide(objection, ObjectionState.REJECTED, text="Penolakan tetap.", by=superior(), now=decided)
    now = decided + timedelta(days=5)
    return disputes.file(
        objection, filed_on=now.date(), commission_number="001/KI-NTB/2026", channel=Channel.LETTER, received_at=now,
        by=None, now=now,
    )  # fmt: skip
