"""The verbs of the spine: each one transaction, one step in the case's history, one line in the journal."""

from naungan.cases.actions.following import find, say
from naungan.cases.actions.forgetting import forget
from naungan.cases.actions.handing import hand_over, take
from naungan.cases.actions.moving import attach, extend, move, note
from naungan.cases.actions.opening import Opened, open_case, renew_secret
from naungan.cases.actions.reminding import remind
from naungan.cases.actions.revealing import reveal

__all__ = [
    "Opened",
    "attach",
    "extend",
    "find",
    "forget",
    "hand_over",
    "move",
    "note",
    "open_case",
    "remind",
    "renew_secret",
    "reveal",
    "say",
    "take",
]
