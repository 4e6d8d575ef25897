"""Approving a roster and putting it in: prepared in chunks that resume, flipped in one short transaction."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import polars as pl
from django.db import connection, transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.notices.actions import write
from naungan.protection.programmes import actions as programmes
from naungan.protection.rosters import registry
from naungan.protection.rosters.actions import planning as plan
from naungan.protection.rosters.actions import recognising
from naungan.protection.rosters.actions.halting import halted
from naungan.protection.rosters.actions.settling import STAYS, Settling, changes_json
from naungan.protection.rosters.actions.work import alone, begin, still_here
from naungan.protection.rosters.enums import State, Verdict
from naungan.protection.rosters.models import Roster, Row
from naungan.protection.rosters.rules import MAY_APPROVE, approval_refusals
from naungan.protection.workers import actions as workers
from naungan.protection.workers.models import Draft, Origin

CHUNK = 20_000


def approve(roster: Roster, *, by: User, now: datetime, seen: dict[str, Any] | None = None) -> Roster:
    """JUDGED or SUBMITTED → COMMITTING, by somebody else than the receiver.

    `seen` are the counts the approver was shown; when the registry has moved since, the new counts are stored
    and the approval is refused so that they look again. Without `seen` the plan is simply made anew.
    Raises Refused with every reason.
    """
    _refuse(_fresh(roster), by=by)
    against, found = plan.current(_fresh(roster))  # outside the transaction: nobody else has to wait for it
    with transaction.atomic():
        roster = _fresh(roster, lock=True)
        _refuse(roster, by=by)
        if workers.version() != against or (seen is not None and seen != found.counts):
            raise Moved(found, roster, against)
        programmes.check_quota(roster.programme, found.newcomers)
        plan.write_down(found)
        roster.state, roster.counts, roster.approved_by, roster.approved_at = State.COMMITTING, found.counts, by, now
        roster.progress, roster.planned_against = 0, against
        roster.save(update_fields=["state", "counts", "approved_by", "approved_at", "progress", "planned_against"])
        record("approve", roster, by=by, now=now, facts=found.counts)
    return roster


def _fresh(roster: Roster, *, lock: bool = False) -> Roster:
    rosters = Roster.objects.select_for_update(of=("self",)) if lock else Roster.objects
    return rosters.select_related("programme", "office", "file").get(pk=roster.pk)


def _refuse(roster: Roster, *, by: User) -> None:
    reasons = approval_refusals(
        state=roster.state,
        is_receiver=roster.received_by_id == by.pk,
        has_role=by.has_role(*MAY_APPROVE, within=roster.office.region_id),
        halted=halted(roster),
    )
    if reasons:
        raise Refused(*reasons, path=roster.path)


class Moved(Refused):
    """The registry changed after the dry run was shown."""

    def __init__(self, found: plan.Plan, roster: Roster, against: int):
        super().__init__(
            "Register berubah sejak hitungan ini ditampilkan. Periksa hitungan yang baru.", path=roster.path
        )
        self.found, self.roster, self.against = found, roster, against

    def write_down(self) -> None:
        """Store the new counts; called after the refused transaction is over."""
        with transaction.atomic():
            plan.write_down(self.found)
            Roster.objects.filter(pk=self.roster.pk).update(counts=self.found.counts, planned_against=self.against)


def commit(roster: Roster, *, now: datetime, progress: Callable[[int, int], None] | None = None) -> Roster:
    """COMMITTING → COMMITTED. Called again after a kill it goes on where it was; run twice it does nothing twice.

    Raises Refused when the quota no longer holds (the roster goes back to SUBMITTED, nothing is done).
    """
    with alone(roster):
        while True:
            roster = _fresh(roster)
            if roster.state == State.COMMITTED:
                tidy(roster.number)
                return roster
            if roster.state != State.COMMITTING:
                raise Refused(f"{roster.number} {roster.get_state_display()}; belum disetujui.")
            against = workers.version()
            if recognising.is_stale(roster):
                recognising.again(roster, progress=partial(_searching, roster))
            begin(roster, rows=roster.counts.get("rows", 0))
            counts = _prepare(roster, against=against, progress=progress)
            try:
                if _flip(roster, counts, against=against, now=now):
                    break
            except Refused as no:
                _back_to_queue(roster, no, now=now)
                raise
        tidy(roster.number)
    registry.announce(now)
    roster.refresh_from_db()
    return roster


def _searching(roster: Roster, _at: int, _of: int) -> None:
    still_here(roster, progress=0)


def tidy(number: str) -> None:
    """Drafts that became real are dropped after the flip, a few at a time: nobody waits for it.

    Covers go before workers: while a draft of a worker is left, whoever comes after a kill sees that there is
    something to tidy, and no cover is prepared beside one that was left behind.
    """
    programmes.drop_drafts(number)
    workers.drop_drafts(number)


def left_untidied() -> list[str]:
    """Rosters whose process died between the flip and the dropping of their drafts."""
    numbers = Draft.objects.order_by().values_list("roster_number", flat=True).distinct()
    return list(Roster.objects.filter(number__in=numbers, state=State.COMMITTED).values_list("number", flat=True))


def _prepare(roster: Roster, *, against: int, progress: Callable[[int, int], None] | None) -> dict[str, Any]:
    """Drafts of workers and covers, chunk by chunk; chunks that an earlier run left are kept. Gives the counts."""
    number = roster.number
    if Draft.objects.filter(roster_number=number).exclude(version=against).exists():
        tidy(number)
    done = pl.DataFrame(
        list(Draft.objects.filter(roster_number=number).values_list("sheet", "line")),
        schema={"sheet": pl.String, "line": pl.Int64}, orient="row",
    )  # fmt: skip
    tariffs, counts, at = _Tariffs(roster), plan.empty_counts(), 0
    settling = Settling(roster, plan.said(roster))
    for chunk in plan.chunks(roster, settling, size=CHUNK):
        plan.count(counts, chunk)
        going = chunk.filter(pl.col("verdict").is_in(STAYS))
        if done.height:
            going = going.join(done, on=["sheet", "line"], how="anti", maintain_order="left")
        if going.height:
            _draft(roster, going, tariffs, against=against)
        with transaction.atomic():
            plan.write_rows(plan.moved(chunk))
        at += chunk.height
        still_here(roster, progress=at)
        if progress:
            progress(at, roster.counts.get("rows", at))
    return counts


def _draft(roster: Roster, going: pl.DataFrame, tariffs: "_Tariffs", *, against: int) -> None:
    is_new = pl.col("worker_id").is_null()
    fresh = going.select("id").filter(going.select(is_new.alias("new"))["new"])
    fresh = fresh.with_columns(number=pl.Series(workers.take_numbers(fresh.height), dtype=pl.String))
    going = going.join(fresh, on="id", how="left", suffix="_fresh", maintain_order="left").with_columns(
        number=pl.coalesce("number", "number_fresh"),
        is_new=is_new,
        is_changed=pl.col("verdict") == str(Verdict.CHANGED.value),
        changes=changes_json(going),
    )
    enrols = going.filter(pl.col("refusal") == "")
    with transaction.atomic():
        workers.prepare(going, roster_number=roster.number, version=against)
        programmes.prepare(enrols.join(tariffs.of(enrols["sector"]), on="sector", how="left", nulls_equal=True,
                                       maintain_order="left"), roster_number=roster.number)  # fmt: skip


class _Tariffs:
    """The book is asked once a sector."""

    def __init__(self, roster: Roster):
        self.roster = roster
        self.known: dict[str | None, tuple[int, str]] = {}

    def of(self, sectors: pl.Series) -> pl.DataFrame:
        """`sector, tariff, tariff_source` of those sectors."""
        for sector in sectors.unique():
            if sector not in self.known:
                found = programmes.tariff(self.roster.programme, on=self.roster.starts_on, sector=sector or "")
                self.known[sector] = (int(found.value), found.source[:200])
        rows = [(sector, *tariff) for sector, tariff in self.known.items()]
        schema = {"sector": pl.String, "tariff": pl.Int64, "tariff_source": pl.String}
        return pl.DataFrame(rows, schema=schema, orient="row")


def _flip(roster: Roster, counts: dict[str, Any], *, against: int, now: datetime) -> bool:
    with transaction.atomic():
        Roster.objects.select_for_update().get(pk=roster.pk, state=State.COMMITTING)
        if not workers.flip(roster.number, file_sha256=roster.file.sha256, prepared_against=against, now=now):
            return False
        enrolled = programmes.enrol_drafts(
            roster.programme, roster_number=roster.number, starts_on=roster.starts_on, ends_on=roster.ends_on, now=now
        )
        _tie_rows(roster)
        Roster.objects.filter(pk=roster.pk).update(
            state=State.COMMITTED, committed_at=now, counts=counts | {"enrol": enrolled}
        )
        record("commit", roster, by=roster.approved_by, now=now, facts=counts | {"enrol": enrolled})
        write("rosters/notices/committed.txt", to=roster.received_by, now=now, path=roster.path, roster=roster,
              enrolled=enrolled)  # fmt: skip
    return True


def _tie_rows(roster: Roster) -> None:
    """Each row knows the worker it made or met, and whether it was enrolled; set-wise, through the origins."""
    row, origin = Row._meta.db_table, Origin._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row} SET worker_id = o.worker_id, is_enrolled = (refusal = '') FROM {origin} o "  # noqa: S608
            f"WHERE o.roster_number = %s AND {row}.roster_id = %s AND o.sheet = {row}.sheet AND o.line = {row}.line",
            [roster.number, roster.pk],
        )


def _back_to_queue(roster: Roster, no: Refused, *, now: datetime) -> None:
    tidy(roster.number)
    with transaction.atomic():
        Roster.objects.filter(pk=roster.pk).update(state=State.SUBMITTED, approved_by=None, approved_at=None,
                                                     planned_against=None)  # fmt: skip
        record("refuse", roster, by=None, now=now, reason=str(no)[:500])
