"""XLSX, XLSM, XLSB, XLS and ODS through calamine, behind checks that bound what is unpacked."""

import io
import secrets
import struct
import zipfile
from typing import Any

import python_calamine as calamine

from naungan.kit.sheets.archive import (
    DAMAGED,
    LOCKED,
    NOT_A_BOOK,
    blocks,
    check,
    check_repeats,
    measure,
    too_many_cells,
)
from naungan.kit.sheets.book import Grid, Limits, Unreadable
from naungan.kit.sheets.columns import Columns, stretches
from naungan.kit.sheets.far import ods_without_gaps, without_gaps
from naungan.kit.sheets.passwords import is_locked
from naungan.kit.sheets.trial import comes_back

MARK = "\u2063"


def read(data: bytes, limits: Limits) -> list[Grid]:
    """Every worksheet, in order. Values are those last calculated; formulas and macros are not run."""
    mark = f"{MARK}{secrets.token_hex(8)}:"
    if data.startswith(b"PK"):
        data = _tamed(data, mark, limits)
    elif is_locked(data):
        raise Unreadable("password_protected", LOCKED)
    elif not comes_back(data):
        raise Unreadable("file_damaged", DAMAGED)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _grids(book, mark, limits)
    except Unreadable:
        raise
    except calamine.PasswordError as error:
        raise Unreadable("password_protected", LOCKED) from error
    except (Exception, calamine.CalamineError) as error:  # the reader's own errors are many; none may escape
        raise Unreadable("file_damaged", DAMAGED) from error
    except BaseException as error:  # a panic inside the Rust reader is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("file_damaged", DAMAGED) from error


def _tamed(data: bytes, mark: str, limits: Limits) -> bytes:
    """The archive after its claims were checked; moved together where its cells lie far apart."""
    with check(data, limits) as archive:
        names = set(archive.namelist())
        if "xl/workbook.bin" in names:
            _check_binary(archive, limits)
            return data
        if "xl/workbook.xml" not in names:
            return ods_without_gaps(archive, mark, limits)
        found = measure(archive, limits)
        check_repeats(archive, found, limits)
        sparse = [part for part in found.parts if part.is_sparse]
        if sum(part.area for part in found.parts if not part.is_sparse) > limits.cells:
            raise too_many_cells(limits)
        return without_gaps(archive, sparse, mark, limits) if sparse else data


def _check_binary(archive: zipfile.ZipFile, limits: Limits) -> None:
    """XLSB: a walk over the records, for the last line and column that they name."""
    left, area = [limits.unpacked_bytes], 0
    for name in dict.fromkeys(archive.namelist()):
        body = b"".join(blocks(archive, name, left, limits))
        if not name.endswith(".bin") or "sheet" not in name.lower():
            continue
        row = column = at = 0
        while at + 2 < len(body):
            kind, at = body[at], at + 1
            if kind & 0x80:
                kind, at = (kind & 0x7F) | (body[at] << 7), at + 1
            size = shift = 0
            while at < len(body) and shift < 28:
                byte, at = body[at], at + 1
                size |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80:
                    break
            if kind == 0 and at + 4 <= len(body):
                row = max(row, struct.unpack_from("<I", body, at)[0])
            elif kind <= 11 and at + 4 <= len(body):
                column = max(column, struct.unpack_from("<I", body, at)[0])
            at += size
        area += (row + 1) * (column + 1)
        if area > limits.cells:
            raise too_many_cells(limits)


def _grids(book: calamine.CalamineWorkbook, mark: str, limits: Limits) -> list[Grid]:
    if not book.sheets_metadata:
        raise Unreadable("file_not_spreadsheet", NOT_A_BOOK)
    grids, cells = [], 0
    for meta in book.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        cells += (sheet.height or 0) * (sheet.width or 0)
        if (sheet.total_height or 0) >= limits.rows or cells > limits.cells:
            raise too_many_cells(limits)
        columns = Columns(limits)
        left = [""] * (sheet.start[1] if sheet.start else 0)  # the reader leaves out blank columns before the first
        for stretch in stretches(sheet.iter_rows()):
            _add(columns, [left + line for line in stretch] if left else stretch, mark)
        visible = meta.visible == calamine.SheetVisibleEnum.Visible
        grids.append(Grid(meta.name, *columns.finish(), not visible, _merged(sheet)))
    return grids


def _add(columns: Columns, lines: list[list[Any]], mark: str) -> None:
    """Lines of a sheet; where they were moved together, the cell of ours says which line each was."""
    first, last = lines[0][0] if lines[0] else "", lines[0][-1] if lines[0] else ""
    for place, sign in ((0, first), (-1, last)):
        if isinstance(sign, str) and sign.startswith(mark):
            numbers = [int(line[place][len(mark) :]) for line in lines]
            columns.add([line[1:] if place == 0 else line[:-1] for line in lines], numbers)
            return
    columns.add(lines)


def _merged(sheet: calamine.CalamineSheet) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges or []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]
