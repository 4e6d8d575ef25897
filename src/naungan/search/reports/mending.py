"""What people mistype, read as the nearest spelling that the index knows."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from naungan.search import rules, stemming
from naungan.search.models import Spelling
from naungan.search.rules import Part, Question

FOREIGN = 8_000  # spellings with another first letter that a mistyped word is compared with
RANKED = 200  # of the near ones looked at


def mend(question: Question, held: Collection[str]) -> tuple[Question, dict[str, str]]:
    """Read words that no entry holds as the nearest word that one does.

    `held`: terms that some entry holds. Returns what was read as what.
    """
    mended: dict[str, str] = {}
    parts: list[Part] = []
    for part in question.parts:
        lone = part.said[0].lower() if len(part.said) == 1 and not part.words else ""
        is_slip = lone and not stemming.is_known(lone) and not any(term in held for term in part.terms)
        if is_slip and (near := nearest(lone)):
            mended[part.said[0]] = near
            parts += rules.ask(near).parts or (part,)
        else:
            parts.append(part)
    if not mended:
        return question, {}
    again = rules.ask(with_mended(question.text, mended))
    return replace(again, text=question.text, holds_nik=question.holds_nik), mended


def with_mended(text: str, mended: Mapping[str, str]) -> str:
    for wrong, right in mended.items():
        text = text.replace(wrong, right)
    return text


def nearest(word: str) -> str | None:
    """The word of the index nearest to a mistyped one, or None. Swapped neighbours count as one slip."""
    most = rules.allowance(word)
    if not most or not word.isascii() or not word.isalpha():
        return None
    near = Spelling.objects.filter(length__range=(len(word) - most, len(word) + most)).exclude(heads=0, entries=1)
    own = near.filter(first=word[0])
    foreign = near.filter(heads__gt=0).exclude(first=word[0]).order_by("-heads", "form")[:FOREIGN]
    for some in (own, foreign):
        forms = list(some.values_list("form", flat=True))
        fitting = process.extract(word, forms, scorer=OSA.distance, score_cutoff=most, limit=RANKED)
        if fitting:
            best = [form for form, slips, _ in fitting if slips == fitting[0][1]]
            known = Spelling.objects.filter(form__in=best).order_by("-heads", "-entries", "form")
            alike = rules.undoubled(word)
            return min(known.values_list("form", flat=True), key=lambda form: rules.undoubled(form) != alike)
    return None
