"""Are two rows one person? The evidence, weighed in the open.

Points are roughly "how many times likelier if one person", on a scale where 3 is strong. They were set by hand
from what clerks do (a typing error, a name shortened or given a title, a wrong day, a move) and from who only
looks alike (twins, namesakes, father and son), and tried on forged rosters of many seeds.

    evidence       agrees                          partly                              disagrees
    name           +4, of one word only +2.5       typing error +3, shortened +2       -4 (same family name only: -4)
    birth date     +3                              one part wrong or swapped +1,       -3
                                                   two figures wrong 0
    mother         +3                              shortened +1.5                      -3
    village        +1.5                            same district 0                     -0.5
    telephone      +3                                                                  -0.5
    sex            0                                                                   -2
    NIK, not equal one slip apart +3              what a spreadsheet left agrees +1       -3
    NIK, equal     not counted: `compare` asks for less where it stands

What one side does not say counts nothing. Three rules stand above the sum:

- different names are never one person by points (twins share everything else); at most "unsure";
- with different birth dates and no common NIK, the mother and the telephone must both agree;
- two whole NIK that are not one slip apart are two people, or at most "unsure".
"""

from collections.abc import Callable
from functools import lru_cache

import polars as pl
from rapidfuzz.distance import OSA

from naungan.kit.names import name_key

SAME_NIK_SAME, SAME_NIK_DIFFERENT = -1.5, -4.0  # under one NIK the doubt is on the side of difference
OTHER_SAME, OTHER_REVIEW = 6.4, 4.9  # without it the proof must come from the rest

ALIKE, FIRST_ALIKE = 0.7, 0.6  # share of letters in place, of the name and of its first word: twins differ in that
EXACT, TYPO, SHORT, OTHER = "exact", "typo", "short", "other"
NAME_POINTS = {EXACT: 4.0, TYPO: 3.0, SHORT: 2.0, OTHER: -4.0}
MOTHER_POINTS = {EXACT: 3.0, TYPO: 3.0, SHORT: 1.5, OTHER: -3.0}
NIK_POINTS = {"near": 3.0, "prefix": 1.0, "apart": -3.0}


@lru_cache(maxsize=200_000)
def name_relation(a: str, b: str) -> str | None:
    """How two folded names stand to each other: exact, typo, short, other; null where one says nothing."""
    if not a or not b:
        return None
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return EXACT
    if _slip(a.replace(" ", ""), b.replace(" ", "")) and _slip(a.split()[0], b.split()[0], wide=True):
        return TYPO
    long, short = sorted((a.split(), b.split()), key=len, reverse=True)
    if not _word(long[0], short[0]):
        return OTHER
    if len(long) == len(short):
        agreeing = sum(_word(one, other) for one, other in zip(long, short, strict=True))
        return TYPO if agreeing == len(long) else OTHER
    return SHORT if _within(short[1:], long[1:]) else OTHER


def name_relation_under_one_nik(a: str, b: str) -> str | None:
    """As `name_relation`, with more patience: two slips, or a first name left out, when the NIK is the same."""
    relation = name_relation(a, b)
    if relation != OTHER:
        return relation
    first = OSA.normalized_similarity(a.split()[0], b.split()[0])
    if first >= FIRST_ALIKE and OSA.normalized_similarity(a, b) >= ALIKE:
        return TYPO
    long, short = sorted((a.split(), b.split()), key=len, reverse=True)
    return SHORT if len(short) >= 2 and _within(short, long) else OTHER


def _within(short: list[str], long: list[str]) -> bool:
    """Every word of the shorter name stands in the longer, in the same order."""
    rest = iter(long)
    return all(any(_word(word, other) for other in rest) for word in short)


def _word(a: str, b: str) -> bool:
    """One word with at most one slip; an initial stands for its word."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return min(len(a), len(b)) >= 3 and OSA.distance(a, b, score_cutoff=1) <= 1


def _slip(a: str, b: str, *, wide: bool = False) -> bool:
    """One slip in a short name, two in a long one."""
    allowed = 2 if len(a) >= 9 or (wide and len(a) >= 6) else 1
    return min(len(a), len(b)) >= 4 and OSA.distance(a, b, score_cutoff=allowed) <= allowed


def compare(pairs: pl.DataFrame) -> pl.Series:
    """ "same", "different" or "unsure" for pairs of rows that carry one and the same NIK.

    Columns: `name_a, name_b, born_a, born_b, sex_a, sex_b, mother_a, mother_b, village_a, village_b` (names as
    written, dates, "L"/"P", village codes; null where unknown); `phone_a, phone_b` are used where present.
    """
    if not pairs.height:
        return pl.Series("verdict", [], dtype=pl.String)
    keys = [
        name_key(pl.col(c).cast(pl.String).fill_null("")).alias(c) for c in ("name_a", "name_b", "mother_a", "mother_b")
    ]
    scored = weigh(pairs.with_columns(keys), of_names=name_relation_under_one_nik)
    other = pl.col("name_relation") == OTHER
    return scored.select(
        pl.when(pl.col("points") <= SAME_NIK_DIFFERENT).then(pl.lit("different"))
        .when((pl.col("points") >= SAME_NIK_SAME) & ~other.fill_null(False)).then(pl.lit("same"))
        .otherwise(pl.lit("unsure"))
        .alias("verdict")
    )["verdict"]  # fmt: skip


def weigh(pairs: pl.DataFrame, *, of_names: Callable[[str, str], str | None] = name_relation) -> pl.DataFrame:
    """Add `points` and the relations of name, mother and birth. Names and mothers are folded keys here.

    `nik_relation` ("near", "prefix", "apart", or null) is counted where the column is present.
    """
    pairs = _with_relation(pairs, "name", of_names)
    pairs = _with_relation(pairs, "mother", name_relation)
    pairs = pairs.with_columns(birth_relation=_birth(with_nik="nik_born_a" in pairs.columns))
    single = ~pl.col("name_a").str.contains(" ") | ~pl.col("name_b").str.contains(" ")
    name = pl.col("name_relation").replace_strict(NAME_POINTS, default=0.0, return_dtype=pl.Float64)
    name = pl.when((pl.col("name_relation") == EXACT) & single).then(2.5).otherwise(name)
    points = [
        name,
        pl.col("mother_relation").replace_strict(MOTHER_POINTS, default=0.0, return_dtype=pl.Float64),
        pl.col("birth_relation").replace_strict(
            {"equal": 3.0, "part": 1.0, "near": 0.0, "other": -3.0}, default=0.0, return_dtype=pl.Float64
        ),
        _agreement("sex", 0.0, -2.0),
        _village(),
    ]
    if "phone_a" in pairs.columns:
        points.append(_agreement("phone", 3.0, -0.5))
    if "nik_relation" in pairs.columns:
        points.append(pl.col("nik_relation").replace_strict(NIK_POINTS, default=0.0, return_dtype=pl.Float64))
    return pairs.with_columns(points=pl.sum_horizontal(point.fill_null(0.0) for point in points))


def _with_relation(pairs: pl.DataFrame, what: str, relation: Callable[[str, str], str | None]) -> pl.DataFrame:
    a, b = f"{what}_a", f"{what}_b"
    unique = pairs.select(a, b).unique()
    found = [relation(one or "", other or "") for one, other in unique.iter_rows()]
    unique = unique.with_columns(pl.Series(f"{what}_relation", found, dtype=pl.String))
    return pairs.join(unique, on=[a, b], how="left", nulls_equal=True, maintain_order="left")


def _birth(*, with_nik: bool) -> pl.Expr:
    """equal; part: day, month or year differs, or day and month are swapped; near: at most two figures differ.

    A date that stands in one row's column and in the other row's NIK is equal too.
    """
    a, b = pl.col("born_a"), pl.col("born_b")
    equal = a == b
    if with_nik:
        equal = equal | (a == pl.col("nik_born_b")).fill_null(False) | (pl.col("nik_born_a") == b).fill_null(False)
    equal_parts = sum(
        ((getattr(a.dt, part)() == getattr(b.dt, part)()).cast(pl.Int8) for part in ("year", "month", "day")), pl.lit(0)
    )
    swapped = (a.dt.year() == b.dt.year()) & (a.dt.day() == b.dt.month()) & (a.dt.month() == b.dt.day())
    one, other = a.dt.strftime("%Y%m%d"), b.dt.strftime("%Y%m%d")
    figures = sum(((one.str.slice(i, 1) != other.str.slice(i, 1)).cast(pl.Int8) for i in range(8)), pl.lit(0))
    # A whole year apart on one calendar day is as likely a namesake; a year must also differ in few figures.
    part = swapped | ((equal_parts >= 2) & (figures <= 2))
    return (
        pl.when(a.is_null() | b.is_null()).then(None)
        .when(equal).then(pl.lit("equal"))
        .when(part).then(pl.lit("part"))
        .when(figures <= 2).then(pl.lit("near"))
        .otherwise(pl.lit("other"))
    )  # fmt: skip


def _agreement(what: str, same: float, different: float) -> pl.Expr:
    return (
        pl.when(pl.col(f"{what}_a") == pl.col(f"{what}_b"))
        .then(same)
        .when(pl.col(f"{what}_a") != pl.col(f"{what}_b"))
        .then(different)
        .otherwise(0.0)
    )


def _village() -> pl.Expr:
    a, b = pl.col("village_a"), pl.col("village_b")
    return (
        pl.when(a == b).then(1.5)
        .when(a.str.slice(0, 8) == b.str.slice(0, 8)).then(0.0)
        .when(a != b).then(-0.5)
        .otherwise(0.0)
    )  # fmt: skip
