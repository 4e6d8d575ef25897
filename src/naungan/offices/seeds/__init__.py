"""What an installation begins with: the office itself and its nine units, from `units.toml`."""

import tomllib
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("units.toml")


def load() -> list[dict[str, Any]]:
    """Units in order, parents first: `code, name, short, kind, parent, summary, duties, legal_basis, services`.

    `duties` and `legal_basis` come as lists, `services` as lists of title, address, sentence.
    """
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["units"]
