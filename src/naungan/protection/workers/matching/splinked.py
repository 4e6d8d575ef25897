"""The same model in Splink's words: for training, for Spark, and to hold our own sum to account.

Every level of a comparison is one of our relations, asked of the same Python function that Polars asks (`relations`),
registered with the database. Blocks are columns (`block_1`, …) made by `blocks.keyed`, so that a crowded value is
narrowed or skipped in the same way everywhere. Splink is heavy: this module is imported only where it is needed.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import polars as pl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from naungan.protection.workers.matching import blocks, scoring
from naungan.protection.workers.matching.model import Comparison, Level, Model
from naungan.protection.workers.matching.relations import KINDS, relate


def connection() -> duckdb.DuckDBPyConnection:
    """DuckDB in memory, one thread (sampling is repeatable only then), with our relations as functions."""
    engine = duckdb.connect(":memory:")
    engine.execute("SET threads = 1")
    text = duckdb.type("VARCHAR")
    for kind in KINDS:
        engine.create_function(
            f"relation_{kind}",
            over_arrow(kind),
            [text, text],
            text,
            type="arrow",
            null_handling="special",  # type: ignore[arg-type]
        )
    return engine


def over_arrow(kind: str) -> Callable[[Any, Any], Any]:
    """A relation over two Arrow columns, as DuckDB and Spark call it."""

    def related(a: Any, b: Any) -> Any:
        one, other = (pl.Series(pl.from_arrow(column), dtype=pl.String) for column in (a, b))
        return relate(kind, one, other).to_arrow().cast("string")

    return related


def settings(model: Model, rules: int, *, link_type: str, rows: int) -> SettingsCreator:
    """Splink's settings of a frozen model over `rules` block columns."""
    odds = 2 ** model.prior(rows)
    return SettingsCreator(
        link_type=link_type,  # type: ignore[arg-type]
        unique_id_column_name="id",
        probability_two_random_records_match=odds / (1 + odds),
        blocking_rules_to_generate_predictions=[block_on(f"block_{number}") for number in range(1, rules + 1)],
        comparisons=[comparison_of(c, frozen=True) for c in model.comparisons],
        retain_intermediate_calculation_columns=True,
    )


def comparison_of(comparison: Comparison, *, frozen: bool) -> dict[str, Any]:
    """One field in Splink's words; the last relation is its "else"."""
    field = comparison.field
    call = f'relation_{comparison.kind}("{field}_l", "{field}_r")'
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"{call} IS NULL", "label_for_charts": "unknown", "is_null_level": True}
    ]
    for level in comparison.levels:
        is_last = level is comparison.levels[-1]
        told: dict[str, Any] = {
            "sql_condition": "ELSE" if is_last else f"{call} = '{level.relation}'",
            "label_for_charts": level.relation,
        }
        if frozen:
            told |= {"m_probability": level.m, "u_probability": level.u}
        if level.by_frequency:
            told |= {"tf_adjustment_column": field, "disable_tf_exact_match_detection": True}
        levels.append(told)
    return {"output_column_name": field, "comparison_levels": levels}


def with_blocks(
    left: pl.DataFrame, right: pl.DataFrame | None, rules: blocks.Rules = blocks.OWN_RULES
) -> tuple[pl.DataFrame, pl.DataFrame | None, int]:
    """Both sides with a column for every rule that applies; null where a row takes no part."""
    count = 0
    for rule in rules:
        if any(c not in side.columns for side in (left, right if right is not None else left) for c in rule):
            continue
        count += 1
        one, other, _ = blocks.keyed(left, right, rule)
        left = left.join(one.rename({"key": f"block_{count}"}), on="id", how="left", maintain_order="left")
        if right is not None:
            right = right.join(other.rename({"key": f"block_{count}"}), on="id", how="left", maintain_order="left")
    return left, right, count


def predict(
    left: pl.DataFrame,
    right: pl.DataFrame | None,
    model: Model,
    *,
    frequencies: scoring.Frequencies | None = None,
    rows: int | None = None,
) -> pl.DataFrame:
    """What Splink itself says: `id_a`, `id_b`, `odds` (log2) of every candidate pair. Sides as `sides.own` gives."""
    engine = connection()
    api = DuckDBAPI(connection=engine)
    fields = [c.field for c in model.comparisons]
    for field in fields:
        left = left if field in left.columns else left.with_columns(pl.lit(None, pl.String).alias(field))
        if right is not None and field not in right.columns:
            right = right.with_columns(pl.lit(None, pl.String).alias(field))
    one, other, count = with_blocks(left, right)
    kept = ["id", *fields, *(f"block_{number}" for number in range(1, count + 1))]
    tables = [
        api.register(side.select(kept).to_arrow(), dataset_display_name=name)
        for name, side in (("a_left", one), ("b_right", other))
        if side is not None
    ]
    height = rows if rows is not None else (left if right is None else right).height
    link_type = "dedupe_only" if right is None else "link_only"
    linker = Linker(tables, settings(model, count, link_type=link_type, rows=height), log_level=logging.ERROR)
    for comparison in model.comparisons:
        if any(level.by_frequency for level in comparison.levels):
            shares = {**model.frequencies.get(comparison.field, {}), **(frequencies or {}).get(comparison.field, {})}
            linker.table_management.register_term_frequency_lookup(
                api.register(_lookup(comparison.field, shares).to_arrow()), comparison.field
            )
    found = linker.inference.predict()
    return (
        pl.DataFrame(pl.from_arrow(engine.sql(f"SELECT * FROM {found.physical_name}").to_arrow_table()))  # noqa: S608
        .select(id_a="id_l", id_b="id_r", odds="match_weight")
        .sort("id_a", "id_b")
    )


def _lookup(field: str, shares: Mapping[str, float]) -> pl.DataFrame:
    return pl.DataFrame(
        {field: list(shares), f"tf_{field}": list(shares.values())},
        schema={field: pl.String, f"tf_{field}": pl.Float64},
    )


def comparisons_of(linker: Linker, kinds: Mapping[str, str], base: Mapping[str, Comparison]) -> tuple[Comparison, ...]:
    """Splink's trained levels as ours. What it saw too seldom to say keeps the value of `base`, or a small one."""
    told = linker.misc.save_model_to_json(None)
    found = []
    for comparison in told["comparisons"]:
        field = comparison["output_column_name"]
        known = {level.relation: level for level in base[field].levels} if field in base else {}
        levels = []
        for level in comparison["comparison_levels"]:
            if level.get("is_null_level"):
                continue
            relation = level["label_for_charts"]
            before = known.get(relation, Level(relation, 1e-3, 1e-3))
            m, u = level.get("m_probability"), level.get("u_probability")
            levels.append(Level(relation, m or before.m, u or before.u, "tf_adjustment_column" in level))
        found.append(Comparison(field, kinds[field], tuple(levels)))
    return tuple(found)
