"""Rooms above say here what of theirs can be found (docs/decisions/0022-search.md)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from naungan.search.entry import Entry


@dataclass(frozen=True)
class Standing:
    """How it is with a thing on a day: told beside the result, never stored, for it changes without the thing.

    :param label: one or two words: "Berlaku", "Dicabut"
    :param tone: colour of the tag (`kit`): "", good, wait, bad, off
    :param icon: drawing of the tag; "" is that of the tone
    :param worth: how much a hit still counts; what no longer holds counts less
    """

    label: str
    tone: str = ""
    icon: str = ""
    worth: float = 1.0


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is found.

    :param name: stable, lower case: it stands in addresses (`/cari/?jenis=regulation`) and in the index
    :param label: its Indonesian name, as the filter shows it
    :param entries: gives every public entry of this kind, lazily; `naungan search rebuild` walks it
    :param prior: how much an equal hit of this kind counts; 1.0 is a page of guidance
    :param fades: what happened long ago counts less (news, agenda)
    :param facets: name of a facet → its label: {"status": "Keadaan"}
    :param standing: keys and a day → how it is with those things then; of the best few hundred, in a few queries
    :param is_pulled: its room lies below and cannot put: `naungan tick` asks for its entries again
    """

    name: str
    label: str
    entries: Callable[[], Iterable[Entry]]
    prior: float = 1.0
    fades: bool = False
    facets: Mapping[str, str] = field(default_factory=dict)
    standing: Callable[[Collection[str], date], Mapping[str, Standing]] | None = None
    is_pulled: bool = False


@dataclass(frozen=True)
class Door:
    """A way on for somebody who found nothing: a task of the front page, or a place to ask."""

    title: str
    url: str
    text: str = ""
    icon: str = "file"
    to_ask: bool = False  # a place where somebody answers


KINDS: dict[str, Kind] = {}
DOORS: list[Callable[[], Iterable[Door]]] = []


def register(kind: Kind) -> None:
    """Once, in `AppConfig.ready()`. A second kind of the same name replaces the first."""
    KINDS[kind.name] = kind


def offer(doors: Callable[[], Iterable[Door]]) -> None:
    """Register ways on for the page that found nothing; asked only when it is shown."""
    if doors not in DOORS:
        DOORS.append(doors)
