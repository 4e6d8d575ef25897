"""How well the intake judges: problems found, false alarms, who is whom, repairs and proposals, against the truth.

    python benchmarks/roster_quality.py [FILE ...]

Forges lists of every shape with the ten kinds of damage, in several seeds and regions, judges them as
`naungan roster check` does, and prints pooled tables in Markdown. A FILE with `….truth.json` beside it is pooled into
a table of its own: give lists that nobody has tuned anything on.
"""

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

AS_OF = date(2024, 11, 11)
SEEDS = {201: "52.03", 202: "52", 203: "52.06"}
GOALS = {
    "problems found": 99.0, "worst code": 90.0, "clean rows without alarm": 99.5, "pairs, precision": 99.5,
    "pairs, recall": 98.5, "repairs right": 100.0, "proposals right": 95.0,
}  # fmt: skip


def judged(path: Path, on: str, gazetteer):
    from naungan.protection.rosters.checks import judge
    from naungan.protection.rosters.layouts import read_book

    return judge(read_book(path), on=date.fromisoformat(on), minimum_age=15, maximum_age=64, gazetteer=gazetteer,
                 keep_received=False)  # fmt: skip


def of_forged(gazetteer):
    from naungan.protection.rosters.forging import SHAPES, forge
    from naungan.protection.rosters.forging.scoring import Score

    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        for shape in SHAPES:
            for seed, region in SEEDS.items():
                path = Path(folder) / f"{shape}-{seed}.dat"
                truth = forge(path, shape=shape, seed=seed, as_of=AS_OF, region=region, ten=True)
                score.add(judged(path, truth["as_of"], gazetteer), truth)
    return score


def of_files(paths: list[Path], gazetteer):
    from naungan.protection.rosters.forging.scoring import Score

    score = Score()
    for path in paths:
        truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
        score.add(judged(path, truth["as_of"], gazetteer), truth)
    return score


def tell(title: str, score) -> None:
    print(f"\n{title}: {sum(score.wanted.values()):,} problems, {score.clean_rows:,} clean rows, "
          f"{score.pairs_wanted:,} pairs, {score.repairs:,} repairs, {score.offers.total():,} proposals\n")  # fmt: skip
    print("| figure | goal | measured |\n|---|---|---|")
    for name, value in score.figures().items():
        print(f"| {name} | {GOALS[name]:g} % | {value:.2f} % |")
    print("\n| code | wanted | found | false |\n|---|---|---|---|")
    for code in sorted(set(score.wanted) | set(score.false)):
        print(f"| `{code}` | {score.wanted[code]} | {score.recall(code):.1f} % | {score.false[code]} |")
    print("\n| proposal | made | right |\n|---|---|---|")
    for kind, made in sorted(score.offers.items()):
        print(f"| `{kind}` | {made} | {100 * score.offers_right[kind] / made:.1f} % |")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
    import django

    django.setup()
    from naungan.regions.recognition import Gazetteer

    gazetteer = Gazetteer.load()
    tell("Forged lists, every shape, ten kinds of damage", of_forged(gazetteer))
    if files := [Path(name) for name in sys.argv[1:]]:
        tell("Lists given", of_files(files, gazetteer))


if __name__ == "__main__":
    main()
