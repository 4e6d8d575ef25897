"""A broken NIK of somebody the registry knows: the known number is proposed with its reason, never applied."""

from collections.abc import Callable
from typing import Any

import polars as pl
from django.db import transaction
from rapidfuzz.distance import OSA

from naungan.kit import nik as nik_kit
from naungan.protection.rosters.checks import Judged
from naungan.protection.rosters.models import Problem, Roster
from naungan.protection.workers.matching import registry
from naungan.protection.workers.models import Worker

BROKEN = ("nik_precision", "nik_length", "nik_not_digits")
REASON = "Usul: NIK orang yang sama di data pekerja."
SLIPS = 2  # between what was typed and what is known
CHUNK = 2_000


def prescribe(roster: Roster, judged: Judged, *, progress: Callable[[int, int], object]) -> int:
    """Fill `proposed` of the broken NIK that have none yet; gives how many. Only one candidate, held to be the same."""
    ill = _ill(judged)
    if not ill.height:
        return 0
    problems = {
        (sheet, line): pk
        for pk, sheet, line in Problem.objects.filter(roster=roster, code__in=BROKEN).values_list(
            "pk", "row__sheet", "row__line"
        )
    }
    ill = ill.with_columns(
        row_id=pl.Series([problems.get(place) for place in ill.select("sheet", "line").iter_rows()], dtype=pl.Int64)
    ).filter(pl.col("row_id").is_not_null())
    found = registry.candidates(ill.drop("sheet", "line", "nik_bare", "nik_start"), progress=progress)
    found = found.filter((pl.col("band") == "same") & (pl.len().over("row_id") == 1))
    known: dict[int, Any] = {}
    for start in range(0, found.height, CHUNK):
        ids = found["worker_id"][start : start + CHUNK].to_list()
        known |= {worker.pk: worker.nik for worker in Worker.objects.filter(pk__in=ids).only("nik")}
    told = ill.join(found.select("row_id", "worker_id"), on="row_id").select(
        "row_id", "nik_bare", "nik_start", "worker_id"
    )
    offers = {row: known[worker] for row, bare, start, worker in told.iter_rows() if _fits(known[worker], bare, start)}
    _write_down(offers)
    return len(offers)


def _ill(judged: Judged) -> pl.DataFrame:
    """Rows whose NIK is broken and for which nothing is proposed yet, as matching wants them."""
    ill = judged.problems.filter(pl.col("code").is_in(BROKEN) & pl.col("proposed").is_null())
    places = ill.select(pl.col("sheet").fill_null(""), pl.col("row").alias("line"), "code").unique(["sheet", "line"])
    rows = judged.rows.with_columns(pl.col("sheet").fill_null("")).join(places, on=["sheet", "line"])
    lost = pl.col("code") == "nik_precision"
    digits = pl.col("nik_bare").str.replace_all(r"[^0-9]", "")
    return rows.select(
        pl.col("sheet").str.slice(0, 80), "line", "nik", "name", "born_on", "sex", "mother", "phone", "nik_bare",
        nik_any=pl.when(~lost).then(digits),
        nik_start=pl.when(lost).then(nik_kit.mantissa(pl.col("nik_bare"))),
        village="village_code",
    )  # fmt: skip


def _fits(known: str | None, bare: str | None, start: str | None) -> bool:
    if not known:
        return False
    return known.startswith(start) if start is not None else OSA.distance(bare or "", known) <= SLIPS


def _write_down(offers: dict[int, Any]) -> None:
    with transaction.atomic():
        problems = list(Problem.objects.filter(pk__in=offers))
        for problem in problems:
            problem.proposed = offers[problem.pk]
            problem.message = f"{problem.message} {REASON}"[:300]
        Problem.objects.bulk_update(problems, ["proposed", "message"], batch_size=500)
