"""What to look for in a page's words: what was typed, and the kinds of personal data that have a shape. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

SHORTEST = 3  # letters of a word to look for; shorter ones are everywhere
MOST_WORDS = 50

KINDS: dict[str, str] = {
    "nik": "NIK atau nomor KK (16 angka)",
    "phone": "Nomor telepon",
    "email": "Alamat surel",
}
BETWEEN = r"[\s.\-–/]?"  # people break long numbers up
SHAPES = {
    "nik": re.compile(rf"(?<![0-9])[0-9](?:{BETWEEN}[0-9]){{15}}(?![0-9])"),
    "phone": re.compile(r"(?<![0-9.,])(?:\+?62|0)[\s.\-()]{0,2}[2-9](?:[\s.\-()]{0,2}[0-9]){6,11}(?![0-9])"),
    "email": re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+"),
}


@dataclass(frozen=True, slots=True)
class Match:
    """From `start` up to `end` in the text; `is_whole` tells that it does not lie inside a longer word."""

    start: int
    end: int
    kind: str
    is_whole: bool = True


def matches(text: str, words: Sequence[str], kinds: Sequence[str]) -> list[Match]:
    """Every place, in order, none inside another. Case and the width of gaps do not matter.

    :param words: as typed, also several words in a row; what is shorter than SHORTEST is passed over
    :param kinds: keys of KINDS
    """
    found = [
        Match(one.start(), one.end(), kind)
        for kind in kinds
        if kind in SHAPES
        for one in SHAPES[kind].finditer(text)
    ]  # fmt: skip
    for typed in words[:MOST_WORDS]:
        parts = typed.split()
        if len("".join(parts)) >= SHORTEST:
            shape = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
            found += [Match(one.start(), one.end(), "word", _is_whole(text, one)) for one in shape.finditer(text)]
    return _outermost(found)


def _is_whole(text: str, one: re.Match[str]) -> bool:
    before, after = text[: one.start()][-1:], text[one.end() :][:1]
    return not (before.isalnum() or after.isalnum())


def _outermost(found: list[Match]) -> list[Match]:
    """Without those that lie inside another."""
    kept: list[Match] = []
    for one in sorted(found, key=lambda match: (match.start, -match.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept
