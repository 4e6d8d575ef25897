"""Boxes as they may come from a browser, and how what is black is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit.redaction import Box
from naungan.kit.refusal import Refused
from naungan.ppid.rules import redacting as rules

SHEETS = [[210.0, 297.0], [297.0, 210.0]]
MARK = {"page": 1, "x0": 10.0, "y0": 20.0, "x1": 30.0, "y1": 25.0, "kind": "drawn"}


def refused(verb, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        verb(*args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("", []),
        ("[]", []),
        ('[{"x0":10,"y0":20,"x1":30,"y1":25}]', [MARK]),
        ('[{"x0":30,"y0":25,"x1":10,"y1":20,"kind":"drawn"}]', [MARK]),  # drawn from the lower right corner
        ('[{"x0":10,"y0":20,"x1":30,"y1":25,"kind":"<script>"}]', [MARK]),
        ('[{"x0":10,"y0":20,"x1":30,"y1":25,"page":2}]', [MARK]),  # the page is the form's, never the script's
        ('[{"x0":10,"y0":20,"x1":10.5,"y1":25}]', []),  # a slip of the hand
        ('[{"x0":-50,"y0":20,"x1":30,"y1":25}]', [MARK | {"x0": 0.0}]),
        ('[{"x0":300,"y0":20,"x1":400,"y1":25}]', []),  # beside the paper
        ('[{"x0":"10","y0":"20","x1":"30","y1":"25"}]', [MARK]),
    ],
)
def test_boxes_are_cut_to_their_sheet(text, marks):
    assert rules.read_marks(text, 1, SHEETS) == marks


@pytest.mark.parametrize(
    "text",
    [
        "{", "7", '"x"', "[7]", "[null]", '[{"x0":1}]', '[{"x0":"a","y0":1,"x1":2,"y1":2}]',
        '[{"x0":NaN,"y0":1,"x1":2,"y1":2}]', '[{"x0":1e300,"y0":1,"x1":2,"y1":2}]', '[{"x0":[],"y0":1,"x1":2,"y1":2}]',
        '[{"x0":Infinity,"y0":1,"x1":2,"y1":2}]',
    ],
)  # fmt: skip
def test_what_is_no_box_is_refused_with_a_sentence(text):
    assert refused(rules.read_marks, text, 1, SHEETS) == rules.BROKEN


def test_pages_that_are_not_there_and_too_many_boxes():
    assert refused(rules.read_marks, "[]", 3, SHEETS) == rules.BROKEN
    assert refused(rules.read_marks, "[]", 0, SHEETS) == rules.BROKEN
    many = "[" + ",".join(['{"x0":1,"y0":1,"x1":9,"y1":9}'] * (rules.MOST_ON_PAGE + 1)) + "]"
    assert "Paling banyak 200" in refused(rules.read_marks, many, 1, SHEETS)
    beside = [MARK | {"x0": n / 100, "x1": 30 + n / 100} for n in range(rules.MOST + 1)]
    assert "Paling banyak 2000" in refused(rules.with_found, [], beside)


@pytest.mark.parametrize(
    "value", ["", "nik", "nik|", "nik|9|1,1,9,9", "nik|x|1,1,9,9", "nik|1|", "nik|1|1,1,9", "|²|1"]
)
def test_a_checkbox_that_was_tampered_with_is_refused(value):
    assert refused(rules.read_found, value, SHEETS) == rules.BROKEN


def test_what_is_found_comes_back_as_it_was_offered():
    boxes = [Box(2, 20.25, 44.5, 61.2, 48.1), Box(2, 20, 50, 40, 54)]
    marks = rules.read_found(rules.write_found("nik", 2, boxes), SHEETS)
    assert [(one["page"], one["x0"], one["y1"], one["kind"]) for one in marks] == [
        (2, 20.25, 48.1, "nik"), (2, 20.0, 54.0, "nik"),
    ]  # fmt: skip
    assert rules.with_found(marks, marks) == marks  # the same search twice marks nothing twice


def test_a_page_is_replaced_and_the_others_stay_in_order():
    second, third = MARK | {"page": 2}, MARK | {"page": 3}
    assert rules.with_page([third, MARK, second], 2, []) == [MARK, third]
    assert rules.with_page([third, MARK], 2, [second]) == [MARK, second, third]
    assert rules.without([MARK, second], rules.write_mark(MARK)) == [second]
    assert rules.without([MARK], "tidak ada") == [MARK]


EDGE = st.floats(-1_000, 1_000)


@given(x0=EDGE, y0=EDGE, x1=EDGE, y1=EDGE, page=st.sampled_from([1, 2]))
def test_every_box_lies_on_its_sheet(x0, y0, x1, y1, page):
    mark = rules.placed({"x0": x0, "y0": y0, "x1": x1, "y1": y1}, page, SHEETS)
    if mark is not None:
        wide, high = SHEETS[page - 1]
        assert 0 <= mark["x0"] < mark["x1"] <= wide and 0 <= mark["y0"] < mark["y1"] <= high


@pytest.mark.parametrize(
    ("marks", "ground", "reason", "said"),
    [
        ([], "h", "nama", "Belum ada yang ditandai"),
        ([MARK], "", "nama", "huruf Pasal 17"),
        ([MARK], "x", "nama", "huruf Pasal 17"),
        ([MARK], "h", "  ", "apa yang dihitamkan dan alasannya"),
    ],
)
def test_nothing_is_blacked_out_without_its_letter_and_reason(marks, ground, reason, said):
    assert said in refused(rules.check_copy, marks, ground=ground, reason=reason)


def test_what_is_black_is_told_in_words():
    assert rules.pages_told([2]) == "halaman 2"
    assert rules.pages_told([7, 2, 3, 2]) == "halaman 2, 3 dan 7"
    assert rules.blackened_told([]) == ""
    assert rules.blackened_told([(5, [3, 2], "nama dan NIK.")]) == "5 bagian pada halaman 2 dan 3, yaitu nama dan NIK"
    two = rules.blackened_told([(1, [1], "nama"), (2, [4], "alamat")])
    assert two == "salinan 1: 1 bagian pada halaman 1, yaitu nama; salinan 2: 2 bagian pada halaman 4, yaitu alamat"
