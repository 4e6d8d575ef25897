"""Rows of the lists, consequence tests, reports, and requests with applicants whose every word is a mark."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from naungan.cases.enums import Channel
from naungan.offices.models import Unit
from naungan.ppid.actions import answering, lists, receiving, testing, yearly
from naungan.ppid.actions.receiving import Applicant, Wish
from naungan.ppid.enums import ExamState, ExamStep, Held, RequestState
from naungan.ppid.models import ConsequenceTest, InfoRequest, ListedInformation, YearlyReport
from naungan.ppid.reports import yearly as reading
from naungan.ppid.rules.requests import Answer
from tests.accounts import factories as accounts

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # a Friday, 10:00 in Mataram
NAME, NIK = "Rahmawati Penandatangan", "5203065207889901"
PHONE, EMAIL, ADDRESS = "0812-3344-9907", "rahma.penanda@contoh.id", "Jalan Penanda Rahasia 7, Selong"
ASKED, PURPOSE = "Penanda pertanyaan tentang pengawas", "Penanda tujuan skripsi"
SECRETS = (
    "Rahmawati", "Penandatangan", NIK, "3344-9907", "rahma.penanda", "Penanda Rahasia", "Penanda pert", "Penanda tuj",
)  # fmt: skip
TEXTS = {name: f"Kata tentang {name}." for name in reading.TEXTS}
_next = count(1)


def unit(code: str = "sekretariat") -> Unit:
    return Unit.objects.get(code=code)


def officer(**fields):
    return accounts.user("ppid_officer", **fields)


def superior(**fields):
    return accounts.user("ppid_superior", **fields)


def row(*, published: bool = True, by=None, **fields) -> ListedInformation:
    given = {
        "info_class": "periodic", "kind": "Perencanaan", "summary": f"Rencana kerja {next(_next)}", "unit": unit(),
        "maker": "Sekretaris", "made": "setiap Januari", "forms": "PDF", "retention": "5 tahun",
    }  # fmt: skip
    made = lists.enter(by=by or officer(), now=NOW, **{**given, **fields})
    return lists.publish(made, by=by or officer(), now=NOW) if published else made


FINDINGS = {
    ExamStep.IDENTIFY: {"documents": "Buku laporan pelanggaran 2026"},
    ExamStep.RECORD: {"part": "Nama dan alamat pelapor"},
    ExamStep.GROUND: {"grounds": ["h", "a"], "legal_basis": "UU 27/2022 Ps. 4"},
    ExamStep.WEIGH: {"if_opened": "Pelapor dibalas.", "if_closed": "Laporan terus datang."},
}


def stepped(*, by=None, title: str = "Identitas pelapor") -> ConsequenceTest:
    by = by or officer()
    test = testing.begin(title=title, unit=unit("pengawasan"), occasion="before", by=by, now=NOW)
    for step, told in FINDINGS.items():
        test = testing.take_step(test, step, by=by, now=NOW, **told)
    return test


def decided(*, by=None, ends_on: date | None = date(2031, 1, 1), outcome: str = "exempt", **fields) -> ConsequenceTest:
    by = by or officer()
    return testing.decide(
        stepped(by=by, **fields), outcome=outcome, decision_number=f"UK/{next(_next)}/2026",
        decided_on=date(2026, 11, 18), ends_on=ends_on, by=by, now=NOW,
    )  # fmt: skip


def approved(**fields) -> ConsequenceTest:
    return testing.approve(decided(**fields), by=superior(), now=NOW)


def request(*, on: datetime | None = None, **fields) -> InfoRequest:
    on = on or datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
    applicant = {
        "kind": "person", "name": NAME, "address": ADDRESS, "id_number": NIK, "occupation": "peneliti",
        "phone": PHONE, "email": EMAIL,
    }  # fmt: skip
    wish = Wish(asked=ASKED, purpose=PURPOSE, obtain="soft_copy", receive="email")
    return receiving.receive(
        applicant=Applicant(**{**applicant, **fields}), wish=wish, channel=Channel.FORM, received_at=on, by=None, now=on
    ).request


def answered(decision: str = "answered_granted", *, days: int = 3, by=None, **fields) -> InfoRequest:
    made = request(**fields)
    given = {"decision": RequestState(decision), "text": "Terlampir.", "held": Held.HELD, "form_held": "soft_copy"}
    if decision in ("answered_refused", "answered_partly"):
        test = ConsequenceTest.objects.filter(state=ExamState.APPROVED).first() or approved()
        given |= {"ground": "h", "test": test.as_tested}
    if decision == "not_held":
        given |= {"held": Held.NOWHERE, "form_held": ""}
    moment = made.case.received_at + timedelta(days=days)
    return answering.answer(made, Answer(**given), by=by or officer(), now=moment)


def submitted(year: int = 2025, *, by=None) -> YearlyReport:
    by = by or officer()
    report = yearly.begin(year, by=by, now=NOW)
    yearly.write(report, by=by, now=NOW, **TEXTS)
    return yearly.submit(report, by=by, now=NOW)


def signed(year: int = 2025, *, by=None) -> YearlyReport:
    report = submitted(year)
    return yearly.sign(report, by=by or superior(), now=NOW, seen=reading.digest(reading.content(report)))
