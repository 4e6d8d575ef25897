"""Rooms above say here which kinds of cases they keep (docs/decisions/0026-case-spine.md)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from naungan.cases.rules import Moves


@dataclass(frozen=True)
class Kind:
    """A kind of case, as its room registers it in `AppConfig.ready()`.

    :param name: stable, lower case: it stands in the table
    :param label: its Indonesian name, as desk and applicant read it
    :param prefix: begins its number: "PPID" → PPID/2026/0143
    :param moves: state → states it may go to; a state that leads nowhere is an end
    :param labels: state → its Indonesian name for officers
    :param readers: roles that see every case of this kind and change none
    :param withdrawn: the state to which the applicant may lead it alone; "" where there is none
    :param told: state → what the applicant reads as the state; `labels` where missing
    :param waits: state → Waiting; the end states wait for nobody, all others for the office where missing
    :param handlers: roles that see every case of this kind in their area and may carry and move it
    :param superiors: roles that reminders climb to, and that decide what handlers may not
    :param desk: url name of the noun's own desk page, reversed with the case's pk; "" where the spine's page serves
    :param intake: url name of the page where officers write down one that came by letter, telephone or on foot
    :param details: gives what the applicant reads of the noun itself: template name and its context
    :param part: gives what officers read of the noun on the spine's own desk page; `details` where missing
    :param name_of: the applicant's name, for letters and ready texts
    :param keep_years_key: key in the book for how long a closed case is kept; "" keeps it
    :param forget: erases what the noun knows of people, once that time is over; raises Refused where it may not yet
    """

    name: str
    label: str
    prefix: str
    moves: Moves
    labels: Mapping[str, str]
    handlers: Collection[str]
    superiors: Collection[str] = ()
    readers: Collection[str] = ()
    withdrawn: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    waits: Mapping[str, str] = field(default_factory=dict)
    desk: str = ""
    intake: str = ""
    details: Callable[[Any], tuple[str, dict]] | None = None
    part: Callable[[Any], tuple[str, dict]] | None = None
    name_of: Callable[[Any], str] | None = None
    keep_years_key: str = ""
    forget: Callable[[Any], None] | None = None


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Raises ValueError where two rooms want one name or one prefix, or a state has no label."""
    for other in KINDS.values():
        if kind != other and (kind.name == other.name or kind.prefix == other.prefix):
            raise ValueError(f"{kind.name} / {kind.prefix}: sudah dipakai {other.label}")
    states = set(kind.moves) | {to for ways in kind.moves.values() for to in ways}
    if missing := states - set(kind.labels):
        raise ValueError(f"{kind.name}: tanpa nama: {', '.join(sorted(missing))}")
    KINDS[kind.name] = kind
