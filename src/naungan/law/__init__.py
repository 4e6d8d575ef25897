"""The book of the law: every number that law sets, with its dates, conditions, source and certainty.

Pure Python; nothing here needs Django. Ask it:

    law.at("contributions.bpu_jkk_jkm", on=day, sector="transport", funding="self")
    law.due("ppid.response_days", received=day)

Both raise a `LawError` with an Indonesian sentence instead of answering with a default.
"""

from naungan.law.book import Value, at, steps
from naungan.law.clocks import Due, due
from naungan.law.days_off import reason_off
from naungan.law.errors import (
    Ambiguous,
    BrokenBook,
    LawError,
    MissingCondition,
    MissingHolidays,
    NoLongerInForce,
    NotAClock,
    NotYetInForce,
    UnclearMoment,
    UnknownCondition,
    UnknownKey,
)
from naungan.law.rules import progressive
from naungan.law.workdays import OfficeHours, Skipped

__all__ = [
    "Ambiguous",
    "BrokenBook",
    "Due",
    "LawError",
    "MissingCondition",
    "MissingHolidays",
    "NoLongerInForce",
    "NotAClock",
    "NotYetInForce",
    "OfficeHours",
    "Skipped",
    "UnclearMoment",
    "UnknownCondition",
    "UnknownKey",
    "Value",
    "at",
    "due",
    "progressive",
    "reason_off",
    "steps",
]
