"""Reading Indonesian prose: sentences, clauses, and the numbers in them with the care with which they were written.

Pure. What a number is *about* is decided in `subjects`; whether it is true, in `prose`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import pairwise

from naungan.kit.words import UP_TO_TEN

SCALES = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9}
UNITS = {word: value for value, word in enumerate(UP_TO_TEN[:10])}
SHORT_FORMS = {"ps", "no", "hlm", "dr", "h", "hj", "tgl", "dll", "jl", "kab", "kec", "prof", "ir", "drs", "dra", "s"}

SHARE = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|persen\b|per\s?sen\b)", re.I)
IN_WORDS = r"(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|belas|puluh|koma)"
SHARE_IN_WORDS = re.compile(rf"\b({IN_WORDS}(?:\s+{IN_WORDS})*)\s+(?:%|persen\b)", re.I)
COUNT = re.compile(
    r"(?<![\d.,/%])(?:(\d{1,3}(?:\.\d{3})+)(?![\d.]*\d)|(\d+(?:,\d+)?)\s*(ribu|rb|juta|jt|miliar)\b|(?<!-)(\d{1,6})\b(?![,./]\d))",
    re.I,
)
RATIO = re.compile(
    rf"\b(\d{{1,2}}|{IN_WORDS})\s+(?:dari|di antara)\s+(?:setiap\s+|tiap\s+)?(\d{{1,3}}|{IN_WORDS})\b", re.I
)
HALF = re.compile(r"\b(separuh|setengah|seperempat|sepertiga|tiga perempat|dua pertiga)\b", re.I)
HALVES = {
    "separuh": Decimal(50), "setengah": Decimal(50), "seperempat": Decimal(25), "tiga perempat": Decimal(75),
    "sepertiga": Decimal(100) / 3, "dua pertiga": Decimal(200) / 3,
}  # fmt: skip
BREAK = re.compile(
    r"[;:()–—]|,(?=\s)|\s-\s|\b(?:dan|serta|sedangkan|sementara|tetapi|namun|sisanya|selebihnya|adapun)\b", re.I
)
JOINING = ("sisanya", "selebihnya")  # these belong to the clause they open


@dataclass(frozen=True)
class Number:
    """A number as it stands in a sentence.

    value: per cent, or how many; step: what one unit of its last written place is worth (9,3 → 0.1;
    2,16 juta → 10 000; 200.000 → 100 000); written: the words themselves; start, end: where they stand.
    """

    value: Decimal
    step: Decimal
    written: str
    start: int
    end: int

    def agrees(self, true: Decimal | int) -> bool:
        """Is this the true value, rounded or cut off at the place where the writer stopped?"""
        true = Decimal(true)
        rounded = (true / self.step).quantize(Decimal(1), ROUND_HALF_UP) * self.step
        cut = (true / self.step).quantize(Decimal(1), ROUND_DOWN) * self.step
        return self.value in (rounded, cut) or abs(true - self.value) * 2 <= self.step


@dataclass(frozen=True)
class Fraction:
    """`sembilan dari sepuluh`, `separuh`: a share in words, as precise as its denominator."""

    part: Decimal
    of: Decimal
    written: str
    start: int
    end: int

    @property
    def percent(self) -> Decimal:
        return 100 * self.part / self.of

    def agrees(self, percent: Decimal) -> bool:
        """Rounding to so many of so many, up or down, is no lie."""
        return abs(percent - self.percent) < 100 / self.of


def tidy(text: str) -> str:
    """One line, ordinary spaces, no soft hyphens: what comes out of an editor is full of the others."""
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u200b", "")).strip()


def sentences(text: str) -> list[str]:
    """Split after . ! ? before a capital, a digit or a quotation mark; not after `Ps.`, `dr.`, `H.`"""
    out, begin = [], 0
    for stop in re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])", text):
        before = re.search(r"([A-Za-z]+)[.!?]\W*$", text[begin : stop.end()])
        if before and text[stop.start()] == "." and before[1].lower() in SHORT_FORMS:
            continue
        out.append(text[begin : stop.end()].strip())
        begin = stop.end()
    rest = text[begin:].strip()
    return [*out, rest] if rest else out


def clauses(sentence: str) -> list[tuple[int, int]]:
    """Where the clauses of a sentence begin and end; decimal commas do not break."""
    cuts = [0]
    for mark in BREAK.finditer(sentence):
        cuts.append(mark.start() if mark[0].lower() in JOINING else mark.end())
    cuts.append(len(sentence))
    return [(a, b) for a, b in pairwise(cuts) if sentence[a:b].strip()]


def shares(sentence: str) -> list[Number]:
    """Percentages in order, also in words: `9,3 %`, `9.3 persen`, `sembilan koma tiga persen`."""
    out = []
    for found in SHARE.finditer(sentence):
        digits = found[1].replace(",", ".")
        out.append(_number(Decimal(digits), _places(digits), found))
    for found in SHARE_IN_WORDS.finditer(sentence):
        digits = _spoken(found[1].lower())
        if digits is not None:
            out.append(_number(Decimal(digits), _places(digits), found))
    return sorted(out, key=lambda number: number.start)


def counts(sentence: str) -> list[Number]:
    """Whole numbers that may count people: not money, not years, not percentages, not dates or articles."""
    return [number for found in COUNT.finditer(sentence) if (number := _count(sentence, found))]


def fractions(sentence: str) -> Iterator[Fraction]:
    """`satu dari sepuluh`, `9 dari 10`, `separuh`."""
    for found in RATIO.finditer(sentence):
        part, of = _small(found[1]), _small(found[2])
        if (
            part is not None
            and of
            and part <= of
            and not re.match(r"[.,]\d|\s*(%|persen|ribu|juta)", sentence[found.end() :])
        ):
            yield Fraction(Decimal(part), Decimal(of), found[0], found.start(), found.end())
    for found in HALF.finditer(sentence):
        share = HALVES[found[1].lower()]
        yield Fraction(share / 10, Decimal(10), found[0], found.start(), found.end())


def _number(value: Decimal, step: Decimal, found: re.Match) -> Number:
    return Number(value, step, found[0].strip(), found.start(), found.end())


def _places(digits: str) -> Decimal:
    return Decimal(1).scaleb(-len(digits.partition(".")[2]))


def _count(sentence: str, found: re.Match) -> Number | None:
    before, after = sentence[: found.start()], sentence[found.end() :]
    if re.search(r"(?:Rp\.?|IDR|pasal|ps\.?|ayat|nomor|no\.?|tahun|usia|umur)\s*$", before, re.I):
        return None
    if re.match(r"\s*(?:%|persen|rupiah|ton|hektare?|km|kali|hari|bulan|tahun|jam|menit|poin)", after, re.I):
        return None
    dotted, scaled, scale, bare = found.groups()
    if dotted:
        value = Decimal(dotted.replace(".", ""))
        return _number(value, _round_step(value), found)
    if scaled:
        digits, factor = scaled.replace(",", "."), SCALES[scale.lower()]
        return _number(Decimal(digits) * factor, _places(digits) * factor, found)
    is_year = len(bare) == 4 and bare[:2] in ("19", "20")
    followed = re.match(r"\s+(?:orang|pekerja|peserta|jiwa|dari)\b", after)
    return None if is_year or not followed else _number(Decimal(bare), Decimal(1), found)


def _round_step(value: Decimal) -> Decimal:
    """200.000 is a round number: its zeros say how far it was rounded. 201.000 too, but 733.040 is not."""
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    return Decimal(10) ** zeros if zeros >= 3 else Decimal(1)


def _small(text: str) -> int | None:
    spoken = text if text.isdigit() else _spoken(text.lower())
    return int(spoken) if spoken is not None and "." not in spoken else None


def _spoken(text: str) -> str | None:
    """`sembilan koma tiga` → "9.3"; None where the words are no number up to a hundred."""
    whole, _, places = text.partition(" koma ")
    tens, current = 0, 0
    for word in whole.split():
        if word in UNITS:
            current = UNITS[word]
        elif word in ("sepuluh", "sebelas", "seratus"):
            current = {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
        elif word == "belas" and current:
            current += 10
        elif word == "puluh" and current:
            tens, current = current * 10, 0
        else:
            return None
    digits = [str(UNITS[word]) for word in places.split() if word in UNITS]
    if places and len(digits) != len(places.split()):
        return None
    return f"{tens + current}" + (f".{''.join(digits)}" if digits else "")
