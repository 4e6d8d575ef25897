"""Who is one person under one NIK, and who is not: a table that a registrar can read."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.protection.rosters.checks.identity import compare

BORN, OTHER = date(1980, 3, 12), date(1995, 8, 1)
V1, V2 = "52.03.07.1001", "52.08.01.2003"
BASE = {"name": "Siti Aminah Hidayat", "born": BORN, "sex": "P", "mother": "Rohani Latif", "village": V1}

CASES = [
    ("same", {}),
    ("same", {"name": "SITI AMINAH HIDAYAT, S.Pd"}),
    ("same", {"name": "Hj. Siti Aminah"}),
    ("same", {"name": "Siti Amniah Hidayat"}),
    ("same", {"name": "Siti Hidayat", "village": V2}),
    ("same", {"name": "Siti Aminah Hidayat binti Amaq", "mother": None}),
    ("same", {"born": date(1980, 3, 13)}),
    ("same", {"born": date(1980, 12, 3), "mother": None}),
    ("same", {"born": date(1971, 5, 4), "village": V2}),
    ("same", {"name": None}),
    ("different", {"name": "Lalu Wijaya", "born": OTHER, "sex": "L", "mother": "Kartini", "village": V2}),
    ("different", {"name": "Wahyuni Kusuma", "born": OTHER, "mother": "Kartini"}),
    ("different", {"name": "Wahyuni Kusuma", "born": None, "mother": None, "village": V2}),
    ("unsure", {"name": "Halimah Aminah Hidayat"}),  # a twin, or a slip of the pen: a person decides
    ("unsure", {"name": "Wahyuni Kusuma", "village": V1, "mother": None}),
]


def pair(b: dict) -> pl.DataFrame:
    other = BASE | b
    return pl.DataFrame(
        [{f"{key}_{side}": value for side, row in (("a", BASE), ("b", other)) for key, value in row.items()}],
        schema_overrides={"name_b": pl.String, "mother_b": pl.String, "born_b": pl.Date},
    )


@pytest.mark.parametrize(("verdict", "differs"), CASES)
def test_under_one_nik(verdict, differs):
    assert compare(pair(differs)).to_list() == [verdict]


def test_no_pairs():
    assert compare(pair({}).clear()).to_list() == []


@given(st.sampled_from([differs for _, differs in CASES]))
def test_verdict_does_not_depend_on_the_side(differs):
    straight = pair(differs)
    turned = straight.rename({c: c[:-1] + ("b" if c.endswith("a") else "a") for c in straight.columns})
    assert compare(straight).to_list() == compare(turned).to_list()
