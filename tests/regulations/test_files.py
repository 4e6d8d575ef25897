"""Files beside an instrument: looked at first, kept for ever, their text found."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.regulations import actions
from naungan.regulations.enums import Reading, Role
from naungan.regulations.models import Instrument, InstrumentFile
from naungan.search.models import SearchEntry
from tests.accounts.factories import user
from tests.kit import hostile

pytestmark = pytest.mark.django_db


@pytest.fixture
def law() -> Instrument:
    return Instrument.objects.get(slug="pp-44-2015")


def upload(content: bytes, name: str = "naskah.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def attach(law: Instrument, content: bytes, role: str = Role.TEXT, name: str = "naskah.pdf") -> InstrumentFile:
    return actions.attach(
        instrument=law, upload=upload(content, name), role=role, by=user("publisher"), now=timezone.now()
    )


def test_a_file_is_kept_with_its_hash_and_its_pages(law):
    content = hostile.written_pdf("Satu halaman", "Dua halaman")
    kept = attach(law, content)
    assert (kept.number, kept.page_count, kept.size) == (1, 2, len(content))
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    with kept.file.open("rb") as written:
        assert written.read() == content
    line = Entry.objects.filter(verb="attach", noun_id=str(law.pk)).get()
    assert line.facts == {"file": 1, "sha256": kept.sha256}


def test_anybody_may_save_it_and_no_browser_opens_it_inside_the_site(law, client):
    content = hostile.written_pdf("Isi")
    kept = attach(law, content)
    answer = client.get(kept.get_absolute_url())
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="pp-44-2015-1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert client.get("/regulasi/pp-44-2015/berkas/9/").status_code == 404
    assert client.get("/regulasi/uu-13-2003/berkas/1/").status_code == 404


def test_a_newer_text_takes_the_place_and_the_older_keeps_its_address(law, client):
    old, new = attach(law, hostile.written_pdf("Lama")), attach(law, hostile.written_pdf("Baru"))
    old.refresh_from_db()
    assert (old.is_current, new.is_current, new.number) == (False, True, 2)
    assert client.get(old.get_absolute_url()).status_code == 200
    shown = client.get(law.get_absolute_url()).content.decode()
    assert new.sha256 in shown
    assert "Berkas lama (1)" in shown


def test_of_annexes_there_may_be_many(law):
    one = attach(law, hostile.written_pdf("Lampiran satu"), Role.ANNEX)
    attach(law, hostile.written_pdf("Lampiran dua"), Role.ANNEX)
    one.refresh_from_db()
    assert one.is_current


def test_the_same_file_twice_is_refused_with_its_number(law):
    content = hostile.written_pdf("Sama")
    attach(law, content)
    with pytest.raises(Refused, match="sudah ada pada PP 44/2015, sebagai berkas nomor 1"):
        attach(law, content)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (hostile.pdf(hostile.script_on_opening), "skrip"),
        (hostile.pdf(hostile.launch), "menjalankan program"),
        (hostile.pdf(hostile.attachment), "berkas lain"),
        (hostile.program(), "program"),
        (b"%PDF-1.7\n" + b"x" * 200, "rusak"),
        (b"", "kosong"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"Hanya teks biasa di dalam berkas", "PDF"),
    ],
    ids=["script", "launch", "embedded", "program", "damaged", "empty", "svg", "text"],
)
def test_what_is_dangerous_is_refused_and_nothing_is_kept(law, content, says, settings):
    with pytest.raises(Refused) as refused:
        attach(law, content)
    assert says in str(refused.value)
    assert not InstrumentFile.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.pdf"))


def test_the_name_of_an_upload_chooses_nothing_on_our_disk(law):
    kept = attach(law, hostile.written_pdf("Isi"), name="../../jahat.pdf")
    assert kept.file.name == f"regulasi/pp-44-2015/1-{kept.sha256[:12]}.pdf"


def test_its_text_is_read_and_found(law):
    kept = attach(law, hostile.written_pdf("Santunan bagi kusir cidomo", "Halaman kedua"))
    assert actions.read_text(file=kept, now=timezone.now()) == Reading.READ
    assert "kusir cidomo" in kept.text
    found = SearchEntry.objects.get(key=f"regulations.instrument:{law.pk}")
    assert "kusir cidomo" in found.text
    assert found.url == "/regulasi/pp-44-2015/"


def test_a_scan_is_told_as_a_scan(law, client):
    kept = attach(law, hostile.pdf(pages=2))
    assert actions.read_text(file=kept, now=timezone.now()) == Reading.SCAN
    assert "teks belum tersedia (pindaian)" in client.get(law.get_absolute_url()).content.decode()


def test_a_file_that_is_gone_from_the_disk_is_told_and_breaks_nothing(law, client):
    kept = attach(law, hostile.written_pdf("Isi"))
    kept.file.storage.delete(kept.file.name)
    assert actions.read_text(file=kept, now=timezone.now()) == Reading.FAILED
    assert client.get(kept.get_absolute_url()).status_code == 404


def test_a_retired_file_is_not_found_by_its_words_any_more(law):
    kept = attach(law, hostile.written_pdf("Kata yang langka"))
    actions.read_text(file=kept, now=timezone.now())
    actions.retire(file=kept, by=user("publisher"), now=timezone.now())
    assert "langka" not in SearchEntry.objects.get(key=f"regulations.instrument:{law.pk}").text
    with pytest.raises(Refused):
        actions.retire(file=kept, by=user("publisher"), now=timezone.now())
    actions.restore(file=kept, by=user("publisher"), now=timezone.now())
    assert "langka" in SearchEntry.objects.get(key=f"regulations.instrument:{law.pk}").text
