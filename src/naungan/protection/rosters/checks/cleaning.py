"""What the cells of each row say, once read: clean NIK, dates, sex, places, keys for comparing."""

from datetime import date
from typing import Any

import polars as pl

from naungan.codes.occupations import sector_of
from naungan.kit import nik as nik_kit
from naungan.kit.dates import read_dates
from naungan.kit.names import name_key
from naungan.protection.rosters.layouts import CANONICAL, Book

MEN = ["l", "lk", "laki", "lakilaki", "pria", "male", "m", "cowok", "lelaki", "lki", "llk", "lakl"]
WOMEN = ["p", "pr", "perempuan", "wanita", "w", "female", "f", "prempuan", "prp", "cewek", "perempua", "perem"]
NOTHING = r"(?i)^(?:[\W_0]*|null|nan|n/?a|none|tidak ada|kosong|tdk ada|belum ada|x+)$"
PLACE_COLUMNS = ("village", "district", "regency")


def gather(book: Book, *, keep_received: bool) -> pl.DataFrame:
    """All sheets under one another: `order` (of the sheet), `sheet`, `line`, every canonical column, `received`."""
    frames = []
    for order, sheet in enumerate(book.sheets):
        frame = sheet.rows.with_columns(order=pl.lit(order, pl.UInt32), sheet=pl.lit(sheet.name, pl.String))
        if keep_received:
            cells = sheet.received.select(pl.struct(pl.all()).struct.json_encode().alias("received"))
            frame = frame.hstack(cells)
        frames.append(frame)
    frame = pl.concat(frames, how="diagonal")
    absent = [c for c in CANONICAL if c not in frame.columns]
    frame = frame.with_columns(pl.lit(None, pl.String).alias(c) for c in absent)
    if "nik_is_number" not in frame.columns:
        frame = frame.with_columns(nik_is_number=pl.lit(False))
    if "received" not in frame.columns:
        frame = frame.with_columns(received=pl.lit(None, pl.String))
    return frame.with_row_index("row_id")


def clean(frame: pl.DataFrame, *, on: date, gazetteer: Any) -> pl.DataFrame:
    """The frame with what was read beside what was written; written columns keep a `raw_` name."""
    written = frame.rename({"nik": "raw_nik", "name": "raw_name", "sex": "raw_sex"})
    examined = nik_kit.examine(frame["nik"], frame["nik_is_number"].fill_null(False)).rename(
        {"missing": "nik_missing", "precision": "nik_precision", "foreign": "nik_foreign", "length": "nik_length",
         "proposed": "nik_proposed", "bare": "nik_bare"}
    )  # fmt: skip
    dates = read_dates(frame["birth_date"], on=on).rename({"date": "written_date", "missing": "date_missing"})
    # Case and blanks never tell places apart; without them far fewer spellings remain to be looked up.
    places = gazetteer.recognise(
        frame.select(pl.col(c).str.to_lowercase().str.replace_all(r"\s+", " ") for c in PLACE_COLUMNS)
    )
    whole = pl.concat([written, examined, dates, places], how="horizontal")
    whole = whole.with_columns(
        name=_text("raw_name"),
        mother=_text("mother"),
        sex=_sex(pl.col("raw_sex")),
        phone=_digits("phone").str.replace(r"^(?:00)?62(8\d{7,})$", "0$1").str.replace(r"^(8\d{7,11})$", "0$1"),
        kk=_digits("kk"),
        occupation=_text("occupation"),
        nik_born=nik_kit.born(pl.col("nik"), on),
    )
    whole = whole.with_columns(
        born_on=pl.col("written_date").fill_null(pl.col("nik_born")),
    )
    whole = whole.with_columns(sector_of(whole["occupation"]).alias("sector"))
    part = nik_kit.parts(pl.col("nik"))
    return whole.with_columns(
        name_key=name_key(pl.col("name").fill_null("")),
        mother_key=name_key(pl.col("mother").fill_null("")),
        nik_sex=pl.when(part["is_date"]).then(part["sex"]),
    )


def _text(column: str) -> pl.Expr:
    """Blanks made single; a dash or "tidak ada" is nothing."""
    text = pl.col(column).str.replace_all(r"[\s\u00a0]+", " ").str.strip_chars()
    return pl.when(~text.str.contains(NOTHING)).then(text)


def _digits(column: str) -> pl.Expr:
    digits = pl.col(column).str.replace_all(r"\D", "")
    return pl.when(digits.str.len_chars() >= 6).then(digits)


def _sex(written: pl.Expr) -> pl.Expr:
    word = written.str.to_lowercase().str.replace_all(r"[^a-z]", "")
    return pl.when(word.is_in(MEN)).then(pl.lit("L")).when(word.is_in(WOMEN)).then(pl.lit("P"))


def age(born: pl.Expr, on: date) -> pl.Expr:
    """Whole years on `on`; who is born on 29 February has a birthday on 1 March of a common year."""
    month, day = born.dt.month(), born.dt.day()
    had_birthday = (month < on.month) | ((month == on.month) & (day <= on.day))
    return on.year - born.dt.year() - pl.when(had_birthday).then(0).otherwise(1)
