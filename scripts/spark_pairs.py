"""The frozen model on Spark gives the pairs and weights that it gives here. Called by scripts/spark."""

import sys
import tempfile
import time
from dataclasses import replace

import polars as pl


def main(master: str) -> int:
    from pyspark.sql import SparkSession
    from splink import Linker
    from splink.backends.spark import SparkAPI, similarity_jar_location

    from naungan.protection.workers.matching import blocks, packaged, scoring, sides, splinked
    from naungan.protection.workers.matching.damages import damage, population

    people = population(20_000, seed=71)
    again = damage(people, "typing error", seed=72).with_columns(pl.col("row_id") + 1_000_000)
    side, model = sides.own(pl.concat([people, again])), plain(packaged())
    pairs, _ = blocks.pairs(side, None)
    start = time.perf_counter()
    ours = scoring.weigh(pairs, side, None, model).select("id_a", "id_b", "odds")
    print(f"spark: here {ours.height} pairs in {time.perf_counter() - start:.1f} s", flush=True)

    folder = tempfile.mkdtemp(prefix="naungan-spark-")
    spark = (
        SparkSession.builder.master(master).appName("naungan")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
        .config("spark.jars", similarity_jar_location()).config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4").config("spark.executor.memory", "1g")
        .config("spark.pyspark.python", sys.executable).getOrCreate()
    )  # fmt: skip
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.setCheckpointDir(folder)
    for kind in splinked.KINDS:
        register(spark, kind)
    one, _, count = splinked.with_blocks(side, None)
    kept = ["id", *(c.field for c in model.comparisons), *(f"block_{n}" for n in range(1, count + 1))]
    one.select(kept).write_parquet(f"{folder}/people.parquet")
    start = time.perf_counter()
    api = SparkAPI(spark_session=spark, break_lineage_method="checkpoint", num_partitions_on_repartition=4)
    table = api.register(spark.read.parquet(f"file://{folder}/people.parquet"), dataset_display_name="people")
    told = splinked.settings(model, count, link_type="dedupe_only", rows=side.height)
    linker = Linker(table, told)
    found = linker.inference.predict().as_spark_dataframe().select("id_l", "id_r", "match_weight").collect()
    theirs = pl.DataFrame([tuple(row) for row in found], schema=["id_a", "id_b", "odds"], orient="row")
    print(f"spark: {master} {theirs.height} pairs in {time.perf_counter() - start:.1f} s", flush=True)
    spark.stop()
    joined = ours.join(theirs, on=["id_a", "id_b"], how="full", suffix="_there")
    off = (joined["odds"] - joined["odds_there"]).abs()
    if off.null_count() or off.max() > 1e-6:
        print(f"spark: FAILED: {off.null_count()} pairs on one side only, weights differ by up to {off.max()}")
        return 1
    print(f"spark: the same {joined.height} pairs, weights equal to {off.max():.1e}")
    return 0


def plain(model):
    """The model without its shares of names and villages: those belong to one registry, and there is none here."""
    comparisons = (
        replace(c, levels=tuple(replace(v, by_frequency=False) for v in c.levels)) for c in model.comparisons
    )
    return replace(model, comparisons=tuple(comparisons))


def register(spark, kind: str) -> None:
    from pyspark.sql.functions import arrow_udf

    from naungan.protection.workers.matching.splinked import over_arrow

    related = over_arrow(kind)

    def of_columns(a, b):
        return related(a, b)

    spark.udf.register(f"relation_{kind}", arrow_udf(of_columns, "string"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
