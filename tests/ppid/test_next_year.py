"""A year whose holidays nobody has decreed yet closes nothing: no answer, no receipt, no register."""

from datetime import date, datetime

import pytest

from naungan.kit import pdf
from naungan.kit.refusal import Refused
from naungan.law import days_off
from naungan.letters.actions import typeset
from naungan.ppid import letters
from naungan.ppid.actions import answering, objections
from naungan.ppid.models import InfoRequest
from naungan.ppid.reports import counting, telling
from naungan.ppid.rules import objections as rules
from naungan.ppid.rules import requests
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf(monkeypatch):
    """The book ends with 2026."""
    known = {year: holidays for year, holidays in days_off.years().items() if year <= 2026}
    monkeypatch.setattr(days_off, "years", lambda: known)


def said(code: str, fields: dict[str, str], now: datetime) -> str:
    return " ".join(" ".join(pdf.pages(typeset(code, fields, now=now))).split())


def test_a_receipt_is_shown_without_the_day_nobody_knows(client):
    case = make.received(at := make.at(11, month=12)).request.case
    told = telling.after_receipt(case, at.date())
    assert told[2]["title"] == "Bisa diperpanjang sekali" and told[2]["text"].startswith("7 hari kerja")
    early = make.received(at := make.at(2)).request.case
    assert telling.after_receipt(early, at.date())[2]["title"] == "Bisa diperpanjang sekali, sampai 25 November 2026"


def test_a_request_is_answered_and_the_letter_says_the_days_alone():
    request = make.received(make.at(23)).request
    request = answering.answer(request, make.granted(), by=make.officer(), now=(now := make.at(1, month=12)))
    fields = letters.answer_fields(request, signer="Baiq Petugas")
    assert (fields["objection_until"], fields["objection_days"]) == ("", "30 hari kerja")
    text = said("ppid.answer", fields, now)
    assert "dalam 30 hari kerja, tanpa biaya" in text and "Hari terakhir" not in text and " ," not in text


def test_an_objection_is_answered_too():
    objection = make.objected(now=make.at(9)).objection
    objection = objections.decide(objection, "rejected", text="Tetap.", by=make.superior(), now=make.at(14, month=12))
    fields = letters.objection_answer_fields(objection)
    text = said("ppid.objection_answer", fields, make.at(14, month=12))
    assert fields["dispute_until"] == "" and "dalam 14 hari kerja (UU" in text and "Hari terakhir" not in text


def test_the_day_is_told_where_it_is_known():
    request = answering.answer(make.received().request, make.granted(), by=make.officer(), now=make.at(3))
    text = said("ppid.answer", letters.answer_fields(request), make.at(3))
    assert "Hari terakhir mengajukan keberatan: Selasa, 15 Desember 2026." in text


def test_one_late_answer_does_not_close_the_register(client):
    request = make.received().request
    InfoRequest.objects.filter(pk=request.pk).update(
        answered_at=make.at(5, month=1, year=2027), decision="answered_granted", answer_due_on=request.case.due_on,
        answer_clock=request.case.clock,
    )  # fmt: skip
    assert counting.year_numbers(2026)["requests"]["days_longest"] > 30
    assert client.get("/ppid/register/?tahun=2026").status_code == 200


def test_what_a_decision_hangs_on_is_refused_with_the_sentence_of_the_book():
    stand = rules.Stand("not_held", "not_held", date(2026, 11, 23), date(2026, 12, 7), date(2026, 12, 1), None, 0)
    day = date(2026, 12, 30)
    for deed in (
        lambda: rules.check_objection(["e"], stand, date(2026, 12, 2)),
        lambda: rules.check_dispute(decided_on=date(2026, 12, 14), answer_due_on=None, filed_on=date(2026, 12, 15)),
        lambda: requests.check_ask("KTP", received_on=day, today=day, was_asked=False),
    ):
        with pytest.raises(Refused, match="Hari libur tahun 2027 belum dimuat"):
            deed()
