"""What a room above does for its letters to people without an account: the enclosure, and what follows a failure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Enclosure:
    """A file that is made when its letter leaves, and is kept nowhere."""

    name: str
    content: bytes
    mime: str = "application/pdf"


@dataclass(frozen=True)
class Errand:
    """`enclose(about, written_at)` makes the file of a letter, or None where there is nothing to enclose any more;
    `gave_up(about, now)` hears that the last attempt failed. `about` is the number the room handed to `send_to`."""

    code: str
    gave_up: Callable[[int, datetime], None]
    enclose: Callable[[int, datetime], Enclosure | None] = lambda about, written_at: None


ERRANDS: dict[str, Errand] = {}


def register(errand: Errand) -> None:
    """Called once by the room's `apps.ready`."""
    ERRANDS[errand.code] = errand
