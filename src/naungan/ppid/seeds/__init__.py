"""The rows with which the lists of a new installation begin, and the indicators of the yearly report."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def load(name: str) -> dict[str, list[dict[str, Any]]]:
    """Lists of rows as written in the file."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
