"""Axe on every kind of page, public and of the case desk, light and dark: nothing may be found, however slight.

`make audit` does the same with the demo's data, on both widths; here each page is loaded once.
"""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from naungan.portal.actions import emergency
from naungan.portal.models import EvacuationIndexPage, Event
from naungan.ppid.actions import answering
from tests.accounts.factories import user
from tests.house.tree import none
from tests.journeys import asking
from tests.journeys.walk import log_in, wide, with_password
from tests.library import factories as library
from tests.portal.stories import article, section
from tests.portal.test_evacuation import sheet
from tests.ppid import factories as make
from tests.ppid import list_factories as make_list

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


def test_axe_finds_nothing_in_the_lists_and_on_the_way_of_a_case(pages):
    """What PPID shows to everybody, filled; and what only the holder of a secret sees."""
    row, _, _ = make_list.row(), make_list.approved(), make_list.signed()
    asked = make.received(received_at=timezone.now())
    answering.ask_to_complete(asked.request, missing="Tahunnya.", by=user("ppid_officer"), now=timezone.now())
    page = pages.open()
    addresses = (
        asking.FORM, "/layanan/keberatan/isi/", "/layanan/permohonan-informasi/lengkapi/", "/lacak/",
        "/ppid/daftar-informasi/", f"/ppid/daftar-informasi/{row.number}/", "/ppid/daftar-informasi/?q=xyzzyx",
        "/ppid/daftar-dikecualikan/", "/ppid/register/", "/ppid/laporan-tahunan/", "/ppid/laporan-tahunan/2025/",
    )  # fmt: skip
    complaints = {address: found(page, address) for address in addresses}
    asking.follow(page, asked.request.case.number, asked.secret)
    none(complaints | {"/lacak/urusan/": found(page, "/lacak/urusan/")})


def test_axe_finds_nothing_on_the_desk_of_cases(pages):
    """Every page of an officer's day: a request answered, an objection, a dispute, the lists, the letters."""
    dispute = make.disputed()
    request, objection = dispute.objection.request, dispute.objection
    waiting = make.received(received_at=timezone.now()).request
    make_list.submitted()
    draft, test = make_list.row(published=False), make_list.decided()
    page = pages.open()
    log_in(page, with_password(user("ppid_superior")))
    cases = [f"/meja/ppid/{noun.case.pk}/" for noun in (request, objection, dispute, waiting)]
    deeds = [f"{cases[-1]}{deed}/" for deed in ("jawab", "perpanjang", "keberatan")]
    places = ("", "?tab=semua&cari=tidak-ada", "kalender/", "beban/", "teks/", "teks/baru/",
              f"serahkan/?perkara={waiting.case.pk}", f"{waiting.case.pk}/catatan/")  # fmt: skip
    lists = ("masuk/", "daftar/", f"daftar/{draft.pk}/", "daftar/jawaban/", "uji/", f"uji/{test.pk}/", "register/",
             "laporan/", "laporan/2025/")  # fmt: skip
    addresses = [
        *cases, *deeds, *(f"/meja/perkara/{one}" for one in places), *(f"/meja/ppid/{one}" for one in lists),
        "/meja/surat/", "/meja/surat/ppid.receipt/",
    ]  # fmt: skip
    none({address: found(page, address) for address in addresses})


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
