"""Verbs of rosters: receive, judge, submit, approve, commit, reject, undo."""

from naungan.protection.rosters.actions.committing import approve, commit
from naungan.protection.rosters.actions.deciding import decide_birth_date
from naungan.protection.rosters.actions.halting import allow
from naungan.protection.rosters.actions.judging import judge
from naungan.protection.rosters.actions.reading import map_columns, preview_of, unlock
from naungan.protection.rosters.actions.receiving import receive
from naungan.protection.rosters.actions.replanning import answer, answer_many, withdraw
from naungan.protection.rosters.actions.sending import reject, submit
from naungan.protection.rosters.actions.undoing import undo

__all__ = [
    "allow", "answer", "answer_many", "approve", "commit", "decide_birth_date", "judge", "map_columns", "preview_of",
    "receive", "reject", "submit", "undo", "unlock", "withdraw",
]  # fmt: skip
