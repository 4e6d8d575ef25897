"""Showing where the hit is: a title or a piece of text, cut into what was asked for and what was not. Pure.

Nothing here makes HTML: templates put `<mark>` around the pieces that are hits, and escape them all.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from naungan.search import analysis, citations
from naungan.search.analysis import CITATION, CONCEPT, Found

WIDE = 230  # letters of a snippet
SHORT = 1_500  # letters of a text that is read whole
MOST_SPOTS = 40  # places noticed of one word in a book
MOST_READ = 6  # of these, where most words stand together, really read
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
    """The same for a book: look for letters that every form must hold, then only read where most of them meet."""
    if len(text) <= SHORT:
        return places(text, terms)
    lower = text.lower()
    if len(lower) != len(text):  # a few foreign letters become two
        lower = text
    kernels = {_kernel(way) for way in _ways(terms)}
    by_rarity = sorted(((kernel, _spots(lower, kernel)) for kernel in kernels), key=lambda one: (len(one[1]), one[0]))
    worths: dict[int, int] = {}
    for _, spots in by_rarity:
        for spot in spots[: MOST_SPOTS if len(worths) < MOST_SPOTS else MOST_READ]:
            if spot not in worths:
                worths[spot] = -sum(
                    lower.find(kernel, spot, spot + WIDE - 40) >= 0 for kernel, found in by_rarity if found
                )
    hits: list[Found] = []
    read: list[tuple[int, int]] = []
    for spot in sorted(worths, key=lambda place: (worths[place], place)):
        if len(read) == MOST_READ:
            break
        if any(start <= spot < end - 60 for start, end in read):
            continue
        start, end = _start_of_words(text, spot, before=60), _end_of_word(text, spot + WIDE + 40)
        found = places(text[start:end], terms)
        if found:
            read.append((start, end))
        hits += [Found(hit.term, hit.start + start, hit.end + start) for hit in found]
    return _apart(hits)


def _spots(lower: str, kernel: str) -> list[int]:
    """Where these letters stand, the first few; short ones only where a word begins."""
    spots: list[int] = []
    at = lower.find(kernel)
    while at >= 0 and len(spots) < MOST_SPOTS:
        if len(kernel) > 3 or not at or not lower[at - 1].isalnum():
            spots.append(at)
        at = lower.find(kernel, at + len(kernel))
    return spots


def _ways(terms: Collection[str]) -> list[str]:
    """First words by which a text may say these terms."""
    plain = [term for term in terms if not term.startswith((CONCEPT, CITATION))]
    plain += [phrase[0] for phrase in analysis.members(terms)]
    plain += [term.split(".")[1] for term in terms if term.startswith(CITATION)]
    return plain


def _kernel(term: str) -> str:
    """Letters that every form of a term holds: a prefix may swallow the first."""
    if len(term) > 3 and term[0] in SWALLOWED and term[1] in "aeiou":
        return term[1:]
    return term


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
