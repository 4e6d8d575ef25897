"""What the rest of a row says about its NIK: what it would be if it agreed, and where it agrees already."""

from datetime import date

import polars as pl
from rapidfuzz.distance import OSA

from naungan.kit.dates import read_dates
from naungan.protection.rosters.checks.cleaning import age

CLOSE_DAYS = 400  # a birth date off by a slip; brothers and sisters are further apart


def witnesses(
    side: pl.DataFrame, *, on: date, ages: tuple[int, int], districts: set[str], conflicts: set[int]
) -> pl.DataFrame:
    """The columns that the remedies read. `ages`: youngest and oldest; `districts`: six-digit codes of any vintage."""
    day, sex = pl.col("written_date"), pl.col("sex")
    inside = pl.col("nik").str.slice(6, 2).cast(pl.Int32, strict=False)
    offset = pl.when(sex == "P").then(40).when(sex == "L").then(0).when(inside > 40).then(40).otherwise(0)
    side = side.with_columns(
        home=pl.col("district_code").str.replace_all(".", "", literal=True),
        digits=pl.col("nik_bare").str.replace_all(r"[^0-9]", ""),
        due=_digits_of(day, offset),
        due_of_nik=_digits_of(day, pl.when(inside > 40).then(40).otherwise(0)),
        sex_agrees=(pl.col("nik_sex") == sex).fill_null(True),
        in_conflict=pl.col("row_id").is_in(sorted(conflicts)),
        is_kk=(pl.col("nik") == pl.col("kk")).fill_null(False),
    )
    region, inner, tail = (pl.col("nik").str.slice(at, length) for at, length in ((0, 6), (6, 6), (12, 4)))
    side = side.with_columns(
        date_agrees=(inner == pl.col("due_of_nik")).fill_null(False),
        only_nik_is_of_age=age(pl.col("nik_born"), on).is_between(*ages) & ~age(day, on).is_between(*ages),
        is_close=_is_close(pl.col("nik_born"), day).fill_null(False),
        swapped=_swapped(pl.col("nik"), districts),
        redated=pl.when(_unlike(inner, pl.col("due"), 6) <= 2).then(pl.concat_str(region, "due", tail)),
        rehomed=_rehomed(districts),
        in_phone=_nik_in("phone", districts),
        in_kk=_nik_in("kk", districts),
        one_more=_one_more(districts),
        one_less=_one_less(districts),
    )
    return side.with_columns(_slips(side), read_dates(side["birth_place"], on=on)["date"].alias("date_in_place"))


def _digits_of(day: pl.Expr, offset: pl.Expr) -> pl.Expr:
    """A date as a NIK carries it."""
    shown = (day.dt.day().cast(pl.Int32) + offset).cast(pl.String).str.zfill(2)
    return pl.concat_str(shown, day.dt.strftime("%m%y"))


def _unlike(a: pl.Expr, b: pl.Expr, length: int) -> pl.Expr:
    """In how many places two texts of one length differ."""
    return sum(((a.str.slice(i, 1) != b.str.slice(i, 1)).cast(pl.Int32) for i in range(length)), pl.lit(0))


def _is_close(inside: pl.Expr, written: pl.Expr) -> pl.Expr:
    """Two dates a slip apart: a part of one, day and month swapped, or little more than a year."""
    parts = [getattr(inside.dt, part)() == getattr(written.dt, part)() for part in ("day", "month", "year")]
    crossed = (inside.dt.day() == written.dt.month()) & (inside.dt.month() == written.dt.day()) & parts[2]
    two_parts = sum((part.cast(pl.Int32) for part in parts), pl.lit(0)) >= 2
    return crossed | two_parts | ((inside - written).dt.total_days().abs() <= CLOSE_DAYS)


def _swapped(nik: pl.Expr, districts: set[str]) -> pl.Expr:
    """The NIK with two neighbours changed back, where that alone makes its date the one of the row."""
    tries = []
    for at in range(5, 12):
        other = pl.concat_str(
            nik.str.slice(0, at), nik.str.slice(at + 1, 1), nik.str.slice(at, 1), nik.str.slice(at + 2)
        )
        fits = (other.str.slice(6, 6) == pl.col("due")) & (other != nik)
        if at == 5:
            fits &= other.str.slice(0, 6).is_in(sorted(districts))
        if at == 11:  # serials are low: a figure that belongs to the year is pushed into them, not pulled out
            fits &= other.str.slice(12) < nik.str.slice(12)
        tries.append(pl.when(fits).then(other))
    return pl.coalesce(tries)


def _rehomed(districts: set[str]) -> pl.Expr:
    """The NIK under the district of the row's village, or under its province, where little must change for it."""
    nik, home = pl.col("nik"), pl.col("home")
    of_province = pl.concat_str(home.str.slice(0, 2), nik.str.slice(2))
    same_regency = of_province.str.slice(0, 4) == home.str.slice(0, 4)
    return (
        pl.when(_unlike(nik, home, 6) <= 2).then(pl.concat_str(home, nik.str.slice(6)))
        .when(same_regency & of_province.str.slice(0, 6).is_in(sorted(districts))).then(of_province)
    )  # fmt: skip


def _nik_in(column: str, districts: set[str]) -> pl.Expr:
    """A cell that holds what looks like the NIK of this row's person."""
    other = pl.col(column)
    inside = other.str.slice(6, 2).cast(pl.Int32, strict=False)
    due = _digits_of(pl.col("written_date"), pl.when(inside > 40).then(40).otherwise(0))
    sex = pl.when(inside > 40).then(pl.lit("P")).otherwise(pl.lit("L"))
    fits = other.str.contains(r"^\d{16}$") & other.str.slice(0, 6).is_in(sorted(districts))
    fits = fits & (other.str.slice(6, 6) == due) & (sex == pl.col("sex")).fill_null(True)
    return pl.when(fits & (other != pl.col("nik")).fill_null(True)).then(other)


def _one_more(districts: set[str]) -> pl.Expr:
    """Of 17 digits, the one too many taken out, where it stood before the serial and the row says which it was."""
    digits = pl.col("digits")
    is_serial = digits.str.slice(6, 6) == pl.col("due")
    tries = []
    for at in range(12):
        other = pl.concat_str(digits.str.slice(0, at), digits.str.slice(at + 1))
        region = other.str.slice(0, 6)
        fits = (other.str.slice(6, 6) == pl.col("due")) & (
            region.is_in(sorted(districts)) if at >= 6 else region == pl.col("home")
        )
        tries.append(pl.when(fits).then(other))
    return pl.when((digits.str.len_chars() == 17) & ~is_serial).then(pl.coalesce(tries))


def _one_less(districts: set[str]) -> pl.Expr:
    """Of 15 digits, the missing one put back, where it stood before the serial and the row says which it was."""
    digits = pl.col("digits")
    region, tail = digits.str.slice(0, 6), digits.str.slice(11)
    tries = []
    own = pl.when(region.is_in(sorted(districts))).then(region)
    # Place 6 is not asked of the row's own region: that could as well have lost its last figure.
    for head, places in ((own, range(7, 12)), (pl.col("home"), range(12))):
        whole = pl.concat_str(head, "due", tail)
        fits = [digits == pl.concat_str(whole.str.slice(0, at), whole.str.slice(at + 1)) for at in places]
        tries.append(pl.when(pl.any_horizontal(fits)).then(whole))
    is_serial = digits.str.slice(6, 6) == pl.col("due")
    return pl.when((digits.str.len_chars() == 15) & ~is_serial).then(pl.coalesce(tries))


def _slips(side: pl.DataFrame) -> pl.Series:
    """How many slips part what stands in the cell from the NIK that is known of the person; null where none is."""
    pairs = side.select("digits", "known_nik").iter_rows()
    slips = [OSA.distance(digits or "", known) if known else None for digits, known in pairs]
    return pl.Series("slips", slips, dtype=pl.Int32)
