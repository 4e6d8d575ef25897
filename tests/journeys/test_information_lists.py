"""The lists from draft to public, a consequence test past two people, the register on paper, the yearly report."""

import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone
from playwright.sync_api import Page

from naungan.kit import pdf
from naungan.ppid.models import ListedInformation, YearlyReport
from tests.accounts.factories import user
from tests.house.tree import none
from tests.journeys import asking
from tests.journeys.walk import barriers, log_in, wide, with_password
from tests.ppid import list_factories as make

pytestmark = pytest.mark.django_db(transaction=True)
scripts_or_not = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def at_work(pages, role: str, *, scripts: bool = True) -> Page:
    """A page of an officer with this role, logged in."""
    page = pages.open(java_script_enabled=scripts, accept_downloads=True, reduced_motion="reduce")
    log_in(page, with_password(user(role)))
    return page


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def stands(page: Page, scripts: bool) -> list[str]:
    """What sticks out of this page or keeps somebody out of it."""
    return wide(page) + (barriers(page) if scripts else [])


def fill(page: Page, words: dict[str, str], button: str) -> None:
    """Write into the fields of these labels, then press."""
    for label, text in words.items():
        page.get_by_label(re.compile(rf"^{re.escape(label)}( \(boleh kosong\))?$")).fill(text)
    press(page, button)


@scripts_or_not
def test_a_row_is_written_published_and_read(pages, scripts):
    page = at_work(pages, "ppid_officer", scripts=scripts)
    page.goto("/meja/ppid/daftar/")
    page.get_by_role("link", name="Baris baru").click()
    fill(page, {"Jenis informasi": "Perencanaan"}, "Simpan")
    assert "Ringkasan informasi belum diisi." in page.locator("main").inner_text()
    page.get_by_label("Pejabat/unit yang menguasai").select_option(label=str(make.unit()))
    words = {
        "Ringkasan informasi": "Rencana sudut pendaftaran di pasar desa",
        "Penanggung jawab pembuatan": "Sekretaris",
        "Waktu pembuatan/penerbitan": "setiap Januari",
        "Bentuk informasi": "PDF",
        "Retensi arsip": "5 tahun",
    }
    fill(page, words, "Simpan")
    row = ListedInformation.objects.latest("pk")
    reader = pages.phone(java_script_enabled=scripts)
    assert reader.goto(f"/ppid/daftar-informasi/{row.number}/").status == 404
    press(page, "Terbitkan")
    assert "terbit" in page.locator("main").inner_text()

    reader.goto("/ppid/daftar-informasi/?q=sudut+pendaftaran")
    reader.get_by_role("link", name="Rencana sudut pendaftaran di pasar desa").first.click()
    reader.wait_for_url(f"**/ppid/daftar-informasi/{row.number}/")
    assert "setiap Januari" in reader.locator("main").inner_text()
    complaints = stands(reader, scripts)
    reader.goto("/ppid/daftar-informasi/?q=sudut+pendaftaran")
    none({"list": stands(reader, scripts), "row": complaints})
    assert "Rencana sudut pendaftaran" in reader.request.get("/ppid/daftar-informasi/daftar.csv").text()
    book = openpyxl.load_workbook(BytesIO(reader.request.get("/ppid/daftar-informasi/daftar.xlsx").body()))
    assert "Rencana sudut pendaftaran di pasar desa" in {cell.value for line in book.active for cell in line}


@scripts_or_not
def test_information_is_closed_only_by_a_test_and_two_people(pages, scripts):
    officer = at_work(pages, "ppid_officer", scripts=scripts)
    officer.goto("/meja/ppid/uji/")
    officer.get_by_role("link", name="Uji baru").click()
    officer.get_by_label("Unit yang menguasai").select_option(label=str(make.unit("pengawasan")))
    fill(officer, {"Informasi yang diuji": "Identitas pelapor pelanggaran"}, "Mulai")
    address = officer.url

    assert officer.get_by_role("link", name="Putuskan").count() == 0
    officer.get_by_role("link", name="Catat Temukan dokumennya").click()
    fill(officer, {"Dokumen yang memuatnya": "Buku laporan pelanggaran 2026"}, "Simpan langkah")
    officer.get_by_role("link", name="Catat Catat tepat bagian yang dikecualikan").click()
    fill(officer, {"Bagian yang dikecualikan": "Nama dan alamat pelapor"}, "Simpan langkah")
    officer.get_by_role("link", name="Catat Periksa dasar hukumnya").click()
    officer.get_by_label("h. mengungkapkan rahasia pribadi").check()
    fill(officer, {"Undang-undang lain dan pasalnya": "UU 27/2022 Ps. 4"}, "Simpan langkah")
    officer.get_by_role("link", name="Catat Timbang akibatnya").click()
    weighed = {
        "Konsekuensi bila dibuka": "Pelapor dibalas oleh atasannya.",
        "Manfaat bila ditutup": "Laporan terus datang; jumlahnya tetap terbuka.",
    }
    fill(officer, weighed, "Simpan langkah")

    officer.get_by_role("link", name="Putuskan").click()
    officer.get_by_label("dikecualikan", exact=True).check()
    ends = timezone.localdate() + timedelta(days=365)
    fill(officer, {"Nomor keputusan": "UK/7/2026", "Pengecualian berakhir pada": f"{ends}"}, "Putuskan")
    assert "Menunggu persetujuan atasan PPID" in officer.locator("main").inner_text()
    assert officer.get_by_role("button", name="Setujui").count() == 0
    public = pages.phone(java_script_enabled=scripts)
    public.goto("/ppid/daftar-dikecualikan/")
    assert "Nama dan alamat pelapor" not in public.locator("main").inner_text()

    superior = at_work(pages, "ppid_superior", scripts=scripts)
    superior.goto(address)
    press(superior, "Setujui")
    public.goto("/ppid/daftar-dikecualikan/")
    said = public.locator("main").inner_text()
    assert "Nama dan alamat pelapor" in said and "UK/7/2026" in said
    assert stands(public, scripts) == []


@scripts_or_not
def test_the_register_leaves_as_workbook_and_paper(pages, scripts):
    make.answered(name="Penanda Panjang " + "Nama " * 13)
    page = at_work(pages, "ppid_superior", scripts=scripts)
    page.goto("/meja/ppid/register/?tahun=2025")
    assert make.ASKED in page.locator("main").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="XLSX").click()
    book = openpyxl.load_workbook(BytesIO(asking.content(waiting.value)))
    assert make.ASKED in {cell.value for line in book.active for cell in line}
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PDF").click()
    assert "Penanda pertanyaan" in " ".join(" ".join(pdf.pages(asking.content(waiting.value))).split())


@scripts_or_not
def test_the_yearly_report_is_written_by_one_and_signed_by_another(pages, scripts):
    make.answered()
    year = timezone.localdate().year - 1
    officer = at_work(pages, "ppid_officer", scripts=scripts)
    officer.goto("/meja/ppid/laporan/")
    officer.get_by_role("link", name=f"Tulis laporan {year}").click()
    words = {
        "Gambaran umum kebijakan pelayanan informasi": "Dibuka lebih dulu.", "Sarana dan prasarana": "Satu meja.",
        "Petugas yang menangani": "Dua orang.", "Anggaran dan penggunaannya": "Menumpang sekretariat.",
        "Kendala dari dalam": "Arsip tersebar.", "Kendala dari luar": "Tidak ada.",
        "Rekomendasi dan rencana tindak lanjut": "Memindai arsip.",
    }  # fmt: skip
    fill(officer, words, "Simpan")
    press(officer, "Ajukan ke atasan")
    assert officer.get_by_role("button", name="Tanda tangani").count() == 0

    superior = at_work(pages, "ppid_superior", scripts=scripts)
    superior.goto(f"/meja/ppid/laporan/{year}/")
    press(superior, "Tanda tangani")
    signed = YearlyReport.objects.get(year=year)
    assert (signed.state, len(signed.sha256)) == ("signed", 64)
    reader = pages.phone(java_script_enabled=scripts, accept_downloads=True)
    reader.goto("/ppid/laporan-tahunan/")
    reader.get_by_role("link", name=f"Laporan layanan informasi {year}").click()
    reader.wait_for_url(f"**/ppid/laporan-tahunan/{year}/")
    assert "Arsip tersebar." in reader.locator("main").inner_text()
    assert make.NAME not in reader.locator("main").inner_text()
    paper = reader.request.get(f"/ppid/laporan-tahunan/{year}/laporan.pdf")
    assert "Memindai arsip." in " ".join(" ".join(pdf.pages(paper.body())).split())
    assert stands(reader, scripts) == []
