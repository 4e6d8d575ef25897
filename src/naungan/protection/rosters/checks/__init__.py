"""Judging a list: every problem of every row at once, in columns."""

from naungan.protection.rosters.checks.judging import Judged, judge

__all__ = ["Judged", "judge"]
