from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit.months import add_months, first_of_month, months_between, read_month

months = st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(first_of_month)


@given(months, st.integers(-240, 240))
def test_adding_and_taking_away_months_comes_back(month, count):
    assert add_months(add_months(month, count), -count) == month


@given(months, st.integers(0, 36))
def test_a_span_has_as_many_months_as_it_says(month, count):
    assert len(list(months_between(month, add_months(month, count)))) == count


@pytest.mark.parametrize("text", ["2026", "2026-13", "26-1-1", "november", ""])
def test_a_month_that_is_none_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="TAHUN-BULAN"):
        read_month(text)


def test_a_month():
    assert read_month("2026-11") == date(2026, 11, 1)
