"""Who is meant is called by their role: names, numbers and addresses taken out of what somebody wrote.

Names go whole and by each of their telling words, as words of their own: "Ali" does not touch "Alih daya". Numbers go
however they are spaced, with 0 or with 62.
"""

import re
from collections.abc import Iterable

from naungan.ppid.rules.lists import COMMON, SHORTEST

BETWEEN = r"[\s.()/\-]*"  # what people write between the figures of a number
ABROAD = rf"(?:(?:\+{BETWEEN}|00{BETWEEN})?6{BETWEEN}2{BETWEEN}(?:0{BETWEEN})?|0{BETWEEN})?"  # 0812…, 62 (0)812…
BODIES = frozenset(
    ["lembaga", "yayasan", "perkumpulan", "perusahaan", "persatuan", "serikat", "koperasi", "pt", "cv", "ud", "lsm"]
)
TELLING = 4  # letters; a shorter word of a name goes only with the whole name


def hide(text: str, *, names: Iterable[tuple[str | None, str]], others: Iterable[tuple[str | None, str]]) -> str:
    """The text with `[role]` in the place of each value; what is empty is passed over.

    :param names: (name, role); also single words of them are hidden, unless it is the name of a body: "Serikat
        Pekerja" must not take every "pekerja" out of a file
    :param others: (number, e-mail or postal address, role); go before names, for an address may hold one
    """
    names = list(names)
    found = [(pattern, role) for value, role in others if value for pattern in _other(value)]
    found += [(_words(name), role) for name, role in names if name]
    found += [(_words(part), role) for name, role in names if name for part in _telling(name)]
    patterns = [(pattern, role) for pattern, role in found if pattern]
    if not patterns:
        return text
    every = re.compile("|".join(f"({pattern})" for pattern, _ in patterns), re.IGNORECASE)
    return every.sub(lambda hit: f"[{patterns[(hit.lastindex or 1) - 1][1]}]", text)


def _words(value: str) -> str:
    """All words of a value in their order, whatever stands between them; "" where it has none."""
    inner = r"[\W_]+".join(re.escape(word) for word in re.findall(r"[^\W_]+", value))
    return rf"(?<![^\W_]){inner}(?![^\W_])" if inner else ""


def _telling(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+", name)
    if any(word.lower() in BODIES for word in words):
        return []
    return [word for word in words if len(word) >= TELLING and word.lower() not in COMMON]


def _other(value: str) -> list[str]:
    """Numbers one by one where there is nothing but numbers ("0812…, 0813…"), else the words."""
    runs = [re.sub(r"\D", "", run) for run in re.split(r"[,;/]|\n", value)]
    if re.search(r"[^\W\d_]", value) or not all(len(run) >= SHORTEST for run in runs):
        return [_words(value)]
    return [_number(run) for run in runs]


def _number(figures: str) -> str:
    bare = re.sub(r"^(?:62|0)", "", figures)
    both = {figures, bare}
    told = "|".join(BETWEEN.join(one) for one in sorted(both, key=len, reverse=True))
    return rf"(?<!\d){ABROAD}(?:{told})(?!\d)"
