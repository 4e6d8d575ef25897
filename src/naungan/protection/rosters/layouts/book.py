"""A list as read: its sheets, where their headers stand, and one frame of text cells for each."""

from dataclasses import dataclass, field

import polars as pl

CANONICAL = (
    "number",
    "nik",
    "name",
    "birth_place",
    "birth_date",
    "sex",
    "village",
    "district",
    "regency",
    "mother",
    "occupation",
    "phone",
    "kk",
    "note",
    "address",
)


@dataclass
class Sheet:
    """One sheet with people on it.

    `header_row` is the line a spreadsheet shows (the lower of two), null where there is no header. `columns`
    maps canonical names to the header as written (or the column's letter where it has none). `rows` has `line`,
    the canonical columns found, as text (null where blank), and `nik_is_number`. `received` has one column per
    column of the sheet, named by its header, in the same order of rows. `letters` maps canonical names to letters;
    `shape` is what a file with the same header shares with this one; `like` names the list it was read like.
    """

    name: str | None
    header_row: int | None
    columns: dict[str, str]
    rows: pl.DataFrame
    received: pl.DataFrame
    letters: dict[str, str] = field(default_factory=dict)
    shape: str = ""
    like: str = ""


@dataclass
class Book:
    """`hidden` and `skipped` name sheets that were not read: hidden ones, and those without people."""

    sheets: list[Sheet]
    hidden: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def height(self) -> int:
        return sum(sheet.rows.height for sheet in self.sheets)
