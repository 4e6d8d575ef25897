"""What must hold of the whole book, whatever it contains."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan import law
from naungan.codes.enums import Sector
from naungan.law import shelf, vocabulary, words
from naungan.law.book import row_of

KEYS = list(shelf.parameters())
DEMANDED = [
    "contributions.bpu_jkk_jkm",
    "contributions.bpu_jht",
    "contributions.jp_wage_cap",
    "ppid.response_days",
    "ppid.extension_days",
    "ppid.objection_days",
    "ppid.objection_answer_days",
    "ppid.dispute_days",
    "complaints.verify_days",
    "benefits.jkm_cash",
    "benefits.jkm_cash_early",
    "ages.bpu_minimum",
    "ages.bpu_maximum",
]
ONE_DAY = timedelta(days=1)


def settings_of(parameter: shelf.Parameter) -> list[dict]:
    """Every way of stating the conditions by words that this parameter, or what multiplies it, asks for."""
    chain = [parameter, *([shelf.parameters()[parameter.times]] if parameter.times else [])]
    names = sorted({name for link in chain for row in link.rows for name in row.where})
    known = vocabulary.conditions()
    choices = [[None, *known[name].values] for name in names]
    number = {parameter.by: parameter.rows[0].table[-1][0]} if parameter.by else {}
    return [dict(zip(names, choice, strict=True)) | number for choice in product(*choices)]


def days_that_matter(parameter: shelf.Parameter) -> list[date]:
    edges = {edge for row in parameter.rows for edge in (row.since, row.until) if edge}
    return sorted({day for edge in edges for day in (edge - ONE_DAY, edge)})


@pytest.mark.parametrize("key", DEMANDED)
def test_the_keys_others_rely_on_are_there(key):
    assert law.at(key, on=date(2026, 11, 22)).key == key


@pytest.mark.parametrize("key", KEYS)
def test_no_day_and_no_facts_make_two_rows_win(key):
    parameter = shelf.parameters()[key]
    days = days_that_matter(parameter) + (
        days_that_matter(shelf.parameters()[parameter.times]) if parameter.times else []
    )
    for facts, day in product(settings_of(parameter), days):
        try:
            found = law.at(key, on=day, **facts)
        except (law.NotYetInForce, law.NoLongerInForce, law.MissingCondition):
            continue
        assert found.since <= day and (found.until is None or day < found.until)


@given(key=st.sampled_from(KEYS), day=st.dates(date(2000, 1, 1), date(2040, 12, 31)), data=st.data())
def test_a_value_changes_only_on_an_edge_of_the_book(key, day, data):
    """Half-open periods: on any other day the answer is that of the day before; no gap, no overlap."""
    parameter = shelf.parameters()[key]
    facts = data.draw(st.sampled_from(settings_of(parameter)))
    edges = {edge for row in parameter.rows for edge in (row.since, row.until)}
    if parameter.times:
        edges |= {edge for row in shelf.parameters()[parameter.times].rows for edge in (row.since, row.until)}
    if day not in edges:
        assert answer(key, day, facts) == answer(key, day - ONE_DAY, facts)


def answer(key: str, day: date, facts: dict) -> object:
    try:
        return law.at(key, on=day, **facts).value
    except law.LawError as refused:
        return type(refused)


@pytest.mark.parametrize("key", KEYS)
def test_every_value_names_its_source_and_can_be_told(key):
    parameter = shelf.parameters()[key]
    for row in parameter.rows:
        contents = [content for _, content in row.table] if row.table else [row.value]
        assert all(words.content(content, parameter.unit) for content in contents)
        assert len(row.source) > 5
        assert row.certainty in words.CERTAINTY
        assert words.where(row.where) or not row.where


def test_every_condition_is_used_and_every_sector_known():
    parameters = shelf.parameters().values()
    used = {name for p in parameters for row in p.rows for name in row.where} | {p.by for p in parameters if p.by}
    assert used == set(vocabulary.conditions())
    assert set(Sector.values) == set(vocabulary.conditions()["sector"].values)


HEAD = 'title = "Uji"\norder = 1\n'
WHOLE = """[satu]
istilah = "Satu"
unit = "IDR"
[[satu.values]]
from = 2020-01-01
value = 1
source = "UU 1/2020"
certainty = "K+"
"""
SECOND = """[[satu.values]]
from = 2021-01-01
value = 2
source = "UU 2/2021"
certainty = "K+"
"""


def test_a_whole_file_is_read():
    group, (parameter,) = shelf.read_file("uji", HEAD + WHOLE)
    assert (group.title, parameter.key, parameter.rows[0].value) == ("Uji", "uji.satu", 1)


@pytest.mark.parametrize(
    "text",
    [
        "title = ",
        WHOLE,
        HEAD + WHOLE.replace('unit = "IDR"', 'unit = "USD"'),
        HEAD + WHOLE.replace('unit = "IDR"', 'unit = "IDR"\nclock = true'),
        HEAD + WHOLE.replace("from = 2020-01-01\n", ""),
        HEAD + WHOLE.replace("from = 2020-01-01", "from = 2020-01-01\nuntil = 2020-01-01"),
        HEAD + WHOLE.replace("value = 1\n", ""),
        HEAD + WHOLE.replace("value = 1\n", "value = 1\ntable = [[0, 1]]\n"),
        HEAD + WHOLE.replace("value = 1\n", "table = [[0, 1]]\n"),
        HEAD + WHOLE.replace("value = 1\n", "table = [[2, 1], [1, 1]]\n").replace('"IDR"', '"IDR"\nby = "income"'),
        HEAD + WHOLE.replace('source = "UU 1/2020"\n', ""),
        HEAD + WHOLE.replace('"K+"', '"yakin"'),
        HEAD + WHOLE.replace('"K+"', '"K+"\nfrom_certainty = "yakin"'),
        HEAD + WHOLE.replace("value = 1", 'value = 1\nwhere = { warna = ["merah"] }'),
        HEAD + WHOLE.replace("value = 1", 'value = 1\nwhere = { sector = ["ojek"] }'),
        HEAD + WHOLE.replace("value = 1", "value = 1\nvaleu = 2"),
        HEAD + WHOLE.replace("[[satu.values]]", "warna = 1\n[[satu.values]]"),
        HEAD + WHOLE + SECOND.replace("2021", "2020"),  # two values from one day
        HEAD + WHOLE + SECOND.replace("value = 2", "until = 2022-01-01\nvalue = 2"),  # cuts the first one in two
    ],
)
def test_a_wrong_file_is_refused_when_it_is_read(text):
    with pytest.raises(law.BrokenBook, match="uji"):
        shelf.read_file("uji", text)


def test_equal_numbers_of_different_conditions_are_refused():
    rows = WHOLE.replace("value = 1", 'value = 1\nwhere = { sector = ["trade"] }')
    rows += SECOND.replace("value = 2", 'value = 2\nwhere = { funding = ["self"] }')
    _, (parameter,) = shelf.read_file("uji", HEAD + rows)
    facts = {"sector": "trade", "funding": "self"}
    assert row_of(parameter, date(2020, 6, 1), facts).value == 1
    with pytest.raises(law.Ambiguous, match="UU 1/2020"):
        row_of(parameter, date(2021, 1, 1), facts)


def test_of_the_same_conditions_the_newest_wins():
    _, (parameter,) = shelf.read_file("uji", HEAD + WHOLE + SECOND)
    assert [row_of(parameter, date(year, 1, 1), {}).value for year in (2020, 2021)] == [1, 2]
    assert [row.until for row in parameter.rows] == [date(2021, 1, 1), None]
