"""Reads of the registry: finding people, who is known to be whom, two workers side by side."""

from naungan.protection.workers.reports.memory import all_keys, keys_of, known_apart, known_pairs, pairs_of
from naungan.protection.workers.reports.merges import clashes, holds, shown, side_by_side, table_name, values_of
from naungan.protection.workers.reports.searching import search

__all__ = [
    "all_keys", "clashes", "holds", "keys_of", "known_apart", "known_pairs", "pairs_of", "search", "shown",
    "side_by_side", "table_name", "values_of",
]  # fmt: skip
