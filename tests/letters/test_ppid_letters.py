"""The letters of PPID say what the law asks for, and keep the secret out of everybody's logs."""

import io
from datetime import datetime
from urllib.parse import urlsplit

import pikepdf
import pytest
from django.utils import timezone

from naungan.kit import pdf as pdfs
from naungan.letters.actions import typeset
from naungan.ppid import letters
from naungan.ppid.actions import answering, objections, receiving
from naungan.ppid.actions.receiving import Applicant, Wish
from naungan.ppid.rules.requests import Answer
from tests.accounts import factories as accounts
from tests.ppid import factories

pytestmark = pytest.mark.django_db
ZONE = timezone.get_default_timezone()
NOW = datetime(2026, 11, 2, 10, 24, tzinfo=ZONE)
LATER = datetime(2026, 11, 12, 9, 0, tzinfo=ZONE)


def received():
    applicant = Applicant("person", "Penanda Pemohon", "Jalan Penanda 7\nSelong", id_number="9952031234560001")
    wish = Wish("Jumlah pekerja rentan {secret} #x", "Skripsi", "soft_copy", "email")
    return receiving.receive(applicant=applicant, wish=wish, channel="form", received_at=NOW, by=None, now=NOW)


def said(code: str, fields: dict[str, str], now: datetime = NOW) -> str:
    pdf = typeset(code, fields, now=now)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.open_metadata()["pdfuaid:part"] == "1"
    return " ".join(" ".join(pdfs.pages(pdf)).split())


def test_a_receipt_says_the_deadline_and_opens_the_case():
    request, secret = received()
    fields = letters.receipt_fields(request, secret=secret)
    address = urlsplit(fields["qr"])
    assert (address.path, address.query) == ("/lacak/", "")
    assert address.fragment == f"n={request.case.number}&k={secret}"
    text = said("ppid.receipt", fields)
    for part in [
        request.case.number, secret, "Penanda Pemohon", "Jalan Penanda 7", "Jumlah pekerja rentan {secret} #x",
        "Senin, 16 November 2026", "10 hari kerja", "7 hari kerja", "30 hari kerja", "pukul 10.24 WITA",
    ]:  # fmt: skip
        assert part in text, part
    assert "9952031234560001" not in text


def test_the_copy_for_the_file_knows_no_secret():
    request, secret = received()
    fields = letters.receipt_fields(request)
    assert secret not in said("ppid.receipt", fields)
    assert "#" not in fields["qr"]


def test_completing_and_extending():
    request, _ = received()
    officer = accounts.user("ppid_officer", name="Baiq Petugas")
    extended = answering.extend(request, reason="Data tersebar.", by=officer, now=LATER)
    text = said("ppid.extension", letters.extension_fields(extended, reason="Data tersebar.", signer=officer), LATER)
    assert "Data tersebar." in text and "17 hari kerja" in text and "Baiq Petugas" in text
    other, _ = received()
    asked = answering.ask_to_complete(other, missing="Tahun data.", by=officer, now=NOW)
    text = said("ppid.complete_please", letters.complete_please_fields(asked, signer=officer))
    assert "Tahun data." in text and "3 hari kerja" in text


def test_an_answer_states_what_article_22_asks_for():
    request, _ = received()
    officer = accounts.user("ppid_officer", name="Baiq Petugas")
    given = Answer("answered_partly", "Terlampir.\n\nSelamat bekerja.", "held", form_held="soft_copy", ground="h",
                   test=(test := factories.tested()), fee=25000, payment="Bank NTB")  # fmt: skip
    answered = answering.answer(request, given, by=officer, now=LATER)
    text = said("ppid.answer", letters.answer_fields(answered, blackened="nama pada halaman 2"), LATER)
    for part in [
        f"{request.case.number}-S2", "Dikabulkan sebagian", "Penguasaan informasi Dikuasai", "Salinan digital",
        "Pasal 17 huruf h", "rahasia pribadi", test.number, "nama pada halaman 2", "Rp25.000", "Bank NTB",
        "Selamat bekerja.", "Baiq Petugas", "30 hari kerja",
    ]:  # fmt: skip
        assert part in text, part
    assert "permohonan dapat Saudara ajukan ke sana" not in text


def test_what_is_held_elsewhere_says_where():
    request, _ = received()
    given = Answer("not_held", "Kami tidak menguasainya.", "elsewhere", held_by="BPS Provinsi NTB")
    answered = answering.answer(request, given, by=accounts.user("ppid_officer"), now=LATER)
    text = said("ppid.answer", letters.answer_fields(answered), LATER)
    assert "dikuasai oleh BPS Provinsi NTB; permohonan dapat Saudara ajukan ke sana" in text
    assert "Pasal 17" not in text and "Biaya" not in text and "dihitamkan" not in text


def test_an_objection_and_its_answer():
    request, _ = received()
    late = datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)
    objection, secret = objections.object_to(
        request,
        grounds=["c"],
        reasons="Belum dijawab.",
        purpose="",
        channel="form",
        received_at=late,
        by=None,
        now=late,
    )
    text = said("ppid.objection_receipt", letters.objection_receipt_fields(objection, secret=secret), late)
    assert objection.case.number in text and "Belum dijawab." in text and "14 hari kerja" in text and secret in text
    boss = accounts.user("ppid_superior", name="Lalu Atasan")
    decided = objections.decide(objection, "upheld", text="Berikan segera.", by=boss, now=late)
    text = said("ppid.objection_answer", letters.objection_answer_fields(decided), late)
    assert "Berikan segera." in text and "Lalu Atasan" in text and "Komisi Informasi" in text
