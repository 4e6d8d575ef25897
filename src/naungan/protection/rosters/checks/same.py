"""The same person twice in one list: pairs by `workers.matching`, then groups, conflicts and questions.

What is a candidate, what the evidence weighs and what stands above the sum is decided there, once for file and
registry; here pairs become groups of rows.
"""

from dataclasses import dataclass, field

import polars as pl

from naungan.kit import nik as nik_kit
from naungan.protection.workers import matching

COLUMNS = {"village": "village_code", "district": "district_code", "written_on": "written_date"}


@dataclass
class Found:
    """Row ids: `groups` of one person (ordered), rows in `conflicts` over a NIK, pairs for `review`."""

    groups: list[list[int]] = field(default_factory=list)
    conflicts: set[int] = field(default_factory=set)
    review: list[list[int]] = field(default_factory=list)
    weighed: pl.DataFrame = field(default_factory=pl.DataFrame)  # every pair as matching gave it, with its evidence


def find(frame: pl.DataFrame) -> Found:
    """Look for people who appear twice. `frame` is what `cleaning.clean` gives."""
    weighed = matching.find(with_nik_marks(frame), columns=COLUMNS)
    told = weighed.relations
    same, asked = (_ids(told, band) for band in ("same", "review"))
    conflicts = told.filter(pl.col("conflict")).select("id_a", "id_b").rows()
    groups, left = _groups(same, _firm(frame))
    found = Found(groups, {row for pair in conflicts for row in pair}, [*map(list, asked), *left], weighed.pairs)
    _drop_settled(found)
    return found


def with_nik_marks(frame: pl.DataFrame) -> pl.DataFrame:
    """Add what a broken NIK still tells: `nik_any` (its digits, or those proposed) and `nik_start`."""
    digits = pl.col("nik_bare").str.replace_all(r"[^0-9]", "0")
    broken = pl.col("nik_foreign") | pl.col("nik_length")
    return frame.with_columns(
        nik_any=pl.coalesce("nik", pl.when(broken).then(pl.coalesce("nik_proposed", digits))),
        nik_start=pl.when(pl.col("nik_precision")).then(nik_kit.mantissa(pl.col("nik_bare"))),
    )


def _firm(frame: pl.DataFrame) -> dict[int, str]:
    """Row id → its NIK, where it is whole and agrees with its own row."""
    return dict(frame.filter(pl.col("nik").is_not_null() & ~pl.col("nik_doubtful")).select("row_id", "nik").iter_rows())


def _ids(pairs: pl.DataFrame, band: str) -> list[tuple[int, int]]:
    return pairs.filter(pl.col("band") == band).select("id_a", "id_b").rows()


def _groups(same: list[tuple[int, int]], firm: dict[int, str]) -> tuple[list[list[int]], list[list[int]]]:
    """Chains of pairs joined into groups, each in the order of the list; and the pairs that were left for a person.

    A row without a firm NIK never ties two people with firm NIK together: what fits several belongs to nobody.
    """
    partners: dict[int, set[str]] = {}
    for a, b in same:
        for row, other in ((a, b), (b, a)):
            if row not in firm and other in firm:
                partners.setdefault(row, set()).add(firm[other])
    torn = {row for row, niks in partners.items() if len(niks) > 1}
    parent: dict[int, int] = {}
    niks_of: dict[int, set[str]] = {}

    def root(row: int) -> int:
        if row not in parent:
            parent[row], niks_of[row] = row, {firm[row]} if row in firm else set()
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    left = []
    # what two firm NIK say first, then what hangs on one, then the rest
    for a, b in sorted(same, key=lambda pair: (-(pair[0] in firm) - (pair[1] in firm), pair)):
        both, one, other = a in firm and b in firm, root(a), root(b)
        if one == other:
            continue
        if not both and (
            torn & {a, b} or len(niks_of[one] | niks_of[other]) > max(1, len(niks_of[one]), len(niks_of[other]))
        ):
            left.append([a, b])
            continue
        parent[other] = one
        niks_of[one] |= niks_of[other]
    groups: dict[int, list[int]] = {}
    for row in sorted(parent):
        groups.setdefault(root(row), []).append(row)
    return sorted(group for group in groups.values() if len(group) > 1), left


def _drop_settled(found: Found) -> None:
    """No review of what is already held to be one person, nor of a conflict."""
    group_of = {row: number for number, group in enumerate(found.groups) for row in group}
    found.review = sorted(
        pair
        for pair in {tuple(pair) for pair in found.review}
        if group_of.get(pair[0], -1) != group_of.get(pair[1], -2) and not set(pair) <= found.conflicts
    )
    found.review = [list(pair) for pair in found.review]
