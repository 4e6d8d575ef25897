"""Any number of invented people of one province, each with a NIK, made in columns; the same for the same seed."""

import random
from datetime import date
from pathlib import Path

import polars as pl

HEADER = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Desa", "Kecamatan", "Kabupaten", "Nama Ibu", "Pekerjaan", "HP"]
WORK = ["Buruh Tani", "Petani", "Nelayan", "Pedagang", "Tukang Ojek", "Marbot", "Penenun", "Buruh Tani Tembakau"]
FIRST_DAY, DAYS = date(1964, 1, 2), 15_000


def crowd(count: int, *, seed: int, start: int = 0) -> pl.DataFrame:
    """People `start` to `start + count`: `number, nik, name, sex, born_on, village_id, village, district, regency,
    mother, occupation, phone`. Every number is another NIK."""
    from naungan.protection.rosters.forging.people import FAMILY, MEN, WOMEN, choose_villages

    homes = choose_villages("52", 600, random.Random(5))
    places = pl.DataFrame([(h.code, h.village, h.district, h.regency, h.prefix) for h in homes],
                          schema=["village_id", "village", "district", "regency", "prefix"], orient="row")  # fmt: skip
    serial = pl.int_range(start, start + count, eager=True).alias("serial")
    drawn = lambda salt, among: (serial.hash(seed * 100 + salt) % among).cast(pl.Int64)  # noqa: E731
    pick = lambda salt, words: pl.Series(words)[drawn(salt, len(words))]  # noqa: E731
    is_woman = serial % 2 == 1
    # a day and a number below 9,000 counted through: one NIK a person
    step = serial * 7_368_787 % (DAYS * 8_999)
    home = places[drawn(1, len(homes))]
    day_of = pl.col("born_on").dt.day() + pl.when("is_woman").then(40).otherwise(0)
    text = lambda expr, width: expr.cast(pl.String).str.zfill(width)  # noqa: E731
    frame = home.with_columns(
        number=serial + 1, is_woman=is_woman, last=step // DAYS % 8_999 + 1,
        born_on=pl.lit(FIRST_DAY) + pl.duration(days=step % DAYS),
        man=pick(2, MEN), woman=pick(3, WOMEN),
        second=pick(4, FAMILY), third=pick(5, FAMILY), mother=pick(6, WOMEN), mother_second=pick(7, FAMILY),
        occupation=pick(8, WORK), phone=drawn(9, 90_000_000) + 10_000_000,
    )  # fmt: skip
    return frame.select(
        "number",
        nik=pl.concat_str("prefix", text(day_of, 2), pl.col("born_on").dt.strftime("%m%y"), text(pl.col("last"), 4)),
        name=pl.concat_str(pl.when("is_woman").then("woman").otherwise("man"), "second", "third", separator=" "),
        sex=pl.when("is_woman").then(pl.lit("P")).otherwise(pl.lit("L")),
        born_on="born_on", village_id="village_id", village="village", district="district", regency="regency",
        mother=pl.concat_str("mother", "mother_second", separator=" "),
        occupation="occupation",
        phone=pl.concat_str(pl.lit("0812"), text(pl.col("phone"), 8)),
    )  # fmt: skip


def as_sheet(people: pl.DataFrame, *, seed: int) -> pl.DataFrame:
    """The people as an office writes them, with a mess on some: dressing, other dates, a NIK missing or cut short."""
    draw = pl.col("number").hash(seed) % 10_000 / 10_000
    nik = (
        pl.when(draw < 0.01).then(None)
        .when(draw < 0.02).then(pl.col("nik").str.slice(0, 15))
        .when(draw < 0.06).then(pl.concat_str(pl.lit("'"), pl.col("nik")))
        .otherwise(pl.col("nik"))
    )  # fmt: skip
    style = pl.when(draw < 0.5).then(pl.col("born_on").dt.strftime("%d-%m-%Y"))
    return people.select(
        pl.int_range(1, pl.len() + 1).cast(pl.String).alias("No"), nik.alias("NIK"), pl.col("name").alias("Nama"),
        pl.col("sex").alias("JK"), style.otherwise(pl.col("born_on").dt.strftime("%d/%m/%Y")).alias("Tgl Lahir"),
        pl.col("village").alias("Desa"), pl.col("district").alias("Kecamatan"), pl.col("regency").alias("Kabupaten"),
        pl.col("mother").alias("Nama Ibu"), pl.col("occupation").alias("Pekerjaan"), pl.col("phone").alias("HP"),
    )  # fmt: skip


def write_csv(sheet: pl.DataFrame, path: Path) -> None:
    sheet.write_csv(path, separator=";")


def write_xlsx(sheet: pl.DataFrame, path: Path) -> None:
    """As a spreadsheet program keeps it: shared strings, every cell a text."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("Data")
    page.append(sheet.columns)
    for row in sheet.iter_rows():
        page.append(row)
    book.save(path)
