"""Books written for tests: the same lines in every format, as offices' programs would save them."""

import csv
import io
from datetime import date
from typing import Any

import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

Lines = list[list[Any]]


def csv_book(lines: Lines, *, separator: str = ";", codec: str = "utf-8") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows([["" if c is None else c for c in line] for line in lines])
    return text.getvalue().encode(codec, "replace")


def xlsx_book(sheets: dict[str, Lines], *, merged: dict[str, list[str]] | None = None, hidden: tuple = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xls_book(sheets: dict[str, Lines]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, lines in sheets.items():
        sheet = book.add_sheet(name)
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if cell is not None:
                    sheet.write(row, column, cell, *([day] if isinstance(cell, date) else []))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_book(sheets: dict[str, Lines]) -> bytes:
    document = OpenDocumentSpreadsheet()
    for name, lines in sheets.items():
        table = Table(name=name)
        for line in lines:
            row = TableRow()
            for cell in line:
                row.addElement(_ods_cell(cell))
            table.addElement(row)
        document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _ods_cell(value: Any) -> TableCell:
    if value is None or value == "":
        return TableCell()
    if isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=str(value))
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


PASSWORD = "Rahasia Désa 2024"


def locked(lines: Lines | None = None, password: str = PASSWORD) -> bytes:
    """An XLSX as a spreadsheet program locks it (agile encryption, 100,000 rounds)."""
    plain = xlsx_book({"Data": lines or [["NIK", "Nama"], ["5203074105900001", "Siti"]]})
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(password, out)
    return out.getvalue()


LOCKED = locked()
