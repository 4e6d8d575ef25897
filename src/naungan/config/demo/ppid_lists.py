"""The lists of the demo: the DIP of what is there, sample exemptions, last year's requests and its signed report."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from naungan.accounts.models import User
from naungan.config.demo.cast import player
from naungan.figures import actions as figures
from naungan.figures.models import Figure
from naungan.law import days_off
from naungan.offices.models import Unit
from naungan.ppid.actions import answering, lists, objections, planting, receiving, testing, yearly
from naungan.ppid.actions.receiving import Applicant, Wish
from naungan.ppid.enums import ExamStep, Held, ObjectionState, RequestState, SentWay
from naungan.ppid.models import ConsequenceTest, InfoRequest, YearlyReport
from naungan.ppid.reports import yearly as reading
from naungan.ppid.rules.requests import Answer, Tested

Say = Callable[[str], object]
FOLDER = Path(__file__).parent
LAST = 2025
WORDS = {
    "policy": "Informasi dibuka lebih dulu, baru ditanya alasannya bila ditutup. Dokumen berkala terbit di situs "
    "dengan sidik SHA-256; permohonan dilayani di meja, lewat formulir, surat, telepon, dan surel.",
    "facilities": "Satu meja layanan di kantor dinas, formulir daring, papan pengumuman, dan arsip digital. "
    "Naskah dapat dibacakan atau dicetak dengan huruf besar.",
    "staff": "Satu PPID, dua petugas meja, dan satu penghubung di setiap bidang dan UPTD. Jumlah ini contoh.",
    "budget": "Menumpang pada kegiatan Sekretariat; jumlah rupiahnya diisi kantor menurut DPA. Pemohon tidak membayar.",
    "service": "Yang paling sering ditanyakan: cakupan perlindungan, upah minimum, dan jadwal pelatihan. "
    "Jawaban yang sering diulang diterbitkan tanpa identitas pemohon.",
    "disputes": "Keberatan diputus atasan PPID, bukan petugas yang menjawab.",
    "obstacles_inside": "Dokumen lama tersebar di beberapa unit, sehingga satu jawaban memerlukan perpanjangan.",
    "obstacles_outside": "Sebagian permohonan menyangkut informasi yang dikuasai badan publik lain.",
    "recommendations": "Memindai arsip sebelum 2020.\nMenerbitkan dokumen pengadaan bersama pengumumannya.\n"
    "Meninjau setiap pengecualian sebelum tanggal akhirnya.",
}


def prepare_lists(say: Say) -> None:
    """The lists and the consequence tests: answers lean on them, so they come first. Run again it adds nothing."""
    officer, superior = _people()
    if officer is None or superior is None:
        return
    planted, tested = planting.plant(by=officer, now=_moment(date(2026, 1, 19))), _tests(officer, superior)
    if planted or tested:
        say(f"  {planted} baris daftar informasi, {tested} uji konsekuensi")


def prepare(say: Say) -> None:
    """Last year's requests and its report. Run again it adds nothing. Needs the people of PPID in the cast."""
    officer, superior = _people()
    if officer is None or superior is None:
        return
    if not InfoRequest.objects.filter(case__year=LAST).exists():
        _requests(officer, superior)
    if _report(officer, superior):
        say(f"  laporan {LAST} ditandatangani")


def test_of(code: str) -> Tested:
    """The test that the script calls so, as the rules of an answer see it."""
    title = next(row["title"] for row in _read("ppid_tests.toml")["tests"] if row["code"] == code)
    return ConsequenceTest.objects.get(title=title).as_tested


def _people() -> tuple[User | None, User | None]:
    today = timezone.localdate()
    officer = User.objects.holding("ppid_officer", today).order_by("pk").first()
    superior = User.objects.holding("ppid_superior", today).exclude(pk=getattr(officer, "pk", None)).first()
    return officer, superior


def _moment(day: date, hour: int = 10) -> datetime:
    """On that day, or the next one on which the office works."""
    while days_off.reason_off(day):
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time(hour, 15)))


def _read(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _tests(officer: User, superior: User) -> int:
    if ConsequenceTest.objects.exists():
        return 0
    units = {unit.code: unit for unit in Unit.objects.all()}
    rows = _read("ppid_tests.toml")["tests"]
    for at, row in enumerate(rows):
        begun = _moment(date(*row["begun"]))
        test = testing.begin(
            title=row["title"], unit=units[row["unit"]], occasion="before", by=officer, now=begun, is_sample=True
        )
        steps = list(ExamStep)[: 3 if row["stage"] == "begun" else 4]
        for step in steps:
            test = testing.take_step(test, step, by=officer, now=begun, **row)
        if row["stage"] == "begun":
            continue
        test = testing.decide(
            test, outcome="exempt", decision_number=f"contoh-{at + 1:02d}/UK/{begun.year}", decided_on=begun.date(),
            ends_on=date(*row["ends"]), by=officer, now=begun,
        )  # fmt: skip
        if row["stage"] == "approved":
            testing.approve(test, by=superior, now=begun + timedelta(days=1))
    return len(rows)


def _requests(officer: User, superior: User) -> None:
    unit = Unit.objects.get(code="sekretariat")
    for row in _read("ppid_2025.toml")["requests"]:
        day, month = row["on"]
        came = _moment(date(LAST, month, day))
        applicant = Applicant(
            kind=row.get("kind", "person"), name=row["name"], address=row["address"],
            id_number=row.get("id_number", ""), represented=row.get("represented", ""), occupation=row["occupation"],
        )  # fmt: skip
        wish = Wish(asked=row["asked"], purpose=row["purpose"], obtain="soft_copy", receive="pickup")
        request = receiving.receive(
            applicant=applicant, wish=wish, channel=row.get("channel", "form"), received_at=came, by=officer, now=came
        ).request
        _answer(request, row, came, officer)
        if "objection" in row:
            _object(request, row["objection"], superior)
        if "public_title" in row:
            lists.publish_answer(
                request.case, title=row["public_title"], text=row["public_text"], unit=unit,
                kind="Jawaban atas permohonan", address=row["public_address"], review_on=None, by=officer,
                now=_moment(request.answered_at.date() + timedelta(days=7)),
            )  # fmt: skip


def _answer(request: InfoRequest, row: dict[str, Any], came: datetime, officer: User) -> None:
    """After so many working days, extended where the row says why; then handed over and closed."""
    moment = came
    for _ in range(row["days"]):
        moment = _moment(moment.date() + timedelta(days=1), hour=11)
    if "extend" in row:
        answering.extend(request, reason=row["extend"], by=officer, now=_moment(came.date() + timedelta(days=9)))
    decision = row["decision"]
    held = Held.HELD if decision != RequestState.NOT_HELD else Held.ELSEWHERE if "held_by" in row else Held.NOWHERE
    given = Answer(
        decision=RequestState(decision), text="Jawaban tertulis terlampir (contoh).", held=held,
        held_by=row.get("held_by", ""), form_held="soft_copy" if held == Held.HELD else "",
        ground=row.get("ground", ""), test=test_of(row["test"]) if "test" in row else None,
    )  # fmt: skip
    answering.answer(request, given, by=officer, now=moment)
    later = _moment(moment.date() + timedelta(days=1), hour=13)
    if decision in (RequestState.ANSWERED_GRANTED, RequestState.ANSWERED_PARTLY):
        answering.deliver(request, way="pickup", note="Diambil di meja layanan.", by=officer, now=later)
    request.refresh_from_db()


def _object(request: InfoRequest, ground: str, superior: User) -> None:
    """Eight days after the answer; decided by the superior a fortnight later."""
    came = _moment(request.answered_at.date() + timedelta(days=8))
    objection = objections.object_to(
        request, grounds=(ground,), reasons="Contoh: saya tidak setuju dengan jawabannya.", purpose="", channel="desk",
        received_at=came, by=None, now=came,
    ).objection  # fmt: skip
    end = ObjectionState.REJECTED if ground == "a" else ObjectionState.UPHELD
    text = "Contoh: tanggapan atasan PPID dengan alasannya."
    objections.decide(objection, end, text=text, by=superior, now=_moment(came.date() + timedelta(days=14)))


def _report(officer: User, superior: User) -> bool:
    """Written in February, signed in March, its figures published by the second figures officer."""
    if YearlyReport.objects.filter(year=LAST).exists():
        return False
    written, signed = _moment(date(LAST + 1, 2, 16)), _moment(date(LAST + 1, 3, 9))
    report = yearly.begin(LAST, by=officer, now=written, is_sample=True)
    yearly.write(report, by=officer, now=written, **WORDS)
    report = yearly.submit(report, by=officer, now=written)
    report = yearly.sign(report, by=superior, now=signed, seen=reading.digest(reading.content(report)))
    sent = _moment(date(LAST + 1, 3, 16))
    yearly.tell_sent(report, on=sent.date(), way=SentWay.LETTER, number="contoh-021/PPID/2026", by=officer, now=sent)
    waiting = Figure.objects.preliminary().filter(indicator__code__startswith="PPID-")
    if waiting.exists():
        figures.publish(waiting, by=User.objects.get(email=player("angka2").address), now=timezone.now())
    return True
