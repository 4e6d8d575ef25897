"""What an applicant with an e-mail address is sent, and what stays of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from naungan.cases import actions as cases
from naungan.notices.actions import send_waiting
from naungan.notices.models import Notice
from naungan.ppid.actions import answering
from tests.kit.papers import words_of
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "penanda.pemohon@contoh.id"
PERSONAL = ("Penanda Pemohon", "Jalan Penanda", make.NIK, "0812", "Penanda permintaan", "Penanda tujuan", ADDRESS)


def stored() -> str:
    """The outbox as it lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_notice")
        return repr([[bytes(cell) if isinstance(cell, memoryview) else cell for cell in row] for row in cursor])


def test_the_receipt_goes_out_with_its_pdf_and_without_the_secret():
    made = make.received()
    case = made.request.case
    assert send_waiting(now=make.MONDAY) == 1
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([ADDRESS], f"Permohonan informasi {case.number} sudah kami terima")
    assert "paling lambat Senin, 16 November 2026" in letter.body and "/lacak/" in letter.body
    assert "10 hari kerja, hari pertama Selasa, 3 November 2026" in " ".join(letter.body.split())
    ((name, paper, kind),) = letter.attachments
    assert (name, kind) == (f"{case.number.replace('/', '-')}.pdf", "application/pdf")
    told = words_of(paper)
    assert case.number in told and "Penanda permintaan" in told
    assert made.secret not in letter.body + told
    assert not [one for one in PERSONAL if one in letter.subject + letter.body]


def test_no_address_no_letter():
    make.received(applicant=make.applicant(email=""))
    assert not Notice.objects.exists()


def test_the_outbox_holds_the_address_sealed_and_forgets_it():
    make.received()
    assert Notice.objects.get().address == ADDRESS
    assert not [one for one in PERSONAL if one in stored()]
    send_waiting(now=make.MONDAY)
    sent = Notice.objects.get()
    assert (sent.address, sent.to_email, sent.sent_at) == (None, "", make.MONDAY)


def test_a_letter_that_cannot_leave_is_told_to_the_desk_and_its_address_goes(settings):
    settings.EMAIL_BACKEND = "tests.notices.broken.Broken"
    case = make.received().request.case
    for day in range(7):
        send_waiting(now=make.MONDAY + timedelta(days=day))
    kept = Notice.objects.get()
    assert (kept.attempts, kept.address, kept.sent_at) == (5, None, None)
    told = [step.inner for step in case.steps.filter(verb="note")]
    assert len(told) == 1 and "tidak terkirim" in told[0]


def test_a_receipt_that_leaves_late_has_no_pdf_with_another_deadline():
    made = make.received()
    answering.answer(made.request, make.granted(), by=make.officer(), now=make.at(4))
    send_waiting(now=make.at(5))
    assert [(one.subject[:8], len(one.attachments)) for one in mail.outbox] == [("Permohon", 0), ("Ada kaba", 0)]


def test_a_fault_in_the_enclosure_keeps_no_letter_back(monkeypatch):
    make.received()
    monkeypatch.setattr("naungan.ppid.actions.mailing.receipt", lambda *a, **k: 1 / 0)
    assert send_waiting(now=make.MONDAY) == 1 and mail.outbox[0].attachments == []


@pytest.mark.parametrize("deed", ["ask", "extend", "answer"])
def test_every_letter_of_the_office_is_announced_without_its_contents(deed):
    request, by = make.received().request, make.officer()
    Notice.objects.all().delete()
    if deed == "ask":
        answering.ask_to_complete(request, missing="Penanda kekurangan", by=by, now=make.at(3))
    elif deed == "extend":
        answering.extend(request, reason="Penanda alasan", by=by, now=make.at(3))
    else:
        answering.answer(request, make.refused(text="Penanda jawaban"), by=by, now=make.at(3))
    send_waiting(now=make.at(3))
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([ADDRESS], f"Ada kabar untuk {request.case.number}")
    assert "Penanda" not in letter.body and "/lacak/" in letter.body and letter.attachments == []
    assert ("sampai Jumat, 6 November 2026" in letter.body) is (deed == "ask")


def test_an_objection_is_confirmed_to_the_address_of_the_request():
    objection = make.objected().objection
    written = list(Notice.objects.filter(about=objection.case_id))
    assert [one.subject for one in written] == [f"Keberatan {objection.case.number} sudah kami terima"]
    Notice.objects.exclude(pk=written[0].pk).delete()
    send_waiting(now=make.MONDAY + timedelta(days=7))
    told = words_of(mail.outbox[0].attachments[0][1])
    assert mail.outbox[0].to == [ADDRESS] and objection.case.number in told


def test_a_case_that_is_gone_lets_its_letter_go_without_a_paper():
    case = make.received().request.case
    Notice.objects.update(about=case.pk + 999)
    assert send_waiting(now=make.MONDAY) == 1
    assert cases.find(case.number, "salah") is None
