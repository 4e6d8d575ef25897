"""Pure decisions about figures: proofs, moves, what the public may see, and the way to a target.

No clock, no database: dates and numbers are handed in.
"""

from naungan.figures.rules.moves import MOVES, may_move, may_publish, may_withdraw
from naungan.figures.rules.pace import Pace, pace
from naungan.figures.rules.proof import TOLERANCE_POINTS, Check, Refused, check_parts, check_stated, share
from naungan.figures.rules.withholding import SMALLEST_SHOWN, feasible, withhold, withhold_layers

__all__ = [
    "MOVES",
    "SMALLEST_SHOWN",
    "TOLERANCE_POINTS",
    "Check",
    "Pace",
    "Refused",
    "check_parts",
    "check_stated",
    "feasible",
    "may_move",
    "may_publish",
    "may_withdraw",
    "pace",
    "share",
    "withhold",
    "withhold_layers",
]
