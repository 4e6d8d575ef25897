"""The shelf as anybody sees it."""

import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from naungan.regulations.enums import ADDRESS, Kind
from naungan.regulations.models import Instrument
from tests.regulations.factories import instrument, relation

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


def text(soup: BeautifulSoup) -> str:
    return " ".join(soup.main.get_text(" ").split())


def test_every_kind_has_its_page_and_none_is_empty(client):
    for kind in Kind:
        shown = page(client, f"/regulasi/{ADDRESS[kind]}/")
        assert shown.h1.text == kind.label
        assert shown.select(".shelf > li"), kind


def test_the_list_is_found_by_words_year_status_and_subject(client):
    assert "1 peraturan" in text(page(client, "/regulasi/?q=PP+44/2015+kecelakaan&tahun=2015"))
    shown = page(client, "/regulasi/peraturan-menteri/?q=cukai&status=dicabut")
    assert [a["href"] for a in shown.select(".shelf h3 a")] == ["/regulasi/pmk-215-2021/"]
    shown = page(client, "/regulasi/peraturan-menteri/?q=cukai&pada=2022-01-01&status=berlaku")
    assert "/regulasi/pmk-215-2021/?pada=2022-01-01" in [a["href"] for a in shown.select(".shelf h3 a")]
    assert page(client, "/regulasi/?subjek=Upah+minimum").select(".shelf > li")


def test_counts_of_a_facet_say_what_choosing_it_gives(client):
    shown = page(client, "/regulasi/")
    for option in shown.select("#status option")[1:]:
        count = int(option.text.rpartition("(")[2].rstrip(")").replace(".", ""))
        assert f"{count} peraturan" in text(page(client, f"/regulasi/?status={option['value']}"))
    chips = {a["href"]: int(a.b.text) for a in shown.select(".slide .chip") if a.b}
    assert sum(chips.values()) == Instrument.objects.published().count()


def test_what_nobody_wrote_helps_instead_of_ending(client):
    shown = page(client, "/regulasi/?q=zzzz&hal=99&tahun=abc&status=ngawur")
    assert "Tidak ada peraturan yang cocok." in text(shown)
    assert shown.select_one('a[href="/regulasi/"]')


def test_pages_follow_one_another_and_keep_the_wish(client):
    shown = page(client, "/regulasi/?q=undang")
    older = shown.select_one('a[rel="next"]')["href"]
    assert older == "?q=undang&hal=2"
    again = page(client, "/regulasi/" + older)
    assert again.select_one('a[rel="prev"]')["href"] == "?q=undang"


def test_a_list_asks_as_often_however_long_the_shelf_is(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get("/regulasi/")
    newest = Instrument.objects.get(slug="pp-44-2015")
    for n in range(60):
        relation(instrument(number=str(n + 100), year=2020), "amends", newest)
    with django_assert_max_num_queries(12):
        client.get("/regulasi/")


def test_a_record_asks_as_often_however_many_relations_it_has(client, django_assert_max_num_queries):
    law = Instrument.objects.get(slug="uu-13-2003")
    for n in range(40):
        relation(instrument(number=str(n + 100), year=2020), "implements", law)
    with django_assert_max_num_queries(15):
        shown = page(client, "/regulasi/uu-13-2003/")
    assert len(shown.select("table tbody tr")) > 40
    assert "hubungan lagi ada di tabel" in text(shown)


def test_a_record_says_what_held_on_a_day(client):
    shown = text(page(client, "/regulasi/pp-44-2015/?pada=2024-11-11"))
    assert "Pada 11 November 2024 berlaku PP 44/2015 , sebagaimana diubah PP 82/2019 dan PP 49/2023 ." in shown
    assert "berlaku PP 44/2015 ." in text(page(client, "/regulasi/pp-44-2015/?pada=2018-01-01"))
    assert "belum berlaku" in text(page(client, "/regulasi/pp-44-2015/?pada=2015-06-30"))
    assert "sudah dicabut oleh PMK 72/2024" in text(page(client, "/regulasi/pmk-215-2021/?pada=2024-10-18"))
    assert "berlaku PMK 215/PMK.07/2021" in text(page(client, "/regulasi/pmk-215-2021/?pada=2024-10-17"))
    assert "sudah habis, sejak 1 Januari 2025" in text(page(client, "/regulasi/inpres-4-2022/?pada=2026-01-01"))


def test_a_wrong_day_is_told_beside_its_field_and_the_page_still_stands(client):
    shown = page(client, "/regulasi/pp-44-2015/?pada=besok")
    assert shown.title.text.startswith("Kesalahan:")
    assert "Tulis tanggal sebagai tahun-bulan-hari" in shown.find(id="pada-salah").text
    assert shown.find(id="pada")["aria-invalid"] == "true"


def test_relations_are_told_as_a_picture_and_as_a_table_from_both_ends(client):
    ours, theirs = page(client, "/regulasi/pp-82-2019/"), page(client, "/regulasi/pp-44-2015/")
    assert "Mengubah" in ours.table.text and "PP 44/2015" in ours.table.text
    assert "Diubah oleh" in theirs.table.text and "PP 82/2019" in theirs.table.text
    graph = theirs.select_one("svg.graph")
    assert "diubah oleh PP 82/2019" in graph["aria-label"]
    assert "/regulasi/pp-82-2019/" in [a["href"] for a in graph.find_all("a")]


def test_what_is_not_known_is_said_to_be_not_known(client):
    shown = page(client, "/regulasi/pp-49-2023/")
    fields = dict(zip(shown.select("dl.facts dt"), shown.select("dl.facts dd"), strict=True))
    values = {key.text: " ".join(value.text.split()) for key, value in fields.items()}
    assert values["Tanggal penetapan"] == values["Sumber"] == "belum diketahui"
    assert values["Nomor peraturan"] == "49"


def test_a_record_tells_which_entries_of_the_book_lean_on_it_and_the_book_leads_back(client):
    shown = page(client, "/regulasi/uu-14-2008/")
    assert shown.select_one('#dipakai a[href="/dasar-hukum/#ppid.dispute_days"]')
    book = page(client, "/dasar-hukum/")
    assert book.select_one('tbody[id="ppid.dispute_days"] a')["href"] == "/regulasi/uu-14-2008/"
    on = page(client, "/dasar-hukum/?pada=2024-11-11")
    assert on.select_one('tbody[id="ppid.dispute_days"] a')["href"] == "/regulasi/uu-14-2008/?pada=2024-11-11"


def test_every_source_of_the_book_leads_to_a_page_that_is_there(client):
    slugs = set(Instrument.objects.published().values_list("slug", flat=True))
    links = {a["href"] for a in page(client, "/dasar-hukum/").main.find_all("a") if "/regulasi/" in a["href"]}
    assert len(links) > 40
    assert {link for link in links if link.strip("/").split("/")[-1] not in slugs} == set()


def test_a_draft_is_nobodys_business(client):
    hidden = instrument(number="77", live=False, title="Rancangan rahasia")
    for address in (hidden.get_absolute_url(), f"/regulasi/{hidden.slug}.json"):
        assert client.get(address).status_code == 404
    for address in ("/regulasi/", "/regulasi/jdih.json", "/regulasi/terbaru.atom"):
        assert "Rancangan rahasia" not in client.get(address).content.decode()


def test_a_draft_that_would_revoke_does_not_revoke_yet(client):
    relation(instrument(number="78", year=2020, live=False), "revokes", Instrument.objects.get(slug="pp-44-2015"))
    shown = text(page(client, "/regulasi/pp-44-2015/"))
    assert "dicabut" not in shown.partition("Hubungan dengan")[0].lower()


def test_what_a_person_typed_is_no_markup(client):
    evil = instrument(number="79", title='<script>alert(1)</script> "x"', abstract="</script><b>", subjects="<i>a</i>")
    raw = client.get(evil.get_absolute_url()).content.decode()
    assert "<script>alert" not in raw and "<i>a</i>" not in raw
    data = BeautifulSoup(raw, "html.parser").find("script", type="application/ld+json")
    assert json.loads(data.string)["abstract"] == "</script><b>"


def test_the_record_speaks_schema_org(client):
    data = json.loads(page(client, "/regulasi/pp-82-2019/").find("script", type="application/ld+json").string)
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "PP 82/2019"
    assert data["legislationDate"] == "2019-11-29"
    assert data["legislationLegalForce"] == "https://schema.org/InForce"
    assert [address.endswith("/regulasi/pp-44-2015/") for address in data["legislationChanges"]] == [True]


def test_jdihn_gets_the_names_it_harvests(client):
    answer = client.get("/regulasi/jdih.json")
    rows = {row["urlDetailPeraturan"].rstrip("/").rpartition("/")[2]: row for row in answer.json()}
    assert len(rows) == Instrument.objects.published().count()
    row = rows["pp-44-2015"]
    assert set(row) >= {
        "idData", "tahun_pengundangan", "tanggal_pengundangan", "jenis", "noPeraturan", "judul", "noPanggil",
        "singkatanJenis", "tempatTerbit", "penerbit", "deskripsiFisik", "sumber", "subjek", "isbn", "status", "bahasa",
        "bidangHukum", "teuBadan", "nomorIndukBuku", "fileDownload", "urlDownload", "urlDetailPeraturan", "operasi",
        "display",
    }  # fmt: skip
    assert all(isinstance(value, str) and value for one in rows.values() for value in one.values())
    assert (row["operasi"], row["display"], row["noPeraturan"]) == ("4", "1", "44")
    assert row["tanggal_pengundangan"] == "2015-06-30"
    assert rows["pp-49-2023"]["tanggal_pengundangan"] == "-"
    assert rows["skb-1017-2024"]["singkatanJenis"] == "SKB"


def test_a_record_is_data_too(client):
    data = client.get("/regulasi/pp-44-2015.json?pada=2024-11-11").json()
    assert data["status"] == {"on": "2024-11-11", "is": "amended", "label": "Berlaku, sudah diubah"}
    assert len(data["metadata"]) == 16
    assert {(row["says"], row["slug"]) for row in data["relations"]} >= {("Diubah oleh", "pp-82-2019")}


def test_the_feed_tells_the_newest_first(client):
    made = instrument(number="80", first_published_at=timezone.now(), title="Yang Terbaru")
    root = ET.fromstring(client.get("/regulasi/terbaru.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert root.find(f"{atom}entry/{atom}title").text == f"{made.citation}: Yang Terbaru"


def test_a_life_marks_the_day_that_was_asked_for(client):
    shown = page(client, "/regulasi/pp-44-2015/?pada=2024-11-11").select_one("figure.life svg")
    assert [part["class"] for part in shown.find_all("rect")] == [["bar-n"], ["bar-n"], ["bar-s"]]
    assert shown.select_one("text.tg").text == "11 November 2024"
    over = page(client, "/regulasi/pmk-215-2021/").select_one("figure.life svg")
    assert over.find_all("rect")[-1]["class"] == ["hole"]


def test_a_picture_stays_in_its_frame_whatever_the_life(client):
    law = instrument(number="81", year=2000, in_force_from=date(2000, 1, 1))
    for n in range(9):
        relation(instrument(number=str(n + 200), year=2010, in_force_from=date(2010, 1, n + 1)), "amends", law)
    shown = page(client, law.get_absolute_url()).select_one("figure.life svg")
    for bar in shown.find_all("rect"):
        assert int(bar["x"]) >= 0 and int(bar["width"]) > 0 and int(bar["x"]) + int(bar["width"]) <= 760


def test_a_date_nobody_can_read_is_told_not_answered_for_another_day(client):
    row = Instrument.objects.published().first()
    answer = client.get(f"/regulasi/{row.slug}.json?pada=2024-13-01")
    assert (answer.status_code, "2026-05-15" in answer.json()["error"]) == (400, True)
    shown = client.get(f"{row.get_absolute_url()}?pada=2024-13-01").content.decode()
    assert "Tulis tanggal sebagai" in shown and "keadaan hari ini" in shown
