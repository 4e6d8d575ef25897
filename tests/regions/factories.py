"""The gazetteer of the seed, without a database."""

from functools import cache

from naungan.regions import seed
from naungan.regions.recognition import Gazetteer, Place


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(Place(row.code, row.name, row.kind, row.valid_until is None) for row in seed.rows("52"))
