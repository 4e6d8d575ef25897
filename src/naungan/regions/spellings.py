"""How clerks write places, undone: dressing, abbreviations, Roman numbers, several places in one cell. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from naungan.regions.enums import Level

DRESSING = {
    Level.VILLAGE: {"desa", "ds", "dsa", "des", "kelurahan", "kel", "kelr", "pemdes"},
    Level.DISTRICT: {"kecamatan", "kec", "kecm", "kcm", "kcmtn", "kc"},
    Level.REGENCY: {"kabupaten", "kab", "kabup", "kbp", "kota", "kotamadya", "kodya", "pemkab", "pemkot"},
    Level.PROVINCE: {"provinsi", "propinsi", "prov", "prop"},
}
KINDS = {"kabupaten": "kabupaten", "kab": "kabupaten", "kabup": "kabupaten", "kbp": "kabupaten", "pemkab": "kabupaten"}
KINDS |= {"kota": "kota", "kotamadya": "kota", "kodya": "kota", "pemkot": "kota"}
HAMLET = {"dusun", "dsn", "dus", "lingkungan", "lingk", "ling", "lk", "rt", "rw", "jl", "jln", "jalan", "gg", "gang"}
PROVINCE_TAIL = re.compile(r"\W*\b(prov(insi)?\W*|prop(insi)?\W*)?(ntb|nusa\s*tenggara\s*barat)\W*$", re.IGNORECASE)

# Short names of regencies as they stand in letters and lists of the province.
SHORT_REGENCIES = {
    "lotim": "lombok timur",
    "loteng": "lombok tengah",
    "lobar": "lombok barat",
    "lotara": "lombok utara",
    "klu": "lombok utara",
    "ksb": "sumbawa barat",
    "sbw": "sumbawa",
    "sumbawa besar": "sumbawa",
    "mtr": "mataram",
}
SHORT_WORDS = {
    "lom": "lombok",
    "lbk": "lombok",
    "brt": "barat",
    "bar": "barat",
    "tmr": "timur",
    "tim": "timur",
    "tgh": "tengah",
    "teng": "tengah",
    "utr": "utara",
    "ut": "utara",
    "sel": "selatan",
    "slt": "selatan",
    "gn": "gunung",
    "gng": "gunung",
    "tj": "tanjung",
    "tjg": "tanjung",
    "tg": "tanjung",
    "bt": "batu",
    "kr": "karang",
    "krg": "karang",
    "lab": "labuhan",
    "kep": "kepulauan",
    "mtg": "montong",
    "ps": "pasar",
}
NUMBERS = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
NUMBERS |= {"satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6"}


class Written(NamedTuple):
    """One place as a clerk wrote it, ready for comparison."""

    forms: tuple[str, ...]  # as written, then without "Kec." or "Desa", then with abbreviations written out
    bare: str  # without dressing
    full: str  # without dressing, abbreviations written out
    kind: str | None  # "kabupaten" or "kota" where the dressing says so


def words(text: str) -> list[str]:
    """Lower-case words of letters and digits; an apostrophe does not part a word ("Hu'u" is one)."""
    text = unicodedata.normalize("NFKD", text).lower()
    text = re.sub(r"[\u0300-\u036f'`´‘’ʼ\"]", "", text)
    return re.findall(r"[a-z]+|\d+", text)


def key(tokens: list[str]) -> str:
    """The tokens in one piece: spacing and hyphens do not tell places apart, II and 2 are the same."""
    return "".join(token if i == 0 else NUMBERS.get(token, token) for i, token in enumerate(tokens))


def loose(key: str) -> str:
    """A coarser key: doubled letters once, q as k, old Dutch vowels: "Bukaq" as "bukak", "Djero" as "jero"."""
    for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c"), ("q", "k")):
        key = key.replace(old, new)
    return re.sub(r"([a-z])\1+", r"\1", key)


@lru_cache(maxsize=50_000)
def read(text: str, level: Level) -> Written | None:
    """The comparable forms of one cell; None where nothing is written ("", "-", "Kec.")."""
    if level == Level.REGENCY:
        text = PROVINCE_TAIL.sub("", text)
    bare = words(text)
    kinds, forms = set(), [key(bare)]
    while bare and bare[0] in DRESSING[level]:
        kinds.add(KINDS.get(bare[0]))
        bare = bare[1:]
        forms.append(key(bare))
    if not bare or bare == ["0"]:
        return None
    full = " ".join(SHORT_WORDS.get(token, token) for token in bare)
    if level == Level.REGENCY:
        full = SHORT_REGENCIES.get(" ".join(bare), full)
    kind = kinds.pop() if len(kinds) == 1 else None
    return Written((*forms, key(full.split())), key(bare), key(full.split()), kind)


ORDER = (Level.VILLAGE, Level.DISTRICT, Level.REGENCY, Level.PROVINCE)
MARKS = {word: level for level, names in DRESSING.items() for word in names} | dict.fromkeys(HAMLET, "hamlet")


def split(text: str, level: Level) -> dict[Level, str]:
    """A cell that holds several places, taken apart: "Dsn. Montong Desa Gapuk, Gerung" → village and district.

    What bears no mark is taken for `level` in the first piece and for the next coarser level after a comma.
    """
    found: dict[Level | str, list[str]] = {}
    here: Level | str = level
    for number, piece in enumerate(re.split(r"[,;\n()]+|\s[-–/]\s", text)):
        if number:
            here = coarser(here, level)
        for position, word in enumerate(piece.split()):
            mark = mark_of(word)
            # "Kota" begins many a village's name; it marks a city only at the start of a later piece.
            if mark and not ("kota" in words(word) and mark != level and (position or not number)):
                here = mark
            found.setdefault(here, []).append(word)
    return {name: " ".join(piece) for name, piece in found.items() if isinstance(name, Level)}


def mark_of(word: str) -> Level | str | None:
    """The level that "Kec.", "Kec.Kopang" or "Dsn" announces."""
    if word.lower() in MARKS:
        return MARKS[word.lower()]
    head = re.match(r"([A-Za-z]+)[.:/]", word)
    return MARKS.get(head[1].lower()) if head else None


def coarser(here: Level | str, level: Level) -> Level:
    """The level that is usually written after `here`."""
    if here not in ORDER:
        return level
    return ORDER[min(ORDER.index(here) + 1, len(ORDER) - 1)]
