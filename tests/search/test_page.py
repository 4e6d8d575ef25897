"""`/cari/` as people meet it, and as people try it."""

import logging

import pytest
from bs4 import BeautifulSoup

from naungan.search import Entry, actions, registry
from naungan.search.models import SearchEntry, Spelling, Term


def page(client, **asked) -> BeautifulSoup:
    answer = client.get("/cari/", asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def titles(soup) -> list[str]:
    return [link.get_text() for link in soup.select(".hits h2 a")]


def test_results_with_marks(client, filled):
    soup = page(client, q="dilindungi")
    assert titles(soup)[:2] == ["Cek perlindungan saya", "Perlindungan Pekerja Rentan"]
    assert soup.select_one(".hits h2 mark").get_text() == "perlindungan"
    assert soup.select_one("meta[name=robots]")["content"].startswith("noindex")
    assert len(soup.find_all("h1")) == 1


def test_the_empty_page_helps(client, filled):
    registry.offer(lambda: [registry.Door("Cari kerja", "/kerja/", "Lowongan.", "case")])
    soup = page(client)
    assert soup.h1.get_text() == "Cari di seluruh situs"
    assert soup.select_one(".tile b").get_text() == "Cari kerja"
    assert soup.select_one("a.chip[href='/cari/?q=kartu+kuning']")


def test_a_page_without_a_result_helps(client, filled):
    registry.offer(lambda: [registry.Door("Alamat Kantor", "/alamat/", to_ask=True)])
    soup = page(client, q="kapal selam nuklir")
    assert "Tidak ada hasil" in soup.h1.get_text()
    assert soup.select_one("a[href='/alamat/']")


def test_a_mended_word_is_told_and_can_be_undone(client, filled):
    soup = page(client, q="trasmigrasi")
    assert soup.select_one(".mended b").get_text() == "transmigrasi"
    exact = page(client, q="trasmigrasi", persis="1")
    assert titles(exact) == []


def test_filters(client, filled):
    soup = page(client, q="jaminan", jenis="regulation")
    assert all(kind.get_text() == "Regulasi" for kind in soup.select(".hit-kind b"))
    years = [option["value"] for option in soup.select("#tahun option")]
    assert years[:2] == ["", "2021"]
    narrow = page(client, q="jaminan", jenis="regulation", tahun="2015", ciri="status:Diubah")
    assert [title[:34] for title in titles(narrow)] == ["Peraturan Pemerintah Nomor 44 Tahu"]
    nothing = page(client, q="jaminan", jenis="news", tahun="2004")
    assert "tidak di dalam saringan" in nothing.get_text()


def test_leafing_through(client, bare):
    registry.register(registry.Kind("thing", "Benda", entries=list))
    actions.put(*[Entry(f"t:{n}", "thing", f"Upah {n}", "", f"/{n}/") for n in range(25)])
    first, third = page(client, q="upah"), page(client, q="upah", hal="3")
    assert len(titles(first)) == 10
    assert len(titles(third)) == 5
    assert first.select_one("a[rel=next]")["href"] == "/cari/?q=upah&hal=2"
    assert third.select_one("a[rel=next]") is None
    assert third.select_one("ol.hits")["start"] == "21"


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "a" * 5_000},
        {"q": "upah " * 1_000},
        {"q": "\x00\x00"},
        {"q": "upah\x00kerja"},
        {"q": "!!! ??? ,,,"},
        {"q": "' OR 1=1; DROP TABLE search_posting; --"},
        {"q": "<script>alert(1)</script>"},
        {"q": "%s %(x)s {} {{ q }}"},
        {"q": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")},
        {"q": "🙂 上 ‮upah"},
        {"q": "upah", "hal": "-1", "tahun": "abc", "jenis": "' OR 1=1", "ciri": "x:y"},
        {"q": "upah", "hal": "9" * 400, "tahun": "٢٠٢٤"},
        {"q": "upah", "ciri": ["status:" + "x" * 9_000] * 50},
    ],
)
def test_bad_input_is_met(client, filled, asked):
    answer = client.get("/cari/", asked)
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    assert SearchEntry.objects.exists()


def test_markup_in_an_entry_stays_text(client, bare):
    actions.put(Entry("t:1", "thing", "<img src=x onerror=alert(1)> upah", "<b>upah</b>", "/x/"))
    answer = client.get("/cari/", {"q": "upah"}).content.decode()
    assert "<img src=x" not in answer
    assert "&lt;img src=x onerror=alert(1)&gt;" in answer


def test_a_nik_is_neither_searched_nor_kept_in_the_address(client, filled, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = client.get("/cari/", {"q": "perlindungan 5203014107850001"})
        assert answer.status_code == 302
        assert answer["Location"] == "/cari/?q=perlindungan&nik=1"
        soup = BeautifulSoup(client.get(answer["Location"]).content, "html.parser")
    assert "Jangan menulis NIK" in soup.get_text()
    assert titles(soup)
    assert "5203014107850001" not in caplog.text
    assert not Term.objects.filter(form__contains="5203014107850001").exists()


def test_asking_writes_nothing(client, filled, django_assert_max_num_queries):
    before = (SearchEntry.objects.count(), Term.objects.count(), Spelling.objects.count())
    with django_assert_max_num_queries(30) as queries:
        client.get("/cari/", {"q": "jaminan kecelakaan kerja"})
    assert not [one for one in queries if not one["sql"].lstrip().upper().startswith(("SELECT", "WITH"))]
    assert (SearchEntry.objects.count(), Term.objects.count(), Spelling.objects.count()) == before


def test_only_reading(client, db):
    assert client.post("/cari/", {"q": "upah"}).status_code == 405
