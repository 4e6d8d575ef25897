"""A table as CSV and as a workbook. Every cell is text: no spreadsheet runs it or rounds it."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

HEAD = PatternFill("solid", fgColor="DCEBE7")
WIDEST, NARROWEST = 48, 10  # characters
RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


@dataclass(frozen=True)
class Table:
    """`rows` hold as many texts as there are columns; `note` stands under the title in the workbook."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""


def as_csv(table: Table) -> bytes:
    """UTF-8 with its mark, so that a spreadsheet on an office computer reads the letters right."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([[_still(cell) for cell in row] for row in table.rows])
    return "\ufeff".encode() + out.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """One sheet: title, note, a head that stays, wrapped text, landscape on paper."""
    book = Workbook()
    sheet = book.active
    sheet.title = table.title[:31]
    book.properties.title, book.properties.creator = table.title, "Naungan"
    for line in (table.title, table.note):
        if line:
            sheet.append([line])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append(list(table.columns))
    head = sheet.max_row
    for cell in sheet[head]:
        cell.font, cell.fill, cell.alignment = Font(bold=True), HEAD, Alignment(wrap_text=True, vertical="bottom")
    for row in table.rows:
        sheet.append([None] * len(table.columns) if not any(row) else list(row))
    for cells in sheet.iter_rows(min_row=head + 1):
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for at, column in enumerate(table.columns):
        longest = max([len(column), *(len(str(row[at])) for row in table.rows)])
        sheet.column_dimensions[get_column_letter(at + 1)].width = min(WIDEST, max(NARROWEST, longest + 2))
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _still(cell: str) -> str:
    """A text that a spreadsheet would run gets a mark before it."""
    return f"'{cell}" if cell.startswith(RUNS) else cell
