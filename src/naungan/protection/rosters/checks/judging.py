"""A whole list judged: rows read clean, their problems, and who is whom."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from naungan.protection.rosters.checks import doctor, findings, same
from naungan.protection.rosters.checks.cleaning import clean, gather
from naungan.protection.rosters.enums import Severity
from naungan.protection.rosters.layouts import Book

Place = tuple[str | None, int]
DOUBTFUL = [
    "nik_not_digits", "nik_length", "nik_region_unknown", "nik_birth_date_invalid", "nik_birth_date_mismatch",
]  # fmt: skip
ROW_COLUMNS = (
    "sheet", "line", "received", "nik", "nik_bare", "name", "sex", "born_on", "birth_place", "village_code",
    "district_code", "regency_code", "occupation", "sector", "mother", "phone", "kk", "has_error", "same_as_line",
    "same_as_sheet",
)  # fmt: skip


@dataclass
class Judged:
    """The verdict on a list.

    `rows`: one per data row with the columns of `ROW_COLUMNS`. `problems`: `sheet, row, column, code, severity,
    message, proposed, reason` (the reason of a proposal also ends the message).
    `repairs`: `sheet, row, column, from, to`; only dressing was removed, and it was applied.
    `same_person`: groups held to be one person, first row first. `review`: pairs that a person must decide.
    """

    rows: pl.DataFrame
    problems: pl.DataFrame
    repairs: pl.DataFrame
    same_person: list[list[Place]]
    review: list[list[Place]]
    asked: pl.DataFrame = field(default_factory=pl.DataFrame)  # of `review`: row_id_a, row_id_b (places in `rows`), why


def judge(
    book: Book, *, on: date, minimum_age: int, maximum_age: int, gazetteer: Any, keep_received: bool = True
) -> Judged:
    """Judge all rows of a book in columns.

    :param on: the day on which ages are judged
    :param minimum_age: whole years; the lowest age allowed
    :param maximum_age: whole years; the highest age still allowed (64: "belum mencapai 65 tahun")
    :param gazetteer: `regions.recognition.Gazetteer`, or anything with `recognise` and `nik_regions`
    :param keep_received: also give each row's cells as received, as JSON text
    """
    frame = clean(gather(book, keep_received=keep_received), on=on, gazetteer=gazetteer)
    regions = gazetteer.nik_regions()
    rules = findings.of_rows(
        on=on,
        minimum_age=minimum_age,
        maximum_age=maximum_age,
        regions=regions,
        current_districts=gazetteer.current_districts,
    )
    problems = findings.apply(rules, frame)
    frame = frame.with_columns(nik_doubtful=pl.col("row_id").is_in(_doubtful(problems).implode()))
    found = same.find(frame)
    setting = doctor.Setting(
        on=on, ages=(minimum_age, maximum_age), districts=regions[2], groups=found.groups, conflicts=found.conflicts
    )
    problems = doctor.advise(pl.concat([problems, *_of_groups(found)]), frame, setting)
    return _assemble(frame, problems, found)


def _doubtful(problems: pl.DataFrame) -> pl.Series:
    """Rows whose NIK is not to be trusted when people are told apart."""
    return problems.filter(pl.col("code").is_in(DOUBTFUL))["row_id"].unique()


def _of_groups(found: same.Found) -> list[pl.DataFrame]:
    conflict = findings.Finding(
        "nik_conflict", "nik", Severity.ERROR,
        "NIK yang sama dipakai oleh orang yang jelas berbeda di berkas ini. Cocokkan dengan KTP.", pl.lit(True),
    )  # fmt: skip
    again = findings.Finding(
        "duplicate_in_file", "nik", Severity.WARNING,
        "Orang yang sama sudah ada di baris sebelumnya; hanya satu yang didaftarkan.", pl.lit(True),
    )  # fmt: skip
    later = [row for group in found.groups for row in group[1:]]
    return [
        findings.apply([finding], pl.DataFrame({"row_id": ids}, schema={"row_id": pl.UInt32}))
        for finding, ids in ((conflict, sorted(found.conflicts)), (again, sorted(later)))
    ]


def _assemble(frame: pl.DataFrame, problems: pl.DataFrame, found: same.Found) -> Judged:
    places = frame.select("row_id", "sheet", pl.col("line").alias("row"))
    errors = problems.filter(pl.col("severity") == str(Severity.ERROR.value)).select("row_id").unique()
    first = pl.DataFrame(
        [(row, group[0]) for group in found.groups for row in group[1:]],
        schema={"row_id": pl.UInt32, "first": pl.UInt32},
        orient="row",
    )
    first = first.join(
        places.select(pl.col("row_id").alias("first"), same_as_sheet="sheet", same_as_line="row"),
        on="first",
        how="left",
    )
    rows = frame.join(first.drop("first"), on="row_id", how="left", maintain_order="left")
    rows = rows.with_columns(has_error=pl.col("row_id").is_in(errors["row_id"].implode()))
    order = {finding: place for place, finding in enumerate(("nik", "name", "birth_date", "sex", "village"))}
    told = problems.join(places, on="row_id").with_columns(
        rank=pl.col("column").replace_strict(order, default=9, return_dtype=pl.Int32)
    )
    told = told.sort("row_id", "rank", "code").select(
        "sheet", "row", "column", "code", "severity", "message", "proposed", "reason"
    )
    where = dict(zip(frame["row_id"], zip(frame["sheet"], frame["line"], strict=True), strict=True))
    return Judged(
        rows.select(ROW_COLUMNS),
        told,
        _repairs(frame),
        [[where[row] for row in group] for group in found.groups],
        [[where[row] for row in pair] for pair in found.review],
        _asked(found),
    )


def _asked(found: same.Found) -> pl.DataFrame:
    """The pairs that a person must decide, each with its weight and evidence where it has some."""
    pairs = pl.DataFrame(found.review, schema={"row_id_a": pl.Int64, "row_id_b": pl.Int64}, orient="row")
    if not found.weighed.height:
        return pairs
    told = found.weighed.select(
        pl.min_horizontal("id_a", "id_b").cast(pl.Int64).alias("row_id_a"),
        pl.max_horizontal("id_a", "id_b").cast(pl.Int64).alias("row_id_b"), "weight", "probability", "evidence",
    )  # fmt: skip
    return pairs.join(told, on=["row_id_a", "row_id_b"], how="left")


def _repairs(frame: pl.DataFrame) -> pl.DataFrame:
    """NIK whose dressing came off, where 16 digits remained."""
    changed = frame.filter(pl.col("nik").is_not_null() & (pl.col("nik") != pl.col("raw_nik")))
    return changed.select(
        "sheet",
        pl.col("line").alias("row"),
        pl.lit("nik").alias("column"),
        pl.col("raw_nik").alias("from"),
        pl.col("nik").alias("to"),
    )
