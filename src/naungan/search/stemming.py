"""Our own light stemmer for Indonesian: "perlindungan", "dilindungi", "melindungi" and "terlindung" become "lindung".

How it goes, in a minute. A word may lose, from the right, a particle (-lah -kah -pun) and a possessive (-nya -ku -mu),
then a suffix (-kan -an -i); from the left up to two prefixes (me- di- ter- ber- pe- per- ke- se-, with the sound that
me- and pe- swallow given back: menulis → tulis, penyuluhan → suluh). Every way of peeling that grammar allows is
tried. If one of them is a root we know (lexicon/roots.txt), it wins, the longest first. If none is, the word follows
the strict rules: only pairs of prefix and suffix that belong together, and what remains has the shape of a root.
Whether the result is the root of a dictionary matters little; that all forms of one word meet in it matters.
Pure, and the same on every database, because it runs before one is asked.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

ROOTS = Path(__file__).parent / "lexicon" / "roots.txt"
VOWELS = "aeiou"
SHORTEST = 4  # letters of a root that we do not know
PARTICLES = ("lah", "kah", "pun")
POSSESSIVES = ("nya", "ku", "mu")
# suffix → prefixes it may stand with when the root is not known; "" is no prefix
NOUN = {"pe", "per", "ke"}
VERB = {"me", "di", "ter", "memper", "diper"}
PAIRS = {"kan": VERB | {"", "ber"}, "an": NOUN | {"", "ber"}, "i": VERB, "": NOUN | VERB | {"", "ber", "se"}}
# what me- and pe- look like before a sound, and the sounds they may have swallowed
NASALS = (
    ("meny", "peny", ("s",)),
    ("meng", "peng", ("", "k")),
    ("mem", "pem", ("p", "")),
    ("men", "pen", ("t", "")),
)
LEGAL = {"meng": "aeioughk", "mem": "bfvp", "men": "cdjzst"}  # letters before which nothing is swallowed
WHOLE = re.compile(r"\w*\d\w*|[^aeiou]+")  # numbers and acronyms
SYLLABLES = re.compile(r"[aeiou]+")
# a root ends in a vowel, or in one consonant ("ng" counts as one), and does not begin with a heap of them
SHAPE = re.compile(r"(?:[bcdfgkpst][lr]|ng|ny|sy|kh|sw|sk|st|sp|[^aeiou])?[aeiou].*(?:[aeiou]|[aeiou](?:ng|[^aeiou]))")


@cache
def _lists() -> tuple[frozenset[str], dict[str, str]]:
    """Roots we know, and words whose root no rule would find."""
    roots: set[str] = set()
    exceptions: dict[str, str] = {}
    is_pairs = False
    for line in ROOTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            is_pairs = line.startswith("# exceptions")
        elif is_pairs:
            word, root = line.split()
            exceptions[word] = root
        else:
            roots.update(line.split())
    return frozenset(roots), exceptions


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The root of one lower-case word. Numbers, acronyms and short words stay as they are."""
    if len(word) <= 3 or WHOLE.fullmatch(word):
        return word
    roots, exceptions = _lists()
    for bare in _bare(word):
        if bare in exceptions:
            return exceptions[bare]
        if bare in roots:
            return bare
        known = [
            (len(root), -len(prefix), root) for root, prefix, _ in _peeled(bare) if root in roots or root in exceptions
        ]
        if known:
            longest = max(known)[2]
            return exceptions.get(longest, longest)
    return _by_rule(word)


def is_known(word: str) -> bool:
    """Is it a word of which we know the root? Then nobody mistyped it, even when no entry holds it."""
    return stem(word) in _lists()[0]


def is_doubled(left: str, right: str) -> bool:
    """Reduplication: buruh-buruh, undang-undangnya, bermain-main, sayur-mayur is not."""
    return (left == right and len(left) > 1) or (min(len(left), len(right)) >= 3 and stem(left) == stem(right))


def _bare(word: str) -> Iterator[str]:
    """The word, then without particle, then without possessive."""
    yield word
    for endings in (PARTICLES, POSSESSIVES):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                yield word
                break


def _peeled(word: str, depth: int = 0) -> Iterator[tuple[str, str, str]]:
    """Every (root, prefix, suffix) that grammar allows; prefixes may be stacked twice (memper-, keber-, diper-)."""
    for suffix in ("", "kan", "an", "i"):
        if suffix and not word.endswith(suffix):
            continue
        middle = word[: len(word) - len(suffix)] if suffix else word
        if len(middle) < 3:
            continue
        if suffix:
            yield middle, "", suffix
        for rest, prefix in _unprefixed(middle):
            yield rest, prefix, suffix
            for inner, second in _unprefixed(rest):
                yield inner, f"{prefix}{second}", suffix


def _unprefixed(word: str) -> Iterator[tuple[str, str]]:
    """Ways to take one prefix off: (rest, prefix)."""
    for me, pe, swallowed in NASALS:
        for look, prefix in ((me, "me"), (pe, "pe")):
            if word.startswith(look) and len(word) - len(look) >= 2:
                rest = word[len(look) :]
                if rest[0] in VOWELS:
                    yield from ((sound + rest, prefix) for sound in swallowed)
                elif rest[0] in LEGAL.get(me, ""):
                    yield rest, prefix
    for look, prefix in (("me", "me"), ("pe", "pe"), ("per", "per"), ("ber", "ber"), ("be", "ber"), ("ter", "ter"),
                         ("di", "di"), ("ke", "ke"), ("se", "se"), ("te", "ter")):  # fmt: skip
        if word.startswith(look) and len(word) - len(look) >= 3:
            rest = word[len(look) :]
            if look in ("me", "pe") and rest[0] not in "lmnrwyp" + "t":
                continue
            if look in ("be", "te") and not re.match(r"[^aeiou]er", rest):
                continue
            yield rest, prefix
            if look in ("per", "ber", "ter") and rest[0] in VOWELS:  # the r may be the root's own: berunding, perumahan
                yield f"r{rest}", prefix


def _by_rule(word: str) -> str:
    """An unknown root: only what surely belongs together comes off, and what remains has the shape of a root."""
    last = word
    for bare in _bare(word):
        last = bare
        if bare == word and len(bare) < 6:
            return word
    if last != word and not (_is_root_like(last) and word[len(last) :] not in ("ku", "mu")):
        last = word
    fits = [
        (root, prefix, suffix)
        for root, prefix, suffix in _peeled(last)
        if _may_pair(prefix, suffix) and _is_root_like(root) and _may_lose(root, prefix, suffix)
    ]
    if not fits:
        return last
    # the most that comes off in a lawful pair; of equals the one that swallowed a sound as the rule has it
    return min(fits, key=lambda fit: (len(fit[0]), fit[0]))[0] if fits else last


def _may_pair(prefix: str, suffix: str) -> bool:
    first = next((known for known in ("memper", "diper") if prefix == known), prefix)
    if first in PAIRS[suffix]:
        return not (first in ("ke", "se", "per") and not suffix)
    return False


def _may_lose(root: str, prefix: str, suffix: str) -> bool:
    """Endings that only look like suffixes: informasi, industri, pegawai."""
    if suffix == "i":
        return root[-1] not in "aeos"
    if not prefix and suffix == "an":
        return len(root) >= 5
    return True


def _is_root_like(root: str) -> bool:
    return len(root) >= SHORTEST and len(SYLLABLES.findall(root)) >= 2 and bool(SHAPE.fullmatch(root))
