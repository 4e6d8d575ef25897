"""A farmer asks the office for information: form, receipt, news of it, a word more; with scripts and without."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from naungan.cases.models import Case
from naungan.ppid.models import FormDraft, InfoRequest
from tests.house.tree import none
from tests.journeys import asking
from tests.journeys.walk import barriers, wide
from tests.kit.hostile import picture

pytestmark = pytest.mark.django_db(transaction=True)
scripts_or_not = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@scripts_or_not
def test_from_the_guide_to_the_receipt(pages, settings, scripts):
    page = pages.open(java_script_enabled=scripts, accept_downloads=True, reduced_motion="reduce")
    page.goto("/layanan/permohonan-informasi/")
    page.locator(f"main a[href='{asking.FORM}']").first.click()
    page.get_by_role("heading", name="Apa yang ingin Anda ketahui?").wait_for()

    asking.next_step(page)  # nothing written yet: a sentence, no lost page
    expect(page.locator("#id_asked")).to_have_attribute("aria-invalid", "true")
    assert "Tulis informasi yang Anda minta." in page.locator("main").inner_text()
    asking.ask(page)
    asking.wish(page)
    asking.who(page, nik="5203 1456 0378 991")
    assert "Yang tertulis 15 angka" in page.locator("main").inner_text()
    expect(page.get_by_label("Nama lengkap")).to_have_value("Sahnim Murni Rahayu")
    page.get_by_role("link", name="Kembali").click()  # back, and forward again: what was right is still there
    expect(page.get_by_label("Untuk apa informasinya?")).to_have_value("Mengurus perlindungan kelompok tani kami")
    asking.next_step(page)
    asking.who(page)

    number, secret = asking.send(page)
    asked_for = InfoRequest.objects.get()
    assert (asked_for.case.number, asked_for.asked, asked_for.id_number) == (number, asking.ASKED, asking.NIK)
    assert FormDraft.objects.count() == 0
    assert secret not in page.url and number not in page.url

    paper = asking.downloaded(page, "Unduh bukti")
    assert paper.startswith(b"%PDF-")
    assert asking.drawn(paper, f"{settings.BASE_URL}/lacak/#n={number}&k={secret}")


@scripts_or_not
def test_an_interrupted_form_goes_on_by_its_code(pages, settings, scripts):
    first = pages.open(java_script_enabled=scripts)
    first.goto(asking.FORM)
    asking.ask(first)
    asking.wish(first)
    first.locator("summary", has_text="Lanjutkan nanti").click()
    code = first.locator(".copy").inner_text()
    # the session is gone; the page that still stands open is not
    first.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    asking.who(first)
    first.get_by_role("heading", name="Bagaimana kami melayani Anda?").wait_for()

    other = pages.phone(java_script_enabled=scripts)
    other.goto(asking.FORM)
    other.locator("summary", has_text="Lanjutkan dengan kode").click()
    other.get_by_label("Kode isian").fill(code.upper().replace("-", " "))  # as one reads it from a scrap of paper
    other.get_by_role("button", name="Lanjutkan").click()
    other.get_by_role("heading", name="Sudah benar semua?").wait_for()
    assert "Sahnim Murni Rahayu" in other.locator("main").inner_text()
    other.get_by_role("link", name="Ubah Nama").click()
    other.get_by_label("Nama lengkap").fill("Sahnim Murni")
    asking.next_step(other)  # from a single change straight back to the last page
    other.get_by_role("button", name="Kirim permohonan").click()
    other.wait_for_url("**/layanan/tanda-terima/")
    assert InfoRequest.objects.get().name == "Sahnim Murni"


@scripts_or_not
def test_the_news_of_a_case(pages, scripts):
    page = pages.open(java_script_enabled=scripts, accept_downloads=True)
    number, secret = asking.request_by_form(page)
    reader = pages.phone(java_script_enabled=scripts, accept_downloads=True)
    reader.goto(asking.FOLLOW)
    reader.get_by_label("Kata kunci").fill("kelor-kelor-kelor-0000")
    reader.locator("#id_number").fill(number)
    reader.get_by_role("button", name="Buka kabarnya").click()
    assert "tidak cocok" in reader.locator("main").inner_text()
    asking.follow(reader, number.lower(), secret.upper())
    assert "Giliran kami." in reader.locator("main").inner_text()

    reader.locator("main textarea").fill("Mohon untuk kecamatan Sakra saja.")
    reader.get_by_role("button", name="Kirim pesan").click()
    reader.get_by_text("Mohon untuk kecamatan Sakra saja.").first.wait_for()
    assert Case.objects.get().steps.filter(verb="message").count() == 1

    calendar = asking.downloaded(reader, "Simpan batasnya ke kalender").decode()
    due_on = Case.objects.get().due_on
    assert calendar.startswith("BEGIN:VCALENDAR") and f"{due_on:%Y%m%d}" in calendar
    assert asking.ASKED not in calendar and secret not in calendar

    reader.get_by_role("button", name="Tutup sekarang").click()
    reader.wait_for_url("**/lacak/")
    reader.goto("/lacak/urusan/")
    reader.wait_for_url("**/lacak/")  # shut for whoever holds this telephone next


def test_the_code_on_the_receipt_fills_the_form_and_never_reaches_the_server(pages):
    page = pages.open()
    number, secret = asking.request_by_form(page)
    reader, asked = pages.phone(), []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"/lacak/#n={quote(number)}&k={secret}")
    expect(reader.locator("#id_number")).to_have_value(number)
    expect(reader.locator("#id_secret")).to_have_value(secret)
    reader.keyboard.press("Enter")  # the button has the focus already
    reader.wait_for_url("**/lacak/urusan/")
    assert not [address for address in asked if secret in address.partition("#")[0]]
    assert "#" not in reader.url


def test_a_proof_is_kept_through_an_error(pages, tmp_path):
    proof = tmp_path / "ktp.png"
    proof.write_bytes(picture())
    page = pages.phone()
    page.goto(asking.FORM)
    asking.ask(page)
    asking.wish(page)
    page.get_by_label("Salinan KTP atau akta").set_input_files(proof)
    asking.who(page, nik="12")
    assert "sudah tersimpan" in page.locator("main").inner_text()
    asking.who(page)
    asking.next_step(page)
    assert "tersimpan" in page.locator("dl.check").inner_text()


def test_the_form_stands_on_a_phone(pages):
    page = pages.phone(reduced_motion="reduce")
    complaints = {}

    def look() -> None:
        complaints[f"{page.url} {page.locator('h1').inner_text()}"] = wide(page) + barriers(page)

    page.goto(asking.FORM)
    asking.next_step(page)
    look()
    asking.ask(page, "A" * 300 + " " + "panjang " * 460)  # nearly 4,000 letters, the first 300 without a gap
    asking.next_step(page)
    look()
    asking.wish(page, receive="Surel")
    asking.who(page, nik="1")
    look()
    page.get_by_label("Alamat surel").fill("sahnim@contoh.id")
    asking.who(page, name="N" * 80)
    asking.next_step(page)
    look()
    page.get_by_role("button", name="Kirim permohonan").click()
    page.wait_for_url("**/layanan/tanda-terima/")
    look()
    number, secret = asking.told(page)
    asking.follow(page, number, secret)
    look()
    none(complaints)
