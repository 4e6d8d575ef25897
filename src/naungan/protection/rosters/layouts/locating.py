"""Where the header stands: on one row or two, below titles, above a numbering line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from naungan.kit.sheets import Grid, Unreadable
from naungan.protection.rosters.layouts import headers, places
from naungan.protection.rosters.layouts.mapping import LETTERS, Known, bare_shape, index_of, shape_of

SEARCHED_LINES = 80
CORE_MINIMUM = 2
ESSENTIAL = {"nik", "name"}
VALUE = re.compile(r"\d{5}|\d[-/. ]\d{1,2}[-/. ]\d|\d\s+[A-Za-z]{3,9}\s+\d{4}")  # a long number or a day: no header
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
PARTS = {"tgl", "tanggal", "hari", "bln", "bulan", "thn", "tahun", "day", "month", "year", "dd", "mm", "yyyy"}
WEIGHTS = {"number": 0.4, "note": 0.4}


@dataclass
class Header:
    """`line` is what a spreadsheet shows for the header's lower line, null where only memory knows the columns.

    `meanings`, `texts` and `lower` (the lower row alone) are by column index; `first_data` counts the sheet's lines
    that hold something; `marks` are columns L and P with ticks.
    """

    line: int | None
    meanings: dict[int, str]
    texts: dict[int, str]
    first_data: int
    lower: dict[int, str] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    known: Known | None = None
    bonus: float = 0.0  # for a lower row that only parts the upper's columns

    @property
    def score(self) -> float:
        return self.bonus + sum(WEIGHTS.get(meaning, 1.0) for meaning in set(self.meanings.values()))

    @property
    def row(self) -> list[str]:
        """The header as one row of texts."""
        return [self.texts.get(column, "") for column in range(max(self.texts, default=-1) + 1)]


@dataclass
class Top:
    """The first lines of a sheet that hold something, with their numbers."""

    lines: list[list[str]]
    numbers: list[int]
    grid: Grid

    @classmethod
    def of(cls, grid: Grid) -> "Top":
        lines = [[text.strip() for text in line] for line in grid.texts(0, SEARCHED_LINES)]
        return cls(lines, grid.numbers.head(SEARCHED_LINES).to_list(), grid)

    def has_above(self, index: int) -> bool:
        """Does another line stand directly above?"""
        return index > 0 and self.numbers[index - 1] == self.numbers[index] - 1


def find_header(grid: Grid) -> Header | None:
    """The line (or two) that names most columns, or null. Ties go to the upper line."""
    top = Top.of(grid)
    best: Header | None = None
    for index, line in enumerate(top.lines):
        if not _may_be_header(line):
            continue
        for found in (_single(index, top), _double(index, top)):
            if found and _is_enough(found) and (best is None or found.score > best.score):
                best = found
    if best:
        best.first_data = _after_numbering(best.first_data, top.lines)
    return best


def told_header(grid: Grid, number: int | None) -> Header | None:
    """The header that a person pointed at, or null where they said there is none."""
    if number is None:
        return None
    top = Top.of(grid)
    if number not in top.numbers:
        name = f" di lembar {grid.name}" if grid.name else ""
        raise Unreadable("mapping_unknown", f"Baris {number}{name} kosong atau terlalu jauh di bawah.")
    index = top.numbers.index(number)
    _refuse_people(top.lines[index], number)
    header = _double(index, top) or _single(index, top)
    header.first_data = _after_numbering(header.first_data, top.lines)
    return header


def _refuse_people(line: list[str], number: int) -> None:
    """A row with a long number or a day is somebody, not a header: taken as one, that person would be lost."""
    if any(VALUE.search(text) for text in line):
        raise Unreadable(
            "mapping_unknown", f"Baris {number} berisi orang, bukan judul kolom. Kosongkan bila tanpa judul."
        )


def pointed_header(grid: Grid, columns: dict[str, str]) -> Header | None:
    """The line above the people, where its words say nothing but a person named some of the columns.

    It is the line that holds the headers they wrote, or the one above the first NIK in the column they named.
    """
    top = Top.of(grid)
    wanted = {headers.fold(column) for column in columns.values()}
    for index, line in enumerate(top.lines):
        folded = {headers.fold(text) for text in line if text}
        is_somebody = any(VALUE.search(text) for text in line)
        if folded & wanted and sum(map(bool, line)) >= CORE_MINIMUM and not is_somebody:
            return _plain(index, top)
    letters = columns.get("nik", "")
    column = index_of(letters) if LETTERS.match(letters) else -1
    for index, line in enumerate(top.lines):
        if 0 <= column < len(line) and len(re.sub(r"\D", "", line[column])) >= 10:
            above = top.lines[index - 1] if index else []
            return _plain(index - 1, top) if above and not any(VALUE.search(text) for text in above) else None
    return None


def likely_header(grid: Grid) -> Header | None:
    """Words above the first line with a long number or a day: proposed to a person, never taken without one."""
    top = Top.of(grid)
    for index, (line, below) in enumerate(pairwise(top.lines)):
        if any(VALUE.search(text) for text in line):
            return None
        if any(VALUE.search(text) for text in below):
            return _plain(index, top) if sum(map(bool, line)) >= CORE_MINIMUM else None
    return None


def _plain(index: int, top: Top) -> Header:
    header = _single(index, top)
    header.first_data = _after_numbering(index + 1, top.lines)
    return header


def known_header(grid: Grid, known: Sequence[Known], *, is_asked: bool = False) -> Header | None:
    """The header of an earlier list, where this sheet has the very same.

    A sheet without a header shows nothing to know it by but its width: what an earlier one meant is only proposed,
    where a person is asked anyway.
    """
    by_shape = {one.shape: one for one in known}
    if not by_shape:
        return None
    top = Top.of(grid)
    for index, line in enumerate(top.lines):
        rows = [line]
        if top.has_above(index):
            rows.append([lower or upper for lower, upper in zip(line, top.lines[index - 1], strict=True)])
        for row in rows:
            if one := by_shape.get(shape_of(row)):
                texts = {column: text for column, text in enumerate(row) if text}
                start = _after_numbering(index + 1, top.lines)
                return Header(top.numbers[index], {}, texts, start, known=one)
    if is_asked and (one := by_shape.get(bare_shape(grid.width))) and find_header(grid) is None:
        return Header(None, {}, {}, 0, known=one)
    return None


def _may_be_header(line: list[str]) -> bool:
    filled = [text for text in line if text]
    if len(filled) < CORE_MINIMUM:
        return bool(filled) and all(headers.meaning(text) for text in filled)
    return not any(VALUE.search(text) for text in filled)


def _is_enough(header: Header) -> bool:
    found = set(header.meanings.values())
    core = found - set(WEIGHTS)
    return len(core) >= CORE_MINIMUM and bool(core & ESSENTIAL)


def _single(index: int, top: Top) -> Header:
    line = top.lines[index]
    meanings = {column: found for column, text in enumerate(line) if text and (found := headers.meaning(text))}
    texts = {column: text for column, text in enumerate(line) if text}
    return Header(top.numbers[index], meanings, texts, index + 1, lower=texts)


def _double(index: int, top: Top) -> Header | None:
    """This line as the lower of two. The upper's texts reach over the columns they were merged across."""
    if not top.has_above(index):
        return None
    lower, upper = top.lines[index], top.lines[index - 1]
    if sum(map(bool, upper)) < CORE_MINIMUM or any(re.search(r"\d{3}", text) for text in lower):
        return None
    if places.named_in(lower):
        return None  # "DESA SUKAMAJU" below the header heads its people; it is no header
    reached = _spread(upper, lower, top.numbers[index - 1] - 1, top.grid)
    meanings, texts, marks = {}, {}, {}
    for column in range(len(lower)):
        text = lower[column] or upper[column]
        if not text:
            continue
        texts[column] = text
        under = headers.fold(lower[column])
        if under in ("l", "p", "lk", "pr") and headers.meaning(reached[column]) == "sex":
            marks["L" if under[0] == "l" else "P"] = column
            texts[column] = f"{reached[column]} {lower[column]}"
            continue
        if found := headers.joined(reached[column], lower[column]):
            meanings[column] = found
    header = Header(top.numbers[index], meanings, texts, index + 1, lower=dict(enumerate(lower)))
    if len(marks) == 2:
        header.marks = marks
        header.meanings[marks["L"]] = "sex"
    parted = len(marks) == 2 or all(headers.fold(text) in PARTS for text in lower if text)
    header.bonus = 0.5 if parted else 0.0
    lonely = max(_single(index, top).score, _single(index - 1, top).score)
    return header if header.score > lonely else None


def _spread(upper: list[str], lower: list[str], row: int, grid: Grid) -> list[str]:
    """Fill each blank of the upper row from its left neighbour where the row below has a text of its own."""
    reached = list(upper)
    merged = {(left, right) for top, left, bottom, right in grid.merged if top <= row <= bottom and right > left}
    for column in range(1, len(upper)):
        if upper[column] or not lower[column]:
            continue
        if merged and not any(left < column <= right for left, right in merged):
            continue
        reached[column] = reached[column - 1]
    return reached


def _after_numbering(start: int, lines: list[list[str]]) -> int:
    """Step over blank lines and a line that only counts the columns: 1 2 3, (1) (2) (3), a b c."""
    index = start
    while index < len(lines) and (not any(lines[index]) or is_numbering(lines[index])):
        index += 1
    return index


def is_numbering(line: list[str]) -> bool:
    filled = [re.sub(r"[().\s]|^kol(om)?\b", "", text.lower()) for text in line if text]
    if len(filled) < 3:
        return False
    if all(text.isdigit() and len(text) <= 2 for text in filled):
        numbers = [int(text) for text in filled]
        return numbers[0] <= 2 and all(b - a in (0, 1) for a, b in pairwise(numbers))
    letters = [chr(ord("a") + step) for step in range(min(26, len(filled)))]
    return filled in (letters, ROMAN[: len(filled)])
