"""A roster's people against the registry: the only part of matching that knows the database.

1. What lies in clear (folded name, birth date, sex, village) is read in columns: for a short list only the workers who
   share a day, a name or a village with it, through the indexes; for a long one the whole registry, once.
2. Candidates by the rules of `blocks`; names that differ are not asked about.
3. What lies sealed (NIK, mother, telephone) is opened only for candidates whom it could still lift above the mark.
"""

import io
from collections.abc import Callable
from typing import Any

import polars as pl
from django.db import connection

from naungan.kit.sealed import sealed_field
from naungan.protection.workers.matching import blocks, finding, scoring, sides
from naungan.protection.workers.matching.found import as_pairs
from naungan.protection.workers.matching.model import Model, in_force
from naungan.protection.workers.matching.names import OTHER
from naungan.protection.workers.models import Worker

SHORT_LIST = 2_000  # rows: up to here the indexes are quicker than reading everybody
SMALLEST = 10_000  # people: a young registry is judged as strictly as one of this size
SLICE = 500_000  # pairs weighed at a time
PEOPLE_OF_THE_MODEL = 10_000  # how many people the model's own shares count for beside those of the registry
CLEAR = {
    "id": pl.Int64,
    "stands": pl.Int64,
    "name_key": pl.String,
    "born_on": pl.String,
    "sex": pl.String,
    "village": pl.String,
}
RESULT = {
    "row_id": pl.Int64, "worker_id": pl.Int64, "weight": pl.Float64, "probability": pl.Float64, "band": pl.String,
    "relation_of_nik": pl.String,
    "evidence": pl.List(pl.Struct({"field": pl.String, "relation": pl.String, "weight": pl.Float64})),
}  # fmt: skip
Progress = Callable[[int, int], object]


def candidates(
    rows: pl.DataFrame, *, model: Model | None = None, at_least: float = 0.5, progress: Progress | None = None
) -> pl.DataFrame:
    """Workers who may be the people of a roster.

    :param rows: `row_id`, `nik`, `nik_any` (as repaired or proposed), `name` (or `name_key`), `born_on`, `sex`,
        `mother`, `village`, `phone`; what is unknown is null. Leave out who is linked by the exact NIK already
    :param progress: called with (pairs weighed, pairs in all)
    :return: `row_id`, `worker_id`, `weight`, `probability`, `band`, `relation_of_nik` ("near", "apart", null) and
        `evidence`; ordered by row, the likeliest worker first
    """
    return find(rows, model=model, at_least=at_least, progress=progress)[0]


def find(
    rows: pl.DataFrame, *, model: Model | None = None, at_least: float = 0.5, progress: Progress | None = None
) -> tuple[pl.DataFrame, list[blocks.Skipped]]:
    """As `candidates`, and what the rules had to leave out."""
    model = model or in_force()
    people = sides.own(rows)
    size = _size()
    among = max(size, SMALLEST)
    if not people.height or not size:
        return pl.DataFrame(schema=RESULT), []
    is_short = people.height <= SHORT_LIST
    clear = _clear(people if is_short else None)
    workers = sides.own(clear).drop("mother", "phone", "nik", "father")
    shares = _shares(people, None if is_short else workers, size, model)
    pairs, skipped = blocks.pairs(people, workers)
    found = []
    for start in range(0, pairs.height, SLICE):
        found.append(_judged(pairs.slice(start, SLICE), people, workers, model, shares, among, at_least))
        if progress:
            progress(min(start + SLICE, pairs.height), pairs.height)
    if not found:
        return pl.DataFrame(schema=RESULT), skipped
    return _followed(pl.concat(found).cast(RESULT), clear), skipped  # type: ignore[arg-type]


def _followed(found: pl.DataFrame, clear: pl.DataFrame) -> pl.DataFrame:
    """An absorbed worker stands for the one that was kept; of several likenesses of one worker the strongest counts."""
    stands = clear.select(pl.col("row_id").alias("worker_id"), "stands")
    found = found.join(stands, on="worker_id", how="left", maintain_order="left")
    found = found.with_columns(worker_id="stands").drop("stands")
    found = found.sort(["row_id", "weight", "worker_id"], descending=[False, True, False])
    return found.unique(["row_id", "worker_id"], keep="first", maintain_order=True)


def _judged(
    pairs: pl.DataFrame,
    people: pl.DataFrame,
    workers: pl.DataFrame,
    model: Model,
    shares: scoring.Frequencies,
    among: int,
    at_least: float,
) -> pl.DataFrame:
    """Weigh what is in clear, open what could still decide, weigh all."""
    first = scoring.weigh(pairs, people, workers, model, frequencies=shares, rows=among)
    hope = people.select(
        id_a="id",
        hope=pl.sum_horizontal(
            pl.when(pl.col(field).is_not_null()).then(max(model.of(field).weights().values())).otherwise(0.0)
            for field in ("mother", "phone", "nik")
        ),
    )
    worth = first.join(hope, on="id_a", how="left", maintain_order="left").filter(
        (pl.col("odds") + pl.col("hope") >= model.marks.review) & (pl.col("name_relation") != OTHER)
    )
    opened = _opened(worth["id_b"].unique().sort(), people)
    known = workers.join(opened, on="id", how="semi").join(opened, on="id", how="left", maintain_order="left")
    judged = finding.judge(worth.select("id_a", "id_b"), people, known, model, frequencies=shares, rows=among)
    told = judged.filter((pl.col("probability") >= at_least) & (pl.col("band") != "apart"))
    near = {"near": "near", "slip": "near", "apart": "apart", "same": "same"}
    relation = told["nik_relation"].replace_strict(near, default=None, return_dtype=pl.String)
    return (
        as_pairs(told, model)
        .with_columns(relation.alias("relation_of_nik"))
        .rename({"id_a": "row_id", "id_b": "worker_id"})
        .select(list(RESULT))
    )


def _table() -> str:
    return connection.ops.quote_name(Worker._meta.db_table)


def _living() -> str:
    """Absorbed workers are signposts: not counted, but who looks like one finds whom it leads to."""
    return "merged_into_id IS NULL"


def _size() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {_table()} WHERE {_living()}")  # noqa: S608 (our own table)
        return cursor.fetchone()[0]


def _clear(people: pl.DataFrame | None) -> pl.DataFrame:
    """What lies in clear of every worker, or of those who share a day, a name or a village with these people."""
    born = "CAST(born_on AS TEXT)" if connection.vendor == "sqlite" else "born_on"
    columns = ("id", "COALESCE(merged_into_id, id)", "name_key", born, "sex", "village_id")
    if people is None:
        text = _whole(columns)
        frame = pl.read_csv(
            text, has_header=False, new_columns=list(CLEAR), schema=CLEAR, separator="|", quote_char=None
        )
    else:
        frame = pl.DataFrame(_sharing(columns, people), schema=CLEAR, orient="row")
    return (
        frame.with_columns(born_on=pl.col("born_on").str.to_date("%Y-%m-%d", strict=False))
        .sort("id")
        .rename({"id": "row_id"})
    )


def _whole(columns: tuple[str, ...]) -> io.BytesIO:
    """The whole registry as lines of text, made by the database itself: a row never becomes a Python tuple."""
    out = io.BytesIO()
    where = f"FROM {_table()} WHERE 1 = 1"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            fields = ", ".join(columns)
            with cursor.copy(
                f"COPY (SELECT {fields} {where} ORDER BY id) TO STDOUT (FORMAT csv, DELIMITER '|')"
            ) as copy:
                for block in copy:
                    out.write(block)
        else:
            line = " || '|' || ".join(f"COALESCE({column}, '')" for column in columns)
            cursor.execute(f"SELECT MAX(id) FROM {_table()}")  # noqa: S608
            last = cursor.fetchone()[0] or 0
            for start in range(0, last + 1, 50_000):
                cursor.execute(
                    f"SELECT GROUP_CONCAT({line}, char(10)) {where} AND id > %s AND id <= %s",
                    [start, start + 50_000],
                )
                block = cursor.fetchone()[0]
                if block:
                    out.write(block.encode() + b"\n")
    out.seek(0)
    return out


def _sharing(columns: tuple[str, ...], people: pl.DataFrame) -> list[tuple[Any, ...]]:
    days = {day for column in ("day", "other_day") for day in people[column].drop_nulls()}
    wanted = {
        "born_on": [f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in sorted(days)],
        "name_key": sorted(people["name"].drop_nulls().unique()),
        "village_id": sorted(
            people["place"].drop_nulls().filter(~people["place"].drop_nulls().str.ends_with("?")).unique()
        ),
    }
    parts, values = [], []
    for column, among in wanted.items():
        if among:
            parts.append(f"{column} IN ({', '.join(['%s'] * len(among))})")
            values += among
    if not parts:
        return []
    fields = ", ".join("CAST(born_on AS TEXT)" if "born_on" in c else c for c in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {fields} FROM {_table()} WHERE {' OR '.join(parts)} ORDER BY id",  # noqa: S608
            values,
        )
        return cursor.fetchall()


def _shares(people: pl.DataFrame, workers: pl.DataFrame | None, size: int, model: Model) -> scoring.Frequencies:
    """How common names and villages are in our own registry; the model's own shares count for ten thousand people."""
    shares: dict[str, dict[str, float]] = {}
    for field, column in (("name", "name_key"), ("place", "village_id")):
        values = people[field].drop_nulls().unique().sort()
        if workers is not None:
            counted = workers.filter(pl.col(field).is_in(values.implode())).group_by(field).len()
            counts = dict(counted.iter_rows())
        else:
            counts = _counts(column, values.to_list())
        usual = {level.relation: level.u for level in model.of(field).levels if level.by_frequency}
        if not usual:
            continue
        single, several = min(usual.values()), max(usual.values())
        shares[field] = {
            value: (counts.get(value, 0) + PEOPLE_OF_THE_MODEL * (single if " " in value else several))
            / (size + PEOPLE_OF_THE_MODEL)
            for value in values
        }
    return shares


def _counts(column: str, values: list[str]) -> dict[str, int]:
    if not values:
        return {}
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column}, COUNT(*) FROM {_table()} "  # noqa: S608
            f"WHERE {_living()} AND {column} IN ({marks}) GROUP BY {column}",
            values,
        )
        return dict(cursor.fetchall())


def _opened(ids: pl.Series, people: pl.DataFrame) -> pl.DataFrame:
    """`id`, `mother`, `phone`, `nik` of these workers, opened; only the fields that some row has too."""
    fields = [field for field in ("mother", "phone", "nik") if people[field].null_count() < people.height]
    sealed = {field: sealed_field(Worker, field) for field in fields}
    rows: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for start in range(0, len(ids) if fields else 0, 10_000):
            part = ids[start : start + 10_000].to_list()
            cursor.execute(
                f"SELECT id, {', '.join(fields)} FROM {_table()} WHERE id IN ({', '.join(['%s'] * len(part))})",  # noqa: S608
                part,
            )
            for pk, *tokens in cursor.fetchall():
                rows.append((pk, *(sealed[f].open(token) for f, token in zip(fields, tokens, strict=True))))
    if not fields:
        return pl.DataFrame({"id": ids}).with_columns(
            mother=pl.lit(None, pl.String), phone=pl.lit(None, pl.String), nik=pl.lit(None, pl.String)
        )
    opened = pl.DataFrame(rows, schema={"id": pl.Int64, **dict.fromkeys(fields, pl.String)}, orient="row")
    return sides.own(opened.rename({"id": "row_id"})).select("id", "mother", "phone", "nik")


def sample(size: int) -> pl.DataFrame:
    """Some people of the registry, the same ones each time, made ready for training; the mother is opened."""
    whole = sides.own(_clear(None)).drop("mother", "phone", "nik")
    people = whole.sample(min(size, whole.height), seed=7).sort("id")
    opened = _opened(people["id"], people.with_columns(mother=pl.lit(""), phone=pl.lit(None), nik=pl.lit(None)))
    return people.join(opened, on="id", how="left", maintain_order="left")
