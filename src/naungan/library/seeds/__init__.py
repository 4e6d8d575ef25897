"""The shelves every installation begins with."""

import tomllib
from pathlib import Path
from typing import Any


def load() -> list[dict[str, Any]]:
    """Rows for DocumentSet in their order; `unit` is a code, `due` and `law` are spread over their columns."""
    rows = tomllib.loads((Path(__file__).parent / "sets.toml").read_text(encoding="utf-8"))["sets"]
    for order, row in enumerate(rows):
        month, day, years = row.pop("due", (12, 31, 0))
        row |= {"due_month": month, "due_day": day, "due_years": years, "law_key": row.pop("law", ""), "order": order}
    return rows
