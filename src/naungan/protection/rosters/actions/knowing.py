"""What the registry knows about the people of a chunk: looked up set-wise, one statement a question."""

from collections.abc import Sequence
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from naungan.kit.bulk import among
from naungan.kit.names import name_key, patronym
from naungan.kit.sealed import sealed_field
from naungan.protection.programmes.models import Enrolment, Programme
from naungan.protection.rosters.models import Roster, Row
from naungan.protection.workers.models import Worker
from naungan.protection.workers.rules import FIELDS

SCHEMA = {
    "worker_id": pl.Int64, "number": pl.String, "known_nik_index": pl.String, "known_name_key": pl.String,
    **{f"known_{name}": pl.Date if name == "born_on" else pl.String for name in FIELDS},
}  # fmt: skip
SEALED = ("mother", "phone")


def fetch(sql: str, parameters: Sequence[Any], schema: dict[str, Any]) -> pl.DataFrame:
    """A statement's answer as a frame, its columns named and typed by `schema`."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        columns = list(zip(*cursor.fetchall(), strict=True)) or [()] * len(schema)
    return pl.DataFrame(
        [
            pl.Series(name, column, dtype=pl.String).str.to_date()
            if kind == pl.Date
            else pl.Series(name, column, dtype=kind)
            for (name, kind), column in zip(schema.items(), columns, strict=True)
        ]
    )


def by_nik(indices: pl.Series) -> pl.DataFrame:
    """`nik_index, worker_id, sign_id` of those of the blind indices that the registry holds.

    `sign_id` carries the NIK; where that one was merged into another, `worker_id` is whom it was merged into.
    """
    condition, values = among("w.nik_index", indices.drop_nulls().to_list())
    return fetch(
        f"SELECT w.nik_index, COALESCE(w.merged_into_id, w.id), w.id FROM {Worker._meta.db_table} w WHERE {condition}",  # noqa: S608
        [values],
        {"nik_index": pl.String, "worker_id": pl.Int64, "sign_id": pl.Int64},
    )


def kept(links: dict[int, int | None]) -> pl.DataFrame:
    """`id, worker_id, is_decided` of rows of which somebody (or the machine) said who they are; null: a new person."""
    condition, values = among("w.id", sorted({pk for pk in links.values() if pk}), of="bigint")
    sql = f"SELECT w.id, COALESCE(w.merged_into_id, w.id) FROM {Worker._meta.db_table} w WHERE {condition}"  # noqa: S608
    found = fetch(sql, [values], {"said_id": pl.Int64, "worker_id": pl.Int64})
    said = pl.DataFrame(list(links.items()), schema={"id": pl.Int64, "said_id": pl.Int64}, orient="row")
    said = said.join(found, on="said_id", how="left", maintain_order="left")
    return said.filter(pl.col("said_id").is_null() | pl.col("worker_id").is_not_null()).select(
        "id", "worker_id", is_decided=pl.lit(True)
    )


def workers(ids: pl.Series) -> pl.DataFrame:
    """The workers of those ids as they stand, in the columns of SCHEMA; sealed values opened, blanks null."""
    condition, values = among("w.id", ids.unique().to_list(), of="bigint")
    columns = ", ".join(f"CAST(w.{name} AS TEXT)" if name == "born_on" else f"w.{name}" for name in FIELDS)
    table = Worker._meta.db_table
    schema = SCHEMA | {f"known_{name}": pl.Binary for name in SEALED}
    found = fetch(
        f"SELECT w.id, w.number, w.nik_index, w.name_key, {columns} FROM {table} w WHERE {condition}",  # noqa: S608
        [values],
        schema,
    )
    texts = [name for name, kind in SCHEMA.items() if kind == pl.String and name.removeprefix("known_") not in SEALED]
    return found.with_columns(
        *[opened(found[f"known_{name}"], sealed_field(Worker, name)).alias(f"known_{name}") for name in SEALED],
        *[pl.col(name).replace("", None) for name in texts],
    )


def opened(tokens: pl.Series, field: Any) -> pl.Series:
    """Sealed texts in clear."""
    return pl.Series(tokens.name, field.open_json_texts(tokens.to_list()), dtype=pl.String).str.json_decode(pl.String)


SAME_LINE = ["name_key", "born_on", "village_id", "mother_key", "father"]  # namesakes of one day differ in a parent


def incomplete(roster: Roster) -> pl.DataFrame:
    """The columns of SAME_LINE, `worker_id, sign_id` of workers without NIK in the villages of the rows without.

    The very same line sent again finds the worker whom it made before, or whom that one (`sign_id`) was merged into.
    """
    found = Worker.objects.filter(nik_index=None, village__in=_villages_without_nik(roster)).order_by("id")
    rows = list(
        found.exclude(born_on=None).values_list(
            "name_key", "born_on", "village_id", "name", "mother", Coalesce("merged_into_id", "id"), "id"
        )
    )
    schema = {"name_key": pl.String, "born_on": pl.Date, "village_id": pl.String, "name": pl.String,
              "mother": pl.String, "worker_id": pl.Int64, "sign_id": pl.Int64}  # fmt: skip
    frame = with_parents(pl.DataFrame(rows, schema=schema, orient="row"))
    return frame.select(*SAME_LINE, "worker_id", "sign_id").unique(SAME_LINE, keep="last", maintain_order=True)


def with_parents(frame: pl.DataFrame) -> pl.DataFrame:
    """Add `mother_key` and `father` (after bin or binti), "" where nothing is told."""
    return frame.with_columns(
        mother_key=name_key(pl.col("mother").cast(pl.String).fill_null("")),
        father=patronym(pl.col("name").cast(pl.String).fill_null("")).fill_null(""),
    )


def _villages_without_nik(roster: Roster) -> QuerySet:
    return Row.objects.filter(roster=roster, nik_index=None).values("village_id")


def repeated(roster: Roster) -> set[str]:
    """Blind indices of the NIK that stand on more than one row of a roster."""
    sql = (
        f"SELECT nik_index FROM {Row._meta.db_table} WHERE roster_id = %s AND nik_index IS NOT NULL "  # noqa: S608
        "GROUP BY nik_index HAVING COUNT(*) > 1"
    )
    return set(fetch(sql, [roster.pk], {"nik_index": pl.String})["nik_index"])


def covered(roster: Roster, ids: pl.Series) -> pl.DataFrame:
    """`worker_id, refused_for_id`: who already has a funded cover that shares a month with this roster's, by whom."""
    condition, values = among("e.worker_id", ids.drop_nulls().unique().to_list(), of="bigint")
    found = fetch(
        f"SELECT e.worker_id, e.programme_id FROM {Enrolment._meta.db_table} e "  # noqa: S608
        f"WHERE {condition} AND e.is_funded AND e.starts_on < %s AND e.ends_on > %s ORDER BY e.id",
        [values, roster.ends_on, roster.starts_on],
        {"worker_id": pl.Int64, "refused_for_id": pl.Int64},
    )
    return found.unique("worker_id", keep="last")


def in_programme(programme: Programme, ids: pl.Series) -> set[int]:
    """Of these workers, those who already have a cover in the programme."""
    condition, values = among("e.worker_id", ids.drop_nulls().unique().to_list(), of="bigint")
    sql = f"SELECT DISTINCT e.worker_id FROM {Enrolment._meta.db_table} e WHERE {condition} AND e.programme_id = %s"  # noqa: S608
    return set(fetch(sql, [values, programme.pk], {"worker_id": pl.Int64})["worker_id"])
