"""`/dasar-hukum/`: the whole book for everybody."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from naungan.law import days_off, reports, shelf

pytestmark = pytest.mark.django_db
BOOK = reverse("law:book")


def page(client, **query) -> BeautifulSoup:
    answer = client.get(BOOK, query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def texts(soup: BeautifulSoup, key: str) -> list[str]:
    """The rows of one entry, as words."""
    return [" ".join(row.stripped_strings) for row in soup.find(id=key).find_all("tr")]


def test_everybody_sees_every_entry_and_every_year(client):
    soup = page(client)
    assert soup.h1.text == "Dasar hukum"
    assert all(soup.find("tbody", id=key) for key in shelf.parameters())
    assert all(soup.find("details", id=f"libur-{year}") for year in days_off.years())


def test_the_table_of_contents_leads_to_every_chapter(client):
    soup = page(client)
    targets = [link["href"].removeprefix("#") for link in soup.find(id="daftar-isi").find_all("a")]
    assert targets == [*shelf.groups(), "hari-libur"]
    assert all(soup.find("section", id=target) for target in targets)


def test_every_link_inside_the_page_arrives(client):
    soup = page(client)
    targets = {link["href"].removeprefix("#") for link in soup.main.find_all("a", href=lambda to: to.startswith("#"))}
    assert [target for target in targets if soup.find(id=target) is None] == []


def test_a_value_shows_its_days_its_case_and_its_source(client):
    rows = texts(page(client), "contributions.jp_wage_cap")
    assert rows[-1] == (
        "Batas atas upah untuk iuran JP, sebulan umum Rp11.086.300 sejak 1 Mar 2026 "
        "Surat BPJS Ketenagakerjaan B/1226/022026 , 25 Februari 2026 sumber kedua"
    )
    assert "1 Mar 2025 sampai 28 Feb 2026" in rows[-2]


def test_a_first_day_that_was_not_compared_says_so(client):
    soup = page(client)
    assert "tanggal mulai belum dicocokkan" in texts(soup, "benefits.jkm_cash")[0]
    assert "tanggal mulai" not in texts(soup, "contributions.jp_wage_cap")[-1]


def test_unverified_values_carry_the_tag_with_icon_and_word(client):
    soup = page(client)
    tags = soup.find(id="ages.bpu_minimum").find_all(class_="wait")
    assert [tag.text for tag in tags] == ["belum diverifikasi"]
    assert tags[0].svg
    in_tables = sum(len(table.find_all(class_="wait")) for table in soup.select("table.fold"))
    assert in_tables == sum(chapter.unverified for chapter in reports.chapters()) > 0


def test_a_day_shows_only_what_was_in_force(client):
    soup = page(client, pada="2026-05-15")
    assert "Rp11.086.300" in soup.text
    assert "Rp10.547.400" not in soup.text
    assert "15 Mei 2026" in soup.find(role="status").text
    assert "tidak ada nilai pada tanggal ini" in texts(soup, "contributions.pu_jkp_from_jkm_rate")[0]
    assert soup.find(id="libur-2026").has_attr("open")


def test_the_report_of_a_day_agrees_with_the_book():
    day = date(2024, 6, 1)
    lines = {entry.key: entry.lines for chapter in reports.chapters(on=day) for entry in chapter.entries}
    assert [line.value for line in lines["contributions.jp_wage_cap"]] == ["Rp10.042.300"]
    assert lines["benefits.jkm_cash_early"] == ()


@pytest.mark.parametrize("bad", ["2026-13-01", "15/05/2026", "kemarin", "", "0001-01-01", "9999-12-31"])
def test_a_bad_day_is_told_beside_the_field_and_the_book_stays(client, bad):
    soup = page(client, pada=bad)
    assert soup.title.text.strip().startswith("Kesalahan:")
    assert soup.find(class_="is-bad").find(class_="err")
    assert soup.find("tbody", id="ppid.response_days")


def test_only_reading_is_allowed(client):
    assert client.post(BOOK).status_code == 405
