"""Dates as clerks type them: 5/3/1978, 1978-03-05, 01 OKT 1996, "Mataram, 6 Agustus 2006", 05.03.78, 28554.

Day before month, as Indonesia writes; month before day only where the other order is no date, or where the
whole column is plainly American. Two-digit years fall in the latest century that is not in the future.
"""

from datetime import date

import polars as pl

MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "pebr": 2, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "ags": 8, "agt": 8, "agst": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11,
    "des": 12, "dec": 12,
}  # fmt: skip
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
FIRST_YEAR = 1900
SERIALS = (3_653, 60_000)  # 1910 to 2064 in a spreadsheet's count of days from 30 December 1899

ISO = r"(?:^|[\s,:])(\d{4})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{1,2})(?:\D|$)"
NUMERIC = r"(?:^|\D)(\d{1,2})\s*[-/.,\s]\s*(\d{1,2})\s*[-/.,\s]\s*(\d{4}|\d{2})(?:$|[^\d])"
WORDED = r"(?:^|\D)(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]*([a-z]{1,10})[\s\-/.,]*(\d{4}|\d{2})(?:$|\D)"
MONTH_FIRST = r"(?:^|[^a-z])([a-z]{3,10})[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+(\d{4})(?:$|\D)"
COMPACT = r"^(\d{8})$"
EMPTY = r"^[\s\-–—_.0?]*$"


def read_dates(texts: pl.Series, *, on: date) -> pl.DataFrame:
    """Same height and order: `date` (null where there is none), `missing` (nothing written), `swapped` (read M/D)."""
    name = "text"
    wanted = texts.cast(pl.String).fill_null("").alias(name)
    known = wanted.unique().to_frame()
    clean = known.with_columns(_clean=pl.col(name).str.to_lowercase().str.strip_chars())
    pieces = clean.with_columns(*_pieces())
    american = _is_american(pieces)
    day, month = pl.col("a"), pl.col("b")
    swap = ~_is_day(day, month, pl.col("y")) & _is_day(month, day, pl.col("y")) | pl.lit(american)
    swap = pl.col("is_numeric") & swap.fill_null(False)
    pieces = pieces.with_columns(
        swapped=swap & (pl.col("a") != pl.col("b")),
        d=pl.when(swap).then(month).otherwise(day),
        m=pl.when(swap).then(day).otherwise(month),
    ).with_columns(year=_full_year(on))
    read = pieces.select(
        name,
        _date(pl.col("year"), pl.col("m"), pl.col("d"), on).fill_null(_serial(on)).alias("date"),
        pl.col("_clean").str.contains(EMPTY).alias("missing"),
        "swapped",
    )
    return wanted.to_frame().join(read, on=name, how="left", maintain_order="left").drop(name)


def _pieces() -> list[pl.Expr]:
    """Numbers a (day), b (month), y (year) by the first style that fits."""
    text = pl.col("_clean")
    iso = [text.str.extract(ISO, group) for group in (3, 2, 1)]
    numeric = [text.str.extract(NUMERIC, group) for group in (1, 2, 3)]
    worded = [text.str.extract(WORDED, group) for group in (1, 2, 3)]
    first = [text.str.extract(MONTH_FIRST, group) for group in (2, 1, 3)]
    compact = text.str.extract(COMPACT, 1)
    is_year_first = _whole(compact.str.slice(0, 4)).is_between(FIRST_YEAR, 2100)
    is_year_first &= _whole(compact.str.slice(4, 2)).is_between(1, 12)
    packed = [
        pl.when(is_year_first).then(compact.str.slice(6, 2)).otherwise(compact.str.slice(0, 2)),
        pl.when(is_year_first).then(compact.str.slice(4, 2)).otherwise(compact.str.slice(2, 2)),
        pl.when(is_year_first).then(compact.str.slice(0, 4)).otherwise(compact.str.slice(4, 4)),
    ]
    months = [_month(worded[1]), _month(first[1])]
    worded_ok, first_ok = months[0].is_not_null(), months[1].is_not_null()
    result = []
    for index, label in enumerate("aby"):
        words = months if index == 1 else [_whole(worded[index]), _whole(first[index])]
        result.append(
            pl.when(iso[0].is_not_null()).then(_whole(iso[index]))
            .when(numeric[0].is_not_null()).then(_whole(numeric[index]))
            .when(worded_ok).then(words[0])
            .when(first_ok).then(words[1])
            .otherwise(_whole(packed[index]))
            .alias(label)
        )  # fmt: skip
    short = pl.when(numeric[0].is_not_null()).then(numeric[2]).otherwise(worded[2]).str.len_chars() == 2
    return [
        *result,
        (iso[0].is_null() & numeric[0].is_not_null()).alias("is_numeric"),
        (iso[0].is_null() & short.fill_null(False)).alias("is_short"),
    ]


def _whole(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Int32, strict=False)


def _month(word: pl.Expr) -> pl.Expr:
    by_name = word.str.slice(0, 3).replace_strict(MONTHS, default=None, return_dtype=pl.Int32)
    by_roman = word.replace_strict(ROMAN, default=None, return_dtype=pl.Int32)
    return by_name.fill_null(by_roman)


def _full_year(on: date) -> pl.Expr:
    year = pl.col("y")
    late = (2000 + year) * 10000 + pl.col("m") * 100 + pl.col("d")
    limit = on.year * 10000 + on.month * 100 + on.day
    full = year + pl.when(late <= limit).then(2000).otherwise(1900)
    return pl.when(pl.col("is_short")).then(full).otherwise(year)


def _is_day(day: pl.Expr, month: pl.Expr, year: pl.Expr) -> pl.Expr:
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = (
        pl.when(month.is_in([4, 6, 9, 11])).then(30)
        .when((month == 2) & leap).then(29)
        .when(month == 2).then(28)
        .otherwise(31)
    )  # fmt: skip
    return (month.is_between(1, 12) & day.is_between(1, longest)).fill_null(False)


def _date(year: pl.Expr, month: pl.Expr, day: pl.Expr, on: date) -> pl.Expr:
    valid = _is_day(day, month, year) & year.is_between(FIRST_YEAR, on.year).fill_null(False)
    made = pl.date(
        pl.when(valid).then(year).otherwise(2000),
        pl.when(valid).then(month).otherwise(1),
        pl.when(valid).then(day).otherwise(1),
    )
    return pl.when(valid & (made <= on)).then(made)


def _serial(on: date) -> pl.Expr:
    """A spreadsheet's count of days, for cells whose date format was lost."""
    days = pl.col("_clean").str.extract(r"^(\d{4,5})(?:[.,]0+)?$", 1).cast(pl.Int32, strict=False)
    made = pl.lit(date(1899, 12, 30)) + pl.duration(days=days)
    return pl.when(days.is_between(*SERIALS) & (made <= on)).then(made.cast(pl.Date))


def _is_american(pieces: pl.DataFrame) -> bool:
    """True where many dates can only be month first and next to none only day first."""
    day, month, year = pl.col("a"), pl.col("b"), pl.lit(2000)
    counts = pieces.filter("is_numeric").select(
        day_first=(_is_day(day, month, year) & ~_is_day(month, day, year)).sum(),
        month_first=(_is_day(month, day, year) & ~_is_day(day, month, year)).sum(),
    )
    day_first, month_first = counts.row(0)
    return month_first >= 3 and month_first > 10 * day_first
