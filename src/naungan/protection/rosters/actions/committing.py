"""Approving a roster and putting it in: prepared in chunks that resume, flipped in one short transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.notices.actions import write
from naungan.protection.programmes import actions as programmes
from naungan.protection.rosters import registry
from naungan.protection.rosters.actions import planning as plan
from naungan.protection.rosters.actions.work import alone, still_here
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster, Row
from naungan.protection.rosters.rules import MAY_APPROVE, approval_refusals
from naungan.protection.workers import actions as workers
from naungan.protection.workers.models import Draft, Origin

CHUNK = 2_000


@transaction.atomic
def approve(roster: Roster, *, by: User, now: datetime, seen: dict[str, Any] | None = None) -> Roster:
    """JUDGED or SUBMITTED → COMMITTING, by somebody else than the receiver.

    `seen` are the counts the approver was shown; when the registry has moved since, the new counts are stored
    and the approval is refused so that they look again. Without `seen` the plan is simply made anew.
    Raises Refused with every reason.
    """
    roster = Roster.objects.select_for_update(of=("self",)).select_related("programme", "office").get(pk=roster.pk)
    reasons = approval_refusals(
        state=roster.state,
        is_receiver=roster.received_by_id == by.pk,
        has_role=by.has_role(*MAY_APPROVE, within=roster.office.region_id),
    )
    if reasons:
        raise Refused(*reasons, path=roster.path)
    found = plan.make(roster)
    if seen is not None and seen != found.counts:
        raise Moved(found, roster)
    programmes.check_quota(roster.programme, _newcomers(roster, found))
    plan.write_down(found)
    roster.state, roster.counts, roster.approved_by, roster.approved_at = State.COMMITTING, found.counts, by, now
    roster.progress = 0
    roster.save(update_fields=["state", "counts", "approved_by", "approved_at", "progress"])
    record("approve", roster, by=by, now=now, facts=found.counts)
    return roster


class Moved(Refused):
    """The registry changed after the dry run was shown."""

    def __init__(self, found: plan.Plan, roster: Roster):
        super().__init__(
            "Register berubah sejak hitungan ini ditampilkan. Periksa hitungan yang baru.", path=roster.path
        )
        self.found, self.roster = found, roster

    def write_down(self) -> None:
        """Store the new counts; called after the refused transaction is over."""
        with transaction.atomic():
            plan.write_down(self.found)
            Roster.objects.filter(pk=self.roster.pk).update(counts=self.found.counts)


def _newcomers(roster: Roster, found: plan.Plan) -> int:
    """People the programme does not know yet, of those to be enrolled."""
    known = set(roster.programme.enrolments.values_list("worker_id", flat=True)) if roster.programme.quota else set()
    return sum(
        1
        for row in found.rows
        if row["verdict"] in plan.STAYS and not row["refusal"] and not (row["worker"] and row["worker"].pk in known)
    )


def commit(roster: Roster, *, now: datetime, progress: Callable[[int, int], None] | None = None) -> Roster:
    """COMMITTING → COMMITTED. Called again after a kill it goes on where it was; run twice it does nothing twice.

    Raises Refused when the quota no longer holds (the roster goes back to SUBMITTED, nothing is done).
    """
    with alone(roster):
        while True:
            roster = Roster.objects.select_related("programme", "office", "file").get(pk=roster.pk)
            if roster.state == State.COMMITTED:
                return roster
            if roster.state != State.COMMITTING:
                raise Refused(f"{roster.number} {roster.get_state_display()}; belum disetujui.")
            against = workers.version()
            found = plan.make(roster)
            _prepare(roster, found, against=against, progress=progress)
            try:
                if _flip(roster, found, against=against, now=now):
                    break
            except Refused as no:
                _back_to_queue(roster, no, now=now)
                raise
    registry.announce(now)
    roster.refresh_from_db()
    return roster


def _prepare(roster: Roster, found: plan.Plan, *, against: int, progress: Callable[[int, int], None] | None) -> None:
    """Drafts of workers and covers, chunk by chunk; chunks that an earlier run left are kept."""
    number = roster.number
    if Draft.objects.filter(roster_number=number).exclude(version=against).exists():
        with transaction.atomic():
            workers.drop_drafts(number)
            programmes.drop_drafts(number)
    done = set(Draft.objects.filter(roster_number=number).values_list("sheet", "line"))
    rows = [row for row in found.rows if row["verdict"] in plan.STAYS and (row["sheet"], row["line"]) not in done]
    tariffs = _Tariffs(roster)
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        numbers = iter(workers.take_numbers(sum(row["worker"] is None for row in chunk)))
        drafts = [_draft(row, row["worker"].number if row["worker"] else next(numbers)) for row in chunk]
        with transaction.atomic():
            workers.prepare(drafts, roster_number=number, version=against)
            programmes.prepare(
                (
                    (draft["line"], draft["number"], draft["village_id"], *tariffs.of(draft["sector"]))
                    for row, draft in zip(chunk, drafts, strict=True)
                    if not row["refusal"]
                ),
                roster_number=number,
            )
        so_far = len(done) + start + len(chunk)
        still_here(roster, progress=so_far)
        if progress:
            progress(so_far, len(done) + len(rows))


class _Tariffs:
    """The book is asked once a sector."""

    def __init__(self, roster: Roster):
        self.roster = roster
        self.known: dict[str | None, tuple[int, str]] = {}

    def of(self, sector: str | None) -> tuple[int, str]:
        if sector not in self.known:
            found = programmes.tariff(self.roster.programme, on=self.roster.starts_on, sector=sector or "")
            self.known[sector] = (int(found.value), found.source[:200])
        return self.known[sector]


def _draft(row: dict[str, Any], number: str) -> dict[str, Any]:
    return {
        "number": number,
        "is_new": row["worker"] is None,
        "is_changed": bool(row["worker"] and row["changes"]),
        "changes": plan.as_json(row["changes"]),
        **{name: row.get(name) for name in (
            "sheet", "line", "nik", "nik_index", "name", "name_key", "sex", "born_on", "birth_place", "village_id",
            "occupation", "sector", "mother", "phone",
        )},
    }  # fmt: skip


def _flip(roster: Roster, found: plan.Plan, *, against: int, now: datetime) -> bool:
    with transaction.atomic():
        Roster.objects.select_for_update().get(pk=roster.pk, state=State.COMMITTING)
        if not workers.flip(roster.number, file_sha256=roster.file.sha256, prepared_against=against, now=now):
            return False
        enrolled = programmes.enrol_drafts(
            roster.programme, roster_number=roster.number, starts_on=roster.starts_on, ends_on=roster.ends_on, now=now
        )
        plan.write_down(found)
        _tie_rows(roster)
        Roster.objects.filter(pk=roster.pk).update(
            state=State.COMMITTED, committed_at=now, counts=found.counts | {"enrol": enrolled}
        )
        record("commit", roster, by=roster.approved_by, now=now, facts=found.counts | {"enrol": enrolled})
        write("rosters/notices/committed.txt", to=roster.received_by, now=now, path=roster.path, roster=roster,
              enrolled=enrolled)  # fmt: skip
    return True


def _tie_rows(roster: Roster) -> None:
    """Each row knows the worker it made or met; set-wise, through the origins."""
    row, origin = Row._meta.db_table, Origin._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {row} SET worker_id = o.worker_id FROM {origin} o "  # noqa: S608
            f"WHERE o.roster_number = %s AND {row}.roster_id = %s AND o.sheet = {row}.sheet AND o.line = {row}.line",
            [roster.number, roster.pk],
        )
    Row.objects.filter(roster=roster, verdict__in=plan.STAYS, refusal="").update(is_enrolled=True)


def _back_to_queue(roster: Roster, no: Refused, *, now: datetime) -> None:
    with transaction.atomic():
        workers.drop_drafts(roster.number)
        programmes.drop_drafts(roster.number)
        Roster.objects.filter(pk=roster.pk).update(state=State.SUBMITTED, approved_by=None, approved_at=None)
        record("refuse", roster, by=None, now=now, reason=str(no)[:500])
