"""Values that a list spreads over several columns: day, month and year; given and family name; ticks for the sex."""

import re

import polars as pl

from naungan.protection.rosters.layouts import headers
from naungan.protection.rosters.layouts.locating import Header

DAY = re.compile(r"^(tgl|tanggal|hari|day|hr|dd)$")
MONTH = re.compile(r"^(bln|bulan|month|mm|bl)$")
YEAR = re.compile(r"^(thn|tahun|year|th|yyyy|tttt|yy)$")
GIVEN = re.compile(r"^(nama depan|first name|given name|nama awal)$")
MIDDLE = re.compile(r"^(nama tengah|middle name)$")
FAMILY = re.compile(r"^(nama belakang|nama akhir|last name|family name|surname|nama keluarga)$")


def of_header(header: Header, cells: pl.DataFrame, named: dict[int, str]) -> dict[str, tuple[str, pl.Series]]:
    """Canonical name → (the headers as written, its cells), for values spread over columns."""
    extra = {}
    if header.known:
        return {}
    if (marks := header.marks) and "sex" in named.values():
        column = marks["L"]
        if named.get(column) == "sex":
            del named[column]
        extra["sex"] = (header.texts[column], _sex(cells, marks))
    if dates := _dates(header):
        _drop(named, dates)
        extra["birth_date"] = (_texts(header, dates), _joined(cells, dates, "-"))
    if names := _names(header):
        _drop(named, names)
        extra["name"] = (_texts(header, names), _joined(cells, names, " "))
    return {canonical: found for canonical, found in extra.items() if canonical not in named.values()}


def made_by(header: Header) -> set[str]:
    """What such columns will give, so that nobody guesses it from others."""
    return ({"birth_date"} if _dates(header) else set()) | ({"name"} if _names(header) else set())


def _drop(named: dict[int, str], columns: list[int]) -> None:
    for column in columns:
        named.pop(column, None)


def _texts(header: Header, columns: list[int]) -> str:
    return " + ".join(header.texts[column] for column in columns)


def _dates(header: Header) -> list[int]:
    """Day, month and year side by side."""
    folded = {column: headers.fold(header.lower.get(column, "")) for column in header.texts}
    for column, text in folded.items():
        born = header.meanings.get(column) == "birth_date"
        if (
            born
            and DAY.match(text)
            and MONTH.match(folded.get(column + 1, ""))
            and YEAR.match(folded.get(column + 2, ""))
        ):
            return [column, column + 1, column + 2]
    return []


def _names(header: Header) -> list[int]:
    folded = {column: headers.fold(text) for column, text in header.texts.items()}
    found = [
        next((column for column, text in folded.items() if pattern.match(text)), None)
        for pattern in (GIVEN, MIDDLE, FAMILY)
    ]
    return [column for column in found if column is not None] if found[0] is not None and found[2] is not None else []


def _joined(cells: pl.DataFrame, columns: list[int], between: str) -> pl.Series:
    """The cells of several columns as one; of a date every piece is needed."""
    texts = [pl.col(str(column)).str.strip_chars() for column in columns if column < cells.width]
    return cells.select(pl.concat_str(texts, separator=between, ignore_nulls=between == " ").alias("joined"))["joined"]


def _sex(cells: pl.DataFrame, marks: dict[str, int]) -> pl.Series:
    """Two columns L and P with a tick in one of them, as one column."""
    man, woman = (
        pl.col(str(marks[mark])).str.strip_chars().fill_null("") if marks[mark] < cells.width else pl.lit("")
        for mark in "LP"
    )
    sex = pl.when((man != "") & (woman == "")).then(pl.lit("L")).when((woman != "") & (man == "")).then(pl.lit("P"))
    return cells.select(sex.alias("sex"))["sex"]
