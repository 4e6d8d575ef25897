"""The parent's side of `looking`: what a room asks while somebody marks what is to be blacked out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from naungan.kit.redaction.box import Box
from naungan.kit.redaction.doors import ask

LONGEST = 1_600  # dots of the longer side of a page's picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size in millimetres, as it is shown."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Found:
    """One place where something was found; `boxes` has one for each line it runs over. `is_whole` is false where it
    lies inside a longer word."""

    page: int
    kind: str
    said: str
    before: str
    after: str
    is_whole: bool
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What was found; `blank` are pages without any words to search, `has_more` tells that the list was cut."""

    found: tuple[Found, ...]
    blank: tuple[int, ...]
    has_more: bool


def sheets(pdf: bytes) -> list[Sheet]:
    """The size of every page. Raises Refused for a file that is locked, damaged, without pages or too thick."""
    return [Sheet(*size) for size in json.loads(ask("sheets", pdf))]


def picture(pdf: bytes, page: int, *, longest: int = LONGEST) -> bytes:
    """One page as JPEG. Raises Refused for a page that is not there or cannot be drawn."""
    return ask("picture", pdf, page=page, longest=longest)


def find(pdf: bytes, *, words: Sequence[str], kinds: Sequence[str]) -> Search:
    """Where these words and these kinds of data (`patterns.KINDS`) stand. Raises Refused."""
    told = json.loads(ask("find", pdf, words=list(words), kinds=list(kinds)))
    found = tuple(
        Found(
            one["page"], one["kind"], one["said"], one["before"], one["after"], one["whole"],
            tuple(Box(one["page"], *edges) for edges in one["boxes"]),
        )
        for one in told["found"]
    )  # fmt: skip
    return Search(found, tuple(told["blank"]), told["more"])
