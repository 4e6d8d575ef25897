"""Our sum is Splink's: the same frozen model gives the same pairs and weights; and training repeats itself."""

import polars as pl
import pytest

from naungan.protection.workers.matching import blocks, match, packaged, scoring, sides
from naungan.protection.workers.matching.damages import damage, population
from naungan.protection.workers.matching.model import read

splinked = pytest.importorskip("naungan.protection.workers.matching.splinked")
SHARES = {"name": {"siti aminah": 0.01}, "place": {"52.01.01.2001": 0.02, "52.03.02.2004": 0.01}}


def ours(left, right, model):
    pairs, _ = blocks.pairs(left, right)
    return (
        scoring.weigh(pairs, left, right, model, frequencies=SHARES).select("id_a", "id_b", "odds").sort("id_a", "id_b")
    )


def equal(one: pl.DataFrame, other: pl.DataFrame) -> bool:
    joined = one.join(other, on=["id_a", "id_b"], how="full", suffix="_there")
    off = (joined["odds"] - joined["odds_there"]).abs()
    return joined.height > 50 and off.null_count() == 0 and off.max() < 1e-6


def test_against_a_registry():
    known = population(800, seed=3)
    again = pl.concat([damage(known, way, seed=4) for way in ("typing error", "moved")]).unique(
        "row_id", maintain_order=True
    )
    left, right = sides.own(again), sides.own(known)
    model = packaged()
    assert equal(ours(left, right, model), splinked.predict(left, right, model, frequencies=SHARES))


def test_inside_one_list():
    known = population(800, seed=3)
    table = pl.concat([known, damage(known, "name shortened", seed=4).with_columns(pl.col("row_id") + 10_000)])
    side = sides.own(table)
    model = packaged()
    assert equal(ours(side, None, model), splinked.predict(side, None, model, frequencies=SHARES))


def test_retraining_repeats_itself_and_reads_back(monkeypatch):
    from naungan.protection.workers.matching import training

    monkeypatch.setattr(training, "RANDOM_PAIRS", 20_000)
    side = sides.own(population(600, seed=8))
    one, other = (training.retrain(side, packaged(), version="x", trained_on="forged") for _ in range(2))
    assert one.as_json() == other.as_json()
    assert read(one.as_json()) == one
    assert one.of("born").levels[0].m == packaged().of("born").levels[0].m


def test_a_foreign_table_is_learnt_from_itself():
    known = population(1_000, seed=9)
    again = damage(known, "typing error", seed=4).with_columns(pl.col("row_id") + 10_000)
    parts = pl.col("name").str.splitn(" ", 2).struct
    table = pl.concat([known, again]).with_columns(
        key=pl.col("row_id"), first=parts.field("field_0"), last=parts.field("field_1"),
        day=pl.col("born_on").dt.strftime("%d/%m/%Y"), home=pl.col("village"),
    )  # fmt: skip
    columns = {"id": "key", "given_name": "first", "family_name": "last", "birth_date": "day", "place": "home",
               "address": "mother", "phone": "phone"}  # fmt: skip
    found = match(table.select("key", "first", "last", "day", "home", "mother", "phone"), columns=columns)
    right = {(row, row + 10_000) for row in again["row_id"] - 10_000}
    got = set(found.select("id_a", "id_b").rows())
    assert len(got & right) >= 0.95 * len(right) and len(got & right) >= 0.9 * len(got)
