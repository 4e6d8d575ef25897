"""People without a NIK against a large registry: our `registry.candidates` beside Splink alone on the same data.

    python benchmarks/matching_speed.py [ROWS] [WORKERS]

Ours reads the registry through Django's connection and opens what is sealed. Splink gets the same people in clear, in
memory, with plain comparisons and the same kind of blocks; its training is not counted, only start, blocks and scores.
Everything happens in one transaction that is rolled back: the database is left as it was.
"""

import logging
import os
import sys
import tempfile
import time
from datetime import UTC, datetime

import polars as pl

NOW = datetime(2026, 11, 1, tzinfo=UTC)
AT_MOST = 1.5


def main() -> int:
    rows, workers = (int(sys.argv[at]) if len(sys.argv) > at else usual for at, usual in ((1, 10_000), (2, 1_000_000)))
    if "NAUNGAN_VAR" not in os.environ and "DATABASE_URL" not in os.environ:
        os.environ["NAUNGAN_VAR"] = tempfile.mkdtemp(prefix="naungan-bench-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    from naungan.protection.workers.matching import registry
    from naungan.protection.workers.matching.damages import DAMAGES, damage, population

    start = time.perf_counter()
    known = population(workers, seed=61)
    ways = list(DAMAGES)
    parts = [damage(known, way, seed=62).gather_every(len(ways), offset=at) for at, way in enumerate(ways)]
    asked = pl.concat(parts).head(rows)
    with transaction.atomic():
        first = fill(known)
        print(f"{workers:,} workers made, sealed and loaded in {time.perf_counter() - start:.0f} s", flush=True)
        ours, found = timed(lambda: registry.candidates(asked))
        again, _ = timed(lambda: registry.candidates(asked))
        same = found.filter(pl.col("band") == "same")
        right = (same["row_id"] + first == same["worker_id"]).sum()
        print(f"ours: {ours:.1f} s, again {again:.1f} s; linked {same.height}, right {right}; asked of a person "
              f"{found.height - same.height}", flush=True)  # fmt: skip
        transaction.set_rollback(True)
    theirs, pairs = timed(lambda: splink_alone(asked, known))
    print(f"Splink alone: {theirs:.1f} s, {pairs} pairs at 0.5")
    ratio = min(ours, again) / theirs
    print(f"{asked.height:,} rows against {workers:,} workers: {ratio:.2f} times Splink alone (at most {AT_MOST})")
    return int(ratio > AT_MOST)


def timed(work):
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def fill(known: pl.DataFrame) -> int:
    """The people as workers; gives the id of the first."""
    from naungan.kit.bulk import load
    from naungan.kit.names import name_key
    from naungan.kit.sealed import sealed_field
    from naungan.protection.workers.models import Worker

    mother, phone = sealed_field(Worker, "mother"), sealed_field(Worker, "phone")
    keyed = known.with_columns(key=name_key(pl.col("name")))
    fields = ["number", "name", "name_key", "sex", "born_on", "birth_place", "village_id", "occupation", "sector",
              "mother", "phone", "created_at"]  # fmt: skip
    load(
        Worker,
        fields,
        (
            (f"B{row['row_id']}", row["name"], row["key"], row["sex"], row["born_on"], "", row["village"], "", "",
             mother.seal(row["mother"]), phone.seal(row["phone"]), NOW)
            for row in keyed.iter_rows(named=True)
        ),
    )  # fmt: skip
    return Worker.objects.get(number="B0").pk


def splink_alone(asked: pl.DataFrame, known: pl.DataFrame) -> int:
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def side(table: pl.DataFrame) -> object:
        lower = pl.col("name", "mother").str.to_lowercase()
        return table.with_columns(lower, pl.col("born_on").cast(pl.String)).to_arrow()

    api = DuckDBAPI()
    tables = [api.register(side(table), dataset_display_name=name) for name, table in (("a", asked), ("b", known))]
    likely, seldom = [0.7, 0.15, 0.05, 0.1], [1e-4, 3e-4, 1e-3, 0.9986]
    words = {"m_probabilities": likely, "u_probabilities": seldom}
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="row_id",
        probability_two_random_records_match=1e-7,
        blocking_rules_to_generate_predictions=[
            block_on("born_on", "substr(name, 1, 1)"),
            block_on("born_on", "village"),
            block_on("name", "village"),
            block_on("name", "substr(born_on, 1, 4)"),
            block_on("substr(name, 1, 3)", "village", "substr(born_on, 1, 4)"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.92, 0.8]).configure(**words, term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("mother", [0.92, 0.8]).configure(**words, term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("born_on", [1, 2]).configure(**words),
            cl.ExactMatch("sex").configure(m_probabilities=[0.98, 0.02], u_probabilities=[0.5, 0.5]),
            cl.ExactMatch("village").configure(m_probabilities=[0.8, 0.2], u_probabilities=[0.003, 0.997]),
            cl.ExactMatch("phone").configure(m_probabilities=[0.8, 0.2], u_probabilities=[1e-5, 0.99999]),
        ],
    )
    linker = Linker(tables, settings, log_level=logging.ERROR)
    return len(linker.inference.predict(threshold_match_probability=0.5).as_pyarrow_table())


if __name__ == "__main__":
    sys.exit(main())
