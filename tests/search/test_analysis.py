"""From text to terms: words, acronyms, numbers, concepts, citations."""

import pytest

from naungan.search import analysis, citations, rules


def terms(text: str) -> set[str]:
    return set(analysis.count(text))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Buruh-buruh yang dilindungi", {"buruh", "lindung"}),
        ("buruh2 tani", {"buruh", "tani"}),
        ("Kartu AK-1", {"ak1", "=ak1"}),
        ("COVID-19", {"covid19"}),
        ("2.159.942 orang", {"2159942", "orang"}),
        ("P.T. Maju", {"pt", "maju"}),
        ("juklak/juknis", {"juklak", "juknis"}),
        ("Jum'at", {"jumat"}),
        ("café", {"cafe"}),
        ("K3 dan THR", {"k3", "thr", "=k3", "=thr"}),
        ("tahun 2024", {"2024"}),
    ],
)
def test_words(text, held):
    assert held <= terms(text)


def test_stop_words_are_not_kept():
    assert terms("yang dan di untuk bagaimana") == set()


@pytest.mark.parametrize(
    ("one", "other", "concept"),
    [
        ("PHK", "pemutusan hubungan kerja", "=phk"),
        ("dipecat", "pemutusan hubungan kerjanya", "=phk"),
        ("loker", "lowongan pekerjaan", "=loker"),
        ("TKI", "pekerja migran Indonesia", "=pmi"),
        ("BPJAMSOSTEK", "BPJS Ketenagakerjaan", "=bpjs-tk"),
        ("UMK", "upah minimum kabupaten/kota", "=umk"),
        ("THR", "Tunjangan Hari Raya Keagamaan", "=thr"),
    ],
)
def test_two_ways_of_saying_meet(one, other, concept):
    assert concept in terms(one)
    assert concept in terms(other)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PP 44/2015", "pp.44.2015"),
        ("Peraturan Pemerintah Nomor 44 Tahun 2015 tentang …", "pp.44.2015"),
        ("Undang-Undang Republik Indonesia Nomor 14 Tahun 2008", "uu.14.2008"),
        ("UU No. 13 Th. 2003", "uu.13.2003"),
        ("PMK 215/PMK.07/2021", "pmk.215.2021"),
        ("Peraturan Menteri Keuangan Nomor 72 Tahun 2024", "pmk.72.2024"),
        ("Peraturan Gubernur Nusa Tenggara Barat Nomor 51 Tahun 2020", "pergub.51.2020"),
        ("Permenaker 5/2021 Ps. 8", "permenaker.5.2021"),
        ("Peraturan Menteri Tenaga Kerja dan Transmigrasi Nomor 7 Tahun 2013", "permenaker.7.2013"),
        ("Inpres 2/2021", "inpres.2.2021"),
        ("Perki 1/2021", "perki.1.2021"),
    ],
)
def test_citations(text, name):
    assert list(citations.find(text)) == [name]


@pytest.mark.parametrize("text", ["11 November 2024", "nomor 5 tahun 2020", "tahun 2015", "app 44/2015", "2015/2016"])
def test_what_is_no_citation(text):
    assert list(citations.find(text)) == []


def test_a_question_may_be_looser():
    assert list(citations.find("pp 44 2015", loose=True)) == ["pp.44.2015"]
    assert list(citations.find("uu 13 tahun 2003", loose=True)) == ["uu.13.2003"]
    assert list(citations.find("pp 44 2015")) == []


def test_a_phrase_is_one_part_of_a_question():
    question = rules.ask("apa itu pemutusan hubungan kerja sepihak")
    assert [dict(part.terms) for part in question.parts] == [{"=phk": 1.0}, {"pihak": 1.0}]


def test_a_citation_is_one_part():
    question = rules.ask("iuran pp 44/2015")
    assert {term for part in question.parts for term in part.terms} == {"§pp.44.2015", "iuran"}


@pytest.mark.parametrize(
    "text", ["5203014107850001", "nik 5203 0141 0785 0001 saya", "52.03.01.410785.0001", "5203-0141-0785-0001"]
)
def test_a_number_like_a_nik_is_taken_out(text):
    question = rules.ask(text)
    assert question.holds_nik
    assert not any(letter.isdigit() for letter in question.text)
    assert not any(character.isdigit() for term in question.terms for character in term)


@pytest.mark.parametrize("text", ["pp 44/2015", "0370 123456", "2.159.942 dan 411.126 orang"])
def test_other_numbers_are_asked(text):
    assert not rules.ask(text).holds_nik


def test_clean():
    assert analysis.clean("tenaga ker-\n  ja\x00 ﬁsik\u200b  \n\nbaru") == "tenaga kerja fisik baru"
    assert analysis.clean("buruh-\nburuh") == "buruh- buruh"
    assert analysis.clean("PP-\nKementerian") == "PP- Kementerian"


def test_the_weight_of_fields():
    class Row:
        title, summary, words, text = "Upah", "", "", "Upah lembur " + "lain " * 500

    weights = analysis.weigh(Row())
    assert weights["upah"] > 3 * weights["lembur"]
    assert all(1 <= weight <= 1000 for weight in weights.values())


@pytest.mark.parametrize(("parts", "needs"), [(0, []), (1, [1]), (2, [2, 1]), (4, [3, 2, 1]), (8, [6, 4, 1])])
def test_how_many_parts_must_be_answered(parts, needs):
    assert rules.needed(parts) == needs
