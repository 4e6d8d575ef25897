"""The rules of the last order, one by one."""

from datetime import date

import pytest

from naungan.search import Entry, actions, registry, reports, rules
from naungan.search.registry import Kind, Standing
from tests.search.corpus import TODAY


def keys(question: str) -> list[str]:
    return [hit.key for hit in reports.search(question, today=TODAY).hits]


@pytest.fixture
def kind(bare):
    registry.register(Kind("thing", "Benda", list))


def test_the_newest_of_a_series_stands_first_and_the_rest_go_back_in_time(kind):
    years = (2023, 2026, 2024, 2025)
    actions.put(*[Entry(f"t:{y}", "thing", f"Renja {y}", "", f"/{y}/", on=date(y, 1, 1)) for y in years])
    assert keys("renja") == ["t:2026", "t:2025", "t:2024", "t:2023"]
    assert keys("renja 2024")[0] == "t:2024"


def test_another_year_than_the_one_asked_for_stands_behind_the_list_of_all_years(kind):
    actions.put(
        Entry("t:2025", "thing", "Renja 2025", "Dibuat sebelum 2026.", "/2025/", on=date(2025, 1, 1)),
        Entry("t:all", "thing", "Renja", "Renja tiap tahun; 2026 belum ada.", "/renja/"),
    )
    assert keys("renja 2026") == ["t:all", "t:2025"]


def test_a_decree_is_of_the_year_it_is_about(kind):
    actions.put(
        Entry("t:1", "thing", "SKB 12/2026 tentang Hari Libur Tahun 2027", "", "/1/", on=date(2026, 9, 1)),
        Entry("t:2", "thing", "SKB 14/2025 tentang Hari Libur Tahun 2026", "", "/2/", on=date(2025, 9, 1)),
    )
    assert keys("hari libur 2026")[0] == "t:2"
    assert keys("hari libur 2027")[0] == "t:1"


def test_what_no_longer_holds_stands_behind_and_says_so(bare, client):
    told = {"t:old": Standing("Dicabut", "off", "cross", 0.6), "t:new": Standing("Berlaku", "good", "tick")}
    registry.register(Kind("thing", "Benda", list, standing=lambda keys, today: {key: told[key] for key in keys}))
    actions.put(
        Entry("t:new", "thing", "Aturan upah lembur sektor tambang", "", "/new/"),
        Entry("t:old", "thing", "Aturan upah lembur", "", "/old/"),
    )
    assert keys("aturan upah lembur tambang") == ["t:new", "t:old"]
    answer = client.get("/cari/", {"q": "lembur"}).content.decode()
    assert "Dicabut</span>" in answer and "Berlaku</span>" in answer


def test_one_of_its_names_and_nothing_else_is_meant(kind):
    actions.put(
        Entry("t:doc", "thing", "Sasaran kerja kepala galeri", "Kepala galeri. Kepala galeri.", "/doc/"),
        Entry("t:one", "thing", "Kepala Galeri: Lalu Contoh", "", "/one/", words="Lalu Contoh|Kepala Galeri"),
    )
    assert keys("kepala galeri") == ["t:one", "t:doc"]
    assert keys("sasaran kerja kepala galeri")[0] == "t:doc"


def test_a_place_is_wished_for_and_never_demanded(kind):
    actions.put(
        Entry("t:far", "thing", "Lowongan kerja", "Di seluruh provinsi.", "/far/"),
        Entry("t:near", "thing", "Lowongan kerja", "Di Lombok Timur.", "/near/"),
    )
    assert keys("loker lotim") == ["t:near", "t:far"]
    assert [part.said for part in rules.ask("loker lotim").parts] == [("loker",)]
    assert keys("lotim") == ["t:near"]


def test_few_answers_are_followed_by_those_that_answer_less(kind):
    actions.put(
        Entry("t:both", "thing", "Beasiswa nelayan", "", "/both/"),
        Entry("t:half", "thing", "Beasiswa kuliah", "", "/half/"),
    )
    assert keys("beasiswa nelayan") == ["t:both", "t:half"]


def test_a_letter_left_out_of_a_double_is_the_likeliest_slip(kind):
    actions.put(
        Entry("t:1", "thing", "Perubahan", "", "/1/"),
        Entry("t:2", "thing", "Perubahan", "", "/2/"),
        Entry("t:3", "thing", "Perusahaan", "", "/3/"),
    )
    assert reports.search("perusahan", today=TODAY).mended == {"perusahan": "perusahaan"}


def test_a_word_we_know_is_no_slip(kind):
    actions.put(*[Entry(f"t:{n}", "thing", "Cara membetulkan yang salah", "", f"/{n}/") for n in range(3)])
    assert keys("sawah") == []
    assert keys("salh") != []
