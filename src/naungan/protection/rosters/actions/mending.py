"""Rows mended in place: what they say is changed and judged again at once; as received they stay.

One row is a one-row list and goes through the very same checks; many at once go through them together.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import polars as pl
from django.db import transaction
from django.db.models import QuerySet

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.bulk import as_json, load_columns
from naungan.kit.names import name_key
from naungan.kit.refusal import Refused
from naungan.kit.sealed import blind_indices, sealed_field
from naungan.protection.programmes.actions import terms_of
from naungan.protection.rosters import checks
from naungan.protection.rosters.actions import planning as plan
from naungan.protection.rosters.actions.settling import Settling
from naungan.protection.rosters.actions.staging import UNDECIDED, clean_json
from naungan.protection.rosters.checks import identity
from naungan.protection.rosters.enums import Severity, State
from naungan.protection.rosters.layouts import Book, Sheet
from naungan.protection.rosters.models import Problem, Roster, Row
from naungan.protection.rosters.rules import MAY_RECEIVE
from naungan.regions.models import Region
from naungan.regions.recognition import Gazetteer

FIELDS = (
    "nik", "name", "sex", "birth_date", "birth_place", "village", "district", "regency", "mother", "occupation",
    "phone",
)  # fmt: skip
OF_THE_FILE = ("duplicate_in_file", "nik_conflict")  # what only the whole list can say
AT_ONCE = 5_000


def told(row: Row) -> dict[str, str]:
    """What a row says now, field by field: as mended or cleaned, else as received."""
    clean, received = row.clean or {}, row.received or {}
    columns: dict[str, str] = next((s["columns"] for s in row.roster.shape if (s["sheet"] or "") == row.sheet), {})
    known = {name: clean.get("born_on" if name == "birth_date" else name) for name in FIELDS}
    for place in _places(row.village):
        known[place.level] = place.name if place.level != "regency" else place.full_name
    return {name: str(known[name] or received.get(columns.get(name, ""), "") or "") for name in FIELDS}


def _places(village: Region | None) -> Iterator[Region]:
    """The village, its district, its regency."""
    place = village
    while place is not None and place.level in ("village", "district", "regency"):
        yield place
        place = place.parent


def shows_nik(row: Row) -> bool:
    """A NIK that is whole needs no look; one that is broken, doubted or proposed must be seen to be mended."""
    return row.problems.filter(column="nik").exclude(severity=Severity.NOTE).exists() or not (row.clean or {}).get(
        "nik"
    )


def look(row: Row, *, by: User, now: datetime) -> None:
    """Somebody opened a row whose NIK stands on the page."""
    record("look", row.roster, by=by, now=now, facts={"line": row.line})


def mend(row: Row, *, values: Mapping[str, str], by: User, now: datetime) -> Row:
    """Change what one row of a judged list says, and judge it again. Raises Refused."""
    mend_many([(row, values)], by=by, now=now)
    row.refresh_from_db()
    return row


def accept(problem: Problem, *, by: User, now: datetime) -> Row:
    """Take the proposal of one problem over into its row."""
    if problem.row is None or not problem.proposed:
        raise Refused("Masalah ini tidak mempunyai usul.")
    return mend(problem.row, values={problem.column: problem.proposed}, by=by, now=now)


def accept_all(roster: Roster, *, code: str, column: str, by: User, now: datetime) -> int:
    """Take every proposal of one kind over; says how many. At most AT_ONCE at a time."""
    found = proposals(roster, code=code, column=column)[:AT_ONCE]
    mend_many([(p.row, {p.column: p.proposed}) for p in found if p.row], by=by, now=now)
    return len(found)


def proposals(roster: Roster, *, code: str, column: str) -> QuerySet[Problem]:
    """The problems of one kind that carry a proposal, in the order of the list."""
    asked = Problem.objects.filter(roster=roster, code=code, column=column).exclude(proposed=None).exclude(row=None)
    return asked.select_related("row__village__parent__parent", "row__roster").order_by("row_id")


@transaction.atomic
def mend_many(mended: Iterable[tuple[Row, Mapping[str, str]]], *, by: User, now: datetime) -> None:
    """Several rows of one list at once. The dry run's counts follow; the whole plan is made anew before approval."""
    mended = list(mended)
    if not mended:
        return
    roster = Roster.objects.select_for_update(of=("self",)).select_related("programme", "office").get(
        pk=mended[0][0].roster_id
    )  # fmt: skip
    if roster.state != State.JUDGED:
        raise Refused(f"{roster.number} {roster.get_state_display()}; barisnya tidak dapat diubah lagi.")
    if not by.has_role(*MAY_RECEIVE, within=roster.office.region_id):
        raise Refused("Anda tidak dapat mengubah baris dari wilayah ini.")
    rows = [row for row, _ in mended]
    judged = _judged(roster, [told(row) | dict(values) for row, values in mended])
    frame = _stored(roster, rows, judged)
    problems = _problems(roster, frame, judged)
    bad = problems.filter(pl.col("severity") == str(Severity.ERROR.value))["id"]
    frame = frame.with_columns(has_error=pl.col("id").is_in(bad.implode()))
    settled = Settling(roster, plan.said(roster)).settle(frame)
    counts = plan.shifted(roster.counts, rows, settled)
    _write(roster, rows, frame, settled, problems)
    Roster.objects.filter(pk=roster.pk).update(counts=counts, planned_against=None, matched_against=None)
    for row, values in mended:
        record("mend", roster, by=by, now=now, facts={"line": row.line, "columns": sorted(values)})


def _judged(roster: Roster, told: list[dict[str, str]]) -> checks.Judged:
    frame = pl.DataFrame(
        {name: [one[name].strip() or None for one in told] for name in FIELDS}, schema=dict.fromkeys(FIELDS, pl.String)
    ).with_columns(line=pl.int_range(1, pl.len() + 1, dtype=pl.UInt32), nik_is_number=pl.lit(False))
    book = Book([Sheet("", 1, {name: name for name in FIELDS}, frame, frame.select(FIELDS))])
    terms = terms_of(roster.programme, starts_on=roster.starts_on)
    return checks.judge(
        book, on=roster.starts_on, minimum_age=terms.minimum_age, maximum_age=terms.maximum_age,
        gazetteer=Gazetteer.load(), keep_received=False,
    )  # fmt: skip


def _stored(roster: Roster, rows: list[Row], judged: checks.Judged) -> pl.DataFrame:
    """The judged rows under the ids of the rows they stand for; who stands for each person is kept."""
    undecided = set(judged.problems.filter(pl.col("code").is_in(UNDECIDED))["row"])
    frame = judged.rows.with_columns(
        pl.Series("id", [row.pk for row in rows], dtype=pl.Int64),
        pl.Series("is_first", [bool((row.clean or {}).get("is_first", True)) for row in rows]),
        pl.Series("had_error", [bool((row.clean or {}).get("has_error")) for row in rows]),
        place=pl.col("line").cast(pl.Int64),
        sheet=pl.lit(""),
        name_key=name_key(pl.col("name").fill_null("")),
        village_id="village_code",
        is_undecided=pl.col("line").is_in(list(undecided)),
    ).with_columns(nik_index=pl.Series(blind_indices("nik", judged.rows["nik"]), dtype=pl.String))
    # a row that was kept out by an error stood for nobody yet: now it may
    return plan.as_told(frame.with_columns(is_first=pl.col("is_first") | pl.col("had_error")))


def _problems(roster: Roster, frame: pl.DataFrame, judged: checks.Judged) -> pl.DataFrame:
    """What is still wrong with each row, and whether its NIK is now that of another row of the list."""
    left = judged.problems.filter(~pl.col("code").is_in(OF_THE_FILE))
    places = frame.select("id", row=pl.col("place").cast(left["row"].dtype))
    left = left.join(places, on="row").select("id", "code", "column", "severity", "message", "proposed")
    return pl.concat([left, _taken(roster, frame).select(left.columns)])


def _taken(roster: Roster, frame: pl.DataFrame) -> pl.DataFrame:
    indices = frame["nik_index"].drop_nulls().to_list()
    others = Row.objects.filter(roster=roster, nik_index__in=indices).exclude(pk__in=frame["id"].to_list())
    beside = {row.nik_index: row for row in others.exclude(verdict="error")}
    found = []
    for one in frame.filter(pl.col("nik_index").is_in(list(beside))).rows(named=True):
        other = beside[one["nik_index"]]
        if _is_same(one, other):
            found.append((one["id"], "duplicate_in_file", "nik", str(Severity.WARNING.value),
                          "Orang yang sama sudah ada di baris lain; hanya satu yang didaftarkan.", None))  # fmt: skip
        else:
            found.append((one["id"], "nik_conflict", "nik", str(Severity.ERROR.value),
                          f"NIK ini dipakai orang lain di baris {other.line}. Cocokkan dengan KTP.", None))  # fmt: skip
    names = ("id", "code", "column", "severity", "message", "proposed")
    return pl.DataFrame(found, schema={n: pl.Int64 if n == "id" else pl.String for n in names}, orient="row")


def _is_same(one: dict[str, Any], other: Row) -> bool:
    clean = other.clean or {}
    pair = pl.DataFrame(
        {
            "name_a": [one["name"]], "name_b": [clean.get("name")], "born_a": [one["born_on"]],
            "born_b": [other.born_on], "sex_a": [one["sex"]], "sex_b": [clean.get("sex")], "mother_a": [one["mother"]],
            "mother_b": [clean.get("mother")], "village_a": [one["village_id"]], "village_b": [other.village_id],
        },
        schema_overrides={"born_a": pl.Date, "born_b": pl.Date}
        | dict.fromkeys(
            ("name_a", "name_b", "sex_a", "sex_b", "mother_a", "mother_b", "village_a", "village_b"), pl.String
        ),
    )  # fmt: skip
    return identity.compare(pair).item() == "same"


def _write(roster: Roster, rows: list[Row], frame: pl.DataFrame, settled: pl.DataFrame, problems: pl.DataFrame) -> None:
    tokens = sealed_field(Row, "clean").seal_json_texts(clean_json(frame).to_list())
    verdicts = settled.select("verdict", "refusal", "refused_for_id").rows()
    for row, text, index, village, (verdict, refused, refused_for) in zip(
        rows, tokens, frame["nik_index"], frame["village_id"], verdicts, strict=True
    ):
        row.clean = sealed_field(Row, "clean").open(text)
        row.nik_index, row.village_id, row.is_mended = index, village, True
        row.verdict, row.refusal, row.refused_for_id = verdict, refused, refused_for
    Row.objects.bulk_update(
        rows, ["clean", "nik_index", "village", "is_mended", "verdict", "refusal", "refused_for"], batch_size=500
    )
    Problem.objects.filter(row__in=[row.pk for row in rows])._raw_delete("default")
    if problems.height:
        has = pl.col("proposed").replace("", None).is_not_null()
        texts = problems.select(pl.when(has).then(as_json("proposed")).alias("proposed"))["proposed"].to_list()
        load_columns(
            Problem,
            {
                "row_id": problems["id"], "roster_id": roster.pk, "code": problems["code"],
                "column": problems["column"].fill_null(""), "severity": problems["severity"],
                "message": problems["message"].str.slice(0, 300),
                "proposed": sealed_field(Problem, "proposed").seal_json_texts(texts),
            },
        )  # fmt: skip
