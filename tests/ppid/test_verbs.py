"""Each verb: what it changes, what it refuses, what it leaves in journal and history."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.db import connection

from naungan import law
from naungan.cases import actions as cases
from naungan.cases.models import Attachment
from naungan.files.models import StoredFile
from naungan.journal.models import Entry
from naungan.kit import pdf
from naungan.kit.refusal import Refused
from naungan.ppid.actions import answering, disputes, objections, receiving, retention
from naungan.ppid.enums import DisputeState, ObjectionState, RequestState
from naungan.ppid.models import InfoRequest, Objection
from naungan.ppid.reports.dossier import dossier
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def no(verb, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        verb(*args, **kwargs)
    return str(caught.value)


def test_a_request_gets_number_clock_and_lies_sealed():
    made = make.received(papers=[make.proof()])
    case = made.request.case
    assert (case.number, case.state) == ("PPID/2026/0001", "registered")
    assert case.due_on == law.due("ppid.response_days", received=make.MONDAY.date()).due_on
    assert cases.find(case.number, made.secret) == case
    with connection.cursor() as cursor:
        for table in ("ppid_inforequest", "cases_case", "cases_step", "journal_entry", "files_storedfile"):
            cursor.execute(f"SELECT * FROM {table}")
            stored = repr(cursor.fetchall())
            assert "Penanda" not in stored and make.NIK not in stored and "ktp-penanda" not in stored


def test_it_is_refused_without_a_name_and_leaves_no_number():
    assert "Nama" in no(make.received, applicant=make.applicant(name=" "))
    assert "kuasa" in no(make.received, applicant=make.applicant(kind="proxy"))
    assert "Tulis informasi" in no(make.received, wish=make.wish(asked=""))
    assert make.received().request.case.number == "PPID/2026/0001"


def test_asked_completed_and_the_days_begin_anew():
    request = answering.ask_to_complete(
        make.received().request, missing="Salinan KTP", by=make.officer(), now=make.MONDAY + DAY
    )
    assert (request.case.state, request.case.waits_for) == ("incomplete", "applicant")
    assert request.case.due_on == law.due("ppid.applicant_completes_days", received=make.at(3).date()).due_on
    assert "belum habis" in no(answering.lapse, request, by=make.officer(), now=make.MONDAY + 2 * DAY)
    request = answering.complete(request, text="KTP menyusul", by=None, now=make.at(5))
    assert request.case.due_on == law.due("ppid.response_days", received=make.at(5).date()).due_on
    again = no(answering.ask_to_complete, request, missing="Lagi", by=make.officer(), now=make.at(6))
    assert "sudah pernah" in again


def test_what_is_not_completed_lapses_by_the_clock():
    request = answering.ask_to_complete(
        make.received().request, missing="Salinan KTP", by=make.officer(), now=make.MONDAY + DAY
    )
    assert answering.lapse_all(now=make.at(6)) == 0  # its last day
    assert answering.lapse_all(now=make.at(7)) == 1
    request.refresh_from_db()
    assert request.case.state == "lapsed" and answering.lapse_all(now=make.at(9)) == 0


def test_extended_once_with_a_reason():
    request = make.received().request
    assert "alasan" in no(answering.extend, request, reason=" ", by=make.officer(), now=make.at(4))
    request = answering.extend(request, reason="Data di tiga UPTD", by=make.officer(), now=make.at(4))
    assert request.case.state == "extended"
    assert request.case.due_on == law.due("ppid.response_days", received=make.at(2).date(), extended=True).due_on
    assert "hanya sekali" in no(answering.extend, request, reason="Lagi", by=make.officer(), now=make.at(5))


def test_it_cannot_be_extended_when_the_time_is_over():
    assert "lewat" in no(answering.extend, make.received().request, reason="Sibuk", by=None, now=make.at(30))


def test_an_answer_ends_the_clock_keeps_its_deadline_and_leaves_a_letter():
    officer = make.officer()
    due_on = make.received().request.case.due_on
    request = answering.answer(make.received().request, make.granted(), by=officer, now=make.at(9))
    assert (request.case.due_on, request.answer_due_on, request.decided_by) == (None, due_on, officer)
    letter = request.case.attachments.get(role="letter")
    assert letter.is_public and letter.file.kind == "pdf" and letter.file.name.endswith("-S1.pdf")
    assert Entry.objects.filter(verb="move_case").count() == 1


def test_a_refused_answer_changes_nothing():
    request = make.received().request
    assert "uji" in no(answering.answer, request, make.refused(test=None), by=make.officer(), now=make.at(9))
    assert InfoRequest.objects.get(pk=request.pk).answered_at is None


def test_the_fee_comes_before_the_delivery():
    given = make.granted(fee=15_000, payment="tunai di loket")
    request = answering.answer(make.received().request, given, by=make.officer(), now=make.at(9))
    handing = {"way": "pickup", "note": "", "by": make.officer(), "now": make.at(11)}
    assert "dibayar" in no(answering.deliver, request, **handing)
    request = answering.pay(request, on=make.at(10).date(), by=make.officer(), now=make.at(10))
    assert "sudah tercatat" in no(answering.pay, request, on=make.at(10).date(), by=None, now=make.at(10))
    request = answering.deliver(request, **handing)
    assert (request.case.state, request.delivered_by_way) == ("delivered", "pickup")
    request = answering.close(request, note="", by=make.officer(), now=make.at(20))
    assert request.case.state == "closed"


def test_a_request_is_withdrawn():
    request = answering.withdraw(make.received().request, reason="Telepon", by=make.officer(), now=make.at(4))
    assert request.case.state == RequestState.WITHDRAWN and request.case.closed_at == make.at(4)
    assert no(answering.answer, request, make.granted(), by=make.officer(), now=make.at(5))


def test_an_objection_has_its_own_number_clock_and_secret():
    made = make.objected()
    case = made.objection.case
    assert (case.number, made.objection.grounds) == ("KBI/2026/0001", ["a"])
    assert case.due_on == law.due("ppid.objection_answer_days", received=make.at(9).date()).due_on
    assert "sudah ada" in no(make.objected, made.objection.request)


def test_the_officer_who_answered_never_decides_even_as_superior():
    first = make.superior()
    request = answering.answer(make.received().request, make.refused(), by=first, now=make.at(4))
    objection = make.objected(request).objection
    given = {"text": "Diberikan.", "now": make.at(11)}
    assert "Anda yang menjawab" in no(objections.decide, objection, "upheld", by=first, **given)
    assert "atasan" in no(objections.decide, objection, "upheld", by=make.officer(), **given)
    objection = objections.decide(objection, ObjectionState.UPHELD, by=make.superior(), **given)
    assert (objection.case.state, objection.case.waits_for) == ("upheld", "office")
    assert objection.case.attachments.filter(role="letter", is_public=True).count() == 1


def test_an_objection_on_a_running_request_is_refused():
    assert "belum" in no(make.objected, make.received().request, grounds=("c",))
    late = make.received().request
    assert make.objected(late, grounds=("c",), now=make.at(17)).objection.found_on == make.at(17).date()


def test_a_dispute_from_filing_to_ruling():
    dispute = make.disputed(grounds=("d",))
    assert dispute.case.number == "SKI/2026/0001"
    dispute = disputes.begin(dispute, DisputeState.MEDIATION, by=make.officer(), now=make.at(20))
    assert dispute.case.due_on == law.due("ppid.dispute_end_days", received=make.at(20).date()).due_on
    due_on = dispute.case.due_on
    dispute = disputes.begin(dispute, DisputeState.ADJUDICATION, by=make.officer(), now=make.at(25))
    assert (dispute.case.due_on, dispute.started_on) == (due_on, make.at(20).date())
    disputes.call(dispute, at=make.at(27), about="Sidang pertama", place="Mataram", by=None, now=make.at(25))
    dispute = disputes.rule(
        dispute, ruling="partly", number="1/XI/KI-NTB/2026", on=make.at(28).date(), note="Buka sebagian", by=None,
        now=make.at(29),
    )  # fmt: skip
    assert dispute.case.state == "decided"
    assert disputes.close(dispute, note="", by=None, now=make.at(30)).case.state == "closed"


def test_a_pure_exemption_is_not_mediated_and_nobody_files_twice():
    dispute = make.disputed()
    assert "ajudikasi" in no(disputes.begin, dispute, "mediation", by=None, now=make.at(20))
    again = {"filed_on": make.at(18).date(), "commission_number": "", "channel": "letter"}
    objection = Objection.objects.get()
    assert "sudah tercatat" in no(disputes.file, objection, **again, received_at=make.at(18), by=None, now=make.at(18))


def test_the_dossier_names_nobody_and_holds_no_inner_note():
    dispute = make.disputed()
    request = dispute.objection.request
    receiving.keep_papers(request.case, [make.proof()], by=None, now=make.at(18))
    cases.note(request.case, "Penanda catatan dalam", by=make.officer(), now=make.at(18))
    archive = zipfile.ZipFile(io.BytesIO(dossier(dispute)))
    names = archive.namelist()
    assert names[0] == "00-daftar-isi.csv" and len(names) == len(set(names)) > 4
    index = archive.read(names[0]).decode("utf-8-sig")
    assert all(name in index for name in names[1:])
    texts = " ".join(_read(name, archive.read(name)) for name in names)
    for hidden in ("Penanda Pemohon", make.NIK, "Jalan Penanda", "081234567890", "penanda.pemohon", "catatan dalam"):
        assert hidden.lower() not in texts.lower()
    assert "permintaan: jumlah pekerja rentan" in texts and "kasus posisi" in texts and "Dikecualikan." in texts
    assert any(name.endswith(".pdf") for name in names)  # the decision of the test, which names nobody
    assert not any("identity" in name or "letter" in name for name in names)
    assert "surat kantor kepada pemohon" in index


def _read(name: str, content: bytes) -> str:
    """What a person reads of a file; the words of a PDF lie compressed."""
    text = " ".join(pdf.pages(content)) if name.endswith(".pdf") else content.decode()
    return " ".join(text.split())


def test_proofs_go_when_their_day_has_come_and_a_dispute_keeps_them():
    request = make.received(papers=[make.proof()]).request
    year = timedelta(days=366)
    assert retention.forget_identity(now=make.MONDAY + 300 * DAY) == 0
    assert retention.forget_identity(now=make.MONDAY + year) == 1
    assert Attachment.objects.count() == 0 and StoredFile.objects.count() == 0
    kept = make.received(make.MONDAY, papers=[make.proof()]).request
    retention.keep_identity(kept, now=make.MONDAY + 300 * DAY)
    assert retention.forget_identity(now=make.MONDAY + year) == 0
    assert request.pk != kept.pk
