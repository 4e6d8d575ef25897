"""Axe on every kind of public page, in light and dark: nothing at all may be found, however slight.

`make audit` does the same with the demo's data, on both widths; here each page is loaded once.
"""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from naungan.portal.actions import emergency
from naungan.portal.models import EvacuationIndexPage, Event
from tests.accounts.factories import user
from tests.house.tree import none
from tests.journeys.walk import wide
from tests.library import factories as library
from tests.portal.stories import article, section
from tests.portal.test_evacuation import sheet

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESSES = (
    "/", "/perlindungan/", "/layanan/", "/peta-situs/", "/dasar-hukum/",
    "/profil/alamat-kantor/", "/profil/struktur-organisasi/", "/profil/pimpinan/", "/profil/sumber-daya-manusia/",
    "/unit-kerja/sekretariat/", "/berita/", "/berita/ketenagakerjaan/", "/berita/arsip/", "/evakuasi/",
    "/regulasi/", "/regulasi/uu-14-2008/", "/dokumen/", "/dokumen/perencanaan/",
    "/dokumen/renja/", "/sop/", "/agenda/", "/cari/", "/cari/?q=upah", "/cari/?q=xyzzyx",
    "/masukan/?halaman=/&membantu=tidak", "/cakupan/", "/cakupan/52.03/", "/masuk/", "/sandi/lupa/",
    "/tidak-ada/", "/ui/",
)  # fmt: skip


@pytest.fixture
def filled() -> list[str]:
    """Something on the shelves: the addresses of an article, a document, a procedure, an event, a sheet."""
    now = timezone.now()
    story = article(parent=section(), tags=["upah"], published_on=timezone.localdate() - timedelta(days=3))
    document, procedure = library.published(), library.published_procedure(with_file=True)
    event = Event.objects.create(
        title="Temu perusahaan", place="Aula", starts_at=now + timedelta(days=1), ends_at=now + timedelta(hours=26)
    )
    evacuation = EvacuationIndexPage.objects.get().add_child(instance=sheet("fire"))
    month = timezone.localdate(event.starts_at)
    week = month.isocalendar()
    return [
        story.url, document.get_absolute_url(), procedure.get_absolute_url(), event.get_absolute_url(), evacuation.url,
        f"/agenda/{month.year}/{month.month}/", f"/agenda/minggu/{week.year}-{week.week}/",
    ]  # fmt: skip


def found(page, address: str) -> list[str]:
    """What axe finds on a desk in light and on a phone in dark, and what sticks out of the phone."""
    complaints = []
    page.goto(address)
    for scheme, width in (("light", 1280), ("dark", 360)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # a colour half way is nobody's colour
        for one in Axe().run(page).response["violations"]:
            complaints.append(f"{scheme} {one['id']}: {one['nodes'][0]['html'][:160]}")
    return complaints + wide(page)


def test_axe_finds_nothing(pages, filled):
    page = pages.open()
    none({address: found(page, address) for address in (*ADDRESSES, *filled)})


def test_axe_finds_nothing_below_the_banner(pages):
    now = timezone.now()
    emergency.switch_on(
        heading="Banjir di kantor", text="Loket pindah ke aula.", until=now + timedelta(hours=2),
        by=user("publisher", "52"), now=now,
    )  # fmt: skip
    page = pages.open()
    page.goto("/")
    assert page.locator(".alarm").count() == 1
    none({address: found(page, address) for address in ("/", "/cakupan/")})


def test_axe_sees_a_barrier(pages):
    page = pages.open()
    page.set_content("<html lang='id'><title>Uji</title><main><h1>Uji</h1><img src='x.png'></main></html>")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == ["image-alt"]
