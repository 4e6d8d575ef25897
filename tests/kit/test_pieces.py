"""Numbers and dates as Indonesian readers write them; pieces that say the same without colour and without script."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Engine, Template
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit import clockface, words
from naungan.kit.icons import ICONS
from naungan.kit.templatetags import pieces


def render(text: str, **context) -> BeautifulSoup:
    return BeautifulSoup(Template(text).render(Context(context)), "html.parser")


@pytest.mark.parametrize(
    "filter_name, value, written",
    [
        ("angka", 2159942, "2.159.942"),
        ("angka", 0, "0"),
        ("angka", 999, "999"),
        ("angka", Decimal("1000"), "1.000"),
        ("angka", None, "–"),
        ("persen", 9.336, "9,34"),
        ("persen", Decimal("56.0851"), "56,09"),
        ("persen", 0, "0,00"),
        ("persen", None, "–"),
        ("pendek", Decimal("60.00"), "60"),
        ("pendek", Decimal("9.30"), "9,3"),
        ("pendek", Decimal("100"), "100"),
        ("rupiah", 16800, "Rp16.800"),
        ("rupiah", 192_500_000, "Rp192.500.000"),
        ("rupiah", None, "–"),
        ("ukuran", 812, "812 bita"),
        ("ukuran", 1536, "1,5 KB"),
        ("ukuran", 50_000_000, "47,7 MB"),
        ("tanggal", date(2024, 11, 11), "11 November 2024"),
        ("tanggal", None, "–"),
        ("hari", date(2024, 12, 4), "Rabu, 4 Desember 2024"),
        ("bulan", date(2024, 5, 1), "Mei 2024"),
        ("saat", datetime(2024, 11, 28, 18, 41, tzinfo=UTC), "29 November 2024, 02.41 WITA"),
        ("tanggal", datetime(2024, 11, 28, 18, 41, tzinfo=UTC), "29 November 2024"),
        ("terbilang", 2, "dua"),
        ("terbilang", 11, "11"),
        ("tersamar", "9952037109900001", "9952 •••• •••• ••••"),
        ("tersamar", "", "–"),
    ],
)
def test_a_filter_writes_as_people_read(filter_name, value, written):
    assert render("{{ value|" + filter_name + " }}", value=value).text == written


@given(st.integers(min_value=0, max_value=10**15))
def test_thousands_can_be_read_back(value):
    assert int(words.thousands(value).replace(".", "")) == value


@given(st.text(alphabet="0123456789", min_size=16, max_size=16))
def test_a_hidden_nik_shows_four_digits(nik):
    assert [c for c in words.hidden(nik) if c.isdigit()] == list(nik[:4])


def test_every_piece_is_there_without_loading():
    assert pieces.register in Engine.get_default().template_builtins
    names = set(pieces.register.tags)
    assert names >= {
        "tile", "card", "versus", "proof", "woven", "bar", "table", "chips", "summary", "steps", "clock", "tag",
        "timeline", "notice", "dialog", "icon", "mark",
    }  # fmt: skip


def test_what_is_put_into_a_piece_is_escaped():
    page = render(
        '{% tag "good" words %}{% card words "/x/" %}{{ words }}{% endcard %}{% notice %}{{ words }}{% endnotice %}',
        words="<b>x</b>",
    )
    assert page.select("b") == []
    assert page.text.count("<b>x</b>") == 4


def test_data_for_search_engines_is_no_way_out_of_its_block():
    block = render("{% jsonld data %}", data={"name": "</script><b>A & B"})
    assert block.find("b") is None and len(block.find_all("script")) == 1
    assert block.script["type"] == "application/ld+json"
    assert json.loads(block.script.string) == {"name": "</script><b>A & B"}


@pytest.mark.parametrize("kind", ["", "good", "wait", "bad", "off"])
def test_a_state_is_icon_and_word_and_not_colour_alone(kind):
    page = render("{% tag kind 'Selesai' %}", kind=kind)
    assert page.select_one(".tag svg[aria-hidden=true]")
    assert page.text == "Selesai"


def test_a_table_names_every_cell_for_the_phone():
    columns = [{"key": "name", "title": "Wilayah"}, {"key": "people", "title": "Orang", "number": True}]
    rows = [{"name": "Bima", "people": "12", "url": "/cakupan/52.06/"}]
    page = render("{% table 'Orang' columns rows total %}", columns=columns, rows=rows, total={"name": "Semua"})
    assert page.caption.text == "Orang"
    assert page.select_one("tbody th[scope=row] a")["href"] == "/cakupan/52.06/"
    assert page.select_one("tbody td.n")["data-l"] == "Orang"
    assert page.select_one("tfoot th").text == "Semua"


def test_what_was_said_is_struck_only_where_it_is_wrong():
    assert render("{% versus '60 %' '56,09 %' %}").select(".said")
    assert not render("{% versus '9,3 %' '9,34 %' True %}").select(".said")


@pytest.mark.parametrize("share, filled", [(0, 0), (9.34, 9), (56.086, 56), (100, 100), (132, 100)])
def test_a_hundred_diamonds(share, filled):
    page = render("{% woven share %}", share=share)
    assert page.svg["aria-label"] == f"{filled} dari 100 belah ketupat terisi"
    assert page.select_one(".on")["d"].count("M") == filled
    assert page.select_one(".off")["d"].count("M") == 100 - filled


def test_steps_say_what_the_bars_show():
    page = render("{% steps 3 5 'data pemohon' %}")
    assert page.select_one(".steps-say").text == "Langkah 3 dari 5: data pemohon"
    assert [" ".join(li["class"]) for li in page.select("li")] == ["done", "done", "now", "", ""]


RECEIVED, DUE = date(2024, 11, 19), date(2024, 12, 4)
SKIPPED = {date(2024, 11, n): "akhir pekan" for n in (23, 24, 30)}
SKIPPED |= {date(2024, 12, 1): "akhir pekan", date(2024, 11, 27): "libur Pilkada"}


@pytest.mark.parametrize(
    "today, state, number, unit",
    [
        (date(2024, 11, 19), "running", 10, "hari kerja lagi"),
        (date(2024, 11, 28), "running", 4, "hari kerja lagi"),
        (date(2024, 12, 2), "near", 2, "hari kerja lagi"),
        (date(2024, 12, 4), "near", 0, "batas hari ini"),
        (date(2024, 12, 6), "late", 2, "hari lewat"),
    ],
)
def test_a_clock_counts_the_days_that_are_left(today, state, number, unit):
    face = clockface.face(RECEIVED, DUE, today, SKIPPED)
    assert (face.state, face.number, face.unit) == (state, number, unit)


def test_a_clock_that_is_done_says_how_many_days_it_took():
    face = clockface.face(RECEIVED, DUE, date(2025, 1, 1), SKIPPED, done_on=date(2024, 11, 25))
    assert (face.state, face.number, face.say) == ("done", 4, "Selesai Senin, 25 November 2024")


def test_a_clock_shows_whole_weeks_and_every_day_once():
    face = clockface.face(RECEIVED, DUE, date(2024, 11, 28), SKIPPED)
    assert [len(week) for week in face.weeks] == [7, 7, 7]
    by_day = {day.on: day for week in face.weeks for day in week}
    assert by_day[RECEIVED].css == "start" and by_day[DUE].css == "due"
    assert (by_day[date(2024, 11, 27)].css, by_day[date(2024, 11, 27)].word) == ("no", "libur")
    assert (by_day[date(2024, 11, 28)].css, by_day[date(2024, 11, 28)].word) == ("today", "ke-6")
    page = render("{% clock face 'Sabtu dan Minggu tidak dihitung.' 'UU 14/2008' '/dasar-hukum/' %}", face=face)
    assert page.select_one(".clock-left").text == "4 hari kerja lagi"
    assert page.select_one(".clock-why a")["href"] == "/dasar-hukum/"


@pytest.mark.django_db
def test_the_page_of_pieces_shows_them_all_to_anybody(client: Client):
    response = client.get("/ui/")
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    for piece in (
        ".tile", ".card", ".fig", ".table.fold", ".filter .chip", ".field .hint", ".field .err", ".summary", ".drop",
        ".steps", ".clock", ".tag", ".time", ".notice", ".ask .dialog", ".versus", ".proof", ".woven", ".digits",
    ):  # fmt: skip
        assert page.select(piece), piece
    assert len(page.select(".icons li")) == len(ICONS)
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    ids = [tag["id"] for tag in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
