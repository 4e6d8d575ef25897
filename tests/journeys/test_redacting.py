"""Blacking out in a real browser: by mouse, by keyboard, and with scripts off; axe finds nothing on its pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from naungan.ppid.models import RedactedCopy, RedactionDraft
from tests.house.tree import none
from tests.journeys.walk import log_in, wide, with_password
from tests.ppid import factories as make
from tests.ppid import redaction_factories as papers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft() -> RedactionDraft:
    return papers.drafted(make.received(timezone.now()).request.case, now=timezone.now())


def address(draft: RedactionDraft) -> str:
    return f"/meja/ppid/{draft.case_id}/hitamkan/{draft.pk}/"


def looked_at(page) -> list[str]:
    """What axe finds on a desk in light and on a phone in dark, and what sticks out of the phone."""
    complaints = []
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for one in Axe().run(page).response["violations"]:
            complaints.append(f"{page.url} {scheme} {one['id']}: {one['nodes'][0]['html'][:160]}")
    complaints += wide(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    return complaints


def boxes_of(draft: RedactionDraft) -> list[dict]:
    draft.refresh_from_db()
    return draft.boxes


def test_a_box_is_drawn_moved_and_removed(pages, draft):
    page = pages.open()
    log_in(page, with_password(make.officer()))
    page.goto(address(draft))
    sheet = page.locator(".redact-sheet svg")
    place = sheet.bounding_box()
    page.mouse.move(place["x"] + 100, place["y"] + 100)
    page.mouse.down()
    page.mouse.move(place["x"] + 300, place["y"] + 140, steps=3)
    page.mouse.up()
    assert page.locator("[data-here] li").count() == 1
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Kotak tersimpan.").wait_for()
    (box,) = boxes_of(draft)
    scale = 210 / place["width"]
    assert box["x0"] == pytest.approx(100 * scale + 2, abs=0.5) and box["x1"] == pytest.approx(300 * scale + 2, abs=0.5)
    assert box["y0"] == pytest.approx(100 * scale, abs=0.5) and box["y1"] == pytest.approx(140 * scale + 2, abs=0.5)
    sheet.focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-here] li").count() == 2
    page.keyboard.press("Delete")
    page.locator("[data-here] button").click()
    none(looked_at(page))
    page.get_by_role("button", name="Simpan").click()
    page.get_by_text("Kotak tersimpan.").wait_for()
    assert boxes_of(draft) == []


def test_the_whole_way_with_scripts_off(pages, draft):
    page = pages.open(java_script_enabled=False)
    log_in(page, with_password(make.officer()))
    page.goto(address(draft))
    assert page.locator("[data-tools]").is_hidden()
    page.get_by_label("NIK atau nomor KK").check()
    page.get_by_label("Nomor telepon").check()
    page.get_by_label("Alamat surel").check()
    page.get_by_label("Kata atau nama").fill(papers.HIDDEN)
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("button", name="Tandai yang dicentang").click()
    assert page.locator(".redact-sheet rect").count() == 2
    page.get_by_role("button", name="Lanjut: buat salinan hitam").click()
    page.get_by_label("Alasan pengecualian").select_option("h")
    page.get_by_label("Yang dihitamkan, dan alasannya").fill("nama dan NIK penerima")
    page.get_by_role("button", name="Buat dan buktikan").click()
    assert "Salinan hitam jadi dan terbukti" in page.content()
    assert RedactedCopy.objects.get().marked == [1, 2]


def test_its_pages_are_for_everybody(pages, draft):
    page = pages.open()
    log_in(page, with_password(make.officer()))
    papers.copied(draft.case, now=timezone.now())
    complaints = []
    for path in ("", f"{draft.pk}/cari/", f"{draft.pk}/salin/", f"{draft.pk}/"):
        page.goto(f"/meja/ppid/{draft.case_id}/hitamkan/{path}")
        complaints += looked_at(page)
    page.goto(address(draft) + "cari/")
    page.get_by_label("NIK atau nomor KK").check()
    page.get_by_role("button", name="Cari").click()
    page.get_by_text("tempat ditemukan").wait_for()
    none([*complaints, *looked_at(page)])
