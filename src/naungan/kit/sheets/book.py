"""What reading gives, and how reading refuses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import polars as pl

MEGABYTE = 1024 * 1024


class Unreadable(Exception):
    """The whole file cannot be used. `code` is stable, `message` is one plain Indonesian sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Limits:
    """Declared bounds, all of them in this one place; a file above one is refused with a sentence that names it."""

    file_bytes: int = 256 * MEGABYTE  # any file
    workbook_bytes: int = 64 * MEGABYTE  # a workbook as it lies on disk
    unpacked_bytes: int = 1024 * MEGABYTE  # all parts of a workbook together, once inflated
    rows: int = 1_048_576  # lines of one sheet: what a spreadsheet holds
    text_rows: int = 3_000_000  # lines of a text file
    columns: int = 1_024  # what stands further to the right is not read
    cells: int = 40_000_000  # lines times columns, over all sheets
    cell_characters: int = 100_000  # one cell; a spreadsheet's own limit is 32,767
    repeated_bytes: int = 1024 * MEGABYTE  # a workbook's texts, each as often as cells show it


@dataclass
class Grid:
    """One sheet as it stands, in columns, so that a long list never lies in memory as a list of lists.

    `cells` has one column of text for each column of the sheet, named "0", "1", …, null where blank; `numbers` is the
    line a spreadsheet shows for each of its rows. Lines that hold nothing are left out. `number_cells` marks, for
    columns that have any, which cells are kept as a number. `merged` holds ranges as (first line, first column, last
    line, last column), from 0.
    """

    name: str | None
    cells: pl.DataFrame
    numbers: pl.Series
    number_cells: dict[int, pl.Series] = field(default_factory=dict)
    is_hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return self.cells.width

    @property
    def height(self) -> int:
        return self.cells.height

    def texts(self, start: int = 0, count: int | None = None) -> list[list[str]]:
        """Some of the lines that hold something, as lists of text; blanks are ""."""
        return [[cell or "" for cell in line] for line in self.cells.slice(start, count).iter_rows()]

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """(line number, texts) of every line that holds something."""
        for number, line in zip(self.numbers, self.cells.iter_rows(), strict=True):
            yield number, [cell or "" for cell in line]


def cell_text(value: object) -> str:
    """A cell as a person reads it: whole numbers without a point, days as 1978-03-05, blanks as ""."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "YA" if value else "TIDAK"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        return str(value)
    return str(value)
