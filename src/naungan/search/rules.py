"""Decisions of the search: what a question asks for, and in which order the answers stand. Pure."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from naungan.search import analysis, citations
from naungan.search.analysis import CITATION, Concept, Heads

LONGEST_QUESTION = 200  # letters; more is cut off, a page address is no letter
MOST_PARTS = 10
ASIDE = 1.0  # weight of what only narrows a question: a place, a way
BESIDE = 0.5  # weight of the words of a phrase that is asked as one concept
OTHER_WAY = 0.8  # weight of another way of saying a word
NIK = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){15}(?!\d)")
HALF_AGE = 540  # days after which what fades has lost half of what age can take
# what a hit in the title is worth, as a share of the score of the words themselves
IN_TITLE, TITLE_IS_IT, SIDE_BY_SIDE, IN_TEXT_SIDE_BY_SIDE, THE_INSTRUMENT = 0.7, 0.8, 0.4, 0.25, 3.0
NOTHING_ELSE = 2.0  # the title says all that was asked for and nothing else
OTHER_YEAR = 0.6  # the title names years, and not the one asked for
# of things with the same title but for the numbers: who asks for them wants the newest; for each newer one
NEWEST_OF_A_SERIES, OLDER_OF_A_SERIES, MOST_OLDER = 1.1, 0.85, 3
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OF_YEAR = re.compile(r"\btahun ((?:19|20)\d\d)\b")  # decrees of 2025 about 2026 are those of 2026


@dataclass(frozen=True)
class Part:
    """One thing asked for: any of these terms answers it, by weight. `words`: plain terms of a phrase or citation."""

    terms: Mapping[str, float]
    said: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What somebody asks: `parts` are wanted, `beside` (term → weight) only helps the order."""

    text: str
    parts: tuple[Part, ...] = ()
    beside: Mapping[str, float] = field(default_factory=dict)
    phrase: tuple[str, ...] = ()  # plain terms in their order
    holds_nik: bool = False

    @property
    def terms(self) -> set[str]:
        """Every term that may answer, for marking hits."""
        return {term for part in self.parts for term in part.terms} | set(self.beside)

    @cached_property
    def own(self) -> set[str]:
        """These and the plain words."""
        return self.terms | set(self.phrase)


def ask(text: str) -> Question:
    """Read a question. A number like a NIK is taken out before anything else looks at it."""
    holds_nik = bool(NIK.search(text[:20_000]))
    text = analysis.clean(NIK.sub(" ", text[:20_000]) if holds_nik else text[:20_000])[:LONGEST_QUESTION]
    parts: list[Part] = []
    rest = text
    for name, start, end in citations.places(text, loose=True):
        words = tuple(found.term for found in analysis.row(text[start:end]))
        parts.append(Part({CITATION + name: 1.0}, (text[start:end],), words))
        rest = rest[:start] + " " * (end - start) + rest[end:]
    found = analysis.row(rest)
    terms = [one.term for one in found]
    spans = list(analysis.concepts(terms, asked=True))
    beside: dict[str, float] = {}
    for begin, end, names in _cover(len(terms), spans):
        own = terms[begin:end]
        said = tuple(rest[one.start : one.end] for one in found[begin:end])
        if end - begin == 1:
            parts.append(Part({own[0]: 1.0} | dict.fromkeys(names, OTHER_WAY), said))
        else:
            parts.append(Part(dict.fromkeys(names, 1.0), said, tuple(own)))
            within = {one.name for one in spans if begin <= one.begin and one.end <= end and one.name not in names}
            beside |= dict.fromkeys([*own, *within], BESIDE)
    wanted = [part for part in parts if analysis.asides().isdisjoint(part.terms)]
    for part in parts if wanted else ():
        if part not in wanted:
            beside |= {term: ASIDE * weight for term, weight in part.terms.items()}
    unique = {tuple(sorted(part.terms)): part for part in wanted or parts}
    return Question(text, tuple(unique.values())[:MOST_PARTS], beside, tuple(terms), holds_nik)


def _cover(size: int, spans: Sequence[Concept]) -> list[tuple[int, int, list[str]]]:
    """Cut a row of terms into concepts (the longest first) and single terms: (begin, end, names of concepts)."""
    taken: dict[int, tuple[int, list[str]]] = {}
    free = [True] * size
    for span in sorted(spans, key=lambda one: (one.begin - one.end, one.begin, one.name)):
        if taken.get(span.begin, (0,))[0] == span.end:
            taken[span.begin][1].append(span.name)
        elif all(free[span.begin : span.end]):
            taken[span.begin] = (span.end, [span.name])
            free[span.begin : span.end] = [False] * (span.end - span.begin)
    cut = [(begin, end, names) for begin, (end, names) in taken.items()]
    return sorted(cut + [(n, n + 1, []) for n in range(size) if free[n]])


def settle(question: Question, held: Mapping[str, int]) -> Question:
    """Ask by words for every concept or citation that no entry holds. `held`: term → entries that hold it."""
    parts: list[Part] = []
    for part in question.parts:
        if part.words and not any(held.get(term) for term in part.terms):
            parts += [Part({word: 1.0}, (word,)) for word in part.words]
        else:
            parts.append(part)
    unique = {tuple(sorted(part.terms)): part for part in parts}
    return replace(question, parts=tuple(unique.values())[:MOST_PARTS])


def needed(parts: int) -> list[int]:
    """How many of so many parts an entry must answer: first nearly all, and when nobody does, fewer."""
    first = parts if parts <= 2 else parts - 1 if parts <= 4 else math.ceil(parts * 0.7)
    return sorted({first, max(1, math.ceil(parts / 2)), 1}, reverse=True) if parts else []


def drivers(question: Question, held: Mapping[str, int], need: int) -> set[str]:
    """Terms of the rarest parts, so many that whoever answers `need` parts must answer one of these."""
    by_rarity = sorted(question.parts, key=lambda part: sum(held.get(term, 0) for term in part.terms))
    return {term for part in by_rarity[: len(question.parts) - need + 1] for term in part.terms}


def rarity(entries: int, everything: int) -> float:
    """What a term is worth: the idf of BM25."""
    return math.log(1 + (everything - entries + 0.5) / (entries + 0.5))


@dataclass(frozen=True)
class Candidate:
    """One of the first few hundred, as the statement gave it."""

    key: str
    kind: str
    heads: Heads
    on: date | None
    score: int  # sum of impact x rarity, whole numbers
    parts: int  # how many parts of the question it answers
    pk: int = 0


def value(question: Question, one: Candidate, *, prior: float, fades: bool, today: date) -> float:
    """Where a candidate stands: its words' worth, raised by what its title says, lowered by age."""
    asked = len(question.parts) or 1
    raised = 1.0 + max(
        _named(question, one.heads.title, one.heads.cites), *(_named(question, name) for name in one.heads.names), 0.0
    )
    if is_side_by_side(question, one.heads):
        raised += SIDE_BY_SIDE
    if any(CITATION + one.heads.subject in part.terms for part in question.parts):
        raised += THE_INSTRUMENT
    fresh = 0.7 + 0.3 * 0.5 ** (max(0, (today - one.on).days) / HALF_AGE) if fades and one.on else 1.0
    years = 1.0 if _may_be_meant(question, one.heads) else OTHER_YEAR
    return one.score * (one.parts / asked) * raised * prior * fresh * years


def _named(question: Question, name: str, cites: str = "") -> float:
    """What it is worth that a thing is called so: how much of the question the name says, how much of it was asked."""
    plain = [term for term in name.split() if not term.isdigit() or term in question.own]
    named = list(analysis.concepts(plain))
    said = {*plain, *(concept.name for concept in named), *(CITATION + one for one in cites.split())}
    share = sum(not said.isdisjoint(part.terms) for part in question.parts) / (len(question.parts) or 1)
    if not plain or not share:
        return IN_TITLE * share
    covered = _covered(plain, named, question) / len(plain)
    return IN_TITLE * share + TITLE_IS_IT * share * covered + NOTHING_ELSE * (share == covered == 1.0)


def is_side_by_side(question: Question, heads: Heads) -> bool:
    """Do the words of the question stand in its heads as they were typed?"""
    phrase = f" {' '.join(question.phrase)} "
    return len(question.phrase) > 1 and (phrase in heads.title or phrase in heads.beside)


def _may_be_meant(question: Question, heads: Heads) -> bool:
    """False when the question names a year, and the title only others: the report of 2025 is not that of 2026."""
    asked = [int(term) for term in question.phrase if YEAR.fullmatch(term)]
    told = [int(term) for term in OF_YEAR.findall(heads.title)] or [int(term) for term in YEAR.findall(heads.title)]
    return not asked or not told or any(min(told) <= year <= max(told) for year in asked)


def in_series(question: Question, some: Sequence[Candidate]) -> dict[int, float]:
    """Number of an entry → what its place in a series is worth: same kind, same title but for the numbers.

    One whose number was asked for is in none: who asks for 2024 wants 2024.
    """
    series: dict[tuple[str, str], list[Candidate]] = {}
    for one in some:
        if one.on and not any(term in question.own for term in one.heads.title.split() if term.isdigit()):
            bare = " ".join(term for term in one.heads.title.split() if not term.isdigit())
            series.setdefault((one.kind, bare), []).append(one)
    places: dict[int, float] = {}
    for members in series.values():
        days = sorted({one.on for one in members if one.on}, reverse=True)
        for one in members:
            if one.on and len(days) > 1:
                newer = days.index(one.on)
                places[one.pk] = OLDER_OF_A_SERIES ** min(newer, MOST_OLDER) if newer else NEWEST_OF_A_SERIES
    return places


def _covered(title: Sequence[str], named: Sequence[Concept], question: Question) -> int:
    """How many terms of a title were asked for, by themselves or as part of a concept."""
    asked = question.own
    covered = {n for n, term in enumerate(title) if term in asked}
    for concept in named:
        if concept.name in asked:
            covered.update(range(concept.begin, concept.end))
    return len(covered)


def undoubled(word: str) -> str:
    """A letter typed once instead of twice, or twice instead of once, is the commonest slip: perusahan, perusahaan."""
    return "".join(letter for letter, _ in groupby(word))


def allowance(word: str) -> int:
    """How many slips of the finger a word of this length may hold."""
    return 0 if len(word) < 4 else 1 if len(word) <= 6 else 2
