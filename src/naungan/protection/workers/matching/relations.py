"""How two values of a field stand to each other: one word for each pair, the same on every engine.

A kind of field has one function over two columns of text. Polars calls it on the pairs' distinct values; Splink calls
the very same one as a function of the database. So there is one truth about "a slip apart", wherever it runs.
"""

from collections.abc import Callable

import polars as pl
from rapidfuzz.distance import OSA, JaroWinkler

from naungan.protection.workers.matching import names

SAME, PART, NEAR, OTHER = "same", "part", "near", "other"
HEAPED = ["0101", "0701", "1231"]
VERY_ALIKE, ALIKE = 0.92, 0.85  # Jaro-Winkler, as Splink's own levels for names


def relate(kind: str, a: pl.Series, b: pl.Series) -> pl.Series:
    """The relation of each pair of texts, null where one side says nothing. Columns are of equal height."""
    frame = pl.DataFrame({"a": a.cast(pl.String), "b": b.cast(pl.String)})
    distinct = frame.drop_nulls().unique(maintain_order=True)
    found = distinct.with_columns(KINDS[kind](distinct["a"], distinct["b"]).alias("relation"))
    return frame.join(found, on=["a", "b"], how="left", maintain_order="left")["relation"]


def _each(judge: Callable[[str, str], str | None]) -> Callable[[pl.Series, pl.Series], pl.Series]:
    def judged(a: pl.Series, b: pl.Series) -> pl.Series:
        return pl.Series([judge(one, other) for one, other in zip(a, b, strict=True)], dtype=pl.String)

    return judged


def _slips(a: pl.Series, b: pl.Series, *, at_most: int) -> pl.Series:
    """Letters wrong, missing, too many, or two neighbours swapped; more than `at_most` count as one more."""
    found = [OSA.distance(one, other, score_cutoff=at_most) for one, other in zip(a, b, strict=True)]
    return pl.Series(found, dtype=pl.Int64)


def _code(a: pl.Series, b: pl.Series) -> pl.Series:
    return pl.select(pl.when(a == b).then(pl.lit(SAME)).otherwise(pl.lit(OTHER))).to_series()


def _figures(a: pl.Series, b: pl.Series) -> pl.Series:
    """Telephone, postcode, house number: the same, one slip apart, or other."""
    slips = _slips(a, b, at_most=1)
    word = pl.when(slips == 0).then(pl.lit(SAME)).when((slips <= 1) & (a.str.len_chars() > 2)).then(pl.lit(NEAR))
    return pl.select(word.otherwise(pl.lit(OTHER))).to_series()


def _text(a: pl.Series, b: pl.Series) -> pl.Series:
    """Words of no known kind: as alike as Jaro and Winkler say."""
    alike = pl.Series([JaroWinkler.similarity(one, other) for one, other in zip(a, b, strict=True)], dtype=pl.Float64)
    word = (
        pl.when(alike >= 1).then(pl.lit(SAME)).when(alike >= VERY_ALIKE).then(pl.lit(NEAR))
        .when(alike >= ALIKE).then(pl.lit(PART)).otherwise(pl.lit(OTHER))
    )  # fmt: skip
    return pl.select(word).to_series()


def _place(a: pl.Series, b: pl.Series) -> pl.Series:
    """Codes with dots: the same village, district or regency. An unknown village of a district ends in "?"."""
    known = ~a.str.ends_with("?") & ~b.str.ends_with("?")
    word = (
        pl.when((a == b) & known).then(pl.lit("village"))
        .when(a.str.slice(0, 8) == b.str.slice(0, 8)).then(pl.lit("district"))
        .when(a.str.slice(0, 5) == b.str.slice(0, 5)).then(pl.lit("regency"))
        .otherwise(pl.lit(OTHER))
    )  # fmt: skip
    return pl.select(word).to_series()


def _date(a: pl.Series, b: pl.Series) -> pl.Series:
    """Dates as "written|inside the NIK", each YYYYMMDD or empty.

    same; heaped: the same, but a day that offices write when nobody knows it; through_nik: what one row writes stands
    in the other's NIK; part: day, month or year differs, or day and month are swapped; near: two figures differ, or a
    slip; other.
    """
    frame = pl.DataFrame({"a": a, "b": b}).with_columns(
        *(pl.col(c).str.extract(r"^(\d+)", 1).alias(f"{c}w") for c in "ab"),
        *(pl.col(c).str.extract(r"\|(\d+)$", 1).alias(f"{c}n") for c in "ab"),
    )
    frame = frame.with_columns(one=pl.coalesce("aw", "an"), other=pl.coalesce("bw", "bn"))
    one, other = pl.col("one"), pl.col("other")
    through = (one == other) | (one == pl.col("bn")).fill_null(False) | (pl.col("an") == other).fill_null(False)
    pieces = [(one.str.slice(at, n), other.str.slice(at, n)) for at, n in ((0, 4), (4, 2), (6, 2))]
    equal_parts = sum(((x == y).cast(pl.Int8) for x, y in pieces), pl.lit(0))
    swapped = (pieces[0][0] == pieces[0][1]) & (pieces[1][0] == pieces[2][1]) & (pieces[2][0] == pieces[1][1])
    figures = sum(((one.str.slice(i, 1) != other.str.slice(i, 1)).cast(pl.Int8) for i in range(8)), pl.lit(0))
    whole = (one.str.len_chars() == 8) & (other.str.len_chars() == 8)
    # A whole year apart on one calendar day is as likely a namesake; a year must also differ in few figures.
    part = whole & (swapped | ((equal_parts >= 2) & (figures <= 2)))
    slips = _slips(frame["one"], frame["other"], at_most=1)
    written = (pl.col("aw") == pl.col("bw")).fill_null(False)
    word = (
        pl.when(written & one.str.slice(4).is_in(HEAPED)).then(pl.lit("heaped"))
        .when(written).then(pl.lit(SAME))
        .when(through).then(pl.lit("through_nik"))
        .when(part).then(pl.lit(PART))
        .when((whole & (figures <= 2)) | (slips <= 1)).then(pl.lit(NEAR))
        .otherwise(pl.lit(OTHER))
    )  # fmt: skip
    return frame.select(word.alias("relation"))["relation"]


def _nik(a: pl.Series, b: pl.Series) -> pl.Series:
    """NIK as a mark and figures: "=" whole, "~" whole but at odds with its row, "?" broken, "^" the start that is left.

    same; slip: one slip apart, and not as twins' numbers differ; near: one figure apart as twins' numbers are, or up to
    two where one is doubtful; start: what a spreadsheet left agrees; apart; null: a doubtful NIK that is far from the
    other tells nothing.
    """
    found = [_nik_relation(one[0], one[1:], other[0], other[1:]) for one, other in zip(a, b, strict=True)]
    return pl.Series(found, dtype=pl.String)


def _nik_relation(mark_a: str, a: str, mark_b: str, b: str) -> str | None:
    marks = mark_a + mark_b
    is_doubtful = "~" in marks or "?" in marks
    if "^" in marks:
        if marks == "^^":
            return None
        start, whole = (a, b) if mark_a == "^" else (b, a)
        slips = 1 if len(start) > 12 else 0
        agrees = OSA.distance(start, whole[: len(start)], score_cutoff=slips) <= slips
        return "start" if agrees else None if is_doubtful else "apart"
    if a == b:
        return NEAR if "?" in marks else SAME
    slips = OSA.distance(a, b, score_cutoff=2)
    if slips <= (2 if is_doubtful else 1):
        return NEAR if is_doubtful or _as_twins(a, b) else "slip"
    return None if is_doubtful else "apart"


def _as_twins(a: str, b: str) -> bool:
    """Twins' numbers follow each other; of a boy and a girl the day differs by 40 and the rest may be one."""
    follows = a[:12] == b[:12] and abs(int(a[12:]) - int(b[12:])) < 9
    return follows or abs(int(a) - int(b)) == 40 * 10**8


def _crossed(one: str, other: str) -> str | None:
    """ "name/mother" of both rows: same where each one's name is the other's mother (columns changed places); half
    where one mother is not told; null otherwise."""
    (name_a, _, mother_a), (name_b, _, mother_b) = one.partition("/"), other.partition("/")
    if not name_a or not name_b or (not mother_a and not mother_b) or name_a == mother_a:
        return None
    there, back = _is_one_name(name_a, mother_b), _is_one_name(name_b, mother_a)
    if there and back:
        return SAME
    return "half" if (there and not mother_a) or (back and not mother_b) else None


def _is_one_name(a: str, b: str) -> bool:
    return a[:1] == b[:1] and names.name_relation(a, b) in (names.EXACT, names.SINGLE, names.TYPO)


KINDS: dict[str, Callable[[pl.Series, pl.Series], pl.Series]] = {
    "name": _each(names.name_relation),
    "date": _date,
    "place": _place,
    "nik": _nik,
    "crossed": _each(_crossed),
    "code": _code,
    "figures": _figures,
    "text": _text,
}
LEVELS: dict[str, tuple[str, ...]] = {
    "name": names.LEVELS,
    "date": (SAME, "heaped", "through_nik", PART, NEAR, OTHER),
    "place": ("village", "district", "regency", OTHER),
    "nik": (SAME, "slip", NEAR, "start", "apart"),
    "crossed": (SAME, "half"),
    "code": (SAME, OTHER),
    "figures": (SAME, NEAR, OTHER),
    "text": (SAME, NEAR, PART, OTHER),
}
