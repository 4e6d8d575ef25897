"""What a roster would do to the registry as it stands now: the dry run, and what the commit then does.

Written once for both. The exact NIK key is joined in one statement; the verdicts are columns.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db import connection
from django.db.models import QuerySet

from naungan.kit.sealed import sealed_field
from naungan.protection.programmes.actions import terms_of
from naungan.protection.programmes.enums import Fund
from naungan.protection.programmes.models import Enrolment
from naungan.protection.programmes.rules import refusal
from naungan.protection.rosters.checks import identity
from naungan.protection.rosters.enums import Verdict
from naungan.protection.rosters.models import Roster, Row
from naungan.protection.workers.models import Worker
from naungan.protection.workers.rules import FIELDS, changed

STAYS = (Verdict.NEW, Verdict.CHANGED, Verdict.SAME)


@dataclass
class Plan:
    """`rows`: one dict per data row, in order, with its verdict, refusal, known worker, changes and values to stand."""

    rows: list[dict[str, Any]]
    counts: dict[str, Any]


def make(roster: Roster) -> Plan:
    """Judge every row of the roster against the registry. Reads only."""
    rows = _staged(roster)
    known = _known_by_nik(roster) | _known_incomplete(roster)
    _same_human(rows, known | _signposts(roster))
    for row in rows:
        _verdict(row, known.get(row["id"]))
    _one_row_a_worker(rows)
    _refusals(roster, rows)
    return Plan(rows=rows, counts=_count(rows))


def _staged(roster: Roster) -> list[dict[str, Any]]:
    field = sealed_field(Row, "clean")
    table = Row._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, sheet, line, clean, nik_index, village_id, verdict, refusal, refused_for_id "  # noqa: S608
            f"FROM {table} WHERE roster_id = %s ORDER BY sheet, line",
            [roster.pk],
        )
        found = cursor.fetchall()
    rows = []
    for pk, sheet, line, token, nik_index, village, verdict, refused, refused_for in found:
        clean = field.open(token) or {}
        born = clean.get("born_on")
        rows.append(
            clean
            | {
                "id": pk, "sheet": sheet, "line": line, "nik_index": nik_index, "village_id": village,
                "born_on": date.fromisoformat(born) if born else None,
                "was": (verdict, refused, refused_for),
            }
        )  # fmt: skip
    return rows


def _known_by_nik(roster: Roster) -> dict[int, Worker]:
    """Row id → the worker with the same NIK, or whom it was merged into: one statement for the whole roster."""
    row, worker = Row._meta.db_table, Worker._meta.db_table
    sql = (
        f"SELECT k.*, r.id AS row_id FROM {row} r JOIN {worker} w ON w.nik_index = r.nik_index "  # noqa: S608
        f"JOIN {worker} k ON k.id = COALESCE(w.merged_into_id, w.id) WHERE r.roster_id = %s"
    )
    return {getattr(found, "row_id"): found for found in Worker.objects.raw(sql, [roster.pk])}  # noqa: B009


def _signposts(roster: Roster) -> dict[int, Worker]:
    """Row id → the merged worker whose NIK it carries: whether the line fits its NIK is asked of that one."""
    row, worker = Row._meta.db_table, Worker._meta.db_table
    sql = (
        f"SELECT w.*, r.id AS row_id FROM {row} r JOIN {worker} w ON w.nik_index = r.nik_index "  # noqa: S608
        "WHERE r.roster_id = %s AND w.merged_into_id IS NOT NULL"
    )
    return {getattr(found, "row_id"): found for found in Worker.objects.raw(sql, [roster.pk])}  # noqa: B009


def _known_incomplete(roster: Roster) -> dict[int, Worker]:
    """Row id → the incomplete worker (no NIK yet) whom the very same line made before: name, birth date, village."""
    same = {
        (worker.name_key, worker.born_on, worker.village_id): worker
        for worker in Worker.objects.standing().filter(nik_index=None, village__in=_villages_without_nik(roster))
    }
    if not same:
        return {}
    known = {}
    without = Row.objects.filter(roster=roster, nik_index=None).exclude(village=None)
    for row in without:
        clean = row.clean or {}
        worker = same.get((clean.get("name_key", ""), row.born_on, row.village_id)) if row.born_on else None
        if worker:
            known[row.pk] = worker
    return known


def _villages_without_nik(roster: Roster) -> QuerySet:
    return Row.objects.filter(roster=roster, nik_index=None).values("village_id")


def _same_human(rows: list[dict], known: dict[int, Worker]) -> None:
    """Mark each row under a known NIK: "same", "different" or "unsure" (checks.identity, in columns)."""
    pairs = [(row, known[row["id"]]) for row in rows if row["id"] in known]
    if not pairs:
        return
    frame = pl.DataFrame(
        [
            {
                "name_a": row.get("name"), "name_b": worker.name,
                "born_a": row.get("born_on"), "born_b": worker.born_on,
                "sex_a": row.get("sex"), "sex_b": worker.sex or None,
                "mother_a": row.get("mother"), "mother_b": worker.mother,
                "village_a": row.get("village_id"), "village_b": worker.village_id,
            }
            for row, worker in pairs
        ],
        schema={
            "name_a": pl.String, "name_b": pl.String, "born_a": pl.Date, "born_b": pl.Date, "sex_a": pl.String,
            "sex_b": pl.String, "mother_a": pl.String, "mother_b": pl.String, "village_a": pl.String,
            "village_b": pl.String,
        },
    )  # fmt: skip
    for (row, _), likeness in zip(pairs, identity.compare(frame).to_list(), strict=True):
        row["likeness"] = likeness


def _verdict(row: dict[str, Any], worker: Worker | None) -> None:
    row["changes"] = {}
    row["worker"] = worker
    if row.get("has_error"):
        row["verdict"], row["worker"] = Verdict.ERROR, None
    elif not row.get("is_first", True):
        row["verdict"] = Verdict.DUPLICATE
    elif worker is None:
        row["verdict"] = Verdict.NEW
        row["changes"] = {name: [None, row[name]] for name in FIELDS if row.get(name) not in (None, "")}
    elif row.get("likeness") != "same":
        row["verdict"] = Verdict.CONFLICT
    else:
        standing = {name: getattr(worker, name) for name in FIELDS}
        row["changes"] = changed(standing, row, same_name=row.get("name_key") == worker.name_key)
        row["verdict"] = Verdict.CHANGED if row["changes"] else Verdict.SAME
        for name in FIELDS:
            if name not in row["changes"]:
                row[name] = standing[name]
        if "name" not in row["changes"]:
            row["name_key"] = worker.name_key


def _one_row_a_worker(rows: list[dict[str, Any]]) -> None:
    """Two rows may lead to one worker (merged: it has two NIK): the first goes in, the others stand for it."""
    seen: set[int] = set()
    for row in rows:
        if row["worker"] and row["verdict"] in STAYS:
            if row["worker"].pk in seen:
                row["verdict"], row["changes"] = Verdict.DUPLICATE, {}
            seen.add(row["worker"].pk)


def _refusals(roster: Roster, rows: list[dict[str, Any]]) -> None:
    """Who of those that go in is not enrolled, and why."""
    covered = _covered(roster) if Fund(roster.programme.fund).is_funded else {}
    for row in rows:
        row["refusal"], row["refused_for_id"] = "", None
    stays = [row for row in rows if row["verdict"] in STAYS]
    frame = pl.DataFrame(
        {
            "has_nik": [row["nik_index"] is not None for row in stays],
            "is_undecided": [bool(row.get("is_undecided")) for row in stays],
            "born_on": [row["born_on"] for row in stays],
            "sector": [row.get("sector") for row in stays],
            "village_id": [row["village_id"] for row in stays],
            "is_covered": [bool(row["worker"] and row["worker"].pk in covered) for row in stays],
        },
        schema={
            "has_nik": pl.Boolean, "is_undecided": pl.Boolean, "born_on": pl.Date, "sector": pl.String,
            "village_id": pl.String, "is_covered": pl.Boolean,
        },
    )  # fmt: skip
    reasons = frame.select(refusal(terms_of(roster.programme, starts_on=roster.starts_on)).alias("r"))["r"].to_list()
    for row, reason in zip(stays, reasons, strict=True):
        row["refusal"] = reason or ""
        if reason == "covered":
            row["refused_for_id"] = covered[row["worker"].pk]


def _covered(roster: Roster) -> dict[int, int]:
    """Worker id → programme id of a funded cover that shares a month with this roster's."""
    row, worker, enrolment = Row._meta.db_table, Worker._meta.db_table, Enrolment._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.worker_id, e.programme_id FROM {row} r JOIN {worker} w ON w.nik_index = r.nik_index "  # noqa: S608
            f"JOIN {enrolment} e ON e.worker_id = COALESCE(w.merged_into_id, w.id) WHERE r.roster_id = %s "
            "AND e.is_funded AND e.starts_on < %s AND e.ends_on > %s",
            [roster.pk, roster.ends_on, roster.starts_on],
        )
        return dict(cursor.fetchall())


def _count(rows: list[dict[str, Any]]) -> dict[str, Any]:
    counts: dict[str, Any] = {"rows": len(rows), **dict.fromkeys(Verdict.values, 0), "enrol": 0, "refused": {}}
    for row in rows:
        counts[str(row["verdict"])] += 1
        if row["refusal"]:
            counts["refused"][row["refusal"]] = counts["refused"].get(row["refusal"], 0) + 1
        elif row["verdict"] in STAYS:
            counts["enrol"] += 1
    return counts


def write_down(plan: Plan) -> None:
    """Bring verdict and refusal of the rows up to date where they changed; a few statements, whatever the size."""
    groups: dict[tuple, list[int]] = {}
    for row in plan.rows:
        now_is = (str(row["verdict"]), row["refusal"], row["refused_for_id"])
        if now_is != row["was"]:
            groups.setdefault(now_is, []).append(row["id"])
    for (verdict, refused, refused_for), ids in groups.items():
        for start in range(0, len(ids), 5000):
            Row.objects.filter(pk__in=ids[start : start + 5000]).update(
                verdict=verdict, refusal=refused, refused_for_id=refused_for
            )


def as_json(value: Any) -> Any:
    """Dates as text, for sealing."""
    return json.loads(json.dumps(value, default=str))
