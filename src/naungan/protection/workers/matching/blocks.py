"""Which pairs are looked at at all: explicit rules, each bounded, and what was left out is said.

Two rows are candidates when they agree on all columns of some rule. A value that too many share (a date of birth of
01-01-1980, a village of ten thousand namesakes) is made narrower step by step; where even that does not help, the rule
skips those rows and the result says so. The other rules still look at them.
"""

from dataclasses import dataclass

import polars as pl

LARGEST = 100  # rows of one side that share a value: above, it is made narrower
NARROWER = ("name", "place", "year", "mother_first")
OWN_RULES = (
    ("nik_whole",),
    ("day", "initial"),
    ("other_day", "initial"),
    ("day", "place"),
    ("day", "mother_first"),
    ("phone",),
    ("name", "place"),
    ("name", "mother_first"),
    ("name", "year"),
    ("name_head", "place", "year"),
    ("nik_head", "initial"),
    ("nik_ends", "initial"),
    ("nik_region", "name_head"),
)
Rules = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Skipped:
    """A rule that left rows out: `values` shared by too many, `rows` of both sides that bear them."""

    rule: str
    values: int
    rows: int


def pairs(
    left: pl.DataFrame, right: pl.DataFrame | None, rules: Rules = OWN_RULES, *, largest: int = LARGEST
) -> tuple[pl.DataFrame, list[Skipped]]:
    """`id_a`, `id_b`, each pair once and in order; inside one side `id_a` < `id_b`."""
    found, skipped = [], []
    for rule in rules:
        if any(c not in side.columns for side in (left, right if right is not None else left) for c in rule):
            continue
        one, other, left_out = keyed(left, right, rule, largest=largest)
        skipped += left_out
        joined = one.join(other, on="key", suffix="_b").select(id_a="id", id_b="id_b")
        found.append(joined.filter(pl.col("id_a") < pl.col("id_b")) if right is None else joined)
    if not found:
        return pl.DataFrame(
            schema={"id_a": left["id"].dtype, "id_b": (left if right is None else right)["id"].dtype}
        ), skipped
    return pl.concat(found).unique().sort("id_a", "id_b"), skipped


def keyed(
    left: pl.DataFrame, right: pl.DataFrame | None, rule: tuple[str, ...], *, largest: int = LARGEST
) -> tuple[pl.DataFrame, pl.DataFrame, list[Skipped]]:
    """`id` and `key` of the rows of each side that take part in a rule; rows of a key fit together."""
    narrower = [c for c in NARROWER if c not in rule and c in left.columns and (right is None or c in right.columns)]
    columns = [*rule, *narrower]
    present = pl.all_horizontal(pl.col(c).is_not_null() for c in rule)
    one = left.filter(present).select("id", *columns)
    if right is None:
        other = one = one.filter(pl.len().over(list(rule)) > 1)
    else:
        other = right.select("id", *columns).join(one.select(rule).unique(), on=list(rule), how="semi")
        one = one.join(other.select(rule).unique(), on=list(rule), how="semi")
    done: list[tuple[pl.DataFrame, pl.DataFrame]] = []
    for step in range(len(narrower) + 1):
        key = columns[: len(rule) + step]
        one, other = (_with_key(side, key) for side in (one, other))
        crowded = pl.concat([_crowded(side, largest) for side in (one, other)]).unique()
        done.append(tuple(side.join(crowded, on="key", how="anti").select("id", "key") for side in (one, other)))  # type: ignore[arg-type]
        one, other = (side.join(crowded, on="key", how="semi") for side in (one, other))
        if not one.height or not other.height:
            break
    skipped = []
    if one.height and other.height:
        rows = one.height + (other.height if right is not None else 0)
        skipped = [Skipped("+".join(rule), one.select(rule).n_unique(), rows)]
    return pl.concat([side for side, _ in done]), pl.concat([side for _, side in done]), skipped


def _with_key(side: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    pieces = [pl.col(c).fill_null("") for c in columns]
    return side.with_columns(key=pl.concat_str([pl.lit("+".join(columns)), *pieces], separator="\x1f"))


def _crowded(side: pl.DataFrame, largest: int) -> pl.DataFrame:
    return side.group_by("key").len().filter(pl.col("len") > largest).select("key")
