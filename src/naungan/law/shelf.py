"""The files of the book, read once and checked when read: a wrong file stops the house, it never misleads it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from naungan.law import vocabulary
from naungan.law.errors import BrokenBook

FOLDER = Path(__file__).parent / "parameters"

# From the surest to the least sure; a value made of two is as sure as the weaker one.
CERTAINTIES = ("V-law", "V-sec", "V-data", "K+", "K?")
UNITS = {
    "IDR": "rupiah",
    "percent": "persen",
    "share": "bagian",
    "working_days": "hari kerja",
    "days": "hari",
    "hours": "jam",
    "months": "bulan",
    "years": "tahun",
    "wages": "kali upah sebulan",
    "children": "anak",
    "day_of_month": "tanggal",
    "points": "nilai",
    "grade": "mutu",
    "list": "daftar",
}
CLOCKS = ("working_days", "days", "hours", "months", "years")

Number = int | Decimal
Content = int | Decimal | str
Table = tuple[tuple[Number, Content], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One value with the days, conditions and source it holds by.

    `since_certainty` is how sure the first day is, where that differs from the value's own certainty.
    """

    since: date
    until: date | None
    where: Mapping[str, tuple[str, ...]]
    value: Content
    table: Table | None
    source: str
    certainty: str
    since_certainty: str
    note: str

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def matches(self, facts: vocabulary.Facts) -> bool:
        known = vocabulary.conditions()
        return all(name in facts and known[name].meets(facts[name], words) for name, words in self.where.items())


@dataclass(frozen=True, slots=True)
class Parameter:
    """One entry of the book.

    `by` names the number that chooses from a table and `assumed` what it is taken to be when not stated;
    `times` names a share that the value is multiplied by; `extension` the parameter by which a clock is extended.
    """

    key: str
    group: str
    label: str
    unit: str
    rows: tuple[Row, ...]
    by: str
    assumed: Number | None
    times: str
    is_clock: bool
    extension: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    title: str
    order: int


@cache
def _shelf() -> tuple[dict[str, Group], dict[str, Parameter]]:
    groups: dict[str, Group] = {}
    found: dict[str, Parameter] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        group, entries = read_file(path.stem, path.read_text(encoding="utf-8"))
        groups[group.name] = group
        found.update({entry.key: entry for entry in entries})
    found = dict(sorted(found.items(), key=lambda item: groups[item[1].group].order))
    for parameter in found.values():
        for other in filter(None, (parameter.times, parameter.extension)):
            if other not in found:
                raise BrokenBook(f"{parameter.key} menunjuk {other}, yang tidak ada.")
    return dict(sorted(groups.items(), key=lambda item: item[1].order)), found


def groups() -> Mapping[str, Group]:
    return _shelf()[0]


def parameters() -> Mapping[str, Parameter]:
    """All parameters by key, in the order of the book."""
    return _shelf()[1]


def read_file(name: str, text: str) -> tuple[Group, list[Parameter]]:
    """One file of the book. Raises `BrokenBook` with the place that is wrong."""
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as problem:
        raise BrokenBook(f"{name}.toml tidak terbaca: {problem}.") from problem
    group = Group(name=name, title=_taken(raw, "title", str, name), order=_taken(raw, "order", int, name))
    return group, [_parameter(name, key, body) for key, body in raw.items()]


def _parameter(group: str, name: str, body: dict[str, Any]) -> Parameter:
    key = f"{group}.{name}"
    values = _taken(body, "values", list, key)
    parameter = Parameter(
        key=key,
        group=group,
        label=_taken(body, "istilah", str, key),
        unit=_taken(body, "unit", str, key),
        by=body.pop("by", ""),
        assumed=body.pop("assumed", None),
        times=body.pop("times", ""),
        is_clock=body.pop("clock", False),
        extension=body.pop("extension", ""),
        note=body.pop("note", ""),
        rows=_closed(key, [_row(key, row) for row in values]),
    )
    _refuse_rest(key, body)
    if parameter.unit not in UNITS or (parameter.is_clock and parameter.unit not in CLOCKS):
        raise BrokenBook(f"{key}: satuan {parameter.unit} tidak dikenal.")
    has_tables = {row.table is not None for row in parameter.rows}
    if has_tables != {bool(parameter.by)} or (parameter.by and parameter.by not in vocabulary.conditions()):
        raise BrokenBook(f"{key}: semua nilai harus tabel bila ada `by`, dan tidak bila tidak ada.")
    return parameter


def _closed(key: str, rows: list[Row]) -> tuple[Row, ...]:
    """Rows of the same conditions follow one another: each ends where the next begins."""
    closed = []
    for row in rows:
        later = [other for other in rows if other.where == row.where and other.since > row.since]
        heir = min(later, key=lambda other: other.since, default=None)
        if any(other is not row and (other.where, other.since) == (row.where, row.since) for other in rows):
            raise BrokenBook(f"{key}: dua nilai sejak {row.since} dengan syarat yang sama.")
        if heir and (row.until is None or row.until > heir.since):
            if heir.until is not None and (row.until is None or heir.until < row.until):
                raise BrokenBook(f"{key}: nilai sejak {row.since} terputus di tengah; tulis sebagai dua nilai.")
            row = replace(row, until=heir.since)
        closed.append(row)
    return tuple(closed)


def _row(key: str, body: dict[str, Any]) -> Row:
    since, until = _taken(body, "from", date, key), body.pop("until", None)
    row = Row(
        since=since,
        until=until,
        where={name: _words(key, name, words) for name, words in sorted(body.pop("where", {}).items())},
        table=_table(key, body.pop("table")) if "table" in body else None,
        value=body.pop("value", ""),
        source=_taken(body, "source", str, key),
        certainty=(certainty := _taken(body, "certainty", str, key)),
        since_certainty=body.pop("from_certainty", certainty),
        note=body.pop("note", ""),
    )
    _refuse_rest(key, body)
    if until is not None and not since < until:
        raise BrokenBook(f"{key}: `until` {until} tidak sesudah `from` {since}.")
    if not {row.certainty, row.since_certainty} <= set(CERTAINTIES) or (row.value == "") != (row.table is not None):
        raise BrokenBook(f"{key} sejak {since}: kepastian tidak dikenal, atau bukan satu dari `value` dan `table`.")
    return row


def _words(key: str, name: str, words: list[str]) -> tuple[str, ...]:
    condition = vocabulary.conditions().get(name)
    if condition is None or not set(words) <= set(condition.values):
        raise BrokenBook(f"{key}: syarat {name}={words} tidak ada dalam kosakata.")
    return tuple(words)


def _table(key: str, pairs: list[list[Any]]) -> Table:
    bounds = [pair[0] for pair in pairs]
    if not bounds or any(len(pair) != 2 for pair in pairs) or bounds != sorted(set(bounds)):
        raise BrokenBook(f"{key}: batas bawah tabel harus naik.")
    return tuple((bound, content) for bound, content in pairs)


def _taken(body: dict[str, Any], name: str, kind: type, place: str) -> Any:
    value = body.pop(name, None)
    if not isinstance(value, kind) or value == "":
        raise BrokenBook(f"{place}: `{name}` tidak ada atau salah jenisnya.")
    return value


def _refuse_rest(key: str, body: dict[str, Any]) -> None:
    if body:
        raise BrokenBook(f"{key}: tidak dikenal: {', '.join(body)}.")
