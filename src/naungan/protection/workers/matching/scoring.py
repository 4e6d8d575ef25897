"""The sum of the evidence: what a frozen model says about pairs, in columns.

It computes what Splink's `predict` computes from the same model (tests hold the two together, pair by pair), without
Splink's start-up, so that one village's list is judged in a moment and a registry is not copied into another engine.
"""

from collections.abc import Mapping

import polars as pl

from naungan.protection.workers.matching.model import Comparison, Model
from naungan.protection.workers.matching.relations import relate

Frequencies = Mapping[str, Mapping[str, float]]


def beside(pairs: pl.DataFrame, left: pl.DataFrame, right: pl.DataFrame, fields: list[str]) -> pl.DataFrame:
    """The values of both rows of each pair: `name_a`, `name_b`, …"""
    for letter, side in (("a", left), ("b", right)):
        named = side.select(pl.col("id").alias(f"id_{letter}"), *(pl.col(f).alias(f"{f}_{letter}") for f in fields))
        pairs = pairs.join(named, on=f"id_{letter}", how="left", maintain_order="left")
    return pairs


def weigh(
    pairs: pl.DataFrame,
    left: pl.DataFrame,
    right: pl.DataFrame | None,
    model: Model,
    *,
    frequencies: Frequencies | None = None,
    rows: int | None = None,
) -> pl.DataFrame:
    """Add the relation and weight of each field (`name_relation`, `name_weight`, …), `weight` and `odds` (log2).

    :param frequencies: field → value → share of people who bear it, beside those of the model
    :param rows: how many rows one row could belong to; by default the height of the other side
    """
    other = left if right is None else right
    compared = [c for c in model.comparisons if c.field in left.columns and c.field in other.columns]
    compared = [
        c for c in compared if left[c.field].null_count() < left.height and other[c.field].null_count() < other.height
    ]
    pairs = beside(pairs, left, other, [c.field for c in compared])
    for comparison in compared:
        pairs = _with_weight(pairs, comparison, {**model.frequencies.get(comparison.field, {}),
                                                 **(frequencies or {}).get(comparison.field, {})})  # fmt: skip
    absent = [c.field for c in model.comparisons if c not in compared]
    pairs = pairs.with_columns(
        *(pl.lit(None, pl.String).alias(f"{field}_relation") for field in absent),
        *(pl.lit(0.0).alias(f"{field}_weight") for field in absent),
    )
    pairs = pairs.drop(f"{c.field}_{letter}" for c in compared for letter in "ab")
    total = pl.sum_horizontal(f"{c.field}_weight" for c in model.comparisons)
    return pairs.with_columns(weight=total, odds=total + model.prior(rows if rows is not None else other.height))


def _with_weight(pairs: pl.DataFrame, comparison: Comparison, shares: Mapping[str, float]) -> pl.DataFrame:
    field = comparison.field
    a, b, relation = f"{field}_a", f"{field}_b", f"{field}_relation"
    pairs = pairs.with_columns(relate(comparison.kind, pairs[a], pairs[b]).alias(relation))
    weight = pl.col(relation).replace_strict(comparison.weights(), default=0.0, return_dtype=pl.Float64)
    adjusted = [level for level in comparison.levels if level.by_frequency]
    if shares and adjusted:
        known = pl.DataFrame({"value": list(shares), "share": list(shares.values())})
        for letter in "ab":
            pairs = pairs.join(
                known.rename({"value": f"{field}_{letter}", "share": f"share_{letter}"}),
                on=f"{field}_{letter}",
                how="left",
                maintain_order="left",
            )
        share = pl.max_horizontal("share_a", "share_b")
        for level in adjusted:
            is_level = (pl.col(relation) == level.relation) & share.is_not_null()
            weight = pl.when(is_level).then(weight + (level.u / share).log(2)).otherwise(weight)
        return pairs.with_columns(weight.alias(f"{field}_weight")).drop("share_a", "share_b")
    return pairs.with_columns(weight.alias(f"{field}_weight"))


def probability(odds: pl.Expr) -> pl.Expr:
    """From log2 of the odds."""
    return 1 / (1 + 2 ** (-odds.clip(-200, 200)))


def evidence(model: Model) -> pl.Expr:
    """list[struct{field, relation, weight}] of what is known about a pair, the strongest first is for the reader."""
    kept = [
        pl.when(pl.col(f"{c.field}_relation").is_not_null()).then(
            pl.struct(
                field=pl.lit(c.field),
                relation=pl.col(f"{c.field}_relation"),
                weight=pl.col(f"{c.field}_weight"),
            )
        )
        for c in model.comparisons
    ]
    return pl.concat_list(kept).list.drop_nulls()
