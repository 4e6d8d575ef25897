"""Reads of a roster that become documents: the error file, the page of rows."""

from collections import defaultdict
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from naungan.kit.cells import cell_text, sheet_name
from naungan.protection.programmes.enums import Refusal
from naungan.protection.rosters.enums import Severity, State, Verdict
from naungan.protection.rosters.models import Problem, Roster, Row

MENDABLE = (Refusal.NO_NIK, Refusal.UNDECIDED, Refusal.NO_BIRTH_DATE)  # the village can do something about these
PAINT = PatternFill("solid", fgColor="F7E4E1")
COLUMN = "Perbaikan"


def rows_to_mend(roster: Roster):
    """The rows that need a human: errors, conflicts, and people kept from enrolment by something missing."""
    bad = Row.objects.filter(roster=roster)
    verdicts = [Verdict.ERROR, Verdict.CONFLICT]
    if roster.state == State.COMMITTED:
        verdicts.append(Verdict.REVIEW)  # left out when the list went in: this file is how they come again
    return bad.filter(verdict__in=verdicts) | bad.filter(refusal__in=MENDABLE)


def reasons_by_row(roster: Roster) -> dict[int, list[Problem]]:
    """Row id → its problems, the gravest first. One query."""
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
    found: dict[int, list[Problem]] = defaultdict(list)
    for problem in Problem.objects.filter(roster=roster).exclude(row=None):
        found[problem.row_id].append(problem)
    return {row: sorted(problems, key=lambda p: order[p.severity]) for row, problems in found.items()}


def what_to_mend(row: Row, problems: list[Problem]) -> str:
    """The cell under "Perbaikan": every problem of the row in words, with our proposal where there is one."""
    lines = [
        problem.message + (f" Usul: {problem.proposed}" if problem.proposed else "")
        for problem in problems
        if problem.severity != Severity.NOTE
    ]
    if row.verdict == Verdict.CONFLICT:
        lines.append("NIK ini sudah dipakai orang lain di register. Periksa KTP orang ini.")
    if row.verdict == Verdict.REVIEW:
        lines.append("Belum masuk: menunggu keputusan apakah orang ini sudah dikenal. Kirim lagi baris ini.")
    return "\n".join(lines)


def error_book(roster: Roster) -> bytes:
    """The sheet as it was sent, only the rows to mend, each with its line and a column "Perbaikan". XLSX bytes.

    Every cell is text, so that no spreadsheet damages a NIK on the way back.
    """
    reasons = reasons_by_row(roster)
    by_sheet: dict[str, list[Row]] = defaultdict(list)
    for row in rows_to_mend(roster).order_by("sheet", "line"):
        by_sheet[row.sheet].append(row)
    book = Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    for name, rows in by_sheet.items() or {"": []}.items():
        title = sheet_name(name, taken=taken, otherwise=COLUMN)
        taken.add(title.casefold())
        _write_sheet(book.create_sheet(title), rows, reasons)
    if not by_sheet:
        book.active.append([f"Tidak ada baris yang perlu diperbaiki pada {roster.number}."])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_sheet(sheet, rows: list[Row], reasons: dict[int, list[Problem]]) -> None:
    headers = list(dict.fromkeys(header for row in rows for header in (row.received or {})))
    if not rows:
        return
    sheet.append([*map(cell_text, headers), COLUMN])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        received = row.received or {}
        mend = what_to_mend(row, reasons.get(row.pk, []))
        sheet.append([*(cell_text(received.get(header)) for header in headers), cell_text(mend)])
        last = sheet.cell(sheet.max_row, len(headers) + 1)
        last.fill, last.alignment = PAINT, Alignment(wrap_text=True, vertical="top")
    for cells in sheet.iter_rows(min_row=2, max_col=len(headers)):
        for cell in cells:
            cell.number_format = "@"
    sheet.freeze_panes = "A2"
    for index, header in enumerate(headers, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = min(max(len(str(header)) + 4, 14), 40)
    sheet.column_dimensions[get_column_letter(len(headers) + 1)].width = 60
