"""Withhold parts of a document so that they are gone, and prove it (docs/decisions/0029-redaction.md).

UU 14/2008 art. 22(7)e asks that exempt parts are blacked out with their reason; what lies under a black bar that can
be lifted was never withheld.
"""

from naungan.kit.redaction.box import Box
from naungan.kit.redaction.cleaning import CLEANED, clean
from naungan.kit.redaction.doors import black_out, proves
from naungan.kit.redaction.patterns import KINDS
from naungan.kit.redaction.preparing import Found, Search, Sheet, find, picture, sheets

__all__ = [
    "CLEANED",
    "KINDS",
    "Box",
    "Found",
    "Search",
    "Sheet",
    "black_out",
    "clean",
    "find",
    "picture",
    "proves",
    "sheets",
]
