"""A verdict against the truth of a forged list: precision and recall of each code, and of pairs of one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from naungan.protection.rosters.checks import Judged, judge
from naungan.protection.rosters.layouts import Book, read_book
from naungan.regions.recognition import Gazetteer

Place = tuple[str | None, int]


@dataclass
class Measured:
    book: Book
    judged: Judged
    rows_wanted: set[Place]
    rows_got: set[Place]
    missed: dict[str, set[Place]]  # by code
    false: dict[str, set[Place]]
    pairs_wanted: set[frozenset[Place]]
    pairs_got: set[frozenset[Place]]
    pairs_in_review: set[frozenset[Place]]


def measure(path: Path, truth: dict[str, Any]) -> Measured:
    """Judge a file and set the verdict beside its truth. A conflict may be raised on either row or on both."""
    book = read_book(path)
    judged = judge(
        book, on=date.fromisoformat(truth["as_of"]), minimum_age=15, maximum_age=64, gazetteer=Gazetteer.load()
    )
    person = {(row["sheet"], row["row"]): row["person"] for row in truth["rows"]}
    wanted = {(code, (row["sheet"], row["row"])) for row in truth["rows"] for code in row["codes"]}
    got = {(code, (sheet, row)) for code, sheet, row in judged.problems.select("code", "sheet", "row").iter_rows()}
    told = {code for code, _ in wanted | got} - {"duplicate_in_file", "nik_region_retired"}
    missed = {code: _places(wanted, code) - _places(got, code) for code in told}
    false = {code: _places(got, code) - _places(wanted, code) for code in told}
    false["nik_conflict"] = false.get("nik_conflict", set()) - _owners(judged, _places(wanted, "nik_conflict"))
    groups: dict[int, list[Place]] = {}
    for place, number in person.items():
        groups.setdefault(number, []).append(place)
    return Measured(
        book, judged, set(person), set(judged.rows.select("sheet", "line").iter_rows()), missed, false,
        _pairs(groups.values()), _pairs(judged.same_person), _pairs(judged.review),
    )  # fmt: skip


def _places(pairs: set[tuple[str, Place]], code: str) -> set[Place]:
    return {place for found, place in pairs if found == code}


def _owners(judged: Judged, strangers: set[Place]) -> set[Place]:
    """Rows that share a NIK with a stranger."""
    niks = {
        nik for sheet, line, nik in judged.rows.select("sheet", "line", "nik").iter_rows() if (sheet, line) in strangers
    }
    return {(sheet, line) for sheet, line, nik in judged.rows.select("sheet", "line", "nik").iter_rows() if nik in niks}


def _pairs(groups: Iterable[list[Place]]) -> set[frozenset[Place]]:
    return {frozenset((a, b)) for group in groups for a in group for b in group if a != b}
