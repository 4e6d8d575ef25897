"""Twins, namesakes, father and son stay apart; slips of a clerk do not; whatever the order."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.protection.workers import matching
from naungan.protection.workers.matching import blocks, scoring, sides, words
from naungan.protection.workers.matching.damages import DAMAGES, damage, population
from tests.workers.matching.people import rows

NIK, TWIN, SLIP, FAR = "5201011503850001", "5201011503850002", "5201011503850010", "5201011503857771"
CASES = [
    ("same", {}, {}),
    ("same", {}, {"name": "H. RAHMAN HIDAYAT, S.Pd bin Amaq"}),
    ("same", {}, {"name": "Rahman Hidayat", "village": "52.08.01.2003"}),
    ("same", {}, {"born_on": date(1985, 3, 16), "phone": None}),
    ("same", {"nik": NIK}, {"nik": SLIP}),
    ("same", {"nik": NIK}, {"nik": SLIP, "name": "Rahmna Hidayat"}),
    ("same", {"nik": NIK}, {"nik": NIK, "name": "R. Hidayat", "village": "52.08.01.2003"}),
    ("same", {}, {"name": "Rohani Latif", "mother": "Rahman Hidayat"}),  # columns changed places
    ("review", {"nik": NIK}, {"nik": TWIN, "name": "Rahmat Hidayat"}),
    ("review", {"nik": NIK}, {"nik": FAR}),  # all the rest is the same: a person looks
    ("review", {}, {"name": "Hamzah Hidayat", "phone": None}),  # a twin is never linked
    (None, {"nik": NIK}, {"nik": FAR, "mother": "Kartini Dewi"}),  # a namesake
    (None, {}, {"born_on": date(1960, 8, 1), "mother": "Kartini Dewi"}),  # father and son of one name in one house
    ("review", {}, {"mother": "Kartini Dewi"}),  # namesakes of one day in one village, of two mothers
    ("review", {"name": "Rahman bin Ali", "mother": None}, {"name": "Rahman bin Umar", "mother": None}),
    ("review", {"name": "Nurul Hidayah"}, {"name": "Nurul Hidayati"}),  # twins are named so
    ("review", {"born_on": date(1980, 1, 1), "mother": None}, {"born_on": date(1980, 1, 1)}),  # a day nobody knew
    (None, {}, {"name": "Siti Wahyuni", "sex": "P", "mother": "Kartini Dewi"}),
]


def band(a: dict, b: dict) -> str | None:
    # among enough others, as in a list: what two rows alone would prove is not the question
    crowd = [{"name": f"Orang {chr(97 + n)}uni", "born_on": date(1970, 1, 1 + n), "mother": "Lain",
              "village": "52.02.01.2001"} for n in range(20)]  # fmt: skip
    found = matching.match(rows(a, b, *crowd)).filter(id_a=1, id_b=2)
    return found["band"][0] if found.height and found["band"][0] != "apart" else None


@pytest.mark.parametrize(("wanted", "a", "b"), CASES)
def test_pairs(wanted, a, b):
    assert band(a, b) == wanted
    assert band(b, a) == wanted


def test_one_nik_on_two_people_is_a_conflict():
    other = {"nik": NIK, "name": "Siti Wahyuni", "born_on": date(1999, 1, 2), "sex": "P", "mother": "Kartini Dewi"}
    found = matching.find(rows({"nik": NIK}, other))
    assert found.pairs["band"].to_list() == ["apart"]
    assert found.relations["conflict"].to_list() == [True]


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(60)), st.sampled_from(sorted(DAMAGES)))
def test_the_order_of_rows_never_matters(order, way):
    known = population(40, seed=5)
    again = damage(known, way, seed=6).with_columns(pl.col("row_id") + 1000)
    table = pl.concat([known, again, population(16, seed=7).with_columns(pl.col("row_id") + 2000)])
    mixed = table[[place for place in order if place < table.height]]
    assert matching.match(mixed).sort("id_a", "id_b").equals(matching.match(table).sort("id_a", "id_b"))


def test_left_against_right_says_what_right_against_left_says():
    known = population(300, seed=5)
    again = damage(known, "typing error", seed=6)
    there = matching.match(again, known).select("id_a", "id_b", "band")
    back = matching.match(known, again).select(id_a="id_b", id_b="id_a", band="band")
    assert there.height >= 25
    # the prior looks at the size of the other side, so that only the pairs and not the odds are held equal
    assert set(there.filter(band="same").select("id_a", "id_b").rows()) <= set(back.select("id_a", "id_b").rows())


def test_a_village_of_namesakes_does_not_explode_and_is_told():
    crowd = pl.DataFrame(
        {"row_id": range(3_000), "name": ["Siti Aminah"] * 3_000, "born_on": [date(1980, 1, 1)] * 3_000,
         "village": ["52.01.01.2001"] * 3_000},
        schema_overrides={"row_id": pl.Int64},
    )  # fmt: skip
    pairs, skipped = blocks.pairs(sides.own(crowd), None)
    assert pairs.height == 0
    assert {note.rule for note in skipped} >= {"day+initial", "name+place"}
    assert all(note.rows == 3_000 for note in skipped)


def test_a_crowded_day_is_made_narrower_by_the_name():
    crowd = [{"name": f"Orang {chr(97 + n % 20)}{chr(97 + n // 20)}uk", "born_on": date(1980, 1, 1), "mother": None,
              "village": f"52.01.01.2{n:03d}"} for n in range(300)]  # fmt: skip
    found = matching.find(rows(*crowd, {"name": "Orang aauk", "born_on": date(1980, 1, 1), "village": None}))
    assert (1, 301) in found.relations.select("id_a", "id_b").rows()


def test_frequent_names_weigh_less():
    side = sides.own(rows({}, {}))
    pair = pl.DataFrame({"id_a": [1], "id_b": [2]}, schema={"id_a": pl.Int64, "id_b": pl.Int64})
    model = matching.packaged()
    rare, common = (
        scoring.weigh(pair, side, None, model, frequencies={"name": {"rahman hidaiat": share}})["name_weight"][0]
        for share in (1e-6, 1e-2)
    )
    assert rare > common + 10


def test_an_unknown_field_is_refused_with_those_that_exist():
    with pytest.raises(ValueError, match="given_name"):
        matching.match(rows({}), columns={"nickname": "name"})


def test_evidence_in_words_says_no_personal_data():
    found = matching.match(rows({"nik": NIK, "phone": "081234567890"}, {"nik": SLIP, "phone": "081234567891"}))
    told = words.in_words(found["evidence"][0])
    assert ("Tanggal lahir sama", told[[text for text, _ in told].index("Tanggal lahir sama")][1]) in told
    text = " ".join(sentence for sentence, _ in told).lower()
    assert not any(word in text for word in ("rahman", "rohani", "1985", NIK, "0812"))
    assert "_" not in text


def test_every_relation_has_a_sentence():
    for comparison in matching.packaged().comparisons:
        for level in comparison.levels:
            assert level.relation in words.SENTENCES[comparison.field]


def test_nothing_gives_nothing():
    empty = rows({}).clear()
    assert matching.match(empty).height == 0
    assert matching.match(rows({}), empty).height == 0
