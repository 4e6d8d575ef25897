"""How two names stand to each other: a table that a registrar can read, and what must hold for any two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit.names import name_key
from naungan.protection.workers.matching.names import LEVELS, name_relation

NAMES = [
    ("exact", "Siti Aminah", "SITI AMINAH, S.Pd"),
    ("exact", "Siti Aminah", "Siti Aminah binti Amaq"),
    ("exact", "Siti Aminah", "SitiAminah"),
    ("exact", "Moehammad Djalil", "H. Muhammad Jalil"),
    ("exact", "Muh. Rizal", "Mohammad Rizal"),
    ("exact", "M. Rizal", "Muhammad Rizal"),
    ("exact", "Tjokro Soebandi", "Cokro Subandi"),
    ("exact", "Nurhayatti Yusuff", "Nurhayati Yusuf"),
    ("exact", "L. Wijaya", "Lalu Wijaya"),
    ("exact", "Bq. Yuliana", "Baiq Yuliana"),
    ("single", "Sahnim", "SAHNIM"),
    ("typo", "Samsul Mansur", "Samul Mansur"),
    ("short", "Usman Anwar Hakim", "Usman Hakim"),
    ("short", "Usman Anwar Hakim", "Usman A. H."),
    ("short", "Muhammad Ridwan Hadi", "Ridwan Hadi"),
    ("first", "Lalu Wijaya", "Wijaya"),
    ("short", "Baiq Ayu Lestari", "Ayu Lestari"),
    ("short", "Ni Wayan Sari", "Wayan Sari"),
    ("first", "Usman", "Usman Hakim"),
    ("wide", "Burhanudin Harun", "Burhanidun Haron"),
    ("wide", "Ayu Lestari Dewi", "Lestari Dewi"),
    ("other", "Salmah Hadi Dewi", "Hikmah Hadi Dewi"),
    ("other", "Hasan", "Husin"),
    ("other", "Juariah", "Jumiati"),
    ("other", "Muhammad Ali", "Muhammad Hasan"),
    ("other", "Siti Aminah", "Siti Rohani"),
    (None, "", "Siti"),
]


@pytest.mark.parametrize(("relation", "a", "b"), NAMES)
def test_names(relation, a, b):
    assert name_relation(name_key(a), name_key(b)) == relation


key = st.text("abcdefmis ", max_size=20).map(lambda text: " ".join(text.split()))


@given(key, key)
def test_names_stand_to_each_other_both_ways(a, b):
    assert name_relation(a, b) == name_relation(b, a)


@given(key.filter(bool))
def test_a_name_is_the_same_as_itself(a):
    assert name_relation(a, a) in LEVELS[:2]
