"""Nomor Induk Kependudukan: PPKKCC DDMMYY SSSS, 16 digits (UU 23/2006 jo UU 24/2013).

PPKKCC is the province, regency and district of *first issue*, day + 40 for women, the century is not encoded,
there is no check digit. All work is on whole columns; for one number use a frame of one row.
"""

from datetime import date

import polars as pl

LENGTH = 16
EXACT_INTEGERS = 2**53  # above it a spreadsheet's number cell cannot hold every whole number
PREFIX = (
    r"(?i)^\W*(?:(?:no(?:mor)?\b\.?\s*)?(?:nik|ktp|n\.i\.k\.?)\b(?:\s*[/-]?\s*(?:ktp|nik)\b)?"
    r"|no(?:mor)?\b\.?)\s*[.:=#-]*\s*"
)
DRESSING = r"[\s\u00a0\u200b-\u200f\u202a-\u202f\u2060\ufeff'’‘`´ʼ\"“”.,;:_/\\()\[\]*-]+"
SCIENTIFIC = r"(?i)^\d(?:[.,]\d+)?\s*e\s*\+?\s*\d{1,2}$"
ABSENT = (
    r"(?i)^(?:0+|(?:tidak|belum|tdk|blm|tak)\s*(?:ada|punya|tahu|diketahui)|kosong|nihil|n/?a|null|none|nan|x+|\?+)$"
)
LOOKALIKES = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "D": "0",
    "l": "1",
    "I": "1",
    "i": "1",
    "|": "1",
    "!": "1",
    "S": "5",
    "B": "8",
}


def examine(cells: pl.Series, is_number: pl.Series | None = None) -> pl.DataFrame:
    """What each cell holds once its dressing is off.

    :param cells: text as a person reads it; null counts as empty
    :param is_number: true where the spreadsheet kept a number, not text
    :return: same height and order: `bare` (text without dressing), `nik` (16 digits or null), the booleans
        `missing`, `precision`, `foreign` (something other than a digit remains), `length` (not 16 digits),
        `proposed` (16 digits when look-alike letters are read as digits, or null)
    """
    number = is_number if is_number is not None else pl.Series([False]).new_from_index(0, len(cells))
    frame = pl.DataFrame({"cell": cells.cast(pl.String).fill_null(""), "number": number})
    trimmed = pl.col("cell").str.replace(PREFIX, "").str.replace_all(r"^[\s'’‘`´\"]+|[\s'’‘`´\"]+$", "")
    frame = frame.with_columns(trimmed=trimmed.str.replace(r"^(\d{16})[.,]0+$", "$1"))
    frame = frame.with_columns(bare=pl.col("trimmed").str.replace_all(DRESSING, ""))
    bare = pl.col("bare")
    missing = (bare == "") | pl.col("trimmed").str.contains(ABSENT) | bare.str.contains(ABSENT)
    digits = bare.str.contains(r"^[0-9]+$")
    frame = frame.with_columns(missing=missing, precision=~missing & _lost(digits))
    judged = ~pl.col("missing") & ~pl.col("precision")
    frame = frame.with_columns(foreign=judged & ~digits, length=judged & digits & (bare.str.len_chars() != LENGTH))
    sound = judged & digits & ~pl.col("length")
    return frame.select(
        "bare",
        pl.when(sound).then(bare).alias("nik"),
        "missing",
        "precision",
        "foreign",
        "length",
        _proposed().alias("proposed"),
    )


def _lost(digits: pl.Expr) -> pl.Expr:
    """Digits that a spreadsheet destroyed: 5,20103E+15, a number cell past 15 digits, or a tail of zeros."""
    bare, size = pl.col("bare"), pl.col("bare").str.len_chars()
    value = pl.when(digits & (size <= 18)).then(bare).cast(pl.Int64, strict=False)
    rounded = pl.col("number") & digits & (size == LENGTH) & (bare.str.ends_with("0") | (value >= EXACT_INTEGERS))
    too_long = pl.col("number") & digits & (size > LENGTH)
    zeros = digits & (size == LENGTH) & bare.str.contains(r"[1-9]0{7,}$")
    return pl.col("trimmed").str.contains(SCIENTIFIC) | rounded | too_long | zeros


def _proposed() -> pl.Expr:
    """Look-alike letters read as digits, or all 16 digits of a number written with an exponent."""
    read = pl.col("bare").str.replace_many(list(LOOKALIKES), list(LOOKALIKES.values()))
    read = pl.when(pl.col("foreign") & read.str.contains(r"^[0-9]{16}$")).then(read)
    mantissa = pl.col("trimmed").str.extract(r"(?i)^(\d[.,]\d{15})e\+?15$", 1).str.replace_all(r"[.,]", "")
    return pl.when(pl.col("precision")).then(mantissa).otherwise(read)


def mantissa(bare: pl.Expr) -> pl.Expr:
    """The figures that a spreadsheet left: of 520212E+15 all but the last, which was rounded; of 16 the first 15."""
    rounded = bare.str.extract(r"^(\d+?)\d?0*(?:[eE].*)?$", 1).fill_null("")
    return (
        pl.when(bare.str.contains(r"^\d{9}[1-9]?\d{6}$") & ~bare.str.contains(r"0{3}$"))
        .then(bare.str.slice(0, 15))
        .otherwise(rounded)
    )


def parts(nik: pl.Expr) -> dict[str, pl.Expr]:
    """The parts of clean NIK as expressions: region codes without dots, date numbers, sex "L"/"P", serial.

    `is_date` says whether digits 7-12 are a day of any century; `yymmdd` is comparable with a birth date.
    """
    raw_day = nik.str.slice(6, 2).cast(pl.Int32, strict=False)
    month = nik.str.slice(8, 2).cast(pl.Int32, strict=False)
    year = nik.str.slice(10, 2).cast(pl.Int32, strict=False)
    day = pl.when(raw_day > 40).then(raw_day - 40).otherwise(raw_day)
    longest = (
        pl.when(month.is_in([4, 6, 9, 11])).then(30)
        .when((month == 2) & (year % 4 == 0)).then(29)
        .when(month == 2).then(28)
        .otherwise(31)
    )  # fmt: skip
    return {
        "province": nik.str.slice(0, 2),
        "regency": nik.str.slice(0, 4),
        "district": nik.str.slice(0, 6),
        "sex": pl.when(raw_day > 40).then(pl.lit("P")).otherwise(pl.lit("L")),
        "is_date": month.is_between(1, 12) & day.is_between(1, longest),
        "day": day,
        "month": month,
        "year": year,
        "yymmdd": year * 10000 + month * 100 + day,
        "serial": nik.str.slice(12, 4),
    }


def born(nik: pl.Expr, on: date) -> pl.Expr:
    """The birth date, in the latest century that is not in the future on `on`; null where digits are no date."""
    piece = parts(nik)
    late = (2000 + piece["year"]) * 10000 + piece["month"] * 100 + piece["day"]
    limit = on.year * 10000 + on.month * 100 + on.day
    is_leap_1900 = (piece["year"] == 0) & (piece["month"] == 2) & (piece["day"] == 29)
    year = piece["year"] + pl.when((late <= limit) | is_leap_1900).then(2000).otherwise(1900)
    valid = piece["is_date"]
    return pl.when(valid).then(
        pl.date(
            pl.when(valid).then(year).otherwise(2000),
            pl.when(valid).then(piece["month"]).otherwise(1),
            pl.when(valid).then(piece["day"]).otherwise(1),
        )
    )


def clean_nik(text: str) -> str | None:
    """One number as somebody typed it, without its dressing: 16 digits, or None."""
    return examine(pl.Series([text]))["nik"][0]
