"""From a file to a book of people: header, columns, and the lines that are people."""

from collections import Counter
from pathlib import Path

import polars as pl

from naungan.kit.sheets import Grid, Limits, Unreadable, cell_text, read_grids
from naungan.protection.rosters.layouts import content, headers, people
from naungan.protection.rosters.layouts.book import CANONICAL, Book, Sheet
from naungan.protection.rosters.layouts.locating import Header, find_header

NO_ROWS = "Tidak ada baris data di berkas ini, hanya judul atau baris kosong."
NO_HEADER = (
    "Kolom daftar tidak dikenali: tidak ada baris judul dengan Nama dan NIK, dan isi kolomnya pun tidak menunjukkannya."
)
PLACES_FILLED_DOWN = ("village", "district", "regency", "occupation")


def read_book(source: str | Path | bytes, *, name: str = "", limits: Limits | None = None) -> Book:
    """Read a list of people from any book.

    :raises Unreadable: with code `file_empty`, `file_not_spreadsheet`, `file_damaged`, `password_protected`,
        `file_too_large`, `cell_too_large`, `header_not_found` or `no_data_rows`
    """
    grids = read_grids(source, name=name, limits=limits)
    hidden = [grid.name or "" for grid in grids if grid.is_hidden]
    visible = [grid for grid in grids if not grid.is_hidden]
    sheets, skipped, has_header, has_text = [], [], False, False
    for grid in visible:
        has_text = has_text or any(cell_text(cell).strip() for line in grid.lines for cell in line)
        header = find_header(grid)
        has_header = has_header or header is not None
        sheet = read_sheet(grid, header)
        if sheet is not None and sheet.rows.height:
            sheets.append(sheet)
        elif grid.name is not None:
            skipped.append(grid.name)
    if sheets:
        return Book(sheets, hidden, skipped)
    if not has_text:
        raise Unreadable("file_empty", "Berkas ini tidak berisi apa-apa.")
    raise Unreadable("no_data_rows", NO_ROWS) if has_header else Unreadable("header_not_found", NO_HEADER)


def read_sheet(grid: Grid, header: Header | None) -> Sheet | None:
    """One sheet, or null where neither words nor cells show a list of people."""
    start = header.first_data if header else 0
    width = grid.width
    if not width or start >= len(grid.lines):
        return None
    raw = _columns(grid, start, width)
    texts = {column: _texts(cells) for column, cells in enumerate(raw)}
    named = _named(header, texts)
    if header and header.marks:
        texts[header.marks["L"]] = _sex_of_marks(texts[header.marks["L"]], texts[header.marks["P"]])
    if not ({"nik", "name"} if header else {"nik"}) & set(named.values()):
        return None
    frame = _frame(grid, start, named, texts, raw)
    keep = people.lines_of_people(frame, _header_texts(header, named))
    written = {canonical: _as_written(header, column) for column, canonical in named.items()}
    if "birth" in written:
        written["birth_place"] = written["birth_date"] = written.pop("birth")
        frame = people.split_birth(frame)
    received = _received(header, texts, width).filter(keep)
    return Sheet(grid.name, header.last + 1 if header else None, written, frame.filter(keep), received)


def _columns(grid: Grid, start: int, width: int) -> list[tuple]:
    lines = [line if len(line) == width else [*line, *[None] * (width - len(line))] for line in grid.lines[start:]]
    return list(zip(*lines, strict=True))


def _texts(cells: tuple) -> list[str]:
    if all(type(cell) is str for cell in cells):
        return list(cells)
    return [cell if type(cell) is str else cell_text(cell) for cell in cells]


def _named(header: Header | None, texts: dict[int, list[str]]) -> dict[int, str]:
    """Canonical name by column: by the header first, then by content for what is still missing."""
    meanings = dict(header.meanings) if header else {}
    by_name: dict[str, list[int]] = {}
    for column, canonical in meanings.items():
        by_name.setdefault(canonical, []).append(column)
    named = {_best(canonical, columns, texts): canonical for canonical, columns in by_name.items()}
    _settle_dusun(named)
    left = {c: t for c, t in texts.items() if c not in meanings}
    taken = set(named.values()) | ({"birth_date", "birth_place"} if "birth" in named.values() else set())
    if header:
        essential = {"nik", "name", "birth_date", "sex"} - taken
        guessed = content.guess(left, set(CANONICAL) - essential) if essential else {}
    else:
        guessed = content.guess(left, taken)
    named.update(guessed)
    return named


def _best(canonical: str, columns: list[int], texts: dict[int, list[str]]) -> int:
    """Of several columns with one meaning, the one whose cells fit best; the first on a tie."""
    if len(columns) == 1:
        return columns[0]
    if canonical == "nik":
        return max(columns, key=lambda column: (content.nik_share(texts[column]), -column))
    return max(columns, key=lambda column: (round(content.profile(texts[column]).filled, 1), -column))


def _settle_dusun(named: dict[int, str]) -> None:
    """A hamlet stands for the village only where the list has no village column; otherwise it is address."""
    for column, canonical in list(named.items()):
        if canonical == "dusun":
            others = set(named.values())
            if "village" not in others:
                named[column] = "village"
            elif "address" not in others:
                named[column] = "address"
            else:
                del named[column]


def _sex_of_marks(men: list[str], women: list[str]) -> list[str]:
    """Two columns L and P with a tick in one of them, as one column."""
    return ["L" if m.strip() and not w.strip() else "P" if w.strip() and not m.strip() else "" for m, w in
            zip(men, women, strict=True)]  # fmt: skip


def _frame(
    grid: Grid, start: int, named: dict[int, str], texts: dict[int, list[str]], raw: list[tuple]
) -> pl.DataFrame:
    data: dict[str, pl.Series] = {"line": pl.int_range(start + 1, start + 1 + len(raw[0]), dtype=pl.UInt32, eager=True)}
    for column, canonical in named.items():
        cells = texts[column]
        if canonical in PLACES_FILLED_DOWN:
            cells = _fill_merged(cells, column, start, grid)
        data[canonical] = pl.Series(cells, dtype=pl.String)
        if canonical == "nik":
            is_number = [type(cell) is float or type(cell) is int for cell in raw[column]]
            data["nik_is_number"] = pl.Series(is_number, dtype=pl.Boolean)
    frame = pl.DataFrame(data)
    stripped = [pl.col(c).str.strip_chars().replace("", None) for c in frame.columns if frame[c].dtype == pl.String]
    return frame.with_columns(stripped)


def _fill_merged(cells: list[str], column: int, start: int, grid: Grid) -> list[str]:
    """A village merged down over its people is written in the first line only; all of them live there."""
    filled = list(cells)
    for top, left, bottom, _right in grid.merged:
        if left == column and bottom > top >= start:
            for line in range(top + 1, min(bottom + 1, start + len(filled))):
                filled[line - start] = filled[top - start]
    return filled


def _header_texts(header: Header | None, named: dict[int, str]) -> dict[str, str]:
    if header is None:
        return {}
    return {canonical: headers.fold(header.texts.get(column, "")) for column, canonical in named.items()}


def _as_written(header: Header | None, column: int) -> str:
    return (header.texts.get(column) if header else None) or letter(column)


def letter(column: int) -> str:
    """The name a spreadsheet gives a column: 0 -> A, 27 -> AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _received(header: Header | None, texts: dict[int, list[str]], width: int) -> pl.DataFrame:
    """All cells as they came, under headers made distinct: a second "Nama" becomes "Nama (D)"."""
    names = [_as_written(header, column) for column in range(width)]
    seen = Counter(names)
    names = [f"{name} ({letter(column)})" if seen[name] > 1 else name for column, name in enumerate(names)]
    return pl.DataFrame([pl.Series(names[column], texts[column], dtype=pl.String) for column in range(width)])
