"""What the book says when it cannot answer. Every message is one Indonesian sentence that names what is known."""


class LawError(Exception):
    """The book has no answer; the message says why and what would be one."""


class BrokenBook(LawError):
    """A file of the book is not as it must be (found when it is read, never when it is asked)."""


class UnknownKey(LawError):
    """No parameter has this key."""


class UnknownCondition(LawError):
    """A condition, or a value of one, that the vocabulary does not hold."""


class MissingCondition(LawError):
    """The value depends on a condition that was not stated."""


class NotYetInForce(LawError):
    """The day lies before the first value."""


class NoLongerInForce(LawError):
    """The last value has ended and none followed."""


class Ambiguous(LawError):
    """Two rows of equally many, but different, conditions both hold."""


class NotAClock(LawError):
    """The parameter is no time limit, or cannot be extended."""


class MissingHolidays(LawError):
    """The holidays of a year are not loaded, so its working days cannot be counted."""


class UnclearMoment(LawError):
    """A moment was given without the zone or the office hours it has to be judged by."""
