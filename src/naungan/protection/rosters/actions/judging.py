"""Reading a roster and judging every row, with all its problems; the registry is only looked at."""

import json
from datetime import datetime
from typing import Any

import polars as pl
from django.db import transaction

from naungan.files.actions import read
from naungan.journal.actions import record
from naungan.kit.bulk import load
from naungan.kit.names import name_key
from naungan.kit.refusal import Refused
from naungan.kit.sealed import blind_index, sealed_field
from naungan.kit.sheets import Unreadable
from naungan.notices.actions import write
from naungan.protection.programmes.actions import terms_of
from naungan.protection.rosters import checks
from naungan.protection.rosters.actions import planning as plan
from naungan.protection.rosters.actions.work import alone, still_here
from naungan.protection.rosters.enums import State, Verdict
from naungan.protection.rosters.layouts import read_book
from naungan.protection.rosters.models import Problem, Roster, Row
from naungan.regions.recognition import Gazetteer

CHUNK = 5_000
CLEAN = ("nik", "name", "sex", "born_on", "birth_place", "occupation", "sector", "mother", "phone")
UNDECIDED = {"nik_birth_date_mismatch"}  # a person decides these before enrolment


def judge(roster: Roster, *, now: datetime) -> Roster:
    """RECEIVED → JUDGED (or UNREADABLE, with the sentence). Started again after a kill it does it all anew."""
    with alone(roster):
        roster.refresh_from_db()
        if roster.state != State.RECEIVED:
            raise Refused(f"{roster.number} sudah dibaca ({roster.get_state_display()}).")
        Problem.objects.filter(roster=roster).delete()
        Row.objects.filter(roster=roster).delete()
        terms = terms_of(roster.programme, starts_on=roster.starts_on)
        try:
            book = read_book(read(roster.file), name=roster.file.name)
        except Unreadable as wrong:
            return _unreadable(roster, wrong, now=now)
        judged = checks.judge(
            book,
            on=roster.starts_on,
            minimum_age=terms.minimum_age,
            maximum_age=terms.maximum_age,
            gazetteer=Gazetteer.load(),
        )
        _stage(roster, judged)
        roster.shape = [
            {"sheet": sheet.name, "header_row": sheet.header_row, "columns": sheet.columns} for sheet in book.sheets
        ]
        return _finish(roster, now=now)


def _unreadable(roster: Roster, wrong: Unreadable, *, now: datetime) -> Roster:
    with transaction.atomic():
        roster.state, roster.problem, roster.live_key = State.UNREADABLE, str(wrong.message)[:300], None
        roster.save(update_fields=["state", "problem", "live_key"])
        record("judge", roster, by=None, now=now, facts={"unreadable": wrong.code})
        write("rosters/notices/unreadable.txt", to=roster.received_by, now=now, path=roster.path, roster=roster)
    return roster


def _stage(roster: Roster, judged: Any) -> None:
    """Rows as received and as cleaned, and their problems, chunk by chunk. Nobody reads them before JUDGED."""
    problems = judged.problems.filter(pl.col("row").is_not_null()).with_columns(pl.col("sheet").fill_null(""))
    undecided = {(p["sheet"], p["row"]) for p in problems.rows(named=True) if p["code"] in UNDECIDED}
    rows = judged.rows.with_columns(pl.col("sheet").fill_null("")).rows(named=True)
    first = _first_without_error(rows)
    received, clean = sealed_field(Row, "received"), sealed_field(Row, "clean")
    fields = ["roster_id", "sheet", "line", "received", "clean", "nik_index", "village_id", "verdict", "is_enrolled",
              "refusal"]  # fmt: skip
    for start in range(0, len(rows), CHUNK):
        with transaction.atomic():
            load(
                Row,
                fields,
                (
                    (
                        roster.pk, row["sheet"], row["line"], received.seal(_cells(row["received"])),
                        clean.seal(_clean(row, first, undecided)),
                        blind_index("nik", row["nik"]) if row["nik"] else None,
                        row["village_code"], str(Verdict.ERROR.value), False, "",
                    )
                    for row in rows[start : start + CHUNK]
                ),
            )  # fmt: skip
        still_here(roster, progress=min(start + CHUNK, len(rows)))
    _stage_problems(roster, problems)


def _cells(received: Any) -> dict[str, Any]:
    return json.loads(received) if isinstance(received, str) else received


def _first_without_error(rows: list[dict]) -> dict[tuple[str, int], tuple[str, int]]:
    """Of each group of one person, the first row that has no error stands for it; group → that row."""
    stands: dict[tuple[str, int], tuple[str, int]] = {}
    for row in rows:
        if not row["has_error"]:
            stands.setdefault(_group(row), (row["sheet"], row["line"]))
    return stands


def _group(row: dict) -> tuple[str, int]:
    if row["same_as_line"] is None:
        return row["sheet"], row["line"]
    return row["same_as_sheet"] or "", row["same_as_line"]


def _clean(row: dict, first: dict, undecided: set) -> dict[str, Any]:
    place = (row["sheet"], row["line"])
    clean = {name: row[name] for name in CLEAN if row[name] not in (None, "")}
    return clean | {
        "name_key": name_key(row["name"] or ""),
        "has_error": row["has_error"],
        "is_first": first.get(_group(row)) == place,
        "is_undecided": place in undecided,
    }


def _stage_problems(roster: Roster, problems: pl.DataFrame) -> None:
    ids = {(sheet, line): pk for pk, sheet, line in roster.rows.values_list("pk", "sheet", "line")}
    proposed = sealed_field(Problem, "proposed")
    with transaction.atomic():
        load(
            Problem,
            ["row_id", "roster_id", "code", "column", "severity", "message", "proposed"],
            (
                (
                    ids[(p["sheet"], p["row"])], roster.pk, p["code"], p["column"] or "", p["severity"],
                    p["message"][:300], proposed.seal(p["proposed"]),
                )
                for p in problems.rows(named=True)
                if (p["sheet"], p["row"]) in ids
            ),
        )  # fmt: skip


def _finish(roster: Roster, *, now: datetime) -> Roster:
    found = plan.make(roster)
    with transaction.atomic():
        plan.write_down(found)
        roster.counts, roster.state = found.counts, State.JUDGED
        roster.save(update_fields=["counts", "state", "shape"])
        record("judge", roster, by=None, now=now, facts=found.counts)
        write("rosters/notices/judged.txt", to=roster.received_by, now=now, path=roster.path, roster=roster)
    return roster
