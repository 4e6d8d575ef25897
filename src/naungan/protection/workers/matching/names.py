"""How two folded names stand to each other. Names come as `kit.names.name_key` gives them.

exact    the same letters, blanks aside
single   the same, but of one word: half a village is called Siti
typo     one slip in a short name, two in a long one, or one in every word
short    words left out or written as initials, or a fore-name that people drop (Muhammad, Siti, Lalu, Baiq, I, Ni)
first    only the first word stands on one side, or one word beside a fore-name
wide     two slips, or the first name left out: enough under one NIK, never without it
other    somebody else's name
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

EXACT, SINGLE, TYPO, SHORT, FIRST, WIDE, OTHER = "exact", "single", "typo", "short", "first", "wide", "other"
LEVELS = (EXACT, SINGLE, TYPO, SHORT, FIRST, WIDE, OTHER)
AGREES = (EXACT, SINGLE, TYPO, SHORT, FIRST)

FORE_NAMES = frozenset(("muhamad", "siti", "lalu", "baik", "i", "ni"))  # folded: Baiq is "baik"
ALIKE, FIRST_ALIKE = 0.7, 0.6  # share of letters in place, of the name and of its first word: twins differ in that


@lru_cache(maxsize=400_000)
def name_relation(a: str | None, b: str | None) -> str | None:
    """One of `LEVELS`; None where one side says nothing. The order of the two never matters."""
    if not a or not b:
        return None
    relation = _relation(a, b)
    if relation != OTHER:
        return relation
    bare_a, bare_b = _without_fore_names(a), _without_fore_names(b)
    if (bare_a, bare_b) != (a, b):
        bare = _relation(bare_a, bare_b)
        if bare in (EXACT, TYPO, SHORT):
            return SHORT if " " in bare_a or " " in bare_b else FIRST
        if bare == SINGLE:
            return FIRST
    return WIDE if _wide(a, b) else OTHER


def _relation(a: str, b: str) -> str:
    one, other = a.replace(" ", ""), b.replace(" ", "")
    if one == other:
        return EXACT if " " in a or " " in b else SINGLE
    words_a, words_b = a.split(), b.split()
    if _slip(one, other) and _slip(words_a[0], words_b[0], wide=True) and not _another_word(words_a, words_b):
        return TYPO
    long, short = (words_a, words_b) if len(words_a) >= len(words_b) else (words_b, words_a)
    if not _word(long[0], short[0]):
        return OTHER
    if len(long) == len(short):
        pairs = list(zip(long, short, strict=True))
        if not all(_word(x, y) for x, y in pairs):
            return OTHER
        return SHORT if any(_is_initial(x, y) for x, y in pairs) else TYPO
    if len(short) == 1:
        return FIRST if len(short[0]) > 1 else OTHER
    return SHORT if _within(short[1:], long[1:]) else OTHER


def _another_word(a: list[str], b: list[str]) -> bool:
    """Two slips at the end of one word are another word ("Hidayah", "Hidayati"): twins are named so."""
    return len(a) == len(b) and any(x[-1] != y[-1] and OSA.distance(x, y) > 1 for x, y in zip(a, b, strict=True))


def _without_fore_names(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0] in FORE_NAMES:
        words = words[1:]
    return " ".join(words)


def _wide(a: str, b: str) -> bool:
    first = OSA.normalized_similarity(a.split()[0], b.split()[0])
    if first >= FIRST_ALIKE and OSA.normalized_similarity(a, b) >= ALIKE:
        return True
    long, short = sorted((a.split(), b.split()), key=len, reverse=True)
    return len(short) >= 2 and (_within(short, long) or (len(long) == len(short) and _within(long, short)))


def _within(short: list[str], long: list[str]) -> bool:
    """Every word of the shorter name stands in the longer, in the same order."""
    rest = iter(long)
    return all(any(_word(word, other) for other in rest) for word in short)


def _is_initial(a: str, b: str) -> bool:
    return min(len(a), len(b)) == 1 and a != b


def _word(a: str, b: str) -> bool:
    """One word with at most one slip; an initial stands for its word."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return min(len(a), len(b)) >= 3 and OSA.distance(a, b, score_cutoff=1) <= 1


def _slip(a: str, b: str, *, wide: bool = False) -> bool:
    """One slip in a short name, two in a long one."""
    allowed = 2 if len(a) >= 9 or (wide and len(a) >= 6) else 1
    return min(len(a), len(b)) >= 4 and OSA.distance(a, b, score_cutoff=allowed) <= allowed
