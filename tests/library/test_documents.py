"""Documents: proposed by one officer, published by another, versions kept, nothing personal let out."""

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from naungan.files.models import StoredFile
from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.library.actions import documents
from naungan.library.actions.intake import take
from naungan.library.enums import State, VersionState
from naungan.library.models import Document, DocumentSet, DocumentVersion
from naungan.notices.models import Notice
from naungan.search.models import SearchEntry
from tests.library import factories as make

pytestmark = pytest.mark.django_db
NIK = "5203061211949904"


def test_every_shelf_of_the_tree_is_there():
    codes = set(DocumentSet.objects.values_list("code", flat=True))
    wanted = (
        "rpjmd renstra renja iku rkt perjanjian-kinerja lakip dpa skp laporan-keuangan laporan-tahunan-ppid "
        "laporan-tahunan pengadaan-informasi pengadaan-dokumen lhkpn-daftar-pejabat e-lhkpn evaluasi-sakip "
        "informasi-keuangan produk-hukum data-sektoral data-aset"
    )
    assert codes == set(wanted.split())


def test_the_deadline_of_a_law_comes_from_the_book():
    shelf = make.shelf("laporan-tahunan-ppid")
    schedule = shelf.schedule(make.TODAY)
    assert (schedule.due_month, schedule.due_day, schedule.due_years) == (3, 31, 1)


def test_from_upload_to_the_public():
    publisher = make.officer("publisher")
    version = make.proposed("renja", 2025, title="Renja 2025", content=make.pdf("Rencana kerja pelatihan las"))
    document = version.document
    assert (document.state, version.state, document.slug) == (State.DRAFT, VersionState.PROPOSED, "renja-2025")
    assert (version.number, version.pages, version.personal_places) == (1, 2, [])
    assert Notice.objects.get(to_user=publisher).subject == "Menunggu penerbit: Renja 2025"
    documents.publish(version, by=publisher, now=make.NOW)
    document.refresh_from_db()
    assert (document.state, document.published_at) == (State.PUBLISHED, make.NOW)
    assert document.current == version and document.waiting is None
    entry = SearchEntry.objects.get(kind="document")
    assert (entry.title, entry.url) == ("Renja 2025", "/dokumen/renja/renja-2025/") and "las" in entry.text
    assert [e.verb for e in Entry.objects.filter(noun="library.Document").order_by("id")] == ["propose", "publish"]


def test_who_proposes_does_not_publish():
    publisher = make.officer("publisher")
    version = make.proposed(by=publisher)
    with pytest.raises(Refused, match="Yang mengajukan tidak menerbitkan"):
        documents.publish(version, by=publisher, now=make.NOW)
    with pytest.raises(Refused, match="penerbit naskah"):
        documents.publish(version, by=make.officer("checker"), now=make.NOW)
    version.refresh_from_db()
    assert version.state == VersionState.PROPOSED


def test_the_database_holds_two_people_apart():
    version = make.proposed()
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentVersion.objects.filter(pk=version.pk).update(
            state=VersionState.PUBLISHED, decided_by=version.proposed_by, decided_at=make.NOW
        )


def test_another_units_shelf_is_refused_with_its_owners_name():
    stranger = make.officer("editor", of="uptd-blk")
    with pytest.raises(Refused, match="Rak ini milik Sekretariat"):
        make.proposed(by=stranger)
    found = make.published()
    with pytest.raises(Refused, match="Rak ini milik Sekretariat"):
        documents.propose_version(found, make.pdf("x"), note="", by=stranger, now=make.NOW)
    with pytest.raises(Refused, match="unit lain"):
        waiting = make.waiting_version(found)
        documents.publish(waiting, by=make.officer("publisher", of="uptd-blk"), now=make.NOW)


def test_an_old_version_stays():
    found = make.published()
    second = make.waiting_version(found)
    found.refresh_from_db()
    assert found.current.number == 1 and found.waiting == second
    with pytest.raises(Refused, match="Masih ada versi yang menunggu"):
        make.waiting_version(found)
    documents.publish(second, by=make.officer("publisher"), now=make.NOW)
    found = Document.objects.get(pk=found.pk)
    assert found.current.number == 2
    assert list(found.versions.values_list("number", "state")) == [(2, "published"), (1, "published")]


def test_a_version_is_returned_with_its_reason():
    writer = make.officer()
    version = make.proposed(by=writer)
    with pytest.raises(Refused, match="alasan"):
        documents.send_back(version, reason=" ", by=make.officer("checker"), now=make.NOW)
    documents.send_back(version, reason="Halaman 2 kosong.", by=make.officer("checker"), now=make.NOW)
    assert "Halaman 2 kosong." in Notice.objects.get(to_user=writer).body
    again = documents.propose_version(version.document, make.pdf("x"), note="Dibetulkan", by=writer, now=make.NOW)
    assert again.number == 2


def test_the_same_file_is_not_taken_twice():
    content = make.pdf("Sama")
    make.proposed(content=content, title="Renja 2025")
    with pytest.raises(Refused, match="sudah ada: “Renja 2025”, versi 1"):
        make.proposed("lakip", content=content)
    assert StoredFile.objects.count() == 1


def test_a_withdrawn_document_keeps_its_page():
    found = make.published()
    documents.withdraw(found, reason="Angkanya keliru.", by=make.officer("publisher"), now=make.NOW)
    found.refresh_from_db()
    assert (found.state, found.withdrawn_reason) == (State.WITHDRAWN, "Angkanya keliru.")
    assert not SearchEntry.objects.filter(kind="document").exists()
    version = make.waiting_version(found)
    documents.publish(version, by=make.officer("publisher"), now=make.NOW)
    found.refresh_from_db()
    assert (found.state, found.withdrawn_reason) == (State.PUBLISHED, "")


def workbook(*rows: list) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (lambda: make.pdf("Daftar penerima", f"Amaq Sahnun {NIK}"), "halaman 2"),
        (lambda: make.csv(f"nama,nik\nAmaq Sahnun,{NIK}\n"), "baris 2"),
        (
            lambda: take(ContentFile(workbook(["nama", "nik"], ["x", 1], ["Amaq Sahnun", int(NIK)]), name="a.xlsx")),
            "lembar “Sheet” baris 3",
        ),
    ],
    ids=["pdf", "csv", "xlsx"],
)
def test_a_nik_is_not_published(content, place):
    version = make.proposed(content=content())
    assert (version.personal_places, version.text) == ([place], "")
    with pytest.raises(Refused) as refused:
        documents.publish(version, by=make.officer("publisher"), now=make.NOW)
    assert place in str(refused.value) and NIK not in str(refused.value)
    told = [*Notice.objects.values_list("body", flat=True), *Entry.objects.values_list("label", flat=True)]
    assert all(NIK not in text for text in told)


def test_words_are_mended_before_publishing_only():
    version = make.proposed(title="Renja 2025")
    documents.describe(version.document, title="Renja Perubahan 2025", by=make.officer(), now=make.NOW)
    version.document.refresh_from_db()
    assert version.document.title == "Renja Perubahan 2025"
    with pytest.raises(Refused, match="sudah terbit"):
        documents.describe(make.published(), title="x", by=make.officer(), now=make.NOW)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"code": "renja", "year": 1800}, "tidak mungkin"),
        ({"code": "informasi-keuangan", "part": 0}, "Pilih semester"),
        ({"code": "renja", "part": 1}, "tidak dibagi menurut semester"),
    ],
)
def test_a_period_that_cannot_be(fields, sentence):
    with pytest.raises(Refused, match=sentence):
        make.proposed(**fields)


def test_titles_that_are_the_same_get_addresses_of_their_own():
    first, second = (make.proposed(title="Renja 2025") for _ in range(2))
    assert (first.document.slug, second.document.slug) == ("renja-2025", "renja-2025-2")
