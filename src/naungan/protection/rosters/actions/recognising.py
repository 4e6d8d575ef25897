"""Who of those without a known NIK is somebody the registry already knows: matching asked, answers kept for review."""

from collections.abc import Callable

import polars as pl

from naungan.protection.rosters.actions import planning as plan
from naungan.protection.rosters.actions import reviewing
from naungan.protection.rosters.actions.settling import Settling
from naungan.protection.rosters.enums import Verdict
from naungan.protection.rosters.models import Question, Roster
from naungan.protection.workers import actions as workers
from naungan.protection.workers.matching import registry

SOUGHT = {"id": "row_id", "nik": "nik", "name": "name", "name_key": "name_key", "born_on": "born_on", "sex": "sex",
          "mother": "mother", "phone": "phone", "village_id": "village"}  # fmt: skip
SOUGHT_FOR = [str(verdict.value) for verdict in (Verdict.NEW, Verdict.REVIEW)]


def unknown(settled: pl.DataFrame) -> pl.DataFrame:
    """Of a settled chunk the rows to be sought: those that would become new people."""
    rows = settled.filter(pl.col("verdict").is_in(SOUGHT_FOR) & pl.col("worker_id").is_null())
    return rows.select(pl.col(name).alias(called) for name, called in SOUGHT.items()).with_columns(nik_any="nik")


def recognise(
    roster: Roster,
    unknown: pl.DataFrame,
    pairs: pl.DataFrame | None,
    *,
    against: int,
    progress: Callable[[int, int], object],
) -> bool:
    """Look for the unknown in the registry and keep what was found as questions. Says whether anything was.

    `against` is the registry's version read before `unknown` were found: who is made while the search runs (minutes,
    on a long list) is searched for once more. What persons decided stays; `pairs` null leaves the questions inside
    the file as they are.
    """
    found = registry.candidates(unknown, progress=progress) if unknown.height else None
    if pairs is None:
        pairs = plan.pairs_in_file(roster)
    is_anything = bool((found is not None and found.height) or pairs.height)
    if is_anything or Question.objects.filter(roster=roster).exists():
        reviewing.ask(roster, found, pairs)
    Roster.objects.filter(pk=roster.pk).update(matched_against=against)
    return is_anything


def again(roster: Roster, *, progress: Callable[[int, int], object]) -> None:
    """The registry has moved since: those who would be new are sought once more, before the roster goes in."""
    against, settling, rows = workers.version(), Settling(roster), []
    for chunk in plan.chunks(roster, settling):
        rows.append(unknown(chunk))
    recognise(roster, pl.concat(rows) if rows else pl.DataFrame(), None, against=against, progress=progress)


def is_stale(roster: Roster) -> bool:
    """Was the roster matched against another state of the registry than today's?"""
    return roster.matched_against != workers.version()
