"""Verbs of rosters: receive, judge, submit, approve, commit, reject, undo."""

from naungan.protection.rosters.actions.committing import approve, commit
from naungan.protection.rosters.actions.judging import judge
from naungan.protection.rosters.actions.receiving import receive
from naungan.protection.rosters.actions.sending import reject, submit
from naungan.protection.rosters.actions.undoing import undo

__all__ = ["approve", "commit", "judge", "receive", "reject", "submit", "undo"]
