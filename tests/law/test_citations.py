"""A source names its instruments, and each name leads to one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.law import citations


def named(source: str) -> list[tuple[str, str]]:
    return [(cited.slug, cited.place) for cited in citations.read(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("PP 37/2021; PP 49/2023 Ps. 16A; PP 6/2025 Ps. 11",
         [("pp-37-2021", ""), ("pp-49-2023", "Ps. 16A"), ("pp-6-2025", "Ps. 11")]),
        ("PMK 215/PMK.07/2021", [("pmk-215-2021", "")]),
        ("PMK 72/2024", [("pmk-72-2024", "")]),
        ("PP 82/2019 Lampiran III", [("pp-82-2019", "Lampiran III")]),
        ("PP 50/2025 Ps. 2-4, atas PP 44/2015 Lampiran II", [("pp-50-2025", "Ps. 2-4"), ("pp-44-2015", "Lampiran II")]),
        ("UU 14/2008 Ps. 22(7)", [("uu-14-2008", "Ps. 22(7)")]),
        ("UU 25/2009 Ps. 44-50", [("uu-25-2009", "Ps. 44-50")]),
        ("Permenpan RB 14/2017 Ps. 1(1)", [("permenpan-rb-14-2017", "Ps. 1(1)")]),
        ("Permenpan RB 62/2018; laman LAPOR!", [("permenpan-rb-62-2018", "")]),
        ("Perki 1/2021 Ps. 56", [("perki-1-2021", "Ps. 56")]),
        ("Pergub NTB 51/2020", [("pergub-ntb-51-2020", "")]),
        ("Peraturan BPS 7/2025", [("peraturan-bps-7-2025", "")]),
        ("Kepgub NTB 100.3.3.1-683/2025", [("kepgub-ntb-100-3-3-1-683-2025", "")]),
        ("BPJS Ketenagakerjaan, menurut PP 45/2015 Ps. 29", [("pp-45-2015", "Ps. 29")]),
        ("Surat BPJS Ketenagakerjaan B/1226/022026, 25 Februari 2026",
         [("surat-bpjs-ketenagakerjaan-b-1226-022026-2026", "")]),
        ("Keppres 33/2024 (nomor dari pengetahuan)", [("keppres-33-2024", "")]),
        ("SKB 933/2025, 1/2025, 3/2025", [("skb-933-2025", "")]),
        ("SKB 684/2016, 302/2016, SKB/02/MENPAN-RB/11/2016; 23 Juni ditambah oleh Keppres 18/2017",
         [("skb-684-2016", ""), ("keppres-18-2017", "")]),
        ("SE Menaker M/3/HK.04/III/2016", [("se-menaker-m-3-2016", "")]),
        ("praktik pendaftaran; UU 13/2003", [("uu-13-2003", "")]),
        ("praktik BPJS Ketenagakerjaan", []),
        ("alur LAPOR!", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_source_names_its_instruments(source, expected):
    assert named(source) == expected


@pytest.mark.parametrize(
    ("short", "number", "year", "slug"),
    [
        ("UU", "14", 2008, "uu-14-2008"),
        ("PMK", "215/PMK.07/2021", 2021, "pmk-215-2021"),
        ("Kepmenaker", "KEP.231/MEN/2003", 2003, "kepmenaker-231-2003"),
        ("Perpres", "109", 2013, "perpres-109-2013"),
        ("SKB", "1017/2024, 2/2024, 2/2024", 2024, "skb-1017-2024"),
        ("SE Mendagri", "842.2/5193/SJ", 2021, "se-mendagri-842-2-5193-2021"),
        ("Permenaker", "2021", 2021, "permenaker-2021"),
    ],
)
def test_an_address_is_made_by_rule(short, number, year, slug):
    assert citations.slug_of(short, number, year) == slug


def test_a_citation_keeps_its_number_and_leaves_the_article_out_of_its_text():
    one, other = citations.read("PMK 215/PMK.07/2021; PP 6/2025 Ps. 11")
    assert (one.text, one.number, one.year) == ("PMK 215/PMK.07/2021", "215/PMK.07/2021", 2021)
    assert (other.text, other.number, other.place) == ("PP 6/2025", "6", "Ps. 11")


@given(st.text(alphabet="PU MK.Ps0129/-;,()abN", max_size=200))
def test_the_pieces_are_the_whole_source(source):
    assert "".join(piece.text for piece in citations.pieces(source)) == source


def test_every_source_is_read_in_its_whole_length():
    """A source of the book without an instrument is told here by name: a new one must be looked at."""
    assert sorted(source for source in citations.sources() if not citations.read(source)) == [
        "BPJS Ketenagakerjaan",
        "alur LAPOR!",
        "nomor keputusan belum ditemukan",
        "praktik BPJS Ketenagakerjaan",
        "tanya jawab resmi BPJS Ketenagakerjaan",
    ]


def test_an_instrument_knows_the_entries_that_lean_on_it():
    keys = {use.key for use in citations.uses()["uu-14-2008"]}
    assert "ppid.dispute_days" in keys
    assert {use.place for use in citations.uses()["uu-14-2008"]} >= {"Ps. 22(7)", "Ps. 37(2)"}
