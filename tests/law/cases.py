"""The cases a lawyer can read, as pytest parameters."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest


def read(name: str, kind: str) -> list:
    text = (Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8")
    return [pytest.param(case, id=case["name"]) for case in tomllib.loads(text, parse_float=Decimal)[kind]]
