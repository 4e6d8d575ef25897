"""Folded names: one key for one name however it is dressed."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit.names import name_key

SAME = [
    ("Siti Mulyani", "Hj. Siti Mulyani, S.Pd", "SITI MULIANI binti Amaq", "St. Moelyani", "siti  mulyani"),
    ("Muhammad Jalil", "Moh. Djalil", "H. Muh Jalil", "MOEHAMMAD DJALIL", "Mochamad Jalil, SE", "M. Jalil"),
    ("Nur’aini", "NUR'AINI", "Nur`aini", "Nuraini"),
    ("Lalu Efendi", "TGH. LALU EFENDI", "Ust. Lalu Effendi", "Drs. H. Lalu Efendi, M.Pd."),
    ("Sukarno", "Soekarno"),
    ("Abdul Rahman", "Abd. Rahman", "Abdul  Rahmann"),
]


@pytest.mark.parametrize("names", SAME)
def test_one_key(names):
    assert len({name_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("Hasan", "Husin"), ("Rohani", "Rohaniah"), ("Siti Aminah", "Siti Salmah"), ("Ahmad", "Ahmad Latif")]
)
def test_different_keys(a, b):
    assert name_key(a) != name_key(b)


@pytest.mark.parametrize("name", ["", "Hj.", "-", "123", "H. "])
def test_nothing_but_dressing(name):
    assert name_key(name) == ""


def test_series_expression_and_text_agree():
    names = ["Hj. Siti Mulyani", None, "Lalu Ahmad bin Amaq", ""]
    series = name_key(pl.Series("name", names))
    by_expression = pl.DataFrame({"name": names}).select(name_key(pl.col("name")))["name"]
    assert series.to_list() == by_expression.to_list() == ["siti muliani", None, "lalu ahmad", ""]


@given(st.text(max_size=60))
def test_keys_are_plain_and_stable(name):
    key = name_key(name)
    assert key == key.strip() and all(letter in "abcdefghijklmnopqrstuvwxyz " for letter in key)
