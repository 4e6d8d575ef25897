"""The gate: a change of matching that costs more than 0.2 points fails here, and says which damage it costs.

The figures are those of the model in the package on people who do not exist; `benchmarks/matching_quality.py` measures
more, and beside others. Who improves matching writes the new figures down.
"""

import polars as pl
import pytest

from naungan.protection.workers.matching import match
from naungan.protection.workers.matching.damages import DAMAGES, damage, population

DROP = 0.002
PEOPLE = 6_000
RECALL = {
    "typing error": 0.9767,
    "titles and capitals": 1.0,
    "bin or binti added": 1.0,
    "name shortened": 1.0,
    "old spelling": 1.0,
    "day and month swapped": 1.0,
    "a year off": 0.9783,
    "moved": 1.0,
    "mother and telephone missing": 0.995,
    "mother mistyped, new telephone": 0.9867,
}
PRECISION = 0.9985


@pytest.fixture(scope="module")
def known():
    return population(PEOPLE, seed=51)


@pytest.mark.parametrize("way", DAMAGES)
def test_damage(known, way):
    rows = damage(known, way, seed=52)
    got = set(match(rows, known).filter(pl.col("band") == "same").select("id_a", "id_b").rows())
    right = {pair for pair in got if pair[0] == pair[1]}
    recall, precision = len(right) / rows.height, len(right) / max(len(got), 1)
    assert recall >= RECALL[way] - DROP, (way, recall)
    assert precision >= PRECISION - DROP, (way, precision)
