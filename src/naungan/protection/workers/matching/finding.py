"""From two tables to pairs with their evidence: rows made ready, candidates, the sum, and the rules above it."""

from collections.abc import Mapping

import polars as pl

from naungan.protection.workers.matching import blocks, guards, scoring, sides
from naungan.protection.workers.matching.found import Found, as_pairs
from naungan.protection.workers.matching.model import Model, in_force


def match(
    left: pl.DataFrame,
    right: pl.DataFrame | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    model: Model | None = None,
    at_least: float = 0.5,
) -> pl.DataFrame:
    """Pairs of rows that may be one person: inside `left`, or of `left` against `right`.

    :param columns: what we compare (one of `FIELDS`) → name of the column; by default our own names
    :param model: a frozen model; by default the one in force for our own fields, and for foreign ones a model trained
        here, unsupervised and seeded
    :param at_least: the lowest probability told; pairs under one NIK are told always
    :return: `id_a`, `id_b`, `weight` (log2 of the Bayes factor), `probability`, `band` ("same", "review", "apart"),
        `evidence` (list of field, relation, weight)
    """
    return find(left, right, columns=columns, model=model, at_least=at_least).pairs


def find(
    left: pl.DataFrame,
    right: pl.DataFrame | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    model: Model | None = None,
    at_least: float = 0.5,
    frequencies: scoring.Frequencies | None = None,
) -> Found:
    """As `match`, with the relations of every pair and what was skipped."""
    if not sides.is_own(columns or {}):
        from naungan.protection.workers.matching.training import match_foreign  # brings Splink along

        return match_foreign(left, right, columns=columns or {}, model=model, at_least=at_least)
    model = model or in_force()
    one, other = sides.own(left, columns), None if right is None else sides.own(right, columns)
    pairs, skipped = blocks.pairs(one, other)
    weighed = judge(pairs, one, other, model, frequencies=frequencies)
    told = weighed.filter((pl.col("probability") >= at_least) | (pl.col("nik_relation") == "same"))
    return Found(as_pairs(told, model), told, model, skipped)


def judge(
    pairs: pl.DataFrame,
    left: pl.DataFrame,
    right: pl.DataFrame | None,
    model: Model,
    *,
    frequencies: scoring.Frequencies | None = None,
    rows: int | None = None,
) -> pl.DataFrame:
    """Pairs of ids with relations, weights, `probability` and `band`. Sides are what `sides.own` gives."""
    weighed = scoring.weigh(pairs, left, right, model, frequencies=frequencies, rows=rows)
    other = left if right is None else right
    for letter, side in (("a", left), ("b", other)):
        firm = side.select(
            pl.col("id").alias(f"id_{letter}"), pl.col("nik").str.starts_with("=").alias(f"firm_{letter}")
        )
        weighed = weighed.join(firm, on=f"id_{letter}", how="left", maintain_order="left")
    weighed = weighed.with_columns(both_firm=pl.col("firm_a") & pl.col("firm_b")).drop("firm_a", "firm_b")
    return weighed.with_columns(
        probability=scoring.probability(pl.col("odds")),
        band=guards.band(model.marks),
        conflict=guards.conflict(model.marks),
    )


def under_one_nik(pairs: pl.DataFrame) -> pl.Series:
    """ "same", "different" or "unsure" for given pairs that carry one NIK: `name_a`, `name_b`, `born_a`, …"""
    if not pairs.height:
        return pl.Series("verdict", [], dtype=pl.String)
    model = in_force()
    one, other = (
        sides.own(
            pairs.select(pl.col(c).alias(c[:-2]) for c in pairs.columns if c.endswith(f"_{letter}"))
            .with_columns(born_on=pl.col("born"), nik=pl.lit("0" * 16))
            .drop("born")
        )
        for letter in "ab"
    )
    ids = pl.DataFrame({"id_a": one["id"], "id_b": other["id"]})
    verdicts = {guards.SAME: "same", guards.REVIEW: "unsure", guards.APART: "different"}
    judged = judge(ids, one, other, model)
    return judged.select(pl.col("band").replace_strict(verdicts).alias("verdict"))["verdict"]
