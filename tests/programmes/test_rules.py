from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.protection.programmes.rules import Terms, age_on, overlaps, quota_left, refusal

TERMS = Terms(starts_on=date(2026, 11, 1), minimum_age=17, maximum_age=64, region="52.03", sectors=("tobacco",))
FINE = {
    "has_nik": True, "is_undecided": False, "born_on": date(1980, 6, 11), "sector": "tobacco",
    "village_id": "52.03.07.1001", "is_covered": False,
}  # fmt: skip
SCHEMA = {
    "has_nik": pl.Boolean, "is_undecided": pl.Boolean, "born_on": pl.Date, "sector": pl.String,
    "village_id": pl.String, "is_covered": pl.Boolean,
}  # fmt: skip


def said(**differs) -> str | None:
    return pl.DataFrame([FINE | differs], schema=SCHEMA).select(refusal(TERMS)).item()


@pytest.mark.parametrize(
    ("differs", "reason"),
    [
        ({}, None),
        ({"has_nik": False}, "no_nik"),
        ({"is_undecided": True}, "undecided"),
        ({"born_on": None}, "no_birth_date"),
        ({"born_on": date(2009, 11, 1)}, None),  # 17 on the first day of cover
        ({"born_on": date(2009, 11, 2)}, "too_young"),
        ({"born_on": date(1961, 11, 2)}, None),  # 64 for one more day
        ({"born_on": date(1961, 11, 1)}, "too_old"),
        ({"village_id": "52.02.01.2001"}, "region"),
        ({"village_id": "52.031.01.2001"}, "region"),
        ({"village_id": None}, "region"),
        ({"sector": "fishery"}, "sector"),
        ({"sector": None}, "sector"),
        ({"is_covered": True}, "covered"),
        ({"has_nik": False, "is_covered": True, "born_on": None}, "no_nik"),  # the first in order is told
    ],
)
def test_the_first_reason_that_holds_is_told(differs, reason):
    assert said(**differs) == reason


@given(st.dates(date(1930, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_age_in_columns_is_the_age_a_person_would_count(born, day):
    had = (day.month, day.day) >= (born.month, born.day)
    expected = day.year - born.year - (0 if had else 1)
    assert pl.DataFrame({"b": [born]}).select(age_on(pl.col("b"), day)).item() == expected


spans = st.tuples(st.dates(), st.dates()).filter(lambda s: s[0] < s[1])


@given(spans, spans)
def test_overlap_is_mutual_and_half_open(a, b):
    assert overlaps(*a, *b) == overlaps(*b, *a)
    assert not overlaps(a[0], a[1], a[1], date.max)


def test_quota():
    assert quota_left(None, 5) is None
    assert quota_left(10, 4) == 6
    assert quota_left(3, 4) == 0
