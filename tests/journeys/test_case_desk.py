"""The officers at the queue: filter, keep it, hand over many, ready texts, calendar, load; by keyboard too."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from naungan.cases.models import AnswerTemplate, Case, SavedFilter
from tests.accounts.factories import user
from tests.house.tree import none
from tests.journeys.walk import barriers, log_in, wide, with_password
from tests.ppid import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
scripts_or_not = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def colleague():
    return user("ppid_officer", name="Lale Penerima")


@pytest.fixture
def cases(colleague) -> list[Case]:
    """Three requests of three working weeks, the oldest first."""
    now = timezone.now()
    asked = [make.wish(asked=f"Perkara ke-{n}: jumlah penenun terlindungi") for n in (1, 2, 3)]
    return [make.received(now - timedelta(days=days), now=now, wish=one).request.case
            for days, one in zip((9, 6, 3), asked, strict=True)]  # fmt: skip


def at_work(pages, *, scripts: bool = True) -> Page:
    page = pages.open(java_script_enabled=scripts, reduced_motion="reduce")
    log_in(page, with_password(user("ppid_officer", name="Baiq Pengirim")))
    page.goto("/meja/perkara/")
    return page


@scripts_or_not
def test_a_filter_is_kept_and_many_are_handed_over(pages, cases, colleague, scripts):
    page = at_work(pages, scripts=scripts)
    page.locator("summary", has_text="Saring").click()
    page.get_by_label("Petugas", exact=False).first.select_option(label="Belum ada petugas")
    page.get_by_role("button", name="Saring", exact=True).click()
    page.get_by_label("Simpan saringan ini sebagai").fill("Belum dipegang")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("tersimpan").first.wait_for()
    assert SavedFilter.objects.get().name == "Belum dipegang"
    page.goto("/meja/perkara/")
    page.get_by_role("link", name="Belum dipegang").click()
    page.wait_for_url("**petugas=kosong**")
    assert page.locator(".q-wide > li").count() == 3

    for case in cases[:2]:
        page.locator(f"input[name=perkara][value='{case.pk}']").check(force=True)
    bar = page.locator(".act")
    bar.locator("select[name=officer]").select_option(label="Lale Penerima")
    bar.get_by_role("button", name="Serahkan").click()  # no reason yet: it is asked for, the choice stays
    page.get_by_label("Alasan", exact=True).fill("Cuti sampai Senin")
    page.get_by_role("button", name="Serahkan", exact=True).click()
    page.get_by_text("2 perkara diserahkan kepada Lale Penerima").wait_for()
    assert Case.objects.filter(holder=colleague).count() == 2
    assert page.locator(".q-wide > li").count() == 1  # the filter still holds


@scripts_or_not
def test_a_ready_text_is_written_once_and_sent_with_its_fields_filled(pages, cases, scripts):
    page = at_work(pages, scripts=scripts)
    page.get_by_role("link", name="Teks siap pakai").click()
    page.get_by_role("link", name="Tulis teks baru").click()
    page.get_by_label("Judul").fill("Kabar pertama")
    page.locator("textarea").fill("Permohonan {nomer} sedang kami kerjakan.")
    page.get_by_role("button", name="Simpan").click()
    assert AnswerTemplate.objects.count() == 0 and "{nomer}" in page.locator("main").inner_text()
    page.locator("textarea").fill("Permohonan {nomor} sedang kami kerjakan.")
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_url("**/meja/perkara/teks/")

    page.goto(cases[0].get_absolute_url())
    page.get_by_role("link", name="Kabar pertama").first.click()
    expect(page.locator("textarea").first).to_have_value(f"Permohonan {cases[0].number} sedang kami kerjakan.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    page.get_by_text("pemohon dapat membacanya").wait_for()
    assert cases[0].steps.get(verb="note").said == f"Permohonan {cases[0].number} sedang kami kerjakan."


def test_the_queue_by_keyboard(pages, cases):
    page = at_work(pages)
    rows = page.locator(".q-wide a")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("x")  # choose it, and take the choice back
    expect(page.locator("[data-chosen]")).to_have_text("1 perkara dipilih")
    page.keyboard.press("x")
    page.keyboard.press("/")
    page.keyboard.type(cases[2].number)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{cases[2].get_absolute_url()}**")
    page.keyboard.press("a")
    page.get_by_text("sekarang di tangan Anda").wait_for()
    assert Case.objects.get(pk=cases[2].pk).holder.name == "Baiq Pengirim"
    page.keyboard.press("c")
    page.wait_for_url("**/catatan/")
    page.go_back()
    page.keyboard.press("t")
    page.wait_for_url("**/serahkan/?perkara=**")


def test_the_desk_fits_every_screen(pages, cases):
    """Calendar and load hold the cases; nothing sticks out, nobody is kept out."""
    page = at_work(pages)
    complaints = {}
    places = ("", "?tab=lewat", "kalender/", "beban/", "teks/", "teks/baru/", f"serahkan/?perkara={cases[0].pk}")
    addresses = [f"/meja/perkara/{one}" for one in places]
    for address in (*addresses, cases[0].get_absolute_url(), f"/meja/perkara/{cases[0].pk}/catatan/"):
        page.goto(address)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            complaints[f"{address} at {width}"] = wide(page) + (barriers(page) if width == 360 else [])
    none(complaints)
    page.goto("/meja/perkara/beban/")
    assert "Belum ada petugas" in page.locator("main").inner_text()
    month = f"{cases[2].due_on:%Y-%m}"
    page.goto(f"/meja/perkara/kalender/?bulan={month}")
    page.locator(f"a[href='{cases[2].get_absolute_url()}']").first.wait_for()
