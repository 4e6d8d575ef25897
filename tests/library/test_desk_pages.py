"""The officers' pages: the board, uploads that keep what was typed, refusals in words."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from naungan.library.models import Document, DocumentVersion, HeldFile, Procedure
from tests.accounts.factories import enter
from tests.kit import hostile
from tests.library import factories as make

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def form(**fields) -> dict:
    return {
        "shelf": "renja",
        "year": "2026",
        "part": "0",
        "title": "Renja 2026",
        "summary": "Kegiatan setahun.",
        "licence": "cc-by-4.0",
        **fields,
    }


def file(data: bytes | None = None, name: str = "renja.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or hostile.written_pdf("Rencana"))


def test_the_board_says_what_is_missing(client):
    make.published("renja", 2025)
    make.published("lakip", 2024)
    page = text(enter(client, make.officer("leader")).get("/meja/dokumen/"))
    assert "Belum ada: " in page and "belum ada lewat" in page
    narrow = text(client.get("/meja/dokumen/?unit=sekretariat"))
    assert "Perjanjian Kinerja 2025" in narrow
    assert "Unggah dokumen" not in page
    assert "Unggah" in text(enter(client, make.officer("editor")).get("/meja/dokumen/"))


def test_the_board_knows_what_to_fill_in(client):
    page = enter(client, make.officer()).get("/meja/dokumen/unggah/?himpunan=renja&tahun=2026&semester=0")
    soup = BeautifulSoup(page.content, "html.parser")
    assert soup.find("input", {"name": "title"})["value"] == "Renja 2026"
    assert enter(client, make.officer()).get("/meja/dokumen/unggah/?himpunan=x&tahun=y").status_code == 200


def test_from_upload_to_the_public(client):
    writer, publisher = make.officer(), make.officer("publisher")
    answer = enter(client, writer).post("/meja/dokumen/unggah/", form(file=file()))
    version = DocumentVersion.objects.get()
    assert answer["Location"] == f"/meja/dokumen/{version.document_id}/"
    assert "Yang menerbitkan adalah penerbit naskah." in text(client.get(answer["Location"]))
    enter(client, publisher).post(f"/meja/dokumen/{version.document_id}/v1/terbitkan/")
    assert client.get("/dokumen/renja/renja-2026/").status_code == 200


def test_a_good_file_is_kept_while_the_form_is_mended(client):
    enter(client, make.officer())
    answer = client.post("/meja/dokumen/unggah/", form(title="", file=file(name="naskah akhir.pdf")))
    page = text(answer)
    assert answer.status_code == 422 and "naskah akhir.pdf" in page and "sudah kami simpan" in page
    assert "Kegiatan setahun." in page
    held = HeldFile.objects.get()
    done = client.post("/meja/dokumen/unggah/", form(held=str(held.pk)))
    assert done.status_code == 302 and Document.objects.get().current is None
    assert DocumentVersion.objects.get().file.sha256 == held.file.sha256


def test_anothers_held_file_is_not_had(client):
    enter(client, make.officer())
    client.post("/meja/dokumen/unggah/", form(title="", file=file()))
    held = HeldFile.objects.get()
    enter(client, make.officer())
    answer = client.post("/meja/dokumen/unggah/", form(held=str(held.pk)))
    assert answer.status_code == 422 and "Berkas belum dipilih." in text(answer)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (hostile.pdf(hostile.script_on_opening), "renja.pdf", "memuat skrip"),
        (hostile.program(), "renja.pdf", "sebuah program"),
        (b"<svg onload=alert(1)></svg>", "renja.pdf", "SVG tidak diterima"),
        (hostile.picture(), "renja.png", "Yang diterima di sini: PDF"),
        (b"", "renja.pdf", "kosong"),
    ],
    ids=["script", "program", "svg", "picture", "empty"],
)
def test_a_bad_file_is_met_with_a_sentence_and_nothing_typed_is_lost(client, data, name, sentence):
    answer = enter(client, make.officer()).post("/meja/dokumen/unggah/", form(file=SimpleUploadedFile(name, data)))
    assert answer.status_code == 422
    assert sentence in text(answer) and "Kegiatan setahun." in text(answer)
    assert not Document.objects.exists() and not HeldFile.objects.exists()


def test_a_file_that_is_too_large(client, settings):
    settings.DOCUMENT_MAX_BYTES = 1_000_000
    answer = enter(client, make.officer()).post("/meja/dokumen/unggah/", form(file=file(b"%PDF-" + b"a" * 1_000_001)))
    assert "lebih besar dari 1 MB" in text(answer)


def test_an_officer_of_another_unit_reads_and_is_told_why_not_more(client):
    found = make.published()
    stranger = make.officer("publisher", of="uptd-blk")
    enter(client, stranger)
    assert client.get(f"/meja/dokumen/{found.pk}/").status_code == 200
    answer = client.post(f"/meja/dokumen/{found.pk}/versi/", {"note": "x", "file": file()})
    assert answer.status_code == 422 and "Rak ini milik Sekretariat." in text(answer)
    answer = client.post(f"/meja/dokumen/{found.pk}/tarik/", {"reason": "x"})
    assert answer.status_code == 422 and "dari unit itu" in text(answer)


def test_a_nik_is_told_by_its_place(client):
    data = hostile.written_pdf("Daftar", "5203061211949904")
    enter(client, make.officer())
    answer = client.post("/meja/dokumen/unggah/", form(file=file(data)), follow=True)
    assert "halaman 2" in text(answer) and "5203061211949904" not in text(answer)
    found = Document.objects.get()
    enter(client, make.officer("publisher"))
    refused = client.post(f"/meja/dokumen/{found.pk}/v1/terbitkan/", follow=True)
    assert "Tidak diterbitkan." in text(refused) and found.versions.get().state == "proposed"


def test_files_of_drafts_are_for_officers(client):
    version = make.proposed()
    address = f"/meja/dokumen/{version.document_id}/v1/berkas/"
    assert client.get(address).status_code == 302
    answer = enter(client, make.officer("auditor")).get(address)
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-store"


def test_returning_and_withdrawing(client):
    version = make.proposed()
    enter(client, make.officer("checker"))
    client.post(f"/meja/dokumen/{version.document_id}/v1/kembalikan/", {"reason": "Halaman 2 kosong."})
    version.refresh_from_db()
    assert (version.state, version.reason) == ("returned", "Halaman 2 kosong.")
    found = make.published()
    enter(client, make.officer("publisher"))
    client.post(f"/meja/dokumen/{found.pk}/tarik/", {"reason": "Keliru."})
    found.refresh_from_db()
    assert found.state == "withdrawn"


STEPS = "Petugas | mencatat | 5 menit"


def sop(**fields) -> dict:
    return {
        "number": "SOP-9",
        "title": "Melayani tamu",
        "summary": "Satu kalimat.",
        "unit": "sekretariat",
        "review_on": "2028-01-03",
        "effective_on": "2026-12-01",
        "applicant": "Siapa saja",
        "duration": "[ppid.response_days]",
        "cost": "Gratis",
        "output": "Urusan selesai",
        "steps": STEPS,
        "legal_basis": "UU 25/2009",
        **fields,
    }


def test_a_procedure_from_its_form_to_the_public(client):
    enter(client, make.officer())
    wrong = client.post("/meja/sop/baru/", sop(duration="[ppid.x]"))
    assert wrong.status_code == 422 and "tidak dapat dibaca" in text(wrong) and STEPS in wrong.content.decode()
    assert client.post("/meja/sop/baru/", sop()).status_code == 302
    found = Procedure.objects.get()
    enter(client, make.officer("publisher")).post(f"/meja/sop/{found.pk}/v1/terbitkan/")
    assert "10 hari kerja" in text(client.get("/sop/melayani-tamu/"))
    again = client.get(f"/meja/sop/{found.pk}/versi/")
    assert STEPS in again.content.decode()
    client.post(f"/meja/sop/{found.pk}/tinjau/", {"review_on": "2029-01-01"})
    found.refresh_from_db()
    assert f"{found.review_on:%Y-%m-%d}" == "2029-01-01"
