"""Rosters with enrolments, put straight into the tables: coverage reads what a commit left behind."""

from datetime import UTC, date, datetime
from itertools import count

from naungan.files.models import StoredFile
from naungan.protection.programmes.enums import Fund
from naungan.protection.programmes.models import Enrolment, Programme
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.protection.workers.models import Worker
from tests.accounts.factories import office, region, user

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
_next = count(1)


def programme(**fields) -> Programme:
    n = next(_next)
    given = {"code": f"p{n}", "name": f"Program {n}", "fund": Fund.DBHCHT, "instrument": "Kepgub 1/2026", "months": 12}
    return Programme.objects.create(**given | fields, region=region("52"), created_at=NOW)


def stored_file(by) -> StoredFile:
    n = next(_next)
    return StoredFile.objects.create(
        name=f"daftar{n}.xlsx", sha256=f"{n:064d}", size=1, kind="xlsx", path=f"x/{n}", uploaded_by=by, uploaded_at=NOW
    )


def roster(state: str = State.COMMITTED, *, starts_on=date(2026, 10, 1), ends_on=date(2027, 10, 1), **fields) -> Roster:
    n = next(_next)
    by = user()
    return Roster.objects.create(
        number=f"D-2026-{n:04d}", programme=fields.pop("programme", None) or programme(), office=office(),
        file=stored_file(by), starts_on=starts_on, ends_on=ends_on, state=state, received_by=by, received_at=NOW,
        **fields,
    )  # fmt: skip


def worker(**fields) -> Worker:
    n = next(_next)
    return Worker.objects.create(
        **{"number": f"W{n}", "name": "Orang", "name_key": "orang", "created_at": NOW, "nik_index": f"{n:032d}"}
        | fields
    )


def enrol(of: Roster, who: Worker, village: str | None = "52.03.07.1001", **fields) -> Enrolment:
    given = {
        "starts_on": of.starts_on, "ends_on": of.ends_on, "is_funded": of.programme.fund != Fund.SELF,
        "segment": of.programme.segment,
    }  # fmt: skip
    return Enrolment.objects.create(
        worker=who, programme=of.programme, village=region(village) if village else None, tariff=16800,
        tariff_source="PP 44/2015", roster_number=of.number, created_at=NOW, **given | fields,
    )  # fmt: skip


def undo(of: Roster) -> None:
    """What an undo leaves: no enrolments, state UNDONE."""
    Enrolment.objects.filter(roster_number=of.number).delete()
    Roster.objects.filter(pk=of.pk).update(state=State.UNDONE)
