"""What matching gives back."""

from dataclasses import dataclass, field

import polars as pl

from naungan.protection.workers.matching import scoring
from naungan.protection.workers.matching.blocks import Skipped
from naungan.protection.workers.matching.model import Model

PAIR = ("id_a", "id_b", "weight", "probability", "band", "evidence")


@dataclass(frozen=True)
class Found:
    """`pairs` as `match` gives them; `relations`: the same with a column per field; `skipped`: what was too big."""

    pairs: pl.DataFrame
    relations: pl.DataFrame
    model: Model
    skipped: list[Skipped] = field(default_factory=list)


def as_pairs(weighed: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The columns that `match` promises."""
    return weighed.with_columns(evidence=scoring.evidence(model)).select(PAIR)
