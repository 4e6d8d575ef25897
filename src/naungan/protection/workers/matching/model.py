"""A frozen model: for every field and relation, how often it is seen in one person and in two (Fellegi-Sunter).

The weight of a relation is log2(m / u): m is its share among pairs of one person, u among pairs of two. A model is a
JSON file or row, made by `naungan matching train`, never changed after; it says what it was trained on.
"""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from pathlib import Path
from typing import Any

FROZEN = Path(__file__).parent / "frozen"
FIRST = "2026.1"


@dataclass(frozen=True)
class Level:
    relation: str
    m: float
    u: float
    by_frequency: bool = False  # an equal value weighs less where many bear it, more where few do

    @property
    def weight(self) -> float:
        return log2(self.m / self.u)


@dataclass(frozen=True)
class Comparison:
    field: str
    kind: str
    levels: tuple[Level, ...]

    def weights(self) -> dict[str, float]:
        return {level.relation: level.weight for level in self.levels}


@dataclass(frozen=True)
class Marks:
    """In log2 of the odds that two rows are one person: 10 is a thousand to one."""

    same: float
    review: float
    conflict: float = -4.0  # what speaks beside an equal NIK: below it they are clearly two people


@dataclass(frozen=True)
class Model:
    version: str
    trained_on: str
    comparisons: tuple[Comparison, ...]
    marks: Marks
    partners: float = 0.1  # how many rows of the other side are expected to be the same person as one row
    frequencies: dict[str, dict[str, float]] = field(default_factory=dict)  # field → value → share, frequent ones only
    facts: dict[str, Any] = field(default_factory=dict)

    def of(self, name: str) -> Comparison:
        return next(comparison for comparison in self.comparisons if comparison.field == name)

    def prior(self, rows: int) -> float:
        """log2 of the odds, before anything is compared, that one of `rows` is the same person as a given row."""
        share = min(0.5, self.partners / max(rows, 1))
        return log2(share / (1 - share))

    def as_json(self) -> str:
        told = {
            "version": self.version,
            "trained_on": self.trained_on,
            "facts": self.facts,
            "partners": self.partners,
            "marks": vars(self.marks),
            "comparisons": [
                {"field": c.field, "kind": c.kind, "levels": [vars(level) for level in c.levels]}
                for c in self.comparisons
            ],
            "frequencies": self.frequencies,
        }
        return json.dumps(told, ensure_ascii=False, indent=1)


def read(text: str) -> Model:
    """A model from its JSON. Raises ValueError, KeyError or TypeError where it is none."""
    told = json.loads(text)
    return Model(
        version=told["version"],
        trained_on=told["trained_on"],
        comparisons=tuple(
            Comparison(c["field"], c["kind"], tuple(Level(**level) for level in c["levels"]))
            for c in told["comparisons"]
        ),
        marks=Marks(**told["marks"]),
        partners=told["partners"],
        frequencies=told["frequencies"],
        facts=told["facts"],
    )


@lru_cache(maxsize=4)
def packaged(version: str = FIRST) -> Model:
    """The model that comes with the code."""
    return read((FROZEN / f"{version}.json").read_text(encoding="utf-8"))
