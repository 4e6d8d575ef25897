"""What the check before publishing lets through and what it refuses: the table is the contract."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from naungan.figures.rules.prose import Grade, Known, Paragraph, check
from naungan.figures.rules.reading import counts, sentences, shares, tidy
from naungan.figures.rules.writing import n

NTB = frozenset({"NTB", "Nusa Tenggara Barat"})


def known(name: str, numerator: int, denominator: int | None, segment: str = "", at: int = 2) -> Known:
    return Known(
        at,
        f"{name}, November 2024",
        numerator,
        denominator,
        segment,
        years=frozenset({2024}),
        months=frozenset({11}),
        places=NTB,
        elsewhere=frozenset({"Lombok Timur", "Sumbawa", "Kota Mataram"}),
    )


FIGURES = {
    "informal": known("Pekerja informal yang terlindungi", 201_649, 2_159_942, "informal"),
    "formal": known("Pekerja formal yang terlindungi", 411_126, 733_040, "formal"),
    "all": known("Pekerja yang terlindungi", 612_775, 2_892_982),
}
TABLE = tomllib.loads((Path(__file__).parent / "prose.toml").read_text())["sentences"]


def beside(text: str, *names: str, at: int = 1):
    return check([Paragraph(at, text, "b1")], [FIGURES[name] for name in names])


@pytest.mark.parametrize("row", TABLE, ids=[f"{row['is']}: {row['text'][:60]}" for row in TABLE])
def test_the_table_of_sentences(row):
    found = beside(row["text"], *row.get("beside", ["informal"]))
    grades = {one.grade for one in found}
    said = [one.says for one in found]
    if row["is"] == "true":
        assert said == []
    elif row["is"] == "warn":
        assert grades == {Grade.WARN}, said
    else:
        assert Grade.REFUSE in grades, said
        assert any(row["says"] in one.says for one in found if one.grade == Grade.REFUSE), said


def test_the_table_is_long_enough_and_begins_with_november_2024():
    assert len(TABLE) >= 30
    assert "60 %" in TABLE[0]["text"]
    assert "77,8 %" in TABLE[1]["text"]


def test_a_figure_is_beside_its_own_paragraph_and_its_neighbours_only():
    text = "Baru 19 % pekerja informal yang terlindungi."
    assert [bool(beside(text, "informal", at=at)) for at in range(5)] == [False, True, True, True, False]


def test_what_was_said_before_is_remembered_within_the_paragraph():
    assert beside("Lain lagi pekerja formal. Baru 19 persen yang terlindungi.", "informal") == []
    earlier = "Pada tahun 2021 keadaannya lain. Baru 1,24 persen pekerja informal terlindungi."
    assert {one.grade for one in beside(earlier, "informal")} == {Grade.WARN}


def test_any_figure_beside_may_bear_a_sentence_out():
    other = replace(FIGURES["informal"], numerator=250_000, name="Desember")
    text = "Baru 11,6 % pekerja informal yang terlindungi."
    assert check([Paragraph(1, text)], [FIGURES["informal"]])
    assert check([Paragraph(1, text)], [FIGURES["informal"], other]) == []


def test_a_wrong_number_that_is_quoted_and_not_put_right_is_told():
    wrong = "Rilis itu keliru: 77,8 % pekerja informal belum terlindungi."
    assert {one.grade for one in beside(wrong, "informal")} == {Grade.WARN}


def test_a_figure_of_another_kind_is_known_by_its_own_words():
    served = Known(1, "Permohonan dijawab", 90, 120, words=frozenset({"permohonan"}))
    assert check([Paragraph(1, "Tahun ini 60 persen permohonan dijawab tepat waktu.")], [served])
    assert check([Paragraph(1, "Tahun ini 75 persen permohonan dijawab tepat waktu.")], [served]) == []
    assert check([Paragraph(1, "Baru 60 persen pekerja informal terlindungi.")], [served]) == []


@pytest.mark.parametrize(
    "text, read",
    [
        ("9,3 %, 9.3 persen dan sembilan koma tiga persen", ["9.3", "9.3", "9.3"]),
        ("dua puluh lima persen, sebelas persen, seratus persen", ["25", "11", "100"]),
        ("201.649 % dan 1.000 persen", []),
        ("100% dan 0,5%", ["100", "0.5"]),
    ],
)
def test_percentages_are_read_as_they_are_written(text, read):
    assert [number.value for number in shares(text)] == [Decimal(value) for value in read]


@pytest.mark.parametrize(
    "text, read",
    [
        ("201.649 orang dan 2,16 juta pekerja, 733 ribu", [201_649, 2_160_000, 733_000]),
        ("Rp16.800 dan Rp 2.500.000, tahun 2024, pasal 5, 14 hari, 9,3 %", []),
        ("11 November 2024 ada 350 orang", [350]),
        ("PP 44/2015, 08.30 WITA, 0819-1234-5678", []),
    ],
)
def test_counts_are_read_and_money_dates_and_articles_are_not(text, read):
    assert [int(number.value) for number in counts(text)] == read


def test_sentences_end_where_they_end():
    text = "Menurut Ps. 5 cukup. Dokter jaga dr. Lalu hadir. Ada 201.649 orang! “Benar?” Ya."
    assert sentences(text) == [
        "Menurut Ps. 5 cukup.",
        "Dokter jaga dr. Lalu hadir.",
        "Ada 201.649 orang!",
        "“Benar?”",
        "Ya.",
    ]
    assert tidy(" 9,3\u00a0% \n ya ") == "9,3 % ya"


PHRASES = [
    "Baru {} pekerja informal di NTB yang terlindungi.",
    "Cakupan pekerja informal kini {}.",
    "Pada November 2024, {} pekerja informal sudah terlindungi.",
    "Kepesertaan pekerja informal mencapai {}, kata kepala dinas.",
]
NUMBERS = (
    st.tuples(st.integers(1, 5_000_000), st.integers(1, 5_000_000)).map(sorted).filter(lambda pair: pair[0] < pair[1])
)


def written(percent: Decimal, places: int) -> str:
    return f"{percent:.{places}f}".replace(".", ",") + " %"


@given(NUMBERS, st.integers(0, 2), st.sampled_from(PHRASES))
def test_a_true_sentence_is_never_refused(pair, places, phrase):
    figure = known("x", pair[0], pair[1], "informal")
    percent = Decimal(100) * pair[0] / pair[1]
    assert check([Paragraph(1, phrase.format(written(percent, places)))], [figure]) == []


@given(NUMBERS, st.integers(0, 2), st.sampled_from(PHRASES), st.decimals(-60, 60, places=2))
def test_a_sentence_that_is_off_is_always_refused(pair, places, phrase, off):
    figure = known("x", pair[0], pair[1], "informal")
    percent = Decimal(100) * pair[0] / pair[1]
    assume(abs(off) > Decimal("1.6") and 0 < percent + off < 100)
    found = check([Paragraph(1, phrase.format(written(percent + off, places)))], [figure])
    assert [one.grade for one in found] == [Grade.REFUSE]
    assert f"{n(pair[0])} dari {n(pair[1])} adalah" in found[0].says


@given(NUMBERS)
def test_a_pair_with_its_own_percentage_needs_no_figure(pair):
    part, whole = pair
    assume(part >= 1000)
    percent = Decimal(100) * part / whole
    phrase = "Sebanyak {} dari {} pekerja ({}) sudah terlindungi."
    assert check([Paragraph(1, phrase.format(n(part), n(whole), written(percent, 1)))]) == []


@given(st.decimals(1, 99, places=1), st.decimals(-30, 30, places=1))
def test_two_shares_of_one_whole_close_or_are_refused(first, off):
    assume(0 < 100 - first + off < 100 and (off == 0 or abs(off) > 1))
    text = f"Yang terlindungi {written(first, 1)} dan {written(100 - first + off, 1)} lainnya belum."
    assert bool(check([Paragraph(1, text)])) == (off != 0)


@given(st.text(max_size=300))
def test_no_text_makes_it_stumble(text):
    check([Paragraph(1, text)], list(FIGURES.values()))
