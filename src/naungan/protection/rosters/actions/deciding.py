"""A person decides what the checks may not: which birth date is right when the column and the NIK disagree."""

from datetime import date, datetime

import polars as pl
from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.nik import born
from naungan.kit.refusal import Refused
from naungan.protection.rosters.actions import planning
from naungan.protection.rosters.enums import BirthDate, State
from naungan.protection.rosters.models import Roster, Row
from naungan.protection.rosters.rules import MAY_RECEIVE


@transaction.atomic
def decide_birth_date(row: Row, *, choice: str, by: User, now: datetime) -> None:
    """Settle one undecided row of a judged roster; the dry run is made anew. Raises Refused."""
    roster = Roster.objects.select_for_update(of=("self",)).select_related("programme", "office").get(pk=row.roster_id)
    if roster.state != State.JUDGED:
        raise Refused(f"{roster.number} {roster.get_state_display()}; barisnya tidak dapat diputuskan lagi.")
    if not by.has_role(*MAY_RECEIVE, within=roster.office.region_id):
        raise Refused("Anda tidak dapat memutuskan baris dari wilayah ini.")
    if choice not in BirthDate.values:
        raise Refused("Pilih tanggal mana yang benar.")
    clean = dict(row.clean or {})
    if not clean.get("is_undecided"):
        raise Refused(f"Baris {row.line} tidak menunggu keputusan.")
    clean["is_undecided"] = False
    if choice == BirthDate.NIK:
        clean["born_on"] = born_by_nik(clean["nik"], on=roster.starts_on).isoformat()
    row.clean = clean
    row.save(update_fields=["clean"])
    found = planning.make(roster)
    planning.write_down(found)
    Roster.objects.filter(pk=roster.pk).update(counts=found.counts, planned_against=None)
    record("decide", roster, by=by, now=now, facts={"line": row.line, "birth_date": choice})


def born_by_nik(nik: str, *, on: date) -> date:
    """The birth date that a NIK carries, its century resolved on a day."""
    return pl.DataFrame({"nik": [nik]}).select(born(pl.col("nik"), on)).item()
