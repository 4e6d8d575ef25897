"""The holidays of our files, beside those of a maintained package."""

from datetime import date

import holidays
import pytest

from naungan import law
from naungan.law import days_off

# Where we differ on purpose, with the reason.
OURS_DIFFER = {
    date(2016, 6, 1): "Keppres 24/2016 was signed that day; counted as a working day until somebody has checked",
}
YEARS = range(2014, 2028)


def test_the_years_from_2014_to_2027_are_loaded():
    assert list(days_off.years()) == list(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_our_dates_are_those_of_the_package(year):
    theirs = holidays.country_holidays("ID", years=year, categories=("public", "government"))
    ours = {day.on for day in days_off.years()[year].days}
    assert ours ^ set(theirs) == {day for day in OURS_DIFFER if day.year == year}


@pytest.mark.parametrize(
    ("year", "national", "leave", "voting"),
    [(2014, 15, 4, 2), (2020, 16, 5, 1), (2024, 17, 10, 2), (2025, 17, 11, 0), (2026, 17, 8, 0), (2027, 18, 8, 0)],
)
def test_the_counts_are_those_of_the_decrees(year, national, leave, voting):
    kinds = [day.kind for day in days_off.years()[year].days]
    assert (kinds.count("national"), kinds.count("leave"), kinds.count("voting")) == (national, leave, voting)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2024, 11, 27), "Hari Pemilihan Kepala Daerah (hari pemungutan suara)"),
        (date(2024, 2, 14), "Hari Pemilihan Umum (hari pemungutan suara)"),
        (date(2025, 8, 17), "Minggu, Hari Kemerdekaan Republik Indonesia"),
        (date(2024, 11, 30), "Sabtu"),
        (date(2023, 11, 28), None),
        (date(2016, 6, 1), None),
    ],
)
def test_reason(day, reason):
    assert law.reason_off(day) == reason


def test_a_year_without_a_file_is_refused():
    with pytest.raises(law.MissingHolidays, match="2028"):
        law.reason_off(date(2028, 1, 3))


def test_feasts_that_wait_for_the_isbat_are_marked():
    assert [day.on.isoformat() for day in days_off.years()[2027].days if day.depends_on_isbat] == [
        "2027-03-10",
        "2027-03-11",
        "2027-05-17",
    ]


HEAD = 'year = 2030\ndecree = "SKB"\ndecree_certainty = "K+"\ncertainty = "K+"\n'
DAY = '[[days]]\non = {}\nname = "Libur"\nkind = "{}"\n'


@pytest.mark.parametrize(
    "text",
    [
        "year = ",
        HEAD.replace("decree =", "dekret ="),
        HEAD + DAY.format("2031-01-01", "national"),
        HEAD + DAY.format("2030-01-02", "national") + DAY.format("2030-01-01", "national"),
        HEAD + DAY.format("2030-01-01", "national") * 2,
        HEAD + DAY.format("2030-01-01", "libur"),
        HEAD.replace("2030", "2029"),
    ],
)
def test_a_wrong_file_is_refused_when_it_is_read(text):
    with pytest.raises(law.BrokenBook, match="2030"):
        days_off.read_year(text, year=2030)
