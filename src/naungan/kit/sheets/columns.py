"""Lines of cells gathered into columns of text, a stretch at a time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import polars as pl

from naungan.kit.sheets.book import Limits, Unreadable, cell_text

STRETCH = 20_000
LINE = "line"


class Columns:
    """Takes lines in order and gives one frame. Blank lines leave only a gap in the numbers."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.line = 0
        self.frames: list[pl.DataFrame] = []

    def add(self, lines: Sequence[Sequence[Any]], numbers: Sequence[int] | None = None) -> None:
        """The next lines; `numbers` where they do not simply follow one another."""
        width = min(max(map(len, lines), default=0), self.limits.columns)
        first = self.line + 1
        self.line += len(lines)
        if not width:
            return
        even = [
            line if len(line) == width else [*line[:width], *[""] * (width - min(width, len(line)))] for line in lines
        ]
        data: dict[str, pl.Series] = {}
        for column, cells in enumerate(zip(*even, strict=True)):
            data[str(column)], marks = _texts(cells)
            if marks is not None:
                data[f"n{column}"] = marks
        frame = pl.DataFrame(data)
        where = pl.Series(LINE, numbers if numbers is not None else range(first, first + len(lines)), dtype=pl.UInt32)
        self.take(frame.with_columns(where))

    def add_all(self, lines: Iterable[Sequence[Any]]) -> None:
        for stretch in stretches(lines):
            self.add(stretch)

    def take(self, frame: pl.DataFrame) -> None:
        """A frame of text columns with `line`: blanks become null, blank lines go, a giant cell is refused."""
        names = [name for name in frame.columns if name.isdigit()]
        frame = frame.with_columns(pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in names)
        longest = frame.select(pl.max_horizontal(pl.col(name).str.len_chars().max() for name in names)).item() or 0
        if longest > self.limits.cell_characters:
            raise cell_too_large(frame, names, self.limits)
        self.frames.append(frame.filter(~pl.all_horizontal(pl.col(name).is_null() for name in names)))

    def finish(self) -> tuple[pl.DataFrame, pl.Series, dict[int, pl.Series]]:
        """The cells, their line numbers, and the marks of number cells."""
        frames = [frame for frame in self.frames if frame.height]
        self.frames = []
        if not frames:
            return pl.DataFrame(), pl.Series(LINE, [], dtype=pl.UInt32), {}
        whole = frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal")
        width = max(int(name) for name in whole.columns if name.isdigit()) + 1
        names = [str(column) for column in range(width)]
        marks = {int(name[1:]): whole[name].fill_null(False) for name in whole.columns if name[0] == "n"}
        return whole.select(names), whole[LINE], marks


def stretches(lines: Iterable[Any]) -> Iterator[list[Any]]:
    """A few thousand lines at a time."""
    walk = iter(lines)
    while stretch := list(islice(walk, STRETCH)):
        yield stretch


def _texts(cells: tuple) -> tuple[pl.Series, pl.Series | None]:
    """The column as text, and which of its cells are numbers where any is."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        return pl.Series(cells, dtype=pl.String), None
    series = pl.Series([cell if type(cell) is str else cell_text(cell) for cell in cells], dtype=pl.String)
    if not kinds & {int, float}:
        return series, None
    return series, pl.Series([type(cell) is float or type(cell) is int for cell in cells], dtype=pl.Boolean)


def cell_too_large(frame: pl.DataFrame, names: list[str], limits: Limits) -> Unreadable:
    """Says on which line the giant stands."""
    lengths = [pl.col(name).str.len_chars().fill_null(0) for name in names]
    giant = pl.any_horizontal(length > limits.cell_characters for length in lengths)
    line = frame.filter(giant)[LINE][0]
    return Unreadable(
        "cell_too_large",
        f"Satu sel di sekitar baris {line} melebihi {limits.cell_characters} huruf. "
        "Periksa tanda kutip yang tidak ditutup, atau hapus isi sel itu.",
    )
