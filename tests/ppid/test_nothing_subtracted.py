"""What the public reads of a year, taken together, gives no withheld count away: every world that fits is tried."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.figures.models import Figure
from naungan.ppid.reports import summary, yearly
from tests.ppid import list_factories as make

DECIDED, OTHERS = summary.DECIDED, ("lapsed", "withdrawn", "")
COUNT = st.one_of(st.integers(0, 6), st.integers(0, 30))


def year(outcomes: dict[str, int], *, late: int = 0, grounds: dict[str, int] | None = None) -> dict:
    cells = {**dict.fromkeys((*DECIDED, *OTHERS), 0), **outcomes}
    answered, total = sum(cells[one] for one in DECIDED), sum(cells.values())
    asked = {
        "received": total, "outcomes": {one: cells[one] for one in (*DECIDED, "lapsed", "withdrawn")},
        "open": cells[""], "by_channel": {"form": total}, "by_applicant": {"person": total}, "grounds": grounds or {},
        "extended": 0, "answered": answered, "on_time": answered - min(late, answered), "days_total": 4 * answered + 1,
        "days_median": 4.5, "days_longest": 9,
    }  # fmt: skip
    return {"requests": asked, "objections": {"received": 0, "grounds": {}}, "disputes": {"filed": 0}}


def worlds(numbers: dict) -> dict[str, set[int]]:
    """Every value that each withheld decision may have, for a reader of page, PDF and figures."""
    asked, told = numbers["requests"], dict(yearly.times(numbers["requests"]))
    table, given_away = summary.tables(numbers)[0], summary.for_figures(numbers)
    if not table.cells:
        assert not told and set(given_away) <= {"PPID-001", "PPID-005", "PPID-006"}
        return {}
    names = [*asked["outcomes"], ""]
    shown = dict(zip(names, (cell.value for cell in table.cells), strict=True))
    hidden = [name for name in names if shown[name] is None]
    given, rest = [n for n in hidden if n in DECIDED], [n for n in hidden if n not in DECIDED]
    known = sum(shown[n] or 0 for n in DECIDED)
    left = asked["received"] - sum(count or 0 for count in shown.values())
    share = told.get("Dijawab dalam batas waktu")
    answered = int(share.split(" dari ")[1]) if share else None
    possible: dict[str, set[int]] = {name: set() for name in hidden}
    for among in range(left + 1):
        if answered is not None and known + among != answered:
            continue
        if told and known + among < 5:
            continue
        if any(code == "PPID-002" and not set(given).isdisjoint(DECIDED[:2]) for code in given_away):
            raise AssertionError("a withheld decision stands in figures")
        for line, whole in ((given, among), (rest, left - among)):
            other, rest_whole = (rest, left - among) if line is given else (given, among)
            if rest_whole < len(other) or (rest_whole and not other):
                continue
            for name in line:
                top = whole - (len(line) - 1)
                possible[name] |= set(range(1, top + 1)) if len(line) > 1 else {whole} - {0}
    return possible


@settings(max_examples=400)
@given(
    outcomes=st.fixed_dictionaries(dict.fromkeys((*DECIDED, *OTHERS), COUNT)),
    late=st.integers(0, 40), letters=st.lists(st.sampled_from("abhj"), max_size=8),
)  # fmt: skip
def test_no_withheld_count_is_certain(outcomes, late, letters):
    grounds = {letter: letters.count(letter) for letter in set(letters)}
    refused = outcomes["answered_refused"] + outcomes["answered_partly"]
    if refused > len(letters):
        grounds["h"] = grounds.get("h", 0) + refused - len(letters)
    numbers = year(outcomes, late=late, grounds=grounds if sum(grounds.values()) == refused else {})
    asked = numbers["requests"]
    for name, values in worlds(numbers).items():
        true = asked["open"] if name == "" else asked["outcomes"][name]
        assert true in values, "the reader was played wrongly"
        assert true >= 5 or len(values) > 1, (name, true)
    told = dict(yearly.times(asked))
    if "Dijawab dalam batas waktu" in told:
        parts = asked["on_time"], asked["answered"] - asked["on_time"], asked["received"] - asked["answered"]
        assert not any(0 < count < 5 for count in parts)
    for code, count in summary.for_figures(numbers).items():
        assert not 0 < count < 5, code
    reasons = summary.tables(numbers)[1]
    if any(shown is None for shown in _refusals(numbers)):
        assert reasons.cells == []


def _refusals(numbers: dict) -> list[int | None]:
    cells = summary.tables(numbers)[0].cells
    return [cells[1].value, cells[2].value] if cells else [None]


def test_twenty_of_twenty_does_not_betray_the_two_that_lapsed():
    numbers = year({"answered_granted": 20, "lapsed": 2})
    told = dict(yearly.times(numbers["requests"]))
    assert "Dijawab dalam batas waktu" not in told
    assert told["Waktu menjawab, separuhnya paling lama"] == "5 hari kerja"  # no half that says the number is even
    assert summary.for_figures(numbers) == {"PPID-001": 22, "PPID-003": 0, "PPID-005": 0, "PPID-006": 0}
    assert dict(yearly.times(numbers["requests"], exact=True))["Dijawab dalam batas waktu"] == "20 dari 20"


def test_that_five_were_answered_may_be_too_much():
    assert yearly.times(year({"answered_granted": 5, "lapsed": 1})["requests"]) == []


def test_five_decisions_of_one_each_are_no_table():
    made = summary.tables(year({"answered_granted": 1, "answered_partly": 1, "not_held": 1, "lapsed": 1, "": 1}))
    assert made[0].cells == []


def test_where_nothing_is_small_all_of_it_is_told():
    numbers = year({"answered_granted": 20, "answered_refused": 6, "lapsed": 5}, late=5, grounds={"h": 6})
    assert dict(yearly.times(numbers["requests"]))["Dijawab dalam batas waktu"] == "21 dari 26"
    told = {"PPID-001": 31, "PPID-002": 20, "PPID-003": 6, "PPID-004": 21, "PPID-005": 0, "PPID-006": 0}
    assert summary.for_figures(numbers) == told
    assert [cell.value for cell in summary.tables(numbers)[1].cells] == [6]


@pytest.mark.django_db
def test_page_report_paper_and_figures_agree(client):
    for _ in range(8):
        make.answered()
    make.answered("answered_refused")
    make.request()
    make.signed()
    for url in ("/ppid/register/?tahun=2025", "/ppid/laporan-tahunan/2025/"):
        assert "batas waktu</dt>" not in client.get(url).content.decode()
    assert dict(Figure.objects.values_list("indicator", "numerator")) == {"PPID-001": 10}
    assert Figure.objects.get().period == date(2025, 12, 1)
