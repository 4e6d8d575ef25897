"""Verbs of the registry: prepare, flip, unflip; look, reveal; merge, un-merge; remember who is whom."""

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
from naungan.protection.workers.actions.merging import (
    close_proposals,
    confirm_merge,
    merge,
    propose_merge,
    refuse_merge,
    unmerge,
)
from naungan.protection.workers.actions.remembering import remember_apart, remember_same, revoke_pair

__all__ = [
    "REGISTRY", "close_proposals", "confirm_merge", "drop_drafts", "flip", "log_search", "merge", "obstacles",
    "prepare", "propose_merge", "refuse_merge", "remember_apart", "remember_same", "reveal", "revoke_pair",
    "take_numbers", "unflip", "unmerge", "version",
]  # fmt: skip
