"""Names of people folded for search and comparison, as Indonesian rosters write them.

One person is "Hj. Siti Mulyani, S.Pd", "SITI MULIANI binti Amaq" and "St. Moeljani" on three lists. The key
drops what is put on and taken off (honorifics, degrees, patronyms), and writes sounds one way (oe/u, tj/c,
dj/j, y/i, doubled letters). It is for finding and comparing, never for showing.
"""

from typing import overload

import polars as pl

HONORIFIC = (
    r"^(?:\s*(?:h|hj|haji|hajjah|hajah|hajj|tgh|tgkh|tuan guru|kh|kyai|kiyai|ust|ustad|ustadz|ustaz|ustazah|"
    r"ustadzah|drs|dra|dr|drg|ir|prof|bpk|bapak|ibu|sdr|sdri|saudara|saudari|tn|ny|nn|alm|almh)\b[ .]*)+"
)
DEGREE = (
    r"\b(?:s\.? ?(?:pd|sos|ag|h|e|kom|ip|t|p|kep|hut|pt|pi|sy|farm|km|psi|i|st|pdi|hi|ei)|"
    r"m\.? ?(?:pd|si|ag|h|m|kom|t|kes)|"
    r"a\.? ?md(?:\.? ?(?:keb|kep|kom))?)\b\.?(?: ?i\b\.?)?\s*$"
)
PATRONYM = r"\s(?:bin|binti|bt|bte|binte|alias|als)\b.*$"
MUHAMMAD = (
    r"(?:\b(?:muhammad|muhamad|muhammed|mohammad|mohamad|mohamed|mohammed|mochammad|mochamad|moehammad|muchamad|"
    r"muchammad|moh|muh|moch|much|mhd)\b|^(?:m|md)\b)"
)
SOUNDS = (
    ("oe", "u"),
    ("tj", "c"),
    ("dj", "j"),
    ("sj", "si"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("kh", "k"),
    ("ch", "h"),
    ("v", "f"),
    ("q", "k"),
    ("y", "i"),
    ("z", "s"),
)
DOUBLED = {letter * 2: letter for letter in "abcdefghijklmnoprstuw"}


@overload
def name_key(name: str) -> str: ...


@overload
def name_key(name: pl.Series) -> pl.Series: ...


@overload
def name_key(name: pl.Expr) -> pl.Expr: ...


def name_key(name: str | pl.Series | pl.Expr) -> str | pl.Series | pl.Expr:
    """The folded key of one name, of a series, or of an expression: "Hj. Moehammad Djalil, SE" -> "muhamad jalil".

    A name that holds nothing but honorifics gives "".
    """
    if isinstance(name, pl.Expr):
        return _sounded(plain(name))
    if isinstance(name, pl.Series):
        return name.to_frame("name").select(_sounded(plain(pl.col("name")))).to_series().alias(name.name)
    return name_key(pl.Series([name], dtype=pl.String))[0] or ""


def plain(name: pl.Expr) -> pl.Expr:
    """Lower case without accents, honorifics, degrees and patronym; spelling kept."""
    text = name.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"[\u0300-\u036f'’‘`´ʼ\"]", "")
    text = text.str.replace(r",.*$", "").str.replace_all(r"\s+", " ").str.strip_chars()
    text = text.str.replace(DEGREE, "").str.replace(DEGREE, "")
    text = text.str.replace_all(r"[^a-z]+", " ").str.strip_chars()
    text = text.str.replace(HONORIFIC, "").str.replace(PATRONYM, "")
    return text.str.strip_chars()


def patronym(name: pl.Expr) -> pl.Expr:
    """The folded name after bin or binti, null where there is none."""
    text = name.str.to_lowercase().str.replace_all(r"[^a-z]+", " ")
    return text.str.extract(r"\s(?:bin|binti|bt|bte|binte)\s+([a-z]+)", 1)


def _sounded(text: pl.Expr) -> pl.Expr:
    text = text.str.replace_all(MUHAMMAD, "muhamad").str.replace_all(r"\babd\b", "abdul")
    text = text.str.replace_all(r"\bst\b", "siti").str.replace_all(r"^l\b", "lalu").str.replace_all(r"^bq\b", "baiq")
    text = text.str.replace_many(dict(SOUNDS)).str.replace_many(DOUBLED).str.replace_many(DOUBLED)
    return text.str.strip_chars()
