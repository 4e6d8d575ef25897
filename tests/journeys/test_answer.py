"""An officer takes a request, lets it be completed, extends, answers with a file, delivers; the applicant holds it."""

from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from playwright.sync_api import Page

from naungan.cases.models import Case
from naungan.ppid.models import InfoRequest
from tests.accounts.factories import user
from tests.journeys import asking
from tests.journeys.walk import log_in, with_password
from tests.ppid import factories as make
from tests.ppid import list_factories as lists

pytestmark = pytest.mark.django_db(transaction=True)
scripts_or_not = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


def at_work(pages, role: str, *, scripts: bool) -> Page:
    page = pages.open(java_script_enabled=scripts, accept_downloads=True, reduced_motion="reduce")
    log_in(page, with_password(user(role)))
    return page


def begin(page: Page, deed: str) -> None:
    """Open the page of a deed, from the foot of the case or from behind "Lainnya"."""
    link = page.locator(".act").get_by_role("link", name=deed, exact=True)
    if not link.is_visible():
        page.locator(".act-more summary").click()
    link.click()
    page.locator("#tindakan").wait_for()


def finish(page: Page, deed: str) -> None:
    """Press; the case stands there again."""
    with page.expect_navigation():
        page.locator("form[enctype]").get_by_role("button", name=deed, exact=True).click()
    assert page.locator("#tindakan").count() == 0, page.locator("main").inner_text()


def a_paper(folder: Path) -> Path:
    path = folder / "jumlah.pdf"
    document = pikepdf.new()
    document.add_blank_page()
    document.save(path)
    return path


def state() -> str:
    return Case.objects.get(kind="info_request").state


@scripts_or_not
def test_from_the_queue_to_the_applicants_hand(pages, tmp_path, scripts):
    given = make.received(applicant=make.applicant(email=""), wish=make.wish(), received_at=timezone.now())
    case, secret = given.request.case, given.secret
    officer = at_work(pages, "ppid_officer", scripts=scripts)
    officer.goto("/meja/perkara/")
    officer.locator(".q-wide a", has_text="Penanda permintaan").click()
    officer.get_by_role("button", name="Saya kerjakan").click()
    officer.get_by_text("sekarang di tangan Anda").wait_for()

    begin(officer, "Minta dilengkapi")
    officer.locator("form[enctype] textarea").fill("Sebutkan tahun yang Anda maksud.")
    finish(officer, "Minta dilengkapi")
    assert state() == "incomplete"

    applicant = pages.phone(java_script_enabled=scripts, accept_downloads=True)
    asking.follow(applicant, case.number, secret)
    assert "Sebutkan tahun yang Anda maksud." in applicant.locator("main").inner_text()
    applicant.get_by_role("link", name="Lengkapi permohonan", exact=True).click()
    applicant.wait_for_url("**/layanan/permohonan-informasi/lengkapi/")
    for label, text in (
        ("Nomor permohonan", case.number),
        ("Kata kunci", secret),
        ("Yang Anda lengkapi", "Tahun 2025, mohon."),
    ):
        applicant.get_by_label(label).fill(text)
    applicant.get_by_role("button", name="Kirim", exact=True).click()
    applicant.get_by_text("sudah kami terima").first.wait_for()
    assert state() == "registered"

    officer.reload()
    assert "Tahun 2025, mohon." in officer.locator("main").inner_text()
    begin(officer, "Perpanjang")
    officer.locator("form[enctype] textarea").fill("Datanya tersebar di sepuluh kabupaten.")
    finish(officer, "Perpanjang")
    assert state() == "extended"

    begin(officer, "Jawab")
    officer.get_by_label("Dikabulkan", exact=True).check()
    officer.locator("select[name=form_held]").select_option("soft_copy")
    officer.get_by_label("Isi pemberitahuan tertulis").fill("Jumlahnya ada dalam berkas terlampir.")
    officer.locator("form[enctype] input[type=file]").set_input_files(a_paper(tmp_path))
    finish(officer, "Jawab")
    assert state() == "answered_granted"
    begin(officer, "Serahkan informasi")
    officer.get_by_label("Surel", exact=True).check()
    finish(officer, "Serahkan informasi")
    assert state() == "delivered"

    asking.follow(applicant, case.number, secret)
    said = applicant.locator("main").inner_text()
    assert "Datanya tersebar di sepuluh kabupaten." in said and "Informasi sudah diserahkan" in said
    names = applicant.locator("main a[href*='/lampiran/']").all_inner_texts()
    papers = [asking.downloaded(applicant, name) for name in names]
    assert len(papers) >= 2 and all(paper.startswith(b"%PDF-") for paper in papers)  # the letter, and what was asked


@scripts_or_not
def test_a_refusal_an_objection_and_a_dispute(pages, scripts):
    lists.approved()
    given = make.received(received_at=timezone.now())
    case, secret = given.request.case, given.secret
    superior = at_work(pages, "ppid_superior", scripts=scripts)  # answers himself, and is bound by it later
    superior.goto(f"/meja/ppid/{case.pk}/")
    begin(superior, "Jawab")
    superior.get_by_label("Ditolak", exact=True).check()
    superior.get_by_label("Isi pemberitahuan tertulis").fill("Memuat rahasia pribadi.")
    with superior.expect_navigation():
        superior.locator("form[enctype] button").click()
    assert InfoRequest.objects.get().answered_at is None  # without article and consequence test nothing is refused
    superior.get_by_label("Alasan pengecualian (Pasal 17)").select_option("h")
    superior.locator("select[name=test]").select_option(index=1)
    finish(superior, "Jawab")
    assert state() == "answered_refused"

    applicant = pages.phone(java_script_enabled=scripts, accept_downloads=True)
    asking.follow(applicant, case.number, secret)
    applicant.get_by_role("link", name="Ajukan keberatan").click()
    applicant.get_by_label("Nomor permohonan").fill(case.number)
    applicant.get_by_label("Kata kunci").fill(secret)
    asking.next_step(applicant)
    applicant.get_by_label("Permohonan ditolak dengan alasan pengecualian").check()
    applicant.get_by_label("Ceritakan duduk perkaranya").fill("Saya hanya meminta jumlah, bukan nama.")
    asking.next_step(applicant)
    applicant.get_by_role("button", name="Kirim keberatan").click()
    applicant.wait_for_url("**/layanan/tanda-terima/")
    number, _ = asking.told(applicant)
    objection = Case.objects.get(number=number)

    superior.goto(f"/meja/ppid/{objection.pk}/putuskan/")
    if superior.locator("form[enctype]").count():  # whether the door is shut or the verb refuses: nothing is decided
        superior.get_by_label("Ditolak", exact=True).check()
        superior.get_by_label("Tanggapan tertulis").fill("Tetap ditolak.")
        with superior.expect_navigation():
            superior.locator("form[enctype] button").click()
    objection.refresh_from_db()
    assert objection.state == "registered"

    other = at_work(pages, "ppid_superior", scripts=scripts)
    other.goto(f"/meja/ppid/{objection.pk}/")
    begin(other, "Tanggapi")
    other.get_by_label("Ditolak", exact=True).check()
    other.get_by_label("Tanggapan tertulis").fill("Penolakan tetap; jumlahnya sudah terbit.")
    finish(other, "Tanggapi")
    objection.refresh_from_db()
    assert objection.state == "rejected"
    begin(other, "Catat sengketa")
    other.get_by_label("Tanggal pengajuan").fill(f"{timezone.localdate():%Y-%m-%d}")
    other.get_by_label("Nomor register Komisi Informasi").fill("007/KI-NTB/2026")
    finish(other, "Catat sengketa")
    assert "007/KI-NTB/2026" in other.locator("main").inner_text()
    dossier = asking.downloaded(other, "Unduh berkas perkara (ZIP)")
    assert dossier.startswith(b"PK\x03\x04")
