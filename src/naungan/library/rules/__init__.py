"""Pure decisions of this room."""

from naungan.library.rules.completeness import Schedule, Slot, Standing, expected, stage, standings
from naungan.library.rules.personal import holds_nik, places_with_nik
from naungan.library.rules.publication import may_publish, may_return, may_withdraw, may_write, review_overdue
from naungan.library.rules.wording import Piece, Step

__all__ = [
    "Piece",
    "Schedule",
    "Slot",
    "Standing",
    "Step",
    "expected",
    "holds_nik",
    "may_publish",
    "may_return",
    "may_withdraw",
    "may_write",
    "places_with_nik",
    "review_overdue",
    "stage",
    "standings",
]
