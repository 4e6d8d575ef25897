"""The village or district that stands once above its people: on a line of its own, in the title, on the sheet's tab."""

import re
from itertools import pairwise

import polars as pl

from naungan.kit.sheets import Grid

LEVELS = {
    "village": r"(?:desa\s*/\s*kel(?:urahan|\.)?|kel(?:urahan|\.)?\s*/\s*desa|desa|kelurahan|kel\.)",
    "district": r"(?:kecamatan|kec\.?)",
    "regency": r"(?:kabupaten\s*/\s*kota|kab\.?\s*/\s*kota|kabupaten|kab\.?|kota(?=\s*[:.]))",
}
FIND = {
    level: re.compile(rf"(?i)^\W*{words}(?![A-Za-z])\s*[:.=\-]*\s*(?P<name>[A-Za-z][^\d:;,]{{2,60}})$")
    for level, words in LEVELS.items()
}
LABEL = {level: re.compile(rf"(?i)^\W*{words}\s*:?\s*$") for level, words in LEVELS.items()}
FILLED = 0.05  # a column that says the place on more lines than this needs no help
MOST_CELLS = 3  # cells filled on a line that is a heading


def from_headings(frame: pl.DataFrame, keep: pl.Series, grid: Grid, start: int) -> pl.DataFrame:
    """The frame with places filled where the list has no column for them, or left its cells blank.

    A heading reaches down to the next of its level; a lower level ends where a higher one begins.
    """
    people = frame.filter(keep)
    wanted = [
        level for level in LEVELS if level not in frame.columns or (people[level].is_not_null().mean() or 0.0) < FILLED
    ]
    if not wanted:
        return frame
    found = _titles(grid, start) + _between(frame, keep, grid, start)
    sheet = _read(grid.name or "")
    for level in wanted:
        changes = _changes(level, found)
        if not changes and sheet and sheet[0] == level:
            changes = [(0, sheet[1])]
        if changes:
            frame = _filled(frame, level, changes)
    return frame


def _read(text: str) -> tuple[str, str] | None:
    """ "DESA SUKAMAJU" -> village, Sukamaju as written."""
    for level, pattern in FIND.items():
        if match := pattern.match(text.strip()):
            name = match["name"].strip(" .-_()")
            if name and not re.match(r"(?i)(asal|tempat|domisili|lahir|kecamatan|kabupaten|kota)\b", name):
                return level, name
    return None


def named_in(line: list[str]) -> list[tuple[str, str]]:
    """The places one line names: "Desa Gapuk", "Desa : Gapuk", or the word in one cell and the name in the next."""
    filled = [text.strip() for text in line if text.strip()]
    if not filled or len(filled) > 2 * MOST_CELLS:
        return []
    found = [place for text in filled for place in [_read(text)] if place]
    for label, name in pairwise(filled):
        level = next((level for level, pattern in LABEL.items() if pattern.match(label)), None)
        name = "" if any(pattern.match(name) for pattern in LABEL.values()) else name.strip(" :.-")
        if level and 2 < len(name) <= 60 and not re.search(r"\d", name):
            found.append((level, name))
    return found


def _titles(grid: Grid, start: int) -> list[tuple[int, str, str]]:
    """Places named above the header, in whatever order."""
    lines = grid.texts(0, start) if start else []
    return [(0, level, name) for line in lines if sum(map(bool, line)) <= MOST_CELLS for level, name in named_in(line)]


def _between(frame: pl.DataFrame, keep: pl.Series, grid: Grid, start: int) -> list[tuple[int, str, str]]:
    """Places on lines of their own among the people."""
    last = frame.filter(keep)["line"].max()
    if last is None:
        return []
    cells = grid.cells.slice(start).with_columns(line=frame["line"])
    few = pl.sum_horizontal(pl.col(name).is_not_null() for name in grid.cells.columns) <= MOST_CELLS
    headings = cells.filter(~keep & few & (pl.col("line") < last))
    found = []
    for *line, number in headings.iter_rows():
        found += [(number, level, name) for level, name in named_in([cell or "" for cell in line])]
    return found


def _changes(level: str, found: list[tuple[int, str, str]]) -> list[tuple[int, str | None]]:
    """Where the place of this level changes; above its own level a new place ends it."""
    order = list(LEVELS)
    changes: list[tuple[int, str | None]] = []
    for number, at, name in sorted(found, key=lambda item: (item[0], -order.index(item[1]))):
        if at == level:
            changes.append((number, name))
        elif order.index(at) > order.index(level) and changes and changes[-1][0] != number:
            changes.append((number, None))
    return changes if any(name for _, name in changes) else []


def _filled(frame: pl.DataFrame, level: str, changes: list[tuple[int, str | None]]) -> pl.DataFrame:
    steps = pl.DataFrame(changes, schema={"since": pl.UInt32, "place": pl.String}, orient="row").sort(
        "since", maintain_order=True
    )
    joined = frame.join_asof(steps, left_on="line", right_on="since", strategy="backward").drop("since")
    own = pl.col(level) if level in frame.columns else pl.lit(None, pl.String)
    return joined.with_columns(pl.coalesce(own, "place").alias(level)).drop("place")
