"""From a file to a book of people: header, columns, and the lines that are people."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from naungan.kit.sheets import Grid, Limits, Unreadable, read_grids
from naungan.protection.rosters.layouts import content, headers, joining, people, places
from naungan.protection.rosters.layouts.book import CANONICAL, Book, Sheet
from naungan.protection.rosters.layouts.locating import Header, find_header, known_header, pointed_header, told_header
from naungan.protection.rosters.layouts.mapping import (
    BOTH,
    Known,
    Told,
    bare_shape,
    for_sheet,
    letter,
    place,
    shape_of,
)

NO_ROWS = "Tidak ada baris data di berkas ini, hanya judul atau baris kosong."
NO_HEADER = (
    "Kolom daftar tidak dikenali: tidak ada baris judul dengan Nama dan NIK, dan isi kolomnya pun tidak menunjukkannya."
)
PLACES_FILLED_DOWN = ("village", "district", "regency", "occupation")


def read_book(
    source: str | Path | bytes,
    *,
    name: str = "",
    limits: Limits | None = None,
    told: Sequence[Told] = (),
    known: Sequence[Known] = (),
) -> Book:
    """Read a list of people from any book.

    :param told: what a person said the columns mean
    :param known: headers that this office sent before, with what their columns meant
    :raises Unreadable: with code `file_empty`, `file_not_spreadsheet`, `file_damaged`, `password_protected`,
        `file_too_large`, `cell_too_large`, `header_not_found`, `mapping_unknown` or `no_data_rows`
    """
    grids = read_grids(source, name=name, limits=limits)
    hidden = [grid.name or "" for grid in grids if grid.is_hidden]
    visible = [grid for grid in grids if not grid.is_hidden]
    _refuse_unknown_sheets(told, grids)
    sheets, skipped, has_header = [], [], False
    for grid in visible:
        header = locate(grid, told=for_sheet(told, grid.name), known=known)
        has_header = has_header or header is not None
        sheet = read_sheet(grid, header, told=for_sheet(told, grid.name))
        if sheet is not None and sheet.rows.height:
            sheets.append(sheet)
        elif grid.name is not None:
            skipped.append(grid.name)
    if sheets:
        return Book(sheets, hidden, skipped)
    if not any(grid.height for grid in visible):
        raise Unreadable("file_empty", "Berkas ini tidak berisi apa-apa.")
    raise Unreadable("no_data_rows", NO_ROWS) if has_header else Unreadable("header_not_found", NO_HEADER)


def _refuse_unknown_sheets(told: Sequence[Told], grids: list[Grid]) -> None:
    names = {grid.name or "" for grid in grids}
    for one in told:
        if one.sheet is not None and one.sheet not in names:
            raise Unreadable("mapping_unknown", f"Lembar {one.sheet!r} tidak ada di berkas ini.")


def locate(
    grid: Grid, *, told: Told | None = None, known: Sequence[Known] = (), is_asked: bool = False
) -> Header | None:
    """Where the header stands: where a person said, as an earlier list had it, or where its words show it."""
    if told and told.is_whole:
        return told_header(grid, told.header_row)
    found = known_header(grid, known, is_asked=is_asked) or find_header(grid)
    return found or (pointed_header(grid, told.columns) if told else None)


def read_sheet(grid: Grid, header: Header | None, *, told: Told | None = None) -> Sheet | None:
    """One sheet, or null where neither words nor cells show a list of people."""
    start = header.first_data if header else 0
    if not grid.width or start >= grid.height:
        return None
    cells = grid.cells.slice(start)
    named = meanings_of(grid, header, told=told)
    extra = joining.of_header(header, cells, named) if header else {}
    meanings = set(named.values()) | set(extra)
    is_told = bool(told) or bool(header and header.known)
    if not (({"nik", "name"} if header or is_told else {"nik"}) & meanings):
        return None
    frame = _frame(grid, start, named, extra)
    keep = people.lines_of_people(frame, _header_texts(header, named))
    frame = places.from_headings(frame, keep, grid, start)
    written = {canonical: _as_written(header, column) for column, canonical in named.items()}
    letters = {canonical: letter(column) for column, canonical in named.items()}
    written.update({canonical: text for canonical, (text, _) in extra.items()})
    if BOTH in written:
        written["birth_place"] = written["birth_date"] = written.pop(BOTH)
        frame = people.split_birth(frame)
    return Sheet(
        grid.name,
        header.line if header else None,
        written,
        frame.filter(keep),
        _received(header, cells, keep),
        letters=letters,
        shape=shape_of(header.row) if header else bare_shape(grid.width),
        like=header.known.like if header and header.known else "",
    )


def meanings_of(grid: Grid, header: Header | None, *, told: Told | None = None) -> dict[int, str]:
    """The canonical name of each column that has one: as told, or found, or found and corrected."""
    if told and told.is_whole:
        return _told(header, told, grid)
    named = _named(header, grid.cells.slice(header.first_data if header else 0))
    return _corrected(named, _told(header, told, grid)) if told else named


def _told(header: Header | None, told: Told, grid: Grid) -> dict[int, str]:
    texts = header.texts if header else {}
    return {place(column, texts, grid.width, grid.name): canonical for canonical, column in told.columns.items()}


def _corrected(named: dict[int, str], told: dict[int, str]) -> dict[int, str]:
    """What a person said wins: their column, and no other column keeps that name."""
    said = set(told.values())
    if BOTH in said:
        said |= {"birth_place", "birth_date"}
    if said & {"birth_place", "birth_date"}:
        said.add(BOTH)
    kept = {column: canonical for column, canonical in named.items() if canonical not in said and column not in told}
    return kept | told


def _named(header: Header | None, cells: pl.DataFrame) -> dict[int, str]:
    """Canonical name by column: by the header first, then by content for what is still missing."""
    if header and header.known:
        return {column: canonical for canonical, column in header.known.columns.items() if column < cells.width}
    sample = {column: _sample(cells[str(column)]) for column in range(cells.width)}
    meanings = {column: meaning for column, meaning in (header.meanings if header else {}).items() if column in sample}
    by_name: dict[str, list[int]] = {}
    for column, canonical in meanings.items():
        by_name.setdefault(canonical, []).append(column)
    named = {_best(canonical, columns, sample): canonical for canonical, columns in by_name.items()}
    _settle_dusun(named)
    named = _without_strangers(named, sample)
    left = {c: t for c, t in sample.items() if c not in meanings}
    taken = set(named.values()) | ({"birth_date", "birth_place"} if BOTH in named.values() else set())
    if header:
        essential = {"nik", "name", "birth_date", "sex"} - taken - joining.made_by(header)
        guessed = content.guess(left, set(CANONICAL) - essential) if essential else {}
    else:
        guessed = content.guess(left, taken)
    named.update(guessed)
    return named


def _sample(cells: pl.Series) -> list[str]:
    return cells.head(content.SAMPLE).fill_null("").to_list()


def _without_strangers(named: dict[int, str], sample: dict[int, list[str]]) -> dict[int, str]:
    """A column called NIK that only counts 1, 2, 3 or holds words is not it, where another column is plainly NIK."""
    found = next((column for column, canonical in named.items() if canonical == "nik"), None)
    if found is None or content.profile(sample[found]).digits16 > 0.2:
        return named
    others = [column for column in sample if named.get(column) in (None, "number", "note", "address")]
    best = max(others, key=lambda column: content.nik_share(sample[column]), default=None)
    if best is None or content.nik_share(sample[best]) < 0.9 or content.nik_share(sample[found]) > 0.1:
        return named
    return {column: canonical for column, canonical in named.items() if column not in (found, best)} | {best: "nik"}


def _best(canonical: str, columns: list[int], sample: dict[int, list[str]]) -> int:
    """Of several columns with one meaning, the one whose cells fit best; the first on a tie."""
    if len(columns) == 1:
        return columns[0]
    if canonical == "nik":
        return max(columns, key=lambda column: (content.nik_share(sample[column]), -column))
    return max(columns, key=lambda column: (round(content.profile(sample[column]).filled, 1), -column))


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


def _frame(grid: Grid, start: int, named: dict[int, str], extra: dict[str, tuple[str, pl.Series]]) -> pl.DataFrame:
    lines = grid.numbers.slice(start).alias("line")
    data: dict[str, pl.Series] = {"line": lines}
    for column, canonical in named.items():
        cells = grid.cells[str(column)].slice(start)
        if canonical in PLACES_FILLED_DOWN:
            cells = _fill_merged(cells, lines, column, grid)
        data[canonical] = cells
        if canonical == "nik":
            marks = grid.number_cells.get(column)
            is_number = marks.slice(start) if marks is not None else pl.repeat(False, len(cells), eager=True)
            data["nik_is_number"] = is_number.alias("nik_is_number")
    for canonical, (_text, cells) in extra.items():
        data[canonical] = cells
    frame = pl.DataFrame({name: series.alias(name) for name, series in data.items()})
    texts = [pl.col(c).str.strip_chars() for c in frame.columns if frame[c].dtype == pl.String]
    return frame.with_columns(pl.when(text != "").then(text) for text in texts)


def _fill_merged(cells: pl.Series, lines: pl.Series, column: int, grid: Grid) -> pl.Series:
    """A village merged down over its people is written in the first line only; all of them live there."""
    ranges = [(top + 1, bottom + 1) for top, left, bottom, _ in grid.merged if left == column and bottom > top]
    if not ranges:
        return cells
    frame = pl.DataFrame({"line": lines, "cell": cells})
    merged = pl.DataFrame(ranges, schema={"first": pl.UInt32, "last": pl.UInt32}, orient="row").sort("first")
    merged = merged.join(frame.rename({"line": "first", "cell": "value"}), on="first", how="inner").sort("first")
    filled = frame.join_asof(merged, left_on="line", right_on="first", strategy="backward")
    reach = pl.col("cell").is_null() & (pl.col("line") <= pl.col("last"))
    return filled.select(pl.when(reach).then("value").otherwise("cell").alias("cell"))["cell"]


def _header_texts(header: Header | None, named: dict[int, str]) -> dict[str, str]:
    if header is None:
        return {}
    return {canonical: headers.fold(header.texts.get(column, "")) for column, canonical in named.items()}


def _as_written(header: Header | None, column: int) -> str:
    return (header.texts.get(column) if header else None) or letter(column)


def _received(header: Header | None, cells: pl.DataFrame, keep: pl.Series) -> pl.DataFrame:
    """All cells as they came, under headers made distinct: a second "Nama" becomes "Nama (D)"."""
    names = [_as_written(header, column) for column in range(cells.width)]
    seen = Counter(names)
    names = [f"{name} ({letter(column)})" if seen[name] > 1 else name for column, name in enumerate(names)]
    names = [name if names.index(name) == column else f"{name} [{column + 1}]" for column, name in enumerate(names)]
    frame = cells.rename(dict(zip(cells.columns, names, strict=True)))
    return frame.filter(keep).with_columns(pl.col(pl.String).fill_null(""))
