"""What a roster would do to the registry as it stands now: the dry run, and what the commit then does.

Written once for both, in columns, chunk by chunk: memory does not grow with the list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from django.db import transaction

from naungan.kit.bulk import among, update_where
from naungan.kit.sealed import sealed_field
from naungan.protection.rosters.actions import reviewing
from naungan.protection.rosters.actions.knowing import fetch
from naungan.protection.rosters.actions.settling import STAYS, TOLD, Said, Settling
from naungan.protection.rosters.enums import Decider, QuestionKind, Verdict
from naungan.protection.rosters.models import Candidate, Question, Roster, Row
from naungan.protection.workers import actions as workers

CHUNK = 20_000
STAGED = {
    "id": pl.Int64, "sheet": pl.String, "line": pl.Int64, "clean": pl.Binary, "nik_index": pl.String,
    "village_id": pl.String, "was_verdict": pl.String, "was_refusal": pl.String, "was_refused_for": pl.Int64,
}  # fmt: skip
LONGEST = {"name": 160, "name_key": 160, "birth_place": 80, "occupation": 80, "sector": 12}


@dataclass
class Plan:
    """`counts`: rows, rows by verdict, refusals. `moved`: rows whose verdict or refusal is no longer what is stored."""

    counts: dict[str, Any] = field(default_factory=lambda: empty_counts())
    moved: list[pl.DataFrame] = field(default_factory=list)
    newcomers: int = 0  # people whom the programme does not know yet; counted where it has a quota


def empty_counts() -> dict[str, Any]:
    return {"rows": 0, **dict.fromkeys(Verdict.values, 0), "enrol": 0, "refused": {}}


def make(roster: Roster) -> Plan:
    """Judge every row of the roster against the registry. Reads only."""
    plan = Plan()
    settling = Settling(roster, said(roster))
    for chunk in chunks(roster, settling):
        count(plan.counts, chunk)
        plan.moved.append(moved(chunk))
    plan.newcomers = settling.newcomers
    return plan


def current(roster: Roster) -> tuple[int, Plan]:
    """The registry's version, and the plan against it: as stored where the registry has not moved since."""
    against = workers.version()
    asked = Question.objects.filter(roster=roster).exclude(decider__in=[Decider.MACHINE, Decider.MEMORY])
    if roster.planned_against == against and not roster.programme.quota and not asked.exists():
        return against, Plan(counts=roster.counts)
    return against, make(roster)


def said(roster: Roster) -> Said:
    """What the review holds of this roster's rows; read once, whatever the size."""
    if not Question.objects.filter(roster=roster).exists():
        return Said()
    return Said(
        links=reviewing.decided(roster),
        doubles=frozenset(reviewing.same_in_file(roster)),
        waiting=frozenset(reviewing.open_rows(roster)),
    )


def pairs_in_file(roster: Roster) -> pl.DataFrame:
    """Pairs of the roster's own rows that were asked about, as `reviewing.ask` takes them."""
    asked = Candidate.objects.filter(question__roster=roster, question__kind=QuestionKind.FILE)
    rows = [
        {"row_id_a": other, "row_id_b": row, "weight": weight, "probability": probability, "evidence": evidence}
        for row, other, weight, probability, evidence in asked.values_list(
            "question__row_id", "row_id", "weight", "probability", "evidence"
        )
    ]
    return pl.DataFrame(rows)


def replan(roster: Roster) -> Plan:
    """Make the dry run anew and store it."""
    against = workers.version()
    found = make(roster)
    with transaction.atomic():
        write_down(found)
        Roster.objects.filter(pk=roster.pk).update(counts=found.counts, planned_against=against)
    roster.counts, roster.planned_against = found.counts, against
    return found


def chunks(roster: Roster, settling: Settling, *, size: int = CHUNK) -> Iterator[pl.DataFrame]:
    """The staged rows of a roster in the order they were staged, settled."""
    last = 0
    while (staged := _staged(roster, after=last, size=size)).height:
        last = int(staged["id"][-1])
        yield settling.settle(staged)


def _staged(roster: Roster, *, after: int, size: int) -> pl.DataFrame:
    rows = fetch(
        f"SELECT id, sheet, line, clean, nik_index, village_id, verdict, refusal, refused_for_id "  # noqa: S608
        f"FROM {Row._meta.db_table} WHERE roster_id = %s AND id > %s ORDER BY id LIMIT {size:d}",
        [roster.pk, after],
        STAGED,
    )
    clean = pl.Series("clean", sealed_field(Row, "clean").open_json_texts(rows["clean"].to_list()), dtype=pl.String)
    told = clean.fill_null("{}").str.json_decode(pl.Struct(TOLD)).struct.unnest()
    return as_told(rows.drop("clean").hstack(told))


def as_told(frame: pl.DataFrame) -> pl.DataFrame:
    """Columns as `Settling.settle` takes them: dates as dates, no longer than the registry holds, nothing blank."""
    texts = [name for name, kind in TOLD.items() if kind == pl.String and name not in ("born_on", "name_key")]
    return frame.with_columns(
        *[pl.col(name).str.slice(0, LONGEST.get(name)).replace("", None) for name in texts],
        pl.col("name_key").fill_null("").str.slice(0, LONGEST["name_key"]),
        pl.col("born_on").cast(pl.String).str.to_date("%Y-%m-%d"),
        pl.col("has_error").fill_null(False),
        pl.col("is_first").fill_null(True),
        pl.col("is_undecided").fill_null(False),
    )


def count(counts: dict[str, Any], chunk: pl.DataFrame) -> None:
    """Add a settled chunk to the counts."""
    counts["rows"] += chunk.height
    for verdict, number in chunk.group_by("verdict").len().iter_rows():
        counts[verdict] += number
    for reason, number in chunk.filter(pl.col("refusal") != "").group_by("refusal").len().sort("refusal").iter_rows():
        counts["refused"][reason] = counts["refused"].get(reason, 0) + number
    counts["enrol"] += chunk.filter(pl.col("verdict").is_in(STAYS) & (pl.col("refusal") == "")).height


def shifted(counts: dict[str, Any], before: Sequence[Row], after: pl.DataFrame) -> dict[str, Any]:
    """The counts after some rows were settled anew. `before` still carry what they were."""
    shifted = counts | {"refused": dict(counts.get("refused", {}))}
    for row, (verdict, refused) in zip(before, after.select("verdict", "refusal").iter_rows(), strict=True):
        for sign, was, why in ((-1, row.verdict, row.refusal), (1, verdict, refused)):
            shifted[was] = shifted.get(was, 0) + sign
            if why:
                shifted["refused"][why] = shifted["refused"].get(why, 0) + sign
            elif was in STAYS:
                shifted["enrol"] += sign
    shifted["refused"] = {why: number for why, number in shifted["refused"].items() if number}
    return shifted


def moved(chunk: pl.DataFrame) -> pl.DataFrame:
    """The rows whose verdict or refusal is another than the one stored: `id, verdict, refusal, refused_for_id`."""
    differs = (
        (pl.col("verdict") != pl.col("was_verdict"))
        | (pl.col("refusal") != pl.col("was_refusal"))
        | pl.col("refused_for_id").ne_missing(pl.col("was_refused_for"))
    )
    return chunk.filter(differs).select("id", "verdict", "refusal", "refused_for_id")


def write_down(plan: Plan) -> None:
    """Bring verdict and refusal of the rows up to date where they moved; a few statements, whatever the size."""
    for rows in plan.moved:
        write_rows(rows)


def write_rows(rows: pl.DataFrame) -> None:
    """As `write_down`, for the moved rows of one chunk."""
    for (verdict, refused, refused_for), group in rows.group_by("verdict", "refusal", "refused_for_id"):
        condition, ids = among("id", group["id"].to_list(), of="bigint")
        update_where(Row, {"verdict": verdict, "refusal": refused, "refused_for_id": refused_for}, condition, [ids])
