"""Forged lists of names: synthetic people, the mess of real offices, and the truth beside it.

The standing fixture of the tests, and what the demo carries to a figure. The same seed gives the same list. Nobody
in it exists: names are drawn from common given names, villages are real, numbers are drawn.
"""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

from naungan.protection.rosters.forging import damage, mess, people, shapes

SHAPES = tuple(shapes.WRITERS)


def forge(
    path: Path,
    *,
    shape: str,
    seed: int,
    as_of: date,
    region: str = "52",
    size: int = 600,
    villages: int = 6,
    ten: bool = False,
) -> dict[str, Any]:
    """Write a list to `path` and its truth beside it (`….truth.json`); also return the truth.

    :param shape: one of `SHAPES`
    :param as_of: the day on which ages are judged
    :param region: code of the region whose villages the people live in
    :param size: about how many rows
    :param villages: in how many villages, so that a map shows something
    :param ten: also the ten kinds of damage of `damage.KINDS`
    :return: `as_of`, `rows` (`sheet`, `row`, `person`, `again`, `codes`), `people` (the clean identity by id)
    """
    if shape not in shapes.WRITERS:
        raise ValueError(f"Bentuk {shape!r} tidak dikenal. Yang ada: {', '.join(SHAPES)}.")
    chance = random.Random(f"{shape}-{seed}")  # noqa: S311 - a repeatable forgery, nothing secret
    homes = people.choose_villages(region, villages, chance)
    everyone = people.population(chance, homes, as_of=as_of, size=round(size * 0.92))
    rows = mess.messy_rows(
        everyone,
        homes,
        chance,
        as_of=as_of,
        work=shapes.WORK[shape],
        precision=shapes.LOSES[shape],
        more=damage.KINDS if ten else (),
    )
    path = Path(path)
    placed = shapes.WRITERS[shape](path, rows, chance)
    truth = {
        "as_of": as_of.isoformat(),
        "rows": [
            {"sheet": sheet, "row": line, "person": row.person.number, "again": row.again, "codes": sorted(row.codes)}
            for (sheet, line), row in zip(placed, rows, strict=True)
        ],
        "people": {str(person.number): person.told() for person in everyone},
    }
    path.with_suffix(".truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")
    return truth
