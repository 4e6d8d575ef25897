"""The lists as rows, read from `data/<scheme>_<version>.csv`. Pure."""

import csv
from collections.abc import Iterator
from importlib import resources

LISTS = (("kbji", "2014"), ("kbji", "2026"), ("kbli", "2020"), ("kbli", "2025"))


def rows() -> Iterator[dict[str, str]]:
    """One dictionary per code, with the field names of `Code`."""
    data = resources.files("naungan.codes").joinpath("data")
    for scheme, version in LISTS:
        with data.joinpath(f"{scheme}_{version}.csv").open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                yield {"scheme": scheme, "version": version, **row}
