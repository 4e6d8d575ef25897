"""What an applicant does in a browser, in words: asks, reads the receipt, follows; and how a code on paper is read."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import segno
from playwright.sync_api import Download, Page

FORM, FOLLOW = "/layanan/permohonan-informasi/isi/", "/lacak/"
NIK = "5203145603789901"
ASKED = "Jumlah pekerja rentan yang terlindungi di Lombok Timur tahun 2025, per kecamatan"
QR_WIDTH = 27 / 25.4 * 72  # points; as wide as the sheet of letters sets it
QR_EDGE = 5  # points that a stroke may add around it


def next_step(page: Page) -> None:
    """Press on, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name="Simpan dan lanjut").click()


def ask(page: Page, asked: str = ASKED) -> None:
    """Step 1. Whoever is shown what may answer already goes on."""
    page.get_by_label("Informasi apa yang Anda minta?").fill(asked)
    next_step(page)
    if "saran=1" in page.url:
        page.get_by_role("link", name="Belum terjawab, lanjutkan").click()
    page.get_by_role("heading", name="Untuk apa, dan lewat mana?").wait_for()


def wish(page: Page, receive: str = "Diambil di kantor") -> None:
    """Step 2."""
    page.get_by_label("Untuk apa informasinya?").fill("Mengurus perlindungan kelompok tani kami")
    page.get_by_label("Salinan digital (soft copy)").check()
    page.get_by_label(receive, exact=True).check()
    next_step(page)


def who(page: Page, name: str = "Sahnim Murni Rahayu", nik: str = NIK) -> None:
    """Step 3."""
    page.get_by_label("Perseorangan").check()
    page.get_by_label("Nama lengkap").fill(name)
    page.get_by_label("NIK atau nomor akta").fill(nik)
    page.get_by_label("Alamat", exact=True).fill("Dusun Penanda, Sakra, Lombok Timur")
    next_step(page)


def send(page: Page) -> tuple[str, str]:
    """Steps 4 and 5; the number and the secret of the receipt."""
    next_step(page)
    page.get_by_role("button", name="Kirim permohonan").click()
    page.wait_for_url("**/layanan/tanda-terima/")
    return told(page)


def told(page: Page) -> tuple[str, str]:
    """Number and secret as they stand on a receipt."""
    return page.locator(".big-no").inner_text(), page.locator(".copy").inner_text()


def request_by_form(page: Page, **given: Any) -> tuple[str, str]:
    """The whole form, without a detour."""
    page.goto(FORM)
    ask(page)
    wish(page)
    who(page, **given)
    return send(page)


def follow(page: Page, number: str, secret: str) -> None:
    """Open one's case by number and secret."""
    page.goto(FOLLOW)
    page.get_by_label("Nomor", exact=False).first.fill(number)
    page.get_by_label("Kata kunci").fill(secret)
    page.get_by_role("button", name="Buka kabarnya").click()
    page.wait_for_url("**/lacak/urusan/")


def downloaded(page: Page, name: str) -> bytes:
    """What the link or button of that name hands out."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).first.click()
    return content(waiting.value)


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def drawn(paper: bytes, address: str) -> bool:
    """Is the code of this address on the first page? Its squares are compared one by one with those that belong there.

    The pattern of the corners alone would also stand on a code that leads elsewhere.
    """
    wanted = [[bool(module) for module in row] for row in segno.make(address, error="m", micro=False).matrix]
    document = pypdfium2.PdfDocument(BytesIO(paper))
    page = document[0]
    scale, height = 6, page.get_height()
    picture = page.render(scale=scale, grayscale=True).to_pil()
    boxes = [box.get_bounds() for box in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    page.close()
    document.close()
    side = QR_WIDTH / len(wanted)
    for left, bottom, right, top in boxes:
        if max(abs(right - left - QR_WIDTH), abs(top - bottom - QR_WIDTH)) > QR_EDGE:
            continue
        x0, y0 = (left + right - QR_WIDTH) / 2, height - (top + bottom + QR_WIDTH) / 2
        places = [(x0 + (n + 0.5) * side, y0 + (n + 0.5) * side) for n in range(len(wanted))]
        found = [[picture.getpixel((int(x * scale), int(y * scale))) < 128 for x, _ in places] for _, y in places]
        if found == wanted:
            return True
    return False
