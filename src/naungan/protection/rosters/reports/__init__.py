"""Reads of a roster: the rows to mend and the file of them; what a review shows."""

from naungan.protection.rosters.reports.mending import (
    COLUMN,
    error_book,
    reasons_by_row,
    rows_to_mend,
    what_to_mend,
)

__all__ = ["COLUMN", "error_book", "reasons_by_row", "rows_to_mend", "what_to_mend"]
