"""The rows with which a new installation begins; read by the data migration and by the tests."""

import tomllib
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("figures.toml")


def load() -> dict[str, list[dict[str, Any]]]:
    """indicators, denominators, statements, targets: lists of rows as written in the file."""
    with FILE.open("rb") as file:
        return tomllib.load(file)
