"""Reading a roster and judging every row, with all its problems; the registry is only looked at."""

from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.kit.sheets import Unreadable
from naungan.notices.actions import write
from naungan.protection.programmes.actions import terms_of
from naungan.protection.rosters import checks
from naungan.protection.rosters.actions import planning as plan
from naungan.protection.rosters.actions.prescribing import prescribe
from naungan.protection.rosters.actions.reading import open_book, set_aside, shape_of
from naungan.protection.rosters.actions.recognising import recognise
from naungan.protection.rosters.actions.staging import stage
from naungan.protection.rosters.actions.work import alone, begin, still_here
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Problem, Roster, Row
from naungan.protection.workers import actions as workers
from naungan.regions.recognition import Gazetteer


def judge(roster: Roster, *, now: datetime) -> Roster:
    """RECEIVED → JUDGED (or UNREADABLE, with the sentence). Started again after a kill it does it all anew."""
    with alone(roster):
        roster.refresh_from_db()
        if roster.state != State.RECEIVED:
            raise Refused(f"{roster.number} sudah dibaca ({roster.get_state_display()}).")
        _empty(roster)
        terms = terms_of(roster.programme, starts_on=roster.starts_on)
        try:
            book = open_book(roster, now=now)
        except Unreadable as wrong:
            return set_aside(roster, wrong, now=now)
        judged = checks.judge(
            book,
            on=roster.starts_on,
            minimum_age=terms.minimum_age,
            maximum_age=terms.maximum_age,
            gazetteer=Gazetteer.load(),
        )
        begin(roster, rows=judged.rows.height)
        against = workers.version()
        staged = stage(roster, judged, progress=lambda rows: still_here(roster, progress=rows))
        rows = staged.counts["rows"]
        is_anything = recognise(
            roster,
            staged.unknown,
            staged.pairs,
            against=against,
            progress=lambda at, of: still_here(roster, progress=rows),
        )
        prescribe(roster, judged, progress=lambda at, of: still_here(roster, progress=rows))
        counts = staged.counts
        if is_anything:
            found = plan.make(roster)
            with transaction.atomic():
                plan.write_down(found)
            counts = found.counts
        roster.shape = shape_of(book)
        return _finish(roster, counts, against=against, now=now)


def _empty(roster: Roster) -> None:
    """Forget what an earlier attempt left, a few thousand rows at a time."""
    Problem.objects.filter(roster=roster)._raw_delete("default")
    while ids := list(Row.objects.filter(roster=roster).values_list("pk", flat=True)[:5_000]):
        Row.objects.filter(pk__in=ids).delete()


def _finish(roster: Roster, counts: dict[str, Any], *, against: int, now: datetime) -> Roster:
    with transaction.atomic():
        roster.counts, roster.state, roster.planned_against = counts, State.JUDGED, against
        roster.save(update_fields=["counts", "state", "shape", "planned_against"])
        record("judge", roster, by=None, now=now, facts=counts)
        write("rosters/notices/judged.txt", to=roster.received_by, now=now, path=roster.path, roster=roster)
    return roster
