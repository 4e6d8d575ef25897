"""The site as plain files: whole, closed in itself, and honest about what rests."""

import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.utils import timezone

from naungan.journal.actions import record
from naungan.portal.actions import copying, emergency
from naungan.portal.shelter import harvest, serving, writing
from tests.accounts.factories import user
from tests.portal.factories import child, home
from tests.portal.test_emergency import GIVEN, soon

pytestmark = pytest.mark.django_db
DOORS = re.compile(r"^/$|^/(cakupan|dasar-hukum)/$|^/(static|media)/")
NO_PAGES = re.compile(r"^/(?!$|masuk/|meja/|cari/)")
LIGHT = copying.NOT_URGENT


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "salinan"


@pytest.fixture
def small(monkeypatch):
    """Only the front doors: how a copy is written and kept does not hang on how much there is to write."""
    monkeypatch.setattr(copying, "far_away", lambda path, today: not DOORS.search(path))


def page(folder: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((folder / name).read_text(), "html.parser")


def test_pages_rooms_style_and_fonts_are_there_and_every_link_leads_to_a_file(out):
    market = child("Pasar", slug="pasar")
    child("Lapak", market, slug="lapak")
    report = copying.write(out, now=timezone.now(), leave=LIGHT.search)
    for name in ("index.html", "pasar/lapak/index.html", "cakupan/index.html", "dasar-hukum/index.html", "404.html"):
        assert (out / name).is_file(), name
    assert list(out.rglob("*.woff2")) and list(out.rglob("*.css"))
    assert report.broken == []
    assert {"/pasar/", "/cakupan/", "/dasar-hukum/"}.isdisjoint(report.lost)
    for html in out.rglob("*.html"):
        for link in BeautifulSoup(html.read_text(), "html.parser").select("a[href]"):
            address = harvest.own(link["href"], "/")
            if address and address not in report.lost:
                assert (out / harvest.as_file(address)).is_file(), (html, address)


def test_it_says_what_it_is_and_of_when(out, small):
    copying.write(out, now=timezone.now(), leave=LIGHT.search)
    bars = page(out, "index.html").select(".copybar")
    assert len(bars) == 1
    assert "Salinan baca-saja per" in bars[0].text


def test_what_needs_the_running_site_rests(out):
    report = writing.write(out, seeds=["/masuk/", "/meja/", "/cari/"], at=timezone.now(), leave=NO_PAGES.search)
    for name in ("masuk/index.html", "meja/index.html", "cari/index.html"):
        assert "beristirahat" in page(out, name).h1.text
    assert report.resting >= 3
    assert "csrfmiddlewaretoken" not in "".join(path.read_text() for path in out.rglob("*.html"))


def test_a_folder_of_somebody_else_is_refused_and_left_alone(out):
    out.mkdir()
    (out / "skripsi.docx").write_text("penting")
    with pytest.raises(CommandError, match="bukan salinan Naungan"):
        call_command("static", str(out))
    assert [path.name for path in out.iterdir()] == ["skripsi.docx"]


def test_our_own_copy_is_replaced_whole(out, small):
    said = StringIO()
    call_command("static", str(out), stdout=said)
    assert re.search(r"\d+ halaman, \d+ berkas", said.getvalue())
    (out / "sisa.html").write_text("lama")
    call_command("static", str(out), stdout=StringIO())
    assert not (out / "sisa.html").exists()
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".salinan")] == []


def test_a_copy_that_cannot_be_written_leaves_the_old_one(out, monkeypatch, small):
    copying.write(out, now=timezone.now(), leave=LIGHT.search)
    monkeypatch.setattr(writing._Walk, "_page", lambda *args, **kwargs: None)
    with pytest.raises(writing.Refused):
        copying.write(out, now=timezone.now(), leave=LIGHT.search)
    assert (out / "index.html").is_file()


def test_the_banner_is_put_on_and_off_without_writing_it_anew(small):
    copying.refresh(now=timezone.now())
    officer = user("publisher")
    emergency.switch_on(**GIVEN, until=soon(), by=officer, now=timezone.now())
    assert "diganti" in copying.keep_current(now=timezone.now())
    for name in ("index.html", "dasar-hukum/index.html", "404.html", "salinan/index.html"):
        assert page(serving.folder(), name).select_one(".alarm h2").text == GIVEN["heading"]
    emergency.switch_off(by=officer, now=timezone.now())
    copying.keep_current(now=timezone.now())
    assert page(serving.folder(), "index.html").select(".alarm") == []


def test_the_clock_writes_it_when_there_is_reason(small):
    began = timezone.now()
    assert "ditulis" in copying.keep_current(now=began)
    assert copying.keep_current(now=began) == ""
    record("x", home(), by=None, now=began)
    assert copying.keep_current(now=began + copying.SOONEST / 2) == ""
    assert "ditulis" in copying.keep_current(now=began + copying.SOONEST)
    assert copying.keep_current(now=began + 2 * copying.SOONEST) == ""
    assert "ditulis" in copying.keep_current(now=began + copying.SOONEST + copying.OLDEST)


@pytest.mark.parametrize(
    "address, kept",
    [
        ("/regulasi/", "/regulasi/"),
        ("/regulasi/?hal=3", "/regulasi/hal-3/"),
        ("/regulasi/?hal=1", "/regulasi/"),
        ("/regulasi/?tahun=2024", None),
        ("/regulasi/?hal=2&tahun=2024", None),
    ],
)
def test_only_a_later_page_of_a_list_has_a_plain_place(address, kept):
    assert harvest.plain(address) == kept


def test_links_a_file_cannot_follow_are_settled_and_all_others_stay():
    html = (
        '<a href="/regulasi/?hal=2#isi">2</a><a href="?tahun=2024">2024</a><a href="/cakupan/#x">x</a>'
        '<a href="https://bps.go.id/?a=1">bps</a><form class="f" action="/cari/"><form method="get">'
    )
    assert harvest.settle(html, "/regulasi/") == (
        '<a href="/regulasi/hal-2/#isi">2</a><a href="/salinan/">2024</a><a href="/cakupan/#x">x</a>'
        '<a href="https://bps.go.id/?a=1">bps</a>'
        '<form action="/salinan/" class="f"><form action="/salinan/" method="get">'
    )


@pytest.mark.parametrize("path", ["/../etc/passwd", "/a/%2e%2e/b", "/a\\b", "/" + "x" * 201])
def test_no_address_becomes_a_file_outside(path):
    with pytest.raises(ValueError):
        harvest.as_file(path)


@pytest.mark.parametrize(
    "path, far",
    [
        ("/agenda/2026/12/", False),
        ("/agenda/2027/5/", False),
        ("/agenda/2027/6/", True),
        ("/agenda/1999/1/", True),
        ("/agenda/minggu/2026-50/", False),
        ("/agenda/minggu/2027-09/", True),
        ("/agenda/rapat-2026/", False),
    ],
)
def test_the_calendar_ends_somewhere(path, far):
    assert copying.far_away(path, date(2026, 11, 22)) is far
