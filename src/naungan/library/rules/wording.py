"""The text of a procedure: lines, and numbers of law that stand in it by their name instead of being typed.

`[ppid.response_days]` and `[complaints.answer_days report_class=ordinary]` are written by the officer and become
"10 hari kerja", with a link to the law book, on the day the page is read.
"""

import re
from dataclasses import dataclass

MARK = re.compile(r"\[([a-z_]+\.[a-z0-9_]+)((?: [a-z_]+=[a-z_]+)*)\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; with `key` it stands for a value of the law book under these conditions."""

    text: str
    key: str = ""
    where: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure: who does what, in what time ("" where none is set)."""

    who: str
    what: tuple[Piece, ...]
    time: tuple[Piece, ...]


def pieces(text: str) -> tuple[Piece, ...]:
    """The text cut at its marks."""
    found: list[Piece] = []
    end = 0
    for hit in MARK.finditer(text):
        if hit.start() > end:
            found.append(Piece(text[end : hit.start()]))
        where = tuple((name, value) for name, _, value in (pair.partition("=") for pair in hit[2].split()))
        found.append(Piece(hit[0], hit[1], where))
        end = hit.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)


def steps(text: str) -> tuple[Step, ...]:
    """Lines of the form `who | what | time`; the time may be left out."""
    found = []
    for line in text.splitlines():
        if line.strip():
            who, what, time = (part.strip() for part in (line + "||").split("|")[:3])
            found.append(Step(who, pieces(what), pieces(time)))
    return tuple(found)


def lines(text: str) -> tuple[tuple[Piece, ...], ...]:
    """One entry per line, empty lines left out."""
    return tuple(pieces(line.strip()) for line in text.splitlines() if line.strip())


def wrong_lines(text: str) -> list[int]:
    """Numbers of the lines that are no step: without a doer or without a deed."""
    return [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not all(part.strip() for part in (line + "|").split("|")[:2])
    ]


def plain(text: str) -> str:
    """The text for the search: without marks and bars."""
    return re.sub(r"\s*\|\s*", ". ", MARK.sub("", text))
