"""From text to the terms of the index, the same for what is indexed and for what is asked.

A text becomes a row of terms in its order: roots of words (stop words left out), acronyms and numbers whole. Over that
row two kinds of further terms are laid: concepts ("=phk" for "pemutusan hubungan kerja" as for "dipecat"; see
lexicon/concepts.toml) and citations ("§pp.44.2015" for "Peraturan Pemerintah Nomor 44 Tahun 2015" as for "pp 44/2015").
Pure: no table, no clock.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Protocol

from naungan.search import citations, stemming

LEXICON = Path(__file__).parent / "lexicon"
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
DOUBLED = re.compile(r"([^\W\d_]{3,})2\b")  # "buruh2" as people type it
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]")
BROKEN_LINE = re.compile(r"([^\W\d_]{2,})[-\u00ad]\n[ \t]*([^\W\d_A-Z]{2,})")
LONGEST = 40  # letters of one term
SPELLED = range(4, 21)  # lengths of words that may be mistyped
CONCEPT, CITATION = "=", "§"
NAMES = "|"  # between the names in an entry's further words
# how much of the 1,000 each field may give, and how long it usually is: after half of `usual` the weight is felt less
FIELDS = {"title": (460, 6), "words": (220, 12), "summary": (120, 18), "text": (200, 350)}


class Indexed(Protocol):
    """The four fields that are read."""

    title: str
    summary: str
    words: str
    text: str


class Found(NamedTuple):
    """One term where it stands in a text: `start` and `end` in letters."""

    term: str
    start: int
    end: int


def clean(text: str) -> str:
    """Plain text on one line: no ligatures, no control characters, words broken at a line's end joined."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).encode("utf-8", "ignore").decode()
    if "-\n" in text or "\u00ad\n" in text:
        text = BROKEN_LINE.sub(lambda m: m[0] if m[1].lower() == m[2].lower() else m[1] + m[2], text)
    text = " ".join(text.replace("\u00ad", "").split())
    return text if text.isprintable() else " ".join(CONTROL.sub(" ", text).split())


@cache
def _book() -> dict:
    return tomllib.loads((LEXICON / "concepts.toml").read_text(encoding="utf-8"))


@cache
def stopwords() -> frozenset[str]:
    lines = (LEXICON / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def lexicon() -> str:
    """Twelve digits that change with any rule or list that turns text into terms."""
    files = sorted(LEXICON.iterdir()) + [Path(module) for module in (__file__, stemming.__file__, citations.__file__)]
    digest = blake2b(digest_size=6)
    for path in files:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _fold(letters: str) -> str:
    """Lower case, accents off."""
    if letters.isascii():
        return letters.lower()
    apart = unicodedata.normalize("NFKD", letters.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def forms(raw: str) -> tuple[str, ...]:
    """The words in one run of letters, digits, hyphens, dots: "buruh-buruh" is one, "juru-bicara" two, "ak-1" one."""
    raw = _fold(raw).replace("’", "'").replace("'", "")
    if doubled := DOUBLED.fullmatch(raw):
        return (doubled[1],)
    if raw.isalnum():
        return (raw[:LONGEST],)
    parts = [part for part in re.split(r"[-.]", raw) if part]
    if "." in raw and "-" not in raw:
        is_number = raw.replace(".", "").isdigit() and all(len(part) == 3 for part in parts[1:])
        if is_number or all(len(part) == 1 for part in parts):  # 2.159.942, P.T.
            return ("".join(parts)[:LONGEST],)
    if len(parts) == 2 and "." not in raw:
        if stemming.is_doubled(*parts):
            return (parts[1][:LONGEST] if parts[1].startswith(parts[0]) else parts[0][:LONGEST],)
        if len(raw) <= 9 and parts[0].isalpha() and parts[1].isdigit():  # AK-1, covid-19
            return ("".join(parts),)
    return tuple(part[:LONGEST] for part in parts)


@lru_cache(maxsize=200_000)
def terms_of(raw: str) -> tuple[str, ...]:
    """The terms of one run of letters; none for stop words."""
    stop = stopwords()
    return tuple(stemming.stem(form) for form in forms(raw) if form not in stop and (len(form) > 1 or form.isdigit()))


@cache
def _phrases(*, asked: bool = False) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First term of a phrase → (all its terms, concept), longest first. `asked`: as people also ask, never write."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    book = _book()
    tables = ("concepts", "laws", "asked") if asked else ("concepts", "laws")
    for name, members in (pair for table in tables for pair in book[table].items()):
        for member in members:
            phrase = tuple(term for raw in WORD.findall(member) for term in terms_of(raw))
            if phrase and (len(phrase) > 1 or " " not in member):  # "hubungi kami" without its stop word says little
                found.setdefault(phrase[0], []).append((phrase, CONCEPT + name))
    return {first: sorted(set(ways), key=lambda way: (-len(way[0]), way)) for first, ways in found.items()}


def members(names: Collection[str]) -> list[tuple[str, ...]]:
    """The phrases, as terms, by which these concepts are said."""
    return [phrase for ways in _phrases().values() for phrase, name in ways if name in names]


@cache
def asides() -> frozenset[str]:
    """Terms and concepts that only narrow a question: where, by which way, for how much."""
    told = _book()["asides"]
    terms = {term for word in told["words"] for term in terms_of(word)}
    return frozenset(terms | {CONCEPT + name for name in told["concepts"]})


class Concept(NamedTuple):
    """A concept over the terms `begin` to `end` (without it) of a row of terms."""

    name: str
    begin: int
    end: int


def concepts(terms: Sequence[str], *, asked: bool = False) -> Iterator[Concept]:
    """Every concept that a row of terms names, also one within another. `asked`: the row is a question."""
    ways = _phrases(asked=asked)
    for begin in [place for place, term in enumerate(terms) if term in ways]:
        for phrase, name in ways[terms[begin]]:
            end = begin + len(phrase)
            if len(phrase) == 1 or tuple(terms[begin:end]) == phrase:
                yield Concept(name, begin, end)


def row(text: str) -> list[Found]:
    """The plain terms of a text in their order, with their places."""
    return [Found(term, m.start(), m.end()) for m in WORD.finditer(text) for term in terms_of(m[0])]


def _terms(text: str) -> list[str]:
    return [term for raw in WORD.findall(text) for term in terms_of(raw)]


def count(text: str) -> Counter[str]:
    """How often each term stands in a text, concepts and citations included."""
    terms = _terms(text)
    counted = Counter(terms)
    counted.update(concept.name for concept in concepts(terms))
    counted.update(CITATION + name for name in citations.find(text))
    return counted


def weigh(entry: Indexed) -> dict[str, int]:
    """Term → impact, 1 to 1,000: each field adds its share, saturating as the term comes again (the tf of BM25).

    Numbers make a head no longer: "Kepgub 100.3.3.1-683/2025" is not less about wages than "Kepgub 561/2023".
    """
    impacts: Counter[str] = Counter()
    for name, (share, usual) in FIELDS.items():
        counted = count(getattr(entry, name))
        size = sum(times for term, times in counted.items() if name == "text" or not term.isdigit())
        brake = 0.4 + 0.6 * min(size / usual, 20)
        for term, times in counted.items():
            impacts[term] += max(1, round(share * times / (times + brake)))
    return {term[:64]: min(1000, impact) for term, impact in impacts.items()}


class Heads(NamedTuple):
    """What the last order needs of an entry, read once when it is put: terms in their order, between spaces."""

    title: str = "  "
    beside: str = "  "  # of summary and words
    cites: str = ""  # instruments that the title cites
    subject: str = ""  # the instrument that it is, by its title or its further words
    names: tuple[str, ...] = ()  # other names of it


def heads(entry: Indexed) -> str:
    """The heads of an entry as one column keeps them; `read_heads` reads them back."""
    cites = list(citations.find(entry.title))
    return "\n".join((
        " ".join(_terms(entry.title)),
        " ".join(_terms(f"{entry.summary} . {entry.words}")),
        " ".join(cites),
        next(iter(cites), "") or next(citations.find(entry.words), ""),
        NAMES.join(" ".join(_terms(name)) for name in entry.words.split(NAMES)) if NAMES in entry.words else "",
    ))  # fmt: skip


def read_heads(kept: str) -> Heads:
    """Empty for an entry that was put before heads were kept: `naungan tick` reads it again."""
    if not kept:
        return Heads()
    title, beside, cites, subject, names = [*kept.split("\n"), ""][:5]
    return Heads(f" {title} ", f" {beside} ", cites, subject, tuple(filter(None, names.split(NAMES))))


def spellings(entry: Indexed) -> tuple[set[str], set[str]]:
    """Words as they are written (in title, summary and words; anywhere), for mending what people mistype."""
    heads = _written(f"{entry.title} {entry.summary} {entry.words}")
    return heads, heads | _written(entry.text)


def _written(text: str) -> set[str]:
    stop = stopwords()
    found = {form for raw in set(WORD.findall(text)) for form in forms(raw)}
    return {form for form in found if len(form) in SPELLED and form.isalpha() and form.isascii() and form not in stop}
