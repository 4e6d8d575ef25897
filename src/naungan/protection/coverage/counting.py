"""The set-wise part of counting: what a handful of rosters adds to, or takes from, the counts.

People, not enrolments. A person with two covers in one month counts once: ordered by their beginning,
each cover contributes only the months that an earlier one did not already give, and the person counts
where (and in a segment: as) that earlier cover says. This holds per segment, and once more over all
segments together (segment ""). Only the workers of the rosters at hand are read: the work grows with the
change, not with the registry.
"""

# ruff: noqa: S608 - what is put into the text of these statements are table names and marks, never values
from collections.abc import Sequence
from datetime import date

from django.db import connection

from naungan.protection.coverage.models import CountedChange, CountedCover, CoverCount
from naungan.protection.coverage.rules import Cell, Delta
from naungan.protection.programmes.models import Enrolment

COVERS = CountedCover._meta.db_table
COUNTS = CoverCount._meta.db_table
CHANGES = CountedChange._meta.db_table
ENROLMENTS = Enrolment._meta.db_table

COPY = f"""
INSERT INTO {COVERS} (roster_number, worker, segment, region_id, starts_on, ends_on)
SELECT roster_number, worker_id, segment, COALESCE(village_id, %s), starts_on, ends_on
FROM {ENROLMENTS} WHERE roster_number IN ({{rosters}})
"""

# The merged and the un-merged: their covers taken over anew, from rosters that are counted already.
AGAIN = f"""
INSERT INTO {COVERS} (roster_number, worker, segment, region_id, starts_on, ends_on)
SELECT e.roster_number, e.worker_id, e.segment, COALESCE(e.village_id, %s), e.starts_on, e.ends_on
FROM {ENROLMENTS} e WHERE e.worker_id IN ({{workers}}) AND EXISTS (
  SELECT 1 FROM {CHANGES} c WHERE c.roster_number = e.roster_number AND c.kind = %s)
ORDER BY e.id
"""

# One window: how far the earlier covers of the same person (of the same segment) already reach.
CONTRIBUTIONS = f"""
WITH touched AS (SELECT DISTINCT worker FROM {COVERS} WHERE {{touched}}),
spans AS (
  SELECT c.region_id, c.segment, c.starts_on, c.ends_on,
         MAX(c.ends_on) OVER (
           PARTITION BY c.worker {{by_segment}} ORDER BY c.starts_on, c.id
           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS seen
  FROM {COVERS} c JOIN touched t ON t.worker = c.worker
  WHERE c.roster_number NOT IN ({{without}})
)
SELECT region_id, {{segment}}, CASE WHEN seen > starts_on THEN seen ELSE starts_on END AS since, ends_on, COUNT(*)
FROM spans WHERE seen IS NULL OR seen < ends_on
GROUP BY 1, 2, 3, 4
"""

OPEN = f"""
INSERT INTO {COUNTS} (region_id, segment, month, people) VALUES (%s, %s, %s, 0)
ON CONFLICT (month, segment, region_id) DO NOTHING
"""
ADD = f"UPDATE {COUNTS} SET people = people + %s WHERE region_id = %s AND segment = %s AND month = %s"


def copy_covers(rosters: Sequence[str], *, unknown_place: str) -> int:
    """Take over the enrolments of these rosters; returns how many. No village known: the province counts it."""
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(rosters=_marks(rosters)), [unknown_place, *rosters])
        return cursor.rowcount


def copy_again(workers: Sequence[int], *, kind: str, unknown_place: str) -> None:
    """Bring the copies of these workers' covers up to what the register says, of the rosters counted under `kind`."""
    CountedCover.objects.filter(worker__in=workers).delete()
    with connection.cursor() as cursor:
        cursor.execute(AGAIN.format(workers=_marks(workers)), [unknown_place, *workers, kind])


def contributions(touched: Sequence[str], *, without: Sequence[str]) -> list[Delta]:
    """People by place, segment and span, of everyone on the rosters `touched`, leaving out the rosters `without`."""
    return _contributions(f"roster_number IN ({_marks(touched)})", touched, without=without)


def contributions_of(workers: Sequence[int]) -> list[Delta]:
    """People by place, segment and span, of these workers."""
    return _contributions(f"worker IN ({_marks(workers)})", workers, without=[])


def _contributions(touched: str, values: Sequence, *, without: Sequence[str]) -> list[Delta]:
    out: list[Delta] = []
    without = without or [""]
    with connection.cursor() as cursor:
        for by_segment, segment in ((", c.segment", "segment"), ("", "''")):
            sql = CONTRIBUTIONS.format(touched=touched, without=_marks(without), by_segment=by_segment, segment=segment)
            cursor.execute(sql, [*values, *without])
            out += [(code, seg, _day(since), _day(until), n) for code, seg, since, until, n in cursor.fetchall()]
    return out


def add(cells: dict[Cell, int]) -> None:
    """Add the differences to the counts; the database refuses a count below zero."""
    if not cells:
        return
    order = sorted(cells)
    with connection.cursor() as cursor:
        cursor.executemany(OPEN, order)
        cursor.executemany(ADD, [(cells[cell], *cell) for cell in order])


def _marks(values: Sequence) -> str:
    return ", ".join(["%s"] * len(values))


def _day(value: date | str) -> date:
    """SQLite gives the text of a date when it comes out of an expression."""
    return value if isinstance(value, date) else date.fromisoformat(value)
