"""NIK: dressing comes off, digits never change; what is broken says how."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit import nik

WHOLE = "5203074105900001"


def look(cell: str | None, *, number: bool = False) -> dict:
    return nik.examine(pl.Series([cell], dtype=pl.String), pl.Series([number])).row(0, named=True)


@pytest.mark.parametrize(
    "cell",
    [
        WHOLE,
        f"'{WHOLE}",
        f" {WHOLE} ",
        "5203 0741 0590 0001",
        "520307.410590.0001",
        f"NIK {WHOLE}",
        f"NIK: {WHOLE}",
        f"NIK:{WHOLE}",
        f"No. KTP : {WHOLE}",
        f"\u00a0{WHOLE}\u200b",
        f"{WHOLE}.0",
        f"‘{WHOLE}’",
        "5203-0741-0590-0001",
        f"{WHOLE}.",
        f'"{WHOLE}"',
    ],
)
def test_dressing_comes_off(cell):
    assert look(cell)["nik"] == WHOLE


@pytest.mark.parametrize("cell", [None, "", " ", "-", "0", "--", "'", "000", "belum ada", "tidak ada", "N/A", "NIK"])
def test_missing(cell):
    found = look(cell)
    assert found["missing"] and found["nik"] is None
    assert not (found["precision"] or found["foreign"] or found["length"])


@pytest.mark.parametrize("cell", ["5,20103E+15", "5.20103E+15", "'5,20212E+15", "5.2e15", "5201030000000000"])
def test_precision_in_text(cell):
    assert look(cell)["precision"] and look(cell)["nik"] is None


def test_precision_in_number_cells():
    assert look("5203096511730650", number=True)["precision"]
    assert not look("5203096511730650")["precision"], "as text a last 0 is a digit like any other"
    assert look("5203096511730653", number=True)["nik"] == "5203096511730653"
    assert look("9103096511730653", number=True)["precision"], "above 2^53 a number cell skips numbers"


def test_exponent_with_all_digits_is_proposed_never_applied():
    found = look("5.203096511730653E+15")
    assert (found["nik"], found["proposed"]) == (None, "5203096511730653")


@pytest.mark.parametrize(
    ("cell", "proposed"),
    [
        ("520307410590O001", "5203074105900001"),
        ("52030741059000l1", "5203074105900011"),
        ("52030741059OOOO1", "5203074105900001"),
        ("5203074A05900001", None),
        ("XYZ", None),
    ],
)
def test_letters_are_foreign_and_lookalikes_proposed(cell, proposed):
    found = look(cell)
    assert found["foreign"] and found["nik"] is None and found["proposed"] == proposed


@pytest.mark.parametrize("cell", ["520307410590001", "52030741059000012", "1", "52030741059000015203074105900001"])
def test_length(cell):
    assert look(cell)["length"]


@pytest.mark.parametrize(
    ("number", "sex", "born"),
    [
        ("5203074105900001", "P", date(1990, 5, 1)),
        ("5201012902000001", "L", date(2000, 2, 29)),
        ("5201010101250001", "L", date(1925, 1, 1)),
        ("5201011111240001", "L", date(2024, 11, 11)),
        ("5201011211240001", "L", date(1924, 11, 12)),
        ("5201013002800001", "L", None),
        ("5201010113800001", "L", None),
        ("5201010001800001", "L", None),
        ("5201017201800001", "P", None),
        ("5201012902810001", "L", None),
    ],
)
def test_birth_date_and_sex(number, sex, born):
    frame = pl.DataFrame({"nik": [number]})
    column = pl.col("nik")
    row = frame.select(nik.born(column, date(2024, 11, 11)).alias("born"), nik.parts(column)["sex"].alias("sex")).row(
        0, named=True
    )
    assert row["born"] == born
    if born:
        assert row["sex"] == sex


digits = st.text("0123456789", min_size=16, max_size=16).filter(lambda text: "00000000" not in text and text.strip("0"))
dressing = st.sampled_from(["", " ", "'", ".", "-", "\u00a0", "’"])


@given(digits, st.lists(dressing, min_size=17, max_size=17), st.sampled_from(["", "NIK ", "NIK: ", "nik:", "No. KTP "]))
def test_dressing_round_trip(number, between, prefix):
    dressed = prefix + "".join(gap + digit for gap, digit in zip(between, [*number, ""], strict=True))
    found = look(dressed)
    assert found["nik"] == number, dressed


@given(st.text(max_size=40), st.booleans())
def test_any_text_gets_exactly_one_verdict(cell, number):
    found = look(cell, number=number)
    verdicts = [found["nik"] is not None, found["missing"], found["precision"], found["foreign"], found["length"]]
    assert sum(verdicts) == 1
    if found["nik"]:
        assert len(found["nik"]) == 16 and found["nik"].isascii() and found["nik"].isdigit()
