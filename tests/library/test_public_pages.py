"""What a visitor sees of the shelves, and how files leave."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from naungan.files import actions as files
from naungan.library.actions import documents, procedures
from tests.library import factories as make

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def linked_data(answer) -> dict:
    return json.loads(BeautifulSoup(answer.content, "html.parser").find(type="application/ld+json").string)


def test_a_shelf_says_what_is_missing(client):
    make.published("renja", 2025, title="Renja 2025")
    page = text(client.get("/dokumen/renja/"))
    assert "Belum terbit: Renja 2026" in page and "Dijadwalkan 31 Januari 2026; lewat" in page
    assert "Renja 2025" in page


def test_shelves_and_groups_are_told_apart(client):
    assert "Laporan Tahunan PPID" in text(client.get("/dokumen/laporan/"))
    assert "belum ada yang terbit" in text(client.get("/dokumen/"))
    assert client.get("/dokumen/produk-hukum/").status_code == 200
    assert client.get("/dokumen/tidak-ada/").status_code == 404


def test_a_list_by_year_and_unit(client):
    make.published("renja", 2025, title="Renja Lama")
    make.published("renja", 2026, title="Renja Baru")
    page = text(client.get("/dokumen/?tahun=2026&unit=sekretariat"))
    assert "Renja Baru" in page and "Renja Lama" not in page
    assert client.get("/dokumen/?tahun=abc&unit=x&hal=zz").status_code == 200


def test_a_document_shows_its_proof(client):
    found = make.published("renja", 2025, title="Renja 2025", source="BPS", certainty="V-sec")
    answer = client.get(found.get_absolute_url())
    page, version = text(answer), found.current
    for wanted in (version.file.sha256, "Sekretariat", "2 halaman"[:1], "CC BY 4.0", "sumber kedua", "Cara mengutip"):
        assert wanted in page
    data = linked_data(answer)
    assert (data["@type"], data["encoding"]["sha256"]) == ("DigitalDocument", version.file.sha256)


def test_a_table_can_be_read_on_the_page(client):
    content = make.csv("tahun,persen\n2023,2.80\n2024,2.73\n")
    found = make.published("data-sektoral", 2024, title="TPT", content=content, label="2023–2024")
    answer = client.get(found.get_absolute_url())
    assert "2.73" in text(answer) and linked_data(answer)["@type"] == "Dataset"


def test_a_file_leaves_as_an_attachment(client):
    found = make.published("renja", 2025, title="Renja 2025")
    version = found.current
    answer = client.get(version.get_absolute_url())
    assert version.get_absolute_url() == "/dokumen/renja/renja-2025/v1/renja-2025-v1.pdf"
    assert answer.content == files.read(version.file)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="renja-2025-v1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
    again = client.get(version.get_absolute_url(), headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304 and again.content == b""
    assert client.get("/dokumen/renja/renja-2025/v1/lain.pdf").headers["Location"] == version.get_absolute_url()


def test_what_is_not_published_cannot_be_had(client):
    version = make.proposed(title="Renja 2025")
    assert client.get(version.document.get_absolute_url()).status_code == 404
    assert client.get(version.get_absolute_url()).status_code == 404
    found = make.published(title="Renja 2026")
    waiting = make.waiting_version(found)
    assert client.get(waiting.get_absolute_url()).status_code == 404
    assert client.get(found.current.get_absolute_url()).status_code == 200


def test_old_versions_can_be_had_and_withdrawn_ones_cannot(client):
    found = make.published(title="Renja 2025")
    documents.publish(make.waiting_version(found), by=make.officer("publisher"), now=make.NOW)
    page = client.get(found.get_absolute_url())
    assert "Versi 1" in text(page) and client.get("/dokumen/renja/renja-2025/v1/renja-2025-v1.pdf").status_code == 200
    documents.withdraw(found, reason="Angkanya keliru.", by=make.officer("publisher"), now=make.NOW)
    gone = client.get(found.get_absolute_url())
    assert gone.status_code == 410 and "Angkanya keliru." in text(gone)
    assert client.get("/dokumen/renja/renja-2025/v1/renja-2025-v1.pdf").status_code == 404


def test_feed_and_list(client):
    found = make.published(title="Renja 2025 & <b>")
    feed = client.get("/dokumen/umpan.atom")
    assert feed["Content-Type"].startswith("application/atom+xml") and b"Renja 2025 &amp; &lt;b&gt;" in feed.content
    table = client.get("/dokumen/daftar.csv").content.decode()
    assert found.current.file.sha256 in table


def test_procedures_can_be_read_and_searched(client):
    found = make.published_procedure(title="Menanggapi keberatan", slug="keberatan")
    make.published_procedure(title="Mengosongkan gedung", slug="evakuasi")
    assert "Mengosongkan gedung" not in text(client.get("/sop/?q=keberatan"))
    assert "Menanggapi keberatan" in text(client.get("/sop/?unit=sekretariat"))
    assert "Tidak ada SOP" in text(client.get("/sop/?q=zzzz"))
    page = text(client.get(found.get_absolute_url()))
    assert "10 hari kerja" in page and "[ppid" not in page
    assert "10 hari kerja" in text(client.get("/sop/keberatan/cetak/"))


def test_an_old_procedure_says_so(client):
    found = make.published_procedure(slug="keberatan")
    version = procedures.propose_version(found, make.text(), by=make.officer(), now=make.NOW)
    assert client.get("/sop/keberatan/v2/").status_code == 404
    procedures.publish(version, by=make.officer("publisher"), now=make.NOW)
    assert "yang sudah diganti" in text(client.get("/sop/keberatan/v1/"))
    procedures.withdraw(found, reason="Digabung.", by=make.officer("publisher"), now=make.NOW)
    assert client.get("/sop/keberatan/").status_code == 410


def test_lists_cost_the_same_however_long(client, django_assert_max_num_queries):
    for year in (2025, 2026):
        make.published("renja", year)
    make.published("lakip", 2024)
    for address in ("/dokumen/", "/dokumen/renja/", reverse("library:table")):
        with django_assert_max_num_queries(40):
            client.get(address)
