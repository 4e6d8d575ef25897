"""The numbers of one sentence against each other: `A dari B … P %`, and shares that are said to close.

Pure; no figure is needed, so these hold anywhere on a page. Each finding is the sentence with the sum, the
numbers it speaks of, and whether there is no other way to read it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from naungan.figures.rules import subjects
from naungan.figures.rules.proof import TOLERANCE_POINTS, share
from naungan.figures.rules.reading import Number, counts, shares
from naungan.figures.rules.writing import n, p, short

Finding = tuple[str, tuple[str, ...], bool]
OF = re.compile(
    r"^(?:\s+(?:orang|pekerja|peserta|jiwa|tenaga kerja|di antaranya))?\s+dari\s+(?:total\s+|seluruh\s+|sekitar\s+)?$",
    re.I,
)
FROM = re.compile(r"\bdari\s+(?:total\s+|seluruh\s+|sebanyak\s+|sekitar\s+|keseluruhan\s+|jumlah\s+)*$", re.I)
POSITIVE_WORDS = re.compile(r"\b(?:sudah|telah|baru)\b", re.I)


def sums(sentence: str) -> Iterator[Finding]:
    """`411.126 dari 733.040 pekerja (60 %)`, `Dari 733.040, 411.126 terlindungi, sisanya 300.000`."""
    numbers = counts(sentence)
    pair = _pair(sentence, numbers)
    if pair is None:
        return
    part, whole = pair
    yield from _percent_of(sentence, part, whole)
    others = [m for m in numbers if m not in pair and m.value < whole.value]
    for rest in others[:1] if len(others) == 1 else []:
        clause = subjects.clause_of(sentence, rest)
        if not (subjects.REST.search(clause) or subjects.NEGATIVE.search(clause)) or subjects.is_free(sentence, rest):
            continue
        true = whole.value - part.value
        if abs(true - rest.value) > max(part.step, whole.step, rest.step, Decimal(0)) and not rest.agrees(true):
            says = f"{n(whole.value)} − {n(part.value)} = {n(true)}, bukan {rest.written}."
            yield says, (rest.written,), True


def _pair(sentence: str, numbers: list[Number]) -> tuple[Number, Number] | None:
    """Part and whole, where the sentence says `A dari B` or `Dari B …, A` of exactly one whole."""
    pairs = []
    for part, whole in pairwise(numbers):
        if OF.match(sentence[part.end : whole.start]) and 0 < part.value <= whole.value:
            pairs.append((part, whole))
    is_opened = len(numbers) >= 2 and bool(FROM.search(sentence[: numbers[0].start]))
    if not pairs and is_opened and 0 < numbers[1].value <= numbers[0].value:
        pairs.append((numbers[1], numbers[0]))
    return pairs[0] if len(pairs) == 1 else None


def _percent_of(sentence: str, part: Number, whole: Number) -> Iterator[Finding]:
    """The percentage that stands with the pair: the first that states a level, and no other share near it."""
    stated = [claim for claim in shares(sentence) if not _is_other(sentence, claim, part, whole)]
    if not stated:
        return
    claim = min(stated, key=lambda c: min(abs(c.start - part.end), abs(c.start - whole.end)))
    true = share(int(part.value), int(whole.value))
    low, high = _limits(part, whole)
    slack = claim.step / 2
    if claim.agrees(true) or low - slack <= claim.value <= high + slack or claim.agrees(100 - true):
        return
    off = abs(claim.value - true)
    if off <= TOLERANCE_POINTS or (subjects.is_about(sentence, claim) and off <= 2):
        return
    yield f"{n(part.value)} dari {n(whole.value)} adalah {p(true)} %, bukan {claim.written}.", (claim.written,), True


def _is_other(sentence: str, claim: Number, part: Number, whole: Number) -> bool:
    """Does this percentage speak of something else than the pair?"""
    if subjects.is_free(sentence, claim):
        return True
    mine = {s for s in (subjects.segment_near(sentence, part), subjects.segment_near(sentence, whole)) if s}
    own = subjects.segment_of(subjects.clause_of(sentence, claim))
    if own in ("formal", "informal") and mine & {"formal", "informal"} and own not in mine:
        return True
    clause = subjects.clause_of(sentence, claim)
    return bool(subjects.REST.search(clause) or subjects.NEGATIVE.search(clause))


def _limits(part: Number, whole: Number) -> tuple[Decimal, Decimal]:
    """Between which shares the true one lies, when `411 ribu dari 733 ribu` were rounded or cut off themselves."""
    part_room, whole_room = (number.step if number.step > 1 else Decimal(0) for number in (part, whole))
    low = 100 * max(part.value - part_room, Decimal(0)) / (whole.value + whole_room)
    high = 100 * (part.value + part_room) / max(whole.value - whole_room, Decimal(1))
    return low, high


def closings(sentence: str) -> Iterator[Finding]:
    """`9,3 % … dan 77,8 % lainnya belum`: shares of one whole, closed by a rest."""
    stated = [claim for claim in shares(sentence) if not subjects.is_no_level(sentence, claim)]
    if len(stated) < 2 or subjects.other_place(sentence, OURS, frozenset()):
        return
    last = stated[-1]
    if not _is_rest(sentence, stated):
        return
    groups = [stated[at:] for at in range(len(stated) - 1)]
    if any(_closes(group) for group in groups):
        return
    group = stated[-2:] if _mixed(sentence, stated) or not _one_whole(sentence, stated) else stated
    total = sum((c.value for c in group), Decimal(0))
    parts = " dan ".join([", ".join(f"{short(c.value)} %" for c in group[:-1]), f"{short(last.value)} %"])
    before = total - last.value
    says = f"{parts} berjumlah {short(total)} %, bukan 100 %"
    if before < 100:
        says += f"; sisanya dari {short(before)} % adalah {short(100 - before)} %"
    yield says + ".", tuple(claim.written for claim in group), total > 100 or _is_certain(sentence, last)


def _is_certain(sentence: str, last: Number) -> bool:
    """`20 % lainnya untuk jalan` may be one more share; `sisanya`, `lainnya belum`, a last `lainnya` are the rest."""
    clause = subjects.clause_of(sentence, last)
    if re.search(r"\b(?:sisanya|selebihnya|sisa)\b", clause, re.I) or subjects.NEGATIVE.search(clause):
        return True
    return bool(re.match(r"\s*(?:lainnya|yang lain)\s*[.!?”\")]*$", sentence[last.end :], re.I))


OURS = frozenset({"NTB", "Nusa Tenggara Barat", "Provinsi NTB", "Provinsi Nusa Tenggara Barat"})


def _closes(group: list[Number]) -> bool:
    total = sum((claim.value for claim in group), Decimal(0))
    rounding = sum((claim.step for claim in group), Decimal(0)) / 2
    return abs(total - 100) <= max(TOLERANCE_POINTS, rounding)


def _is_rest(sentence: str, stated: list[Number]) -> bool:
    """Is the last share said to be all the rest of the others?"""
    last = stated[-1]
    clause = subjects.clause_of(sentence, last)
    if subjects.segment_of(clause) in ("formal", "informal") and _mixed(sentence, stated[-2:]):
        return False
    if subjects.REST.search(clause):
        return True
    before = subjects.clause_of(sentence, stated[-2])
    is_opposite = bool(subjects.NEGATIVE.search(clause)) and not subjects.NEGATIVE.search(before)
    return is_opposite and bool(subjects.COVERED.search(before) or POSITIVE_WORDS.search(before))


def _mixed(sentence: str, stated: list[Number]) -> bool:
    named = [subjects.segment_of(subjects.clause_of(sentence, claim)) for claim in stated]
    return len({segment for segment in named if segment in ("formal", "informal")}) > 1


def _one_whole(sentence: str, stated: list[Number]) -> bool:
    """Three shares and more are one list when nothing but commas and joining words part them."""
    return (
        len(stated) == 2
        or bool(re.search(r"\b(?:terdiri|terbagi|masing-masing|rinciannya|komposisi)\b", sentence, re.I))
        or _is_list(sentence, stated)
        or (sum((claim.value for claim in stated), Decimal(0)) <= 100 + TOLERANCE_POINTS)
    )


def _is_list(sentence: str, stated: list[Number]) -> bool:
    """`Petani 40 %, nelayan 30 %, sisanya 40 %`: each share has a name of a word or three and no verb."""
    names = [subjects.clause_of(sentence, claim).replace(claim.written, " ") for claim in stated[:-1]]
    return all(
        1 <= len(re.findall(r"\w+", name)) <= 3 and not (subjects.COVERED.search(name) or POSITIVE_WORDS.search(name))
        for name in names
    )


def across(previous: str, sentence: str) -> tuple[str, tuple[Number, ...]] | None:
    """Two sentences read as one where the second gives only the rest of the first: `… 9,3 %. Lainnya, 77,8 %, belum.`

    The joined text and the shares of the second; None where the first speaks of something else.
    """
    rest = shares(sentence)
    if len(rest) != 1 or not subjects.is_rest(sentence, rest[0]) or subjects.is_free(sentence, rest[0]):
        return None
    before = shares(previous)
    is_ours = subjects.COVERED.search(previous) or subjects.segment_of(previous)
    if not before or not is_ours or any(subjects.is_free(previous, claim) for claim in before):
        return None
    return previous.rstrip(" .!?") + "; " + sentence, tuple(rest)
