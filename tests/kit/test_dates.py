"""Dates as clerks type them."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit.dates import read_dates

ON = date(2024, 11, 11)
DAY = date(1978, 3, 5)


def read(*texts: str | None) -> list[date | None]:
    return read_dates(pl.Series(texts, dtype=pl.String), on=ON)["date"].to_list()


@pytest.mark.parametrize(
    "text",
    [
        "5/3/1978",
        "05/03/1978",
        "05-03-1978",
        "5-3-78",
        "05.03.78",
        "1978-03-05",
        "1978/3/5",
        "1978-03-05 00:00:00",
        "5 Maret 1978",
        "05 MAR 1978",
        "5-Mar-78",
        "Mataram, 5 Maret 1978",
        "Mataram, 05-03-1978",
        "Lombok Timur 05/03/1978",
        "5 March 1978",
        "March 5, 1978",
        "05031978",
        "19780305",
        "28554",
        "28554.0",
        "5-III-1978",
        "Minggu, 5 Maret 1978",
        " 05 - 03 - 1978 ",
        "5Maret1978",
        "5 mrt 1978",
    ],
)
def test_styles(text):
    assert read(text) == [DAY]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("01 OKT 1996", 10),
        ("1 Agu 1996", 8),
        ("1 Agustus 1996", 8),
        ("1 Nopember 1996", 11),
        ("1 Pebruari 1996", 2),
        ("1 Des 1996", 12),
        ("1 Mei 1996", 5),
        ("1 May 1996", 5),
    ],
)
def test_months(text, month):
    assert read(text) == [date(1996, month, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "tidak tahu",
        "32-01-1979",
        "00/00/1965",
        "29/2/1993",
        "1965",
        "31 April 1980",
        "12/11/2030",
        "5/3/1878",
        "12 Nov",
        "99999",
        "-5",
        "13/13/1980",
        "20/7",
    ],
)
def test_no_date(text):
    found = read_dates(pl.Series([text]), on=ON).row(0, named=True)
    assert found["date"] is None and not found["missing"]


@pytest.mark.parametrize("text", ["", " ", "-", None, "--", "0"])
def test_nothing_written(text):
    found = read_dates(pl.Series([text], dtype=pl.String), on=ON).row(0, named=True)
    assert found["date"] is None and found["missing"]


def test_two_digit_years_are_not_in_the_future():
    assert read("11/11/24", "12/11/24", "1/1/05") == [date(2024, 11, 11), date(1924, 11, 12), date(2005, 1, 1)]


def test_month_first_only_where_day_first_is_no_date():
    found = read_dates(pl.Series(["03/25/1978", "05/03/1978"]), on=ON)
    assert found["date"].to_list() == [date(1978, 3, 25), DAY]
    assert found["swapped"].to_list() == [True, False]


def test_a_plainly_american_column_is_read_month_first():
    column = ["03/25/1978", "04/30/1980", "12/31/1990", "07/17/1965", "05/03/1978"]
    assert read(*column)[-1] == date(1978, 5, 3)


@given(
    st.dates(date(1910, 1, 2), ON),
    st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y", "%d %m %Y", "%d%m%Y"]),
)
def test_every_day_in_every_style(day, style):
    assert read(day.strftime(style)) == [day]


@given(st.integers(0, 36_000))
def test_serial_numbers(days):
    day = ON - timedelta(days=days)
    serial = (day - date(1899, 12, 30)).days
    assert read(str(serial)) == ([day] if serial >= 3653 else [None])


@given(st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=20))
def test_any_text(texts):
    found = read_dates(pl.Series(texts, dtype=pl.String), on=ON)
    assert found.height == len(texts)
    assert all(day is None or date(1900, 1, 1) <= day <= ON for day in found["date"])
