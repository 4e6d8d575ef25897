"""What others wrote never becomes a formula, a broken workbook or a sheet that cannot be named."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from naungan.kit.cells import cell_text, sheet_name


@pytest.mark.parametrize("text", ["=1+1", "+62812", "-2+2", "@SUM(A1)", "\t=1+1", "\r=1", "  =1+1", "\x0b=1+1", "\n@x"])
def test_a_formula_is_text(text):
    assert cell_text(text).startswith("'")


def test_plain_text_stays_and_nothing_is_nothing():
    assert [cell_text(value) for value in ("Siti", 12, 0, None, "", "\x00")] == ["Siti", "12", "0", None, None, None]
    assert cell_text("Buruh\x0bTani\x1f") == "BuruhTani"


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_any_text_makes_a_workbook_that_opens(texts):
    book, taken = Workbook(), set()
    book.remove(book.active)
    for text in texts:
        name = sheet_name(text, taken=taken)
        taken.add(name.casefold())
        sheet = book.create_sheet(name)
        assert sheet.title == name
        sheet.append([cell_text(text)])
        assert sheet.cell(1, 1).data_type != "f"
    out = BytesIO()
    book.save(out)
    assert len(load_workbook(BytesIO(out.getvalue())).sheetnames) == len(texts)


def test_names_of_sheets_are_told_apart():
    assert sheet_name("Kec. A/B: [1]") == "Kec. A B   1"
    assert sheet_name("Desa", taken={"desa", "desa 2"}) == "Desa 3"
    assert sheet_name("x" * 40, taken={"x" * 31}) == "x" * 29 + " 2"
    assert sheet_name("//", otherwise="Perbaikan") == "Perbaikan"
