from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.protection.workers.rules import FIELDS, is_changed, read_worker_number, standing_in_the_way, worker_number

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(st.sets(st.integers(0, 30**7 - 1), max_size=200))
def test_worker_numbers_are_one_to_one(sequences):
    assert len({worker_number(n) for n in sequences}) == len(sequences)


@given(st.integers(0, 30**7 - 1))
def test_a_number_reads_back_however_it_is_typed(sequence):
    number = worker_number(sequence)
    assert len(number) == 9
    assert read_worker_number(number.lower().replace("-", " ")) == number


@given(st.integers(0, 30**7 - 1), st.integers(0, 7), st.sampled_from(LETTERS))
def test_a_single_wrong_letter_is_always_caught(sequence, place, letter):
    letters = list(worker_number(sequence).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    assert read_worker_number("".join(letters)) is None


@pytest.mark.parametrize("text", ["", "7K3M", "0000-0000", "7K3M-9QXCC", "=1+1"])
def test_what_is_no_number_is_none(text):
    assert read_worker_number(text) is None


def test_an_empty_cell_never_erases_and_an_equal_one_changes_nothing():
    known = {"name": "Siti Aminah", "sex": "P", "born_on": date(1980, 6, 11), "village_id": "52.03.07.1001"}
    told = {"name": "SITI AMINAH", "born_on": date(1980, 6, 11), "village_id": "52.03.07.1002", "mother": "Nur"}
    assert changes(known, told, key="siti aminah") == {"village_id", "mother"}
    assert changes({}, told, key="siti aminah") == {"name", "born_on", "village_id", "mother"}
    assert "name" in changes(known | {"name": "Baiq Aminah"}, told, key="siti aminah", known_key="baik aminah")


def changes(known: dict, told: dict, *, key: str, known_key: str | None = None) -> set[str]:
    """The fields that one line changes: one row, the same expressions."""
    kinds = {name: pl.Date if name == "born_on" else pl.String for name in FIELDS}
    row = {name: [told.get(name)] for name in FIELDS} | {f"known_{name}": [known.get(name)] for name in FIELDS}
    schema = kinds | {f"known_{name}": kind for name, kind in kinds.items()}
    frame = pl.DataFrame(row, schema=schema).with_columns(
        name_key=pl.lit(key), known_name_key=pl.lit(known_key or (key if known else None), pl.String)
    )
    return {name for name in FIELDS if frame.select(is_changed(name)).item()}


def origin(roster, worker, order, *, created=False, fields=()):
    return {"roster_number": roster, "worker_id": worker, "order": order, "created": created, "fields": list(fields)}


def test_nothing_stands_in_the_way_of_the_newest():
    mine = [origin("B", 1, 2, fields=["name"])]
    assert standing_in_the_way(mine, [origin("A", 1, 1, created=True)], {}) == []


def test_all_obstacles_are_listed_at_once():
    mine = [origin("A", 1, 1, created=True), origin("A", 2, 2, fields=["phone"]), origin("A", 3, 3, fields=["name"])]
    others = [origin("B", 1, 4), origin("C", 2, 5, fields=["phone"]), origin("C", 3, 6, fields=["phone"])]
    assert standing_in_the_way(mine, others, {1: ["D", "A"]}) == [
        ("B", 1, "memakai pekerja yang dibuat daftar ini"),
        ("C", 2, "mengubah lagi isian yang sama"),
        ("D", 1, "memberi kepesertaan kepada pekerja yang dibuat daftar ini"),
    ]
