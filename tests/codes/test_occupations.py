"""Occupations as clerks write them."""

import polars as pl
import pytest

from naungan.codes.enums import Sector
from naungan.codes.occupations import sector_of

WRITTEN = {
    Sector.TOBACCO: [
        "Buruh Tani Tembakau",
        "PETANI TEMBAKAU",
        "Petani/Buruh Tani Tembakau",
        "buruh pabrik rokok",
        "Pengolah Daun Tembakau",
        "omprongan",
    ],
    Sector.AGRICULTURE: [
        "Petani",
        "Buruh Tani",
        "BURUH TANI/PERKEBUNAN",
        "Petani/Pekebun",
        "Buruh Panen",
        "Peternak",
        "Penyadap Aren",
        "Buruh Pertanian",
    ],
    Sector.FISHERY: ["Nelayan", "NELAYAN/PERIKANAN", "Pembudidaya Ikan", "Petani rumput laut", "Petambak Garam", "ABK"],
    Sector.TRADE: [
        "Pedagang",
        "Pedagang Ikan",
        "Penjual Rokok",
        "Dagang bakso",
        "Jualan sayur",
        "penjaga toko",
        "Pedagang Makanan Kaki Lima",
        "UMKM",
    ],
    Sector.TRANSPORT: [
        "Ojek",
        "Tukang Ojek",
        "OJEK ONLINE",
        "Sopir",
        "Supir truk",
        "kusir cidomo",
        "Pengemudi Sepeda Motor",
        "Kurir",
        "Buruh angkut pelabuhan",
    ],
    Sector.CONSTRUCTION: [
        "Buruh Bangunan",
        "Tukang Kayu",
        "Tukang Batu",
        "Tukang",
        "Kuli bangunan",
        "Pembantu Tukang",
        "Buruh proyek",
    ],
    Sector.CRAFT: ["Penenun", "Tukang Jahit", "Pengrajin Gerabah", "pembuat batu bata", "Tukang las", "Perajin ketak"],
    Sector.SERVICES: ["Juru Masak", "Tukang Cukur", "Montir bengkel", "Satpam", "Guru honorer", "Kader Posyandu"],
    Sector.DOMESTIC: ["Asisten Rumah Tangga", "ART", "Mengurus Rumah Tangga", "Pembantu", "IRT"],
    Sector.RELIGIOUS: ["Guru Ngaji", "Marbot", "MARBUT MASJID", "Imam", "Ustadz", "Guru TPQ", "Takmir Masjid"],
    Sector.OTHER: ["Buruh Harian Lepas", "Wiraswasta", "Serabutan", "xyz", "12"],
}


@pytest.mark.parametrize(("sector", "written"), [(s, w) for s, many in WRITTEN.items() for w in many])
def test_words_of_clerks(sector, written):
    assert sector_of(pl.Series([written])).to_list() == [sector.value]


def test_case_blanks_and_punctuation_do_not_matter():
    written = pl.Series("work", ["  OJEK. ", "ojek", "tukang-kayu", "Guru  ngaji"])
    assert sector_of(written).to_list() == ["transport", "transport", "construction", "religious"]
    assert sector_of(written).name == "work"


def test_nothing_written_is_null():
    assert sector_of(pl.Series([None, "", " - ", "Petani"])).to_list() == [None, None, None, "agriculture"]
    assert sector_of(pl.Series([], dtype=pl.String)).to_list() == []
    assert sector_of(pl.Series([None, None])).to_list() == [None, None]


def test_no_sector_is_beyond_reach():
    assert {*WRITTEN} == {*Sector}
