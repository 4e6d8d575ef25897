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
IN_FORCE = "in-force"  # a file with one line: the version


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


class _Place:
    """Where the trained models of this installation lie; set once when the room opens."""

    folder: Path | None = None


def keep_in(folder: Path) -> None:
    """Say where this installation keeps its trained models."""
    _Place.folder = folder


def in_force() -> Model:
    """The model that an officer put in force; before that the one that comes with the code."""
    chosen = None if _Place.folder is None else _Place.folder / IN_FORCE
    if chosen is None or not chosen.exists():
        return packaged()
    return kept(chosen.read_text(encoding="utf-8").strip())


def versions() -> list[str]:
    """All versions at hand, the packaged one first."""
    own = [] if _Place.folder is None else sorted(path.stem for path in _Place.folder.glob("*.json"))
    return [FIRST, *own]


def kept(version: str) -> Model:
    """A model by its version. Raises ValueError where there is none."""
    if version not in versions():
        raise ValueError(f"Model {version} tidak ada. Yang ada: {', '.join(versions())}.")
    return packaged() if version == FIRST or _Place.folder is None else _read_file(_Place.folder / f"{version}.json")


@lru_cache(maxsize=4)
def _read_file(path: Path) -> Model:
    return read(path.read_text(encoding="utf-8"))


def keep(model: Model) -> None:
    """Write a trained model down. It is never changed after: a version is written once."""
    if _Place.folder is None or model.version in versions():
        raise ValueError(f"Model {model.version} sudah ada.")
    _Place.folder.mkdir(parents=True, exist_ok=True)
    (_Place.folder / f"{model.version}.json").write_text(model.as_json() + "\n", encoding="utf-8")


def put_in_force(version: str) -> Model:
    """Use a model from now on. Raises ValueError where there is none."""
    model = kept(version)
    if _Place.folder is None:
        raise ValueError("Tempat model belum ditentukan.")
    _Place.folder.mkdir(parents=True, exist_ok=True)
    (_Place.folder / IN_FORCE).write_text(version + "\n", encoding="utf-8")
    return model


@lru_cache(maxsize=4)
def packaged(version: str = FIRST) -> Model:
    """The model that comes with the code."""
    return read((FROZEN / f"{version}.json").read_text(encoding="utf-8"))
