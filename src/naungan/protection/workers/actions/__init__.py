"""Verbs of the registry: prepare, flip, unflip, look, reveal."""

from naungan.protection.workers.actions.flipping import (
    REGISTRY,
    drop_drafts,
    flip,
    obstacles,
    prepare,
    take_numbers,
    unflip,
    version,
)
from naungan.protection.workers.actions.looking import log_search, reveal

__all__ = [
    "REGISTRY", "drop_drafts", "flip", "log_search", "obstacles", "prepare", "reveal", "take_numbers", "unflip",
    "version",
]  # fmt: skip
