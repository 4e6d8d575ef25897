"""The answer leans on a consequence test that is a row, and nothing leaves uncleaned."""

import io
import zipfile
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from naungan.files import actions as files
from naungan.kit import pdf as pdfs
from naungan.ppid.actions import answering, outgoing, testing
from naungan.ppid.forms.answering import AGAIN, MOST_FILES
from naungan.ppid.models import ConsequenceTest, InfoRequest
from naungan.ppid.reports.dossier import dossier
from tests.kit import hostile
from tests.kit.test_redaction_office import docx, hidden_sheet, xlsx
from tests.ppid import factories as make
from tests.ppid import list_factories as rows

pytestmark = pytest.mark.django_db
SIGNED = "Penanda Pembuat"
REFUSAL = {"decision": "answered_refused", "held": "held", "ground": "h", "text": "Dikecualikan."}
GRANT = {"decision": "answered_granted", "held": "held", "form_held": "soft_copy", "text": "Kata yang diketik."}


@pytest.fixture
def desk(client):
    client.force_login(make.officer())
    return client


def url_of(request: InfoRequest, verb: str = "jawab") -> str:
    return f"/meja/ppid/{request.case_id}/{verb}/"


def signed_pdf() -> bytes:
    """A PDF whose maker is named twice, once in its Info and once in XMP."""

    def write(document):
        document.docinfo["/Author"] = SIGNED
        with document.open_metadata() as meta:
            meta["dc:creator"] = [SIGNED]

    return hostile.pdf(write)


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_without_a_test_the_form_leads_to_making_one(desk):
    page = desk.get(url_of(make.received(timezone.now()).request)).content.decode()
    assert "Belum ada uji konsekuensi yang disetujui" in page and 'href="/meja/ppid/uji/"' in page


def test_only_tests_that_hold_are_offered_with_number_title_and_letters(desk):
    holds, waiting = rows.approved(title="Uji yang berlaku"), rows.decided(title="Uji yang menunggu")
    over = rows.approved(title="Uji yang lewat", ends_on=rows.NOW.date())
    lifted = testing.end(rows.approved(title="Uji yang dicabut"), by=make.officer(), now=rows.NOW, reason="Selesai")
    page = desk.get(url_of(make.received(timezone.now()).request)).content.decode()
    assert f"{holds.decision_number} · Uji yang berlaku (huruf a dan h; sampai 1 Januari 2031)" in page
    assert not any(one.title in page for one in (waiting, over, lifted))
    answer = desk.post(url_of(InfoRequest.objects.get()), {**REFUSAL, "test": over.pk})
    assert answer.status_code == 422 and "Pilihan pada Uji konsekuensi tidak tersedia" in answer.content.decode()


def test_a_letter_that_was_not_tested_is_said_beside_it(desk):
    request = make.received(timezone.now()).request
    answer = desk.post(url_of(request), {**REFUSAL, "ground": "b", "test": make.tested().key})
    assert answer.status_code == 422
    assert answer.context["form"].errors["ground"] == [
        f"Uji konsekuensi {make.tested().number} menguji huruf a dan h, bukan huruf b."
    ]


def test_the_decision_goes_with_the_answer_and_its_number_is_told_everywhere(desk):
    made = make.received(timezone.now())
    test = ConsequenceTest.objects.get(pk=make.tested().key)
    assert desk.post(url_of(made.request), {**REFUSAL, "test": test.pk}).status_code == 302
    request = InfoRequest.objects.get()
    assert (request.test, request.consequence_test) == (test, test.decision_number)
    decision = request.case.attachments.get(role="test")
    said = " ".join(" ".join(pdfs.pages(files.read(decision.file))).split())
    for part in (
        test.decision_number,
        test.part,
        test.if_opened,
        "huruf a, h",
        "1 Januari 2031",
        str(test.approved_by),
    ):
        assert part in said, part
    assert decision.is_public and "Penanda" not in said
    desk.logout()
    desk.post("/lacak/", {"number": request.case.number, "secret": made.secret})
    page = desk.get("/lacak/urusan/").content.decode()
    assert f"Keputusan uji konsekuensi {test.decision_number}" in page
    assert desk.get(f"/lacak/urusan/lampiran/{decision.pk}/").content.startswith(b"%PDF")


def test_a_grant_leans_on_no_test_even_where_one_was_chosen():
    request = answering.answer(
        make.received().request, make.granted(test=make.tested()), by=make.officer(), now=make.at(9)
    )
    assert request.test is None and not request.case.attachments.filter(role="test").exists()


def test_the_dossier_holds_the_decision():
    names = zipfile.ZipFile(io.BytesIO(dossier(make.disputed()))).namelist()
    assert any(name.endswith("permohonan-test.pdf") for name in names)


@pytest.mark.parametrize("verb", ["jawab", "serahkan"])
def test_several_files_leave_without_their_makers(desk, verb):
    request = make.received(timezone.now()).request
    given = GRANT
    if verb == "serahkan":
        answering.answer(request, make.granted(), by=make.officer(), now=timezone.now())
        given = {"way": "email", "text": ""}
    papers = [sent("a.pdf", signed_pdf()), sent("b.docx", docx()), sent("c.csv", b"desa,jumlah\nA,3\n")]
    assert SIGNED.encode() in signed_pdf()
    assert desk.post(url_of(request, verb), {**given, "file": papers}).status_code == 302
    handed = list(request.case.attachments.filter(role="answer").select_related("file"))
    assert [one.label for one in handed] == [f"Informasi yang diberikan ({n} dari 3)" for n in (1, 2, 3)]
    assert all(one.is_public and one.file.name.split("-")[0] in ("jawaban", "informasi") for one in handed)
    pdf, office, table = (files.read(one.file) for one in handed)
    assert SIGNED.encode() not in pdf and "/Info" not in pikepdf.open(io.BytesIO(pdf)).trailer
    assert not any("docProps" in name for name in zipfile.ZipFile(io.BytesIO(office)).namelist())
    assert table == b"desa,jumlah\nA,3\n"


def test_the_superior_s_answer_is_cleaned_too(client):
    client.force_login(make.superior())
    objection = make.objected(now=timezone.now() - timedelta(days=1)).objection
    given = {"decision": "rejected", "text": "Tetap.", "file": [sent("a.pdf", signed_pdf())]}
    assert client.post(url_of(objection, "putuskan"), given).status_code == 302
    handed = objection.case.attachments.get(role="answer")
    assert handed.label == "Informasi yang diberikan" and SIGNED.encode() not in files.read(handed.file)


def test_what_cannot_be_cleaned_is_said_beside_the_file_and_nothing_is_done(desk):
    request = make.received(timezone.now()).request
    papers = [sent("lembar.xlsx", xlsx(hidden_sheet)), sent("baik.pdf", signed_pdf())]
    answer = desk.post(url_of(request), {**GRANT, "file": papers})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Kata yang diketik." in page
    assert answer.context["form"].errors.keys() == {"file"} and "lembar.xlsx: " in page and "disembunyikan" in page
    request.refresh_from_db()
    assert request.answered_at is None and not request.case.attachments.exists()


def test_a_form_that_comes_back_says_that_files_must_be_chosen_again(desk):
    request = make.received(timezone.now()).request
    answer = desk.post(url_of(request), {**GRANT, "text": "", "file": [sent("baik.pdf", signed_pdf())]})
    assert answer.status_code == 422 and AGAIN in answer.content.decode()
    many = [sent(f"{n}.csv", b"a,b\n1,2\n") for n in range(MOST_FILES + 1)]
    assert "Paling banyak 10 berkas" in desk.post(url_of(request), {**GRANT, "file": many}).content.decode()


def test_nothing_is_cleaned_while_a_transaction_is_open(desk, monkeypatch, settings):
    """SQLite has one writer: a slow child process must not hold it."""
    depths = []
    monkeypatch.setattr(
        outgoing, "clean", lambda content, kind: depths.append(len(connection.savepoint_ids)) or content
    )
    request = make.received(timezone.now()).request
    before = len(connection.savepoint_ids)
    desk.post(url_of(request), {**GRANT, "file": [sent("baik.pdf", signed_pdf())]})
    assert depths == [before] and not settings.DATABASES["default"].get("ATOMIC_REQUESTS")
