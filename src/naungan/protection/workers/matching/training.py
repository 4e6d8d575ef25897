"""Training by Splink, unsupervised and seeded: for tables that are not ours, and anew for our own registry.

Nothing here runs by itself. `match` on foreign columns trains for that one table and keeps nothing; `naungan matching
train` makes a model that an officer then puts in force.
"""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import polars as pl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from naungan.protection.workers.matching import blocks, scoring, sides, splinked
from naungan.protection.workers.matching.found import Found, as_pairs
from naungan.protection.workers.matching.model import Comparison, Level, Marks, Model
from naungan.protection.workers.matching.relations import LEVELS

SEED = 7
RANDOM_PAIRS = 200_000
FREQUENT = 5  # bearers in the sample from which a value's share is kept in the model: rarer ones are nobody's business
FOREIGN_RULES = (
    ("birth_date",),
    ("given_name", "family_name"),
    ("postcode", "family_name"),
    ("postcode", "given_name"),
    ("place", "given_name"),
    ("house_number", "family_name"),
    ("address", "house_number"),
    ("family_name", "region"),
    ("given_name", "region"),
    ("postcode", "house_number"),
    ("house_number", "region"),
    ("place",),
    ("address_2",),
    ("address",),
    ("phone",),
    ("email",),
)
SURE_RULES = (("given_name", "family_name", "birth_date"), ("birth_date", "postcode", "house_number"))
LEARN_BY = (
    "birth_date",
    "given_name",
    "family_name",
    "postcode",
)  # one session each; a block's own field learns nothing
LEAST = 1e-6  # no share is smaller than this: what was never seen may still happen


def match_foreign(
    left: pl.DataFrame, right: pl.DataFrame | None, *, columns: Mapping[str, str], model: Model | None, at_least: float
) -> Found:
    """Pairs of a table with columns of its own; the model is trained on this very table where none is given."""
    one = sides.foreign(left, columns)
    other = None if right is None else sides.foreign(right, columns)
    pairs, skipped = blocks.pairs(one, other, FOREIGN_RULES, largest=4 * blocks.LARGEST)
    model = model or train_foreign(one, other)
    shares = _own_shares(one, other, model)
    weighed = scoring.weigh(pairs, one, other, model, frequencies=shares)
    weighed = weighed.with_columns(
        probability=scoring.probability(pl.col("odds")),
        band=pl.when(pl.col("odds") >= model.marks.same).then(pl.lit("same"))
        .when(pl.col("odds") >= model.marks.review).then(pl.lit("review")).otherwise(pl.lit("apart")),
    )  # fmt: skip
    told = weighed.filter(pl.col("probability") >= at_least)
    return Found(as_pairs(told, model), told, model, skipped)


def train_foreign(left: pl.DataFrame, right: pl.DataFrame | None) -> Model:
    """Fellegi-Sunter by expectation maximisation on this table alone. The same table gives the same model."""
    fields = [c for c in left.columns if c not in ("id", "crossed")]
    compared = [_untrained(field) for field in fields]
    api = DuckDBAPI(connection=splinked.connection())
    tables = [
        api.register(side.select("id", *fields).to_arrow(), dataset_display_name=name)
        for name, side in (("a_left", left), ("b_right", right))
        if side is not None
    ]
    linker = Linker(
        tables,
        SettingsCreator(
            link_type="dedupe_only" if right is None else "link_only",
            unique_id_column_name="id",
            blocking_rules_to_generate_predictions=[block_on(*rule) for rule in _present(FOREIGN_RULES, fields)],
            comparisons=[splinked.comparison_of(c, frozen=False) for c in compared],  # type: ignore[misc]
        ),
        log_level=logging.ERROR,
    )
    sure = [block_on(*rule) for rule in _present(SURE_RULES, fields)] or [block_on(*fields)]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    for field in LEARN_BY:
        if field in fields:
            # a field that the block decides altogether cannot be learnt there; the other sessions learn it
            with suppress(ValueError):
                linker.training.estimate_parameters_using_expectation_maximisation(block_on(field))
    kinds = {c.field: c.kind for c in compared}
    comparisons = splinked.comparisons_of(linker, kinds, {c.field: c for c in compared})
    comparisons = tuple(replace(c, levels=tuple(_bounded(level) for level in c.levels)) for c in comparisons)
    crossed = (Comparison("crossed", "crossed", (Level("same", 0.01, 1e-7), Level("half", 0.001, 1e-4))),)
    share = linker.misc.save_model_to_json(None)["probability_two_random_records_match"]
    return Model(
        version="sekali-pakai",
        trained_on="the table itself, unsupervised",
        comparisons=comparisons + (crossed if "crossed" in left.columns else ()),
        marks=Marks(same=0.0, review=0.0),
        partners=share * (left if right is None else right).height,
    )


def _untrained(field: str) -> Comparison:
    kind = sides.kind_of(field)
    return Comparison(
        field,
        kind,
        tuple(Level(r, 0.1, 0.1, by_frequency=r == "same" and kind in ("text", "code")) for r in LEVELS[kind]),
    )


def _present(rules: blocks.Rules, fields: list[str]) -> list[tuple[str, ...]]:
    return [rule for rule in rules if set(rule) <= set(fields)]


def _bounded(level: Level) -> Level:
    return replace(level, m=min(max(level.m, LEAST), 1.0), u=min(max(level.u, LEAST), 1.0))


def _own_shares(left: pl.DataFrame, right: pl.DataFrame | None, model: Model) -> dict[str, dict[str, float]]:
    """How common each value is in these tables: an uncommon family name in common says more than Smith."""
    found = {}
    for comparison in model.comparisons:
        if any(level.by_frequency for level in comparison.levels):
            field = comparison.field
            values = pl.concat([side[field] for side in (left, right) if side is not None]).drop_nulls()
            counted = values.value_counts().sort(field)
            found[field] = dict(counted.select(field, pl.col("count") / len(values)).iter_rows())
    return found


def retrain(people: pl.DataFrame, base: Model, *, version: str, trained_on: str) -> Model:
    """How common chance agreements are among our own people (u), and which names many bear, learnt from a sample of
    the registry; what one person's rows look like (m) and the marks stay those of `base`.

    :param people: what `sides.own` gives
    """
    fields = [c for c in base.comparisons if c.field in people.columns and people[c.field].null_count() < people.height]
    fields = [c for c in fields if c.field not in ("nik", "crossed", "phone")]  # never equal by chance in a registry
    api = DuckDBAPI(connection=splinked.connection())
    table = api.register(people.select("id", *(c.field for c in fields)).to_arrow(), dataset_display_name="people")
    linker = Linker(
        table,
        SettingsCreator(
            link_type="dedupe_only",
            unique_id_column_name="id",
            blocking_rules_to_generate_predictions=[block_on("born", "name")],
            comparisons=[splinked.comparison_of(c, frozen=True) for c in fields],  # type: ignore[misc]
        ),
        log_level=logging.ERROR,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    learnt = {c.field: c for c in splinked.comparisons_of(linker, {c.field: c.kind for c in fields}, {})}
    comparisons = tuple(
        replace(c, levels=tuple(_relearnt(level, learnt.get(c.field), RANDOM_PAIRS) for level in c.levels))
        for c in base.comparisons
    )
    facts: dict[str, Any] = {"rows": people.height, "seed": SEED, "random_pairs": RANDOM_PAIRS, "base": base.version}
    return replace(
        base, version=version, trained_on=trained_on, comparisons=comparisons, facts=facts,
        frequencies={"mother": _frequent(people["mother"])},
    )  # fmt: skip


def _relearnt(level: Level, learnt: Comparison | None, pairs: int) -> Level:
    """The u of the sample, drawn towards the base as if that had been seen in a fiftieth of the pairs."""
    if learnt is None:
        return level
    seen = {one.relation: one.u for one in learnt.levels}.get(level.relation, level.u)
    trust = pairs / 50
    return replace(level, u=(seen * pairs + level.u * trust) / (pairs + trust))


def _frequent(values: pl.Series) -> dict[str, float]:
    known = values.drop_nulls()
    counted = known.alias("value").value_counts().filter(pl.col("count") >= FREQUENT).sort("value")
    return dict(counted.select("value", pl.col("count") / len(known)).iter_rows())
