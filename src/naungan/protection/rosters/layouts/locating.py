"""Where the header stands: on one row or two, below titles, above a numbering line."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from naungan.kit.sheets import Grid, cell_text
from naungan.protection.rosters.layouts import headers

SEARCHED_LINES = 80
CORE_MINIMUM = 2
ESSENTIAL = {"nik", "name"}
VALUE = re.compile(r"\d{5}|\d[-/. ]\d{1,2}[-/. ]\d|\d\s+[A-Za-z]{3,9}\s+\d{4}")  # a long number or a day: no header
WEIGHTS = {"number": 0.4, "note": 0.4}


@dataclass
class Header:
    """`last` is the index of the header's lower line; `meanings` and `texts` are by column index."""

    last: int
    meanings: dict[int, str]
    texts: dict[int, str]
    first_data: int
    marks: dict[str, int] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return sum(WEIGHTS.get(meaning, 1.0) for meaning in set(self.meanings.values()))


def find_header(grid: Grid) -> Header | None:
    """The line (or two) that names most columns, or null. Ties go to the upper line."""
    best: Header | None = None
    lines = [_texts(line) for line in grid.lines[:SEARCHED_LINES]]
    for index, line in enumerate(lines):
        if not _may_be_header(line):
            continue
        for found in (_single(index, line), _double(index, lines, grid)):
            if found and _is_enough(found) and (best is None or found.score > best.score):
                best = found
    if best:
        best.first_data = _after_numbering(best.last + 1, lines)
    return best


def _texts(line) -> list[str]:
    return [cell_text(cell).strip() for cell in line]


def _may_be_header(line: list[str]) -> bool:
    filled = [text for text in line if text]
    if len(filled) < CORE_MINIMUM:
        return bool(filled) and all(headers.meaning(text) for text in filled)
    return not any(VALUE.search(text) for text in filled)


def _is_enough(header: Header) -> bool:
    found = set(header.meanings.values())
    core = found - set(WEIGHTS)
    return len(core) >= CORE_MINIMUM and bool(core & ESSENTIAL)


def _single(index: int, line: list[str]) -> Header:
    meanings = {column: found for column, text in enumerate(line) if text and (found := headers.meaning(text))}
    return Header(index, meanings, {c: text for c, text in enumerate(line) if text}, index + 1)


def _double(index: int, lines: list[list[str]], grid: Grid) -> Header | None:
    """This line as the lower of two. The upper's texts reach over the columns they were merged across."""
    above = index - 1
    if above < 0 or not any(lines[above]):
        return None
    lower, upper = lines[index], lines[above]
    width = max(len(lower), len(upper))
    lower, upper = lower + [""] * (width - len(lower)), upper + [""] * (width - len(upper))
    if sum(map(bool, upper)) < CORE_MINIMUM or any(re.search(r"\d{3}", text) for text in lower):
        return None
    reached = _spread(upper, lower, above, grid)
    meanings, texts, marks = {}, {}, {}
    for column in range(width):
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
    header = Header(index, meanings, texts, index + 1)
    if len(marks) == 2:
        header.marks = marks
        header.meanings[marks["L"]] = "sex"
    lonely = max(_single(index, lower).score, _single(above, upper).score)
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
    filled = [re.sub(r"[().\s]", "", text).lower() for text in line if text]
    if len(filled) < 3:
        return False
    if all(text.isdigit() and len(text) <= 2 for text in filled):
        numbers = [int(text) for text in filled]
        return numbers[0] <= 2 and all(b - a in (0, 1) for a, b in pairwise(numbers))
    return filled == [chr(ord("a") + step) for step in range(len(filled))]
