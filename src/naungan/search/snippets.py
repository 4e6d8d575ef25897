"""Showing where the hit is: a title or a piece of text, cut into what was asked for and what was not. Pure.

Nothing here makes HTML: templates put `<mark>` around the pieces that are hits, and escape them all.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from naungan.search import analysis, citations
from naungan.search.analysis import CITATION, CONCEPT, Found

WIDE = 230  # letters of a snippet
MOST_HITS = 400  # places looked at in one text
SWALLOWED = "ktsp"  # first letters that a prefix may have swallowed
LETTER = re.compile(r"[\w'’.-]")


class Piece(NamedTuple):
    """A run of text; `hit` says whether it is what was asked for."""

    text: str
    hit: bool


def marked(text: str, terms: Collection[str]) -> list[Piece]:
    """A whole short text (a title) with every hit marked."""
    return _pieces(text, 0, len(text), places(text, terms))


def snippet(text: str, terms: Collection[str], *, wide: int = WIDE) -> list[Piece]:
    """The piece of a long text that holds most of what was asked, hits marked; its beginning when it holds none."""
    hits = _near_places(text, terms)
    if not hits:
        return _pieces(text, 0, _end_of_word(text, wide), []) + ([Piece(" …", False)] if len(text) > wide else [])
    best: tuple[float, int] = (-1.0, 0)
    begin = 0
    for n, hit in enumerate(hits):
        inside = [other for other in hits[n : n + 40] if other.end <= hit.start + wide - 40]
        said = {other.term: text.count(" ", other.start, other.end) + 1 for other in inside}
        worth = (sum(said.values()) + len(inside) / 100, -n)
        if worth > best:
            best, begin = worth, hit.start
    start = _start_of_words(text, begin, before=60)
    end = _end_of_word(text, start + wide)
    pieces = _pieces(text, start, end, [hit for hit in hits if start <= hit.start and hit.end <= end])
    before = [Piece("… ", False)] if start else []
    return before + pieces + ([Piece(" …", False)] if end < len(text) else [])


def places(text: str, terms: Collection[str]) -> list[Found]:
    """Every hit of these terms in a text, in order, none over another; phrases of a concept as one."""
    row = analysis.row(text)
    hits = [found for found in row if found.term in terms]
    if any(term.startswith(CONCEPT) for term in terms):
        for concept in analysis.concepts([found.term for found in row]):
            if concept.name in terms:
                hits.append(Found(concept.name, row[concept.begin].start, row[concept.end - 1].end))
    if any(term.startswith(CITATION) for term in terms):
        hits += [Found(CITATION + n, a, b) for n, a, b in citations.places(text) if CITATION + n in terms]
    return _apart(hits)


def _near_places(text: str, terms: Collection[str]) -> list[Found]:
    """The same for a book: first look with one pattern for letters every form must hold, then only read around them."""
    if len(text) <= 4_000:
        return places(text, terms)
    pattern = re.compile("|".join(sorted({_kernel(way) for way in _ways(terms)}, key=len, reverse=True)), re.IGNORECASE)
    hits: list[Found] = []
    read_to = 0
    for n, spot in enumerate(pattern.finditer(text)):
        if n >= MOST_HITS:
            break
        if spot.start() < read_to:
            continue
        start, end = _start_of_words(text, spot.start(), before=90), _end_of_word(text, spot.end() + 90)
        start, read_to = max(start, min(read_to, spot.start())), end
        hits += [Found(hit.term, hit.start + start, hit.end + start) for hit in places(text[start:end], terms)]
    return _apart(hits)


def _ways(terms: Collection[str]) -> list[str]:
    """First words by which a text may say these terms."""
    plain = [term for term in terms if not term.startswith((CONCEPT, CITATION))]
    plain += [phrase[0] for phrase in analysis.members(terms)]
    plain += [term.split(".")[1] for term in terms if term.startswith(CITATION)]
    return plain


def _kernel(term: str) -> str:
    """Letters that every form of a term holds: a prefix may swallow the first."""
    if len(term) > 3 and term[0] in SWALLOWED and term[1] in "aeiou":
        return re.escape(term[1:])
    return rf"\b{re.escape(term)}" if len(term) <= 3 else re.escape(term)


def _apart(hits: list[Found]) -> list[Found]:
    """Of hits that lie over one another the longer stays."""
    kept: list[Found] = []
    for hit in sorted(set(hits), key=lambda one: (one.start, -one.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _pieces(text: str, start: int, end: int, hits: list[Found]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for hit in hits:
        if hit.start > at:
            pieces.append(Piece(text[at : hit.start], False))
        pieces.append(Piece(text[hit.start : hit.end], True))
        at = hit.end
    return pieces + ([Piece(text[at:end], False)] if at < end else [])


def _start_of_words(text: str, at: int, *, before: int) -> int:
    """A beginning shortly before a place: of a sentence if one is near, else of a word."""
    start = max(0, at - before)
    while start > 0 and LETTER.match(text[start - 1]) and LETTER.match(text[start]):
        start -= 1
    sentence = text.rfind(". ", start, at)
    return sentence + 2 if sentence >= 0 else start


def _end_of_word(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, at - 40), at)
    return space if space > 0 else at
