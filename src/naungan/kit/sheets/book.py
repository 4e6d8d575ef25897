"""What reading gives, and how reading refuses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

MEGABYTE = 1024 * 1024


class Unreadable(Exception):
    """The whole file cannot be used. `code` is stable, `message` is one plain Indonesian sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Limits:
    """Declared bounds; a file above one is refused with a sentence and never unpacked further."""

    file_bytes: int = 256 * MEGABYTE
    workbook_bytes: int = 64 * MEGABYTE
    unpacked_bytes: int = 1024 * MEGABYTE
    rows: int = 1_048_576  # what a spreadsheet holds
    text_rows: int = 3_000_000
    columns: int = 1_024
    cells: int = 30_000_000
    cell_characters: int = 100_000


@dataclass
class Grid:
    """One sheet as it stands. `lines[0]` is line 1 of the spreadsheet; lines may differ in length.

    `merged` holds the merged ranges as (first line, first column, last line, last column), from 0.
    """

    name: str | None
    lines: Sequence[Sequence[object]]
    is_hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return max(map(len, self.lines), default=0)


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
