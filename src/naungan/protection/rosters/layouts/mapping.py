"""What a person said the columns mean, and what an office's earlier list taught us."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from naungan.kit.sheets import Unreadable
from naungan.protection.rosters.layouts import headers
from naungan.protection.rosters.layouts.book import CANONICAL

LETTERS = re.compile(r"^[A-Za-z]{1,3}$")
BOTH = "birth"  # place and date of birth in one column


@dataclass(frozen=True)
class Told:
    """What a person told about one sheet, or about every sheet where `sheet` is null.

    `columns` maps canonical names to a column, by its letter or its header. With `is_whole` nothing else is guessed
    and `header_row` is believed, also where it is null (no header).
    """

    columns: dict[str, str]
    sheet: str | None = None
    header_row: int | None = None
    is_whole: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": self.sheet, "header_row": self.header_row, "columns": self.columns, "is_whole": self.is_whole,
        }  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A header seen before: its shape, and by canonical name the index of each column. `like` names the list."""

    shape: str
    columns: dict[str, int] = field(hash=False)
    like: str = ""


def from_json(kept: Iterable[dict[str, Any]]) -> list[Told]:
    return [Told(**item) for item in kept]


def from_words(words: Sequence[str]) -> list[Told]:
    """ "nik=C", "nik=No KTP", "Desa A!nik=C" as typed after --map.

    :raises ValueError: with a sentence, where a name is not one of ours or nothing follows it
    """
    told: dict[str | None, dict[str, str]] = {}
    for word in words:
        target, equals, column = word.partition("=")
        sheet, bang, name = target.rpartition("!")
        name = name.strip().lower()
        if not equals or not column.strip():
            raise ValueError(f'--map {word}: tulis NAMA=KOLOM, misalnya nik=C atau nik="No KTP".')
        if name not in (*CANONICAL, BOTH):
            raise ValueError(f"--map {word}: {name!r} tidak dikenal. Yang ada: {', '.join((*CANONICAL, BOTH))}.")
        told.setdefault(sheet if bang else None, {})[name] = column.strip()
    return [Told(columns, sheet=sheet) for sheet, columns in told.items()]


def for_sheet(told: Iterable[Told], name: str | None) -> Told | None:
    """What holds for one sheet: what was said of it by name on top of what was said of all."""
    found: Told | None = None
    for one in sorted(told, key=lambda one: one.sheet is not None):
        if one.sheet is not None and one.sheet != (name or ""):
            continue
        if one.is_whole or found is None:
            found = one
        else:
            found = Told({**found.columns, **one.columns}, name, found.header_row, found.is_whole)
    return found


def place(column: str, texts: dict[int, str], width: int, sheet: str | None) -> int:
    """The index of a column named by its header or its letter.

    :raises Unreadable: `mapping_unknown`, where this sheet has no such column
    """
    folded = headers.fold(column)
    if folded and (same := [index for index, text in sorted(texts.items()) if headers.fold(text) == folded]):
        return same[0]
    if LETTERS.match(column) and (index := index_of(column)) < width:
        return index
    where = f" di lembar {sheet}" if sheet else ""
    raise Unreadable("mapping_unknown", f"Kolom {column!r} tidak ada{where}. Tulis hurufnya atau judulnya.")


def index_of(letters: str) -> int:
    """A -> 0, AA -> 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def letter(column: int) -> str:
    """The name a spreadsheet gives a column: 0 -> A, 27 -> AB."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def shape_of(texts: Sequence[str]) -> str:
    """What files with the same header share: a hash, for a line chosen by mistake may hold a person's name."""
    folded = [headers.fold(text) for text in texts]
    while folded and not folded[-1]:
        folded.pop()
    return hashlib.sha256("\x1f".join(folded).encode()).hexdigest()


def bare_shape(width: int) -> str:
    """The shape of a sheet without a header."""
    return f"tanpa-judul-{width}"
