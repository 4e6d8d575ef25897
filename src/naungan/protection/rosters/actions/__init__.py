"""Verbs of rosters: receive, judge, submit, approve, commit, reject, undo."""

from naungan.protection.rosters.actions.commit import approve, commit
from naungan.protection.rosters.actions.judge import judge
from naungan.protection.rosters.actions.receive import receive
from naungan.protection.rosters.actions.send import reject, submit
from naungan.protection.rosters.actions.undo import undo

__all__ = ["approve", "commit", "judge", "receive", "reject", "submit", "undo"]
