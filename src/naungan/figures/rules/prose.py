"""Reads a text beside its figures: what is stated and untrue is told, with the sum that shows it.

Three questions, each answered only as far as the words allow (`subjects`):
1. A percentage, a count or a "nine of ten" that speaks of a figure *beside* it: does it agree?
2. "411.126 dari 733.040 adalah 60 %": do the numbers of one sentence agree with each other?
3. "9,3 % dan 77,8 % lainnya": do shares that are said to make up one whole close?

Beside means: in the same paragraph, or in the paragraph directly before or after the figure (`Paragraph.at`
and `Known.at` count the places of a page in reading order, one apart for neighbours). 2 and 3 need no figure.

A number that agrees when rounded or cut off at its last written place is true (`reading.Number.agrees`). What
is off by no more than `proof.TOLERANCE_POINTS` is warned about; beyond that it is refused. Where there is no
telling what a number counts, nothing is said, or a warning at most: a false alarm is as bad as a miss.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from naungan.figures.rules import subjects
from naungan.figures.rules.closing import across, closings, sums
from naungan.figures.rules.proof import TOLERANCE_POINTS, share
from naungan.figures.rules.reading import Fraction, Number, counts, fractions, sentences, shares, tidy
from naungan.figures.rules.subjects import Context, Match
from naungan.figures.rules.writing import n, p

NEAR_MISS = Decimal("0.1")  # a count within a tenth of the figure's own is that number, mistyped or out of date


class Grade(StrEnum):
    REFUSE = "refuse"
    WARN = "warn"


@dataclass(frozen=True)
class Known:
    """A figure of the page. `segment` "" is all; `places` its region's names; `elsewhere` names of other regions.

    `words`: stems by which a sentence can be known to speak of it; empty means "is covered".
    """

    at: int
    name: str
    numerator: int
    denominator: int | None
    segment: str = ""
    years: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    places: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @property
    def percent(self) -> Decimal | None:
        return share(self.numerator, self.denominator) if self.denominator else None

    @property
    def uncovered(self) -> int | None:
        return None if self.denominator is None else self.denominator - self.numerator


@dataclass(frozen=True)
class Paragraph:
    at: int
    text: str
    where: str = ""  # id of the block it came from


@dataclass(frozen=True)
class Disagreement:
    """What is wrong with one sentence. `says` carries the arithmetic."""

    grade: Grade
    says: str
    sentence: str
    where: str = ""
    written: str = field(default="", compare=False)


def check(paragraphs: Sequence[Paragraph], figures: Sequence[Known] = ()) -> list[Disagreement]:
    """Everything in these paragraphs that disagrees with the figures beside them or with itself."""
    out: list[Disagreement] = []
    for paragraph in paragraphs:
        beside = [figure for figure in figures if abs(figure.at - paragraph.at) <= 1]
        context = Context()
        found: list[Disagreement] = []
        for sentence in sentences(tidy(paragraph.text)):
            found += _sentence(sentence, beside, context)
            context = _after(context, sentence, beside)
        out += [replace(one, where=paragraph.where) for one in _without_corrections(found, paragraph.text, beside)]
    return list(dict.fromkeys(out))


def _sentence(sentence: str, beside: list[Known], context: Context) -> Iterator[Disagreement]:
    taken: set[str] = set()
    for says, written, is_certain in [*sums(sentence), *closings(sentence)]:
        taken |= set(written)
        yield Disagreement(Grade.REFUSE if is_certain else Grade.WARN, says, sentence, written=" ".join(written))
    if joined := across(context.previous, sentence):
        text, rest = joined
        taken |= {claim.written for claim in rest}
        for says, written, is_certain in closings(text):
            yield Disagreement(Grade.REFUSE if is_certain else Grade.WARN, says, sentence, written=" ".join(written))
    claims: list[Number | Fraction] = [*shares(sentence), *fractions(sentence)]
    for claim in claims:
        if claim.written not in taken and (wrong := _share(sentence, claim, beside, context)):
            yield wrong
    for count in counts(sentence):
        if count.written not in taken and (wrong := _count(sentence, count, beside, context)):
            yield wrong


def _after(context: Context, sentence: str, beside: list[Known]) -> Context:
    segment = subjects.segment_of(sentence)
    gone = context.is_elsewhere or any(_is_elsewhere(sentence, figure) for figure in beside)
    other = context.is_other or bool(subjects.OTHER.search(sentence) or subjects.COHORT.search(sentence))
    return Context(segment if segment in ("formal", "informal") else context.segment, gone, other, sentence)


def _is_elsewhere(sentence: str, figure: Known) -> bool:
    return subjects.other_time(sentence, figure.years, figure.months) or subjects.other_place(
        sentence, figure.places, figure.elsewhere
    )


def _matches(sentence: str, claim: Number | Fraction, figure: Known, context: Context) -> Match:
    """How sure is it that this number speaks of this figure?"""
    clause = subjects.clause_of(sentence, claim)
    if _is_elsewhere(sentence, figure) or subjects.COHORT.search(clause):
        return Match.NO
    if subjects.is_bare(sentence) and context.is_other:
        return Match.NO
    segment = subjects.segment_near(sentence, claim)
    if segment is None and context.segment:
        segment = context.segment
    named = not figure.segment or segment == figure.segment
    if (segment in ("formal", "informal") and segment != figure.segment) or not subjects.predicate(
        sentence, figure.words
    ):
        return Match.NO
    if not figure.segment:
        named = segment is None and bool(figure.words or subjects.WORKERS.search(sentence))
    if segment is None and subjects.is_rest(sentence, claim):  # the rest of the one share it stands beside
        named = not (context.is_other or shares(context.previous)) and len(shares(sentence)) <= 1
    is_sure = named and segment != "both" and not context.is_elsewhere and not subjects.POINTING.search(clause)
    return Match.YES if is_sure else Match.MAYBE


def _candidates(
    sentence: str, claim: Number | Fraction, beside: list[Known], context: Context
) -> tuple[list[Known], Match]:
    """The figures this number may speak of, and how sure the surest is."""
    graded = [(figure, _matches(sentence, claim, figure, context)) for figure in beside]
    best = max((match for _, match in graded), default=Match.NO)
    return [figure for figure, match in graded if match != Match.NO], best


def _share(sentence: str, claim: Number | Fraction, beside: list[Known], context: Context) -> Disagreement | None:
    if subjects.is_free(sentence, claim):
        return None
    figures, match = _candidates(sentence, claim, [f for f in beside if f.percent is not None], context)
    if not figures:
        return None
    negative = subjects.is_negative(sentence, claim)
    trues: list[tuple[Decimal, str]] = []
    for figure in figures:
        trues += _true_shares(figure, negative)
    slack = Decimal(2) if subjects.is_about(sentence, claim) else Decimal(0)
    if any(claim.agrees(value) or abs(_percent(claim) - value) <= slack for value, _ in trues):
        return None
    off, arithmetic = min((abs(_percent(claim) - value), words) for value, words in trues)
    sure = match == Match.YES and (off > TOLERANCE_POINTS or isinstance(claim, Fraction))
    return Disagreement(
        Grade.REFUSE if sure else Grade.WARN, f"{arithmetic}, bukan {claim.written}.", sentence, written=claim.written
    )


def _true_shares(figure: Known, negative: bool | None) -> Iterator[tuple[Decimal, str]]:
    percent = figure.percent or Decimal(0)
    whole = figure.denominator or 0
    if not negative:
        yield percent, f"{n(figure.numerator)} dari {n(whole)} adalah {p(percent)} % ({figure.name})"
    if negative is not False:
        rest = 100 - percent
        yield (
            rest,
            (
                f"Yang belum: 100 − {p(percent)} = {p(rest)} %, yaitu {n(whole - figure.numerator)} dari {n(whole)} "
                f"({figure.name})"
            ),
        )


def _percent(claim: Number | Fraction) -> Decimal:
    return claim.percent if isinstance(claim, Fraction) else claim.value


def _count(sentence: str, claim: Number, beside: list[Known], context: Context) -> Disagreement | None:
    """A count of the covered, of the uncovered, or of the whole base."""
    if subjects.is_free(sentence, claim):
        return None
    figures, match = _candidates(sentence, claim, beside, context)
    if not figures:
        return None
    true = [(value, words) for figure in figures for value, words in _true_counts(figure)]
    about = Decimal("0.05") if subjects.is_about(sentence, claim) else Decimal(0)
    if any(claim.agrees(value) or abs(claim.value - value) <= about * value for value, _ in true):
        return None
    value, words = min(true, key=lambda pair: abs(pair[0] - claim.value))
    is_near = abs(value - claim.value) <= NEAR_MISS * value
    states = subjects.COVERED.search(subjects.clause_of(sentence, claim)) and not _is_base(sentence, claim)
    if not is_near and not states:
        return None
    sure = match == Match.YES and (is_near or states)
    return Disagreement(
        Grade.REFUSE if sure else Grade.WARN, f"{words}, bukan {claim.written}.", sentence, written=claim.written
    )


def _is_base(sentence: str, claim: Number) -> bool:
    """`dari 2.159.942 pekerja informal`: the whole, of which the covered are a part."""
    return sentence[: claim.start].rstrip().lower().endswith(("dari", "antara", "total", "seluruh", "ada"))


def _true_counts(figure: Known) -> Iterator[tuple[int, str]]:
    yield figure.numerator, f"Angka di sampingnya {n(figure.numerator)} orang ({figure.name})"
    if figure.denominator is not None and figure.uncovered is not None:
        yield figure.denominator, f"Penyebut angka di sampingnya {n(figure.denominator)} orang ({figure.name})"
        rest = f"{n(figure.denominator)} − {n(figure.numerator)} = {n(figure.uncovered)}"
        yield figure.uncovered, f"Yang belum: {rest} orang ({figure.name})"


def _without_corrections(found: list[Disagreement], text: str, beside: list[Known]) -> list[Disagreement]:
    """A sentence that quotes a number in order to correct it is no mistake when the true one stands with it."""
    out = []
    for one in found:
        if not subjects.REFUTED.search(one.sentence):
            out.append(one)
        elif not _tells_the_truth(text, beside):
            out.append(replace(one, grade=Grade.WARN))
    return out


def _tells_the_truth(text: str, beside: list[Known]) -> bool:
    stated = [number for sentence in sentences(tidy(text)) for number in shares(sentence)]
    true = [percent for f in beside if (percent := f.percent) is not None]
    for sentence in sentences(tidy(text)):
        numbers = [number.value for number in counts(sentence)]
        true += [share(int(a), int(b)) for a in numbers for b in numbers if a < b]
    return any(number.agrees(value) or number.agrees(100 - value) for number in stated for value in true)
