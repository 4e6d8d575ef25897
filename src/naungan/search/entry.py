"""What a room hands in to be found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Entry:
    """One thing the public can find. Public things only: whatever is put here, anybody may read.

    :param key: room, model and row, once and for ever: "regulations.instrument:12"
    :param kind: name of a registered `registry.Kind`
    :param title: plain text, as it shall stand in the list of results
    :param text: everything else that shall be found, plain text without markup; may be a book
    :param url: path of this site, beginning with "/"
    :param summary: one sentence; shown where the text gives no better one
    :param words: further words that lead here, never shown: short names, numbers, old names; where "|" stands between
        them, each is a name of it: whoever asks for one of these and nothing else, means it
    :param on: the day it belongs to (publication, enactment, first day of an event)
    :param facets: what its kind lets people narrow by: {"status": "Berlaku"}
    """

    key: str
    kind: str
    title: str
    text: str
    url: str
    summary: str = ""
    words: str = ""
    on: date | None = None
    facets: Mapping[str, str] = field(default_factory=dict)
