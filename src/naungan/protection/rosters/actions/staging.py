"""The rows of a judged book and their problems, sealed and stored chunk by chunk, with what each would do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import transaction

from naungan.kit.bulk import as_json, load_columns, take_ids
from naungan.kit.names import name_key
from naungan.kit.sealed import blind_indices, sealed_field
from naungan.protection.rosters.actions import planning as plan
from naungan.protection.rosters.actions import recognising
from naungan.protection.rosters.actions.settling import TOLD, Settling
from naungan.protection.rosters.models import Problem, Roster, Row

CHUNK = 20_000
UNDECIDED = ["nik_birth_date_mismatch"]  # a person decides these before enrolment


@dataclass
class Staged:
    """`counts` of the dry run by exact NIK; `unknown`: the rows that would become new people; `pairs` of rows that a
    person must decide (row_id_a, row_id_b, evidence)."""

    counts: dict[str, Any]
    unknown: pl.DataFrame
    pairs: pl.DataFrame


def stage(roster: Roster, judged: Any, *, progress: Callable[[int], object]) -> Staged:
    """Store everything; nobody reads it before the roster is JUDGED.

    Each row is compared with the registry before it is sealed, so that nothing need be opened again for it.
    """
    told = prepared(judged)
    told = told.with_columns(pl.Series("nik_index", blind_indices("nik", told["nik"]), dtype=pl.String))
    twice = set(told.filter(pl.col("nik_index").is_not_null() & pl.col("nik_index").is_duplicated())["nik_index"])
    settling, counts, unknown = Settling(roster, repeated=twice), plan.empty_counts(), []
    for start in range(0, told.height, CHUNK):
        chunk = told.slice(start, CHUNK)
        settled = settling.settle(chunk)
        plan.count(counts, settled)
        unknown.append(recognising.unknown(settled))
        with transaction.atomic():
            _load_rows(roster, chunk, settled)
        progress(start + chunk.height)
    _load_problems(roster, judged.problems, told)
    return Staged(counts, pl.concat(unknown) if unknown else pl.DataFrame(), _pairs(judged.asked, told))


def _pairs(asked: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Pairs of places in the list as pairs of row ids."""
    if not asked.height:
        return asked
    ids = told["id"]
    return asked.with_columns(row_id_a=ids[asked["row_id_a"]], row_id_b=ids[asked["row_id_b"]])


def prepared(judged: Any) -> pl.DataFrame:
    """The judged rows as they are stored: with their ids, who stands for each person, what is undecided."""
    undecided = judged.problems.filter(pl.col("code").is_in(UNDECIDED)).select(
        pl.col("sheet").fill_null(""), line="row", is_undecided=pl.lit(True)
    )
    rows = judged.rows.with_columns(pl.col("sheet").fill_null("").str.slice(0, 80), pl.col("line").cast(pl.Int64))
    undecided = undecided.with_columns(pl.col("line").cast(pl.Int64), pl.col("sheet").str.slice(0, 80)).unique()
    rows = rows.join(undecided, on=["sheet", "line"], how="left", maintain_order="left")
    rows = rows.with_columns(
        pl.Series("id", take_ids(Row, rows.height), dtype=pl.Int64),
        name_key=name_key(pl.col("name").fill_null("")),
        village_id="village_code",
    ).with_columns(is_first=_is_first())
    return plan.as_told(rows)


def _is_first() -> pl.Expr:
    """Of the rows of one person the first without an error stands for them."""
    alone = pl.col("same_as_line").is_null()
    sheet = pl.when(alone).then("sheet").otherwise(pl.col("same_as_sheet").fill_null(""))
    line = pl.when(alone).then(pl.col("line")).otherwise(pl.col("same_as_line").cast(pl.Int64))
    place = pl.col("id")
    return (place == pl.when(~pl.col("has_error")).then(place).min().over(sheet, line)).fill_null(False)


def clean_json(rows: pl.DataFrame) -> pl.Series:
    """The canonical values of each row as the JSON that `Row.clean` keeps."""
    told = rows.select(pl.struct(pl.col(name).cast(kind) for name, kind in TOLD.items()).alias("clean"))
    return told.select(pl.col("clean").struct.json_encode())["clean"]


def _load_rows(roster: Roster, chunk: pl.DataFrame, settled: pl.DataFrame) -> None:
    received, clean = sealed_field(Row, "received"), sealed_field(Row, "clean")
    load_columns(
        Row,
        {
            "id": chunk["id"], "roster_id": roster.pk, "sheet": chunk["sheet"], "line": chunk["line"],
            "received": received.seal_json_texts(chunk["received"].to_list()),
            "clean": clean.seal_json_texts(clean_json(chunk).to_list()),
            "nik_index": chunk["nik_index"], "village_id": chunk["village_id"], "verdict": settled["verdict"],
            "refusal": settled["refusal"], "refused_for_id": settled["refused_for_id"],
            "is_enrolled": False, "is_mended": False,
        },
    )  # fmt: skip


def _load_problems(roster: Roster, problems: pl.DataFrame, told: pl.DataFrame) -> None:
    places = told.select("sheet", "line", row_id="id")
    found = problems.filter(pl.col("row").is_not_null()).with_columns(
        pl.col("sheet").fill_null("").str.slice(0, 80), line=pl.col("row").cast(pl.Int64)
    )
    found = found.join(places, on=["sheet", "line"], maintain_order="left")
    proposed = sealed_field(Problem, "proposed")
    for start in range(0, found.height, CHUNK):
        chunk = found.slice(start, CHUNK)
        has = pl.col("proposed").replace("", None).is_not_null()
        texts = chunk.select(pl.when(has).then(as_json("proposed")).alias("proposed"))["proposed"]
        with transaction.atomic():
            load_columns(
                Problem,
                {
                    "row_id": chunk["row_id"], "roster_id": roster.pk, "code": chunk["code"],
                    "column": chunk["column"].fill_null(""), "severity": chunk["severity"],
                    "message": chunk["message"].str.slice(0, 300),
                    "proposed": proposed.seal_json_texts(texts.to_list()),
                },
            )  # fmt: skip
