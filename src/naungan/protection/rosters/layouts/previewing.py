"""What stands in the columns of a list, for a person who says what they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from naungan.kit.sheets import Grid, Unreadable, read_grids
from naungan.protection.rosters.layouts.locating import Header, likely_header, told_header
from naungan.protection.rosters.layouts.mapping import Known, Told, for_sheet, letter
from naungan.protection.rosters.layouts.reading import locate, meanings_of

EXAMPLES = 5
LONGEST = 40
HEAD = 2_000_000  # bytes of a text file that are enough to see its columns


@dataclass
class Column:
    letter: str
    header: str
    meaning: str
    examples: list[str]


@dataclass
class Sheet:
    """`problem` says why the row pointed at cannot be a header."""

    name: str | None
    header_row: int | None
    columns: list[Column]
    problem: str = ""


def preview(
    data: bytes,
    *,
    told: Sequence[Told] = (),
    known: Sequence[Known] = (),
    rows: dict[str | None, int | None] | None = None,
) -> list[Sheet]:
    """Every visible sheet that holds something; `rows` overrules where the headers stand."""
    if not data.startswith((b"PK", b"\xd0\xcf")) and len(data) > HEAD:
        data = data[: data.rfind(b"\n", 0, HEAD) + 1 or HEAD]
    sheets = []
    for grid in read_grids(data):
        if grid.is_hidden or not grid.height:
            continue
        said, problem = for_sheet(told, grid.name), ""
        try:
            if rows is not None and grid.name in rows:
                header = told_header(grid, rows[grid.name])
            else:
                header = locate(grid, told=said, known=known, is_asked=True)
                if header is None and not (said and said.is_whole):
                    header = likely_header(grid)
            named = meanings_of(grid, header, told=said)
        except Unreadable as wrong:
            header, named, problem = None, {}, wrong.message
        sheets.append(Sheet(grid.name, header.line if header else None, _columns(grid, header, named), problem))
    return sheets


def _columns(grid: Grid, header: Header | None, named: dict[int, str]) -> list[Column]:
    start = header.first_data if header else 0
    columns = []
    for index in range(grid.width):
        cells = grid.cells[str(index)].slice(start).drop_nulls().head(EXAMPLES).to_list()
        title = " ".join(header.texts.get(index, "").split())[:LONGEST] if header else ""
        columns.append(Column(letter(index), masked(title), named.get(index, ""), [masked(cell) for cell in cells]))
    return [column for column in columns if column.header or column.examples]


def masked(text: str) -> str:
    """A cell that may be shown: of a number as long as a NIK or a telephone's only the first four digits."""
    text = " ".join(text.split())[:LONGEST]
    if len(re.sub(r"\D", "", text)) < 9:
        return text
    seen = 0
    shown = []
    for sign in text:
        seen += sign.isdigit()
        shown.append("•" if sign.isdigit() and seen > 4 else sign)
    return "".join(shown)
