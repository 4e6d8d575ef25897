"""What a roster does to the registry: drafts prepared in chunks, made real in one flip, taken back exactly."""

from collections import defaultdict
from datetime import datetime
from typing import Any

import polars as pl
from django.db import connection, transaction

from naungan.kit.bulk import as_json, delete_in_steps, load_columns
from naungan.kit.locks import hold
from naungan.kit.names import name_key
from naungan.kit.sealed import blind_index, sealed_field
from naungan.protection.workers.actions.standing import merges_upon
from naungan.protection.workers.models import Draft, Origin, RegistryState, Worker
from naungan.protection.workers.rules import standing_in_the_way, worker_number

REGISTRY = "registry"
SEALED = ("nik", "mother", "phone")
TEXTS = ("name", "name_key", "sex", "birth_place", "occupation", "sector")
COPIED = [
    "number", "nik", "nik_index", "name", "name_key", "sex", "born_on", "birth_place", "village_id", "occupation",
    "sector", "mother", "phone",
]  # fmt: skip


def version() -> int:
    """The registry's version now; prepared work made against another one is stale."""
    return RegistryState.objects.get_or_create(pk=1)[0].version


@transaction.atomic
def take_numbers(count: int) -> list[str]:
    """Reserve `count` worker numbers. Numbers taken and not used leave gaps: they mean nothing."""
    hold(REGISTRY)
    state = RegistryState.objects.get_or_create(pk=1)[0]
    first = state.next_number
    RegistryState.objects.filter(pk=1).update(next_number=first + count)
    return [worker_number(first + step) for step in range(count)]


@transaction.atomic
def prepare(drafts: pl.DataFrame, *, roster_number: str, version: int) -> None:
    """Store one chunk of drafts: the columns of Worker, plus `sheet, line, is_new, is_changed, changes` (as JSON).

    `nik`, `mother`, `phone` and `changes` come in clear and are sealed here for the place they will stand in. Of a
    worker who stays as they are nothing is kept but whose origin it will be.
    """
    stands = pl.col("is_new") | pl.col("is_changed")
    clear = drafts.select(
        *[pl.when(stands).then(name).fill_null("").alias(name) for name in TEXTS],
        *[pl.when(stands).then(name).alias(name) for name in ("born_on", "village_id")],
        *[pl.when(stands & pl.col(name).is_not_null()).then(as_json(name)).alias(name) for name in SEALED],
    )
    sealed = {name: sealed_field(Worker, name).seal_json_texts(clear[name].to_list()) for name in SEALED}
    load_columns(
        Draft,
        {
            "roster_number": roster_number, "version": version,
            **{name: drafts[name] for name in ("sheet", "line", "number", "is_new", "is_changed", "nik_index")},
            **{name: clear[name] for name in (*TEXTS, "born_on", "village_id")},
            **sealed,
            "changes": sealed_field(Origin, "changes").seal_json_texts(drafts["changes"].to_list()),
        },
    )  # fmt: skip


def drop_drafts(roster_number: str) -> None:
    """Forget what was prepared for a roster."""
    delete_in_steps(Draft, roster_number=roster_number)


def flip(roster_number: str, *, file_sha256: str, prepared_against: int, now: datetime) -> bool:
    """Make the drafts of a roster real, inside the caller's transaction. False when the registry has moved on.

    A worker's NIK is never replaced; one who had none gains that of the line.

    Three statements whatever the number of rows: new workers, changed workers, origins. The drafts are dropped
    afterwards (`drop_drafts`), outside of the transaction.
    """
    hold(REGISTRY)
    if version() != prepared_against:
        return False
    columns = ", ".join(COPIED)
    draft, worker, origin = Draft._meta.db_table, Worker._meta.db_table, Origin._meta.db_table
    now_value = connection.ops.adapt_datetimefield_value(now)
    sets = ", ".join(f"{name} = d.{name}" for name in COPIED if name not in ("number", "nik", "nik_index"))
    sets += "".join(
        f", {name} = CASE WHEN {worker}.nik_index IS NULL THEN d.{name} ELSE {worker}.{name} END"
        for name in ("nik", "nik_index")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {worker} ({columns}, created_at) "  # noqa: S608 (names of our own tables and columns)
            f"SELECT {columns}, %s FROM {draft} WHERE roster_number = %s AND is_new ORDER BY sheet, line",
            [now_value, roster_number],
        )
        cursor.execute(
            f"UPDATE {worker} SET {sets} FROM {draft} d "  # noqa: S608
            f"WHERE d.roster_number = %s AND d.is_changed AND d.number = {worker}.number",
            [roster_number],
        )
        cursor.execute(
            f"INSERT INTO {origin} (worker_id, roster_number, file_sha256, sheet, line, at, created, changes, "  # noqa: S608
            "other_nik) "
            f"SELECT w.id, d.roster_number, %s, d.sheet, d.line, %s, d.is_new, d.changes, "
            "CASE WHEN d.nik_index IS NULL THEN '-' "
            "WHEN w.nik_index IS NULL OR d.nik_index <> w.nik_index THEN d.nik_index END "
            f"FROM {draft} d JOIN {worker} w ON w.number = d.number WHERE d.roster_number = %s "
            "ORDER BY d.sheet, d.line",
            [file_sha256, now_value, roster_number],
        )
    RegistryState.objects.filter(pk=1).update(version=prepared_against + 1)
    return True


def obstacles(roster_number: str, covers: dict[int, list[str]]) -> list[tuple[str, int, str]]:
    """What stands on a roster's workers, all at once: (roster number, worker id, why)."""
    own = list(Origin.objects.filter(roster_number=roster_number))
    touched = Origin.objects.filter(roster_number=roster_number).values("worker_id")
    later = Origin.objects.filter(worker_id__in=touched).exclude(roster_number=roster_number)
    in_the_way = standing_in_the_way([_plain(o) for o in own], [_plain(o) for o in later], covers)
    return in_the_way + merges_upon(own)


def _plain(origin: Origin) -> dict[str, Any]:
    return {
        "worker_id": origin.worker_id,
        "roster_number": origin.roster_number,
        "created": origin.created,
        "fields": list(origin.changes or {}),
        "order": origin.pk,
    }


def unflip(roster_number: str) -> None:
    """Take back exactly what a roster did, inside the caller's transaction; nothing may stand on it (see obstacles)."""
    hold(REGISTRY)
    befores: dict[int, dict[str, Any]] = defaultdict(dict)
    for origin in Origin.objects.filter(roster_number=roster_number, created=False).order_by("-pk"):
        befores[origin.worker_id].update({field: pair[0] for field, pair in (origin.changes or {}).items()})
    for pk, fields in befores.items():
        if fields:
            _put_back(Worker.objects.get(pk=pk), fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {Worker._meta.db_table} WHERE id IN "  # noqa: S608
            f"(SELECT worker_id FROM {Origin._meta.db_table} WHERE roster_number = %s AND created)",
            [roster_number],
        )
        cursor.execute(f"DELETE FROM {Origin._meta.db_table} WHERE roster_number = %s", [roster_number])  # noqa: S608
    RegistryState.objects.filter(pk=1).update(version=version() + 1)


def _put_back(worker: Worker, fields: dict[str, Any]) -> None:
    for name, before in fields.items():
        empty = None if worker._meta.get_field(name).null else ""
        setattr(worker, name, empty if before is None else before)
        if name == "nik":
            worker.nik_index = blind_index("nik", before) if before else None
    worker.name_key = name_key(worker.name)
    worker.save()
