"""Counting follows the change, counts people once, and can be repeated."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naungan.figures.models import Figure
from naungan.protection.coverage.actions import catch_up
from naungan.protection.coverage.models import CountedChange, CoverCount, Standing
from naungan.protection.programmes.enums import Fund
from naungan.protection.rosters import registry
from tests.coverage.factories import NOW, enrol, programme, roster, undo, worker

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)
VILLAGE, OTHER = "52.03.07.1001", "52.03.07.1002"


def people(code: str = "52", segment: str = "", month: date = NOVEMBER) -> int:
    row = CoverCount.objects.filter(region=code, segment=segment, month=month).first()
    return row.people if row else 0


def recount() -> dict:
    """The truth, counted from the enrolments in plain Python."""
    from naungan.protection.coverage.rules import lineage, months
    from naungan.protection.programmes.models import Enrolment

    seen, out = {}, {}
    for e in Enrolment.objects.order_by("starts_on", "id"):
        for month in months(e.starts_on, e.ends_on):
            for segment in ("", e.segment):
                seen.setdefault((e.worker_id, segment, month), e.village_id or "52")
    for (_, segment, month), code in seen.items():
        for place in lineage(code):
            out[place, segment, month] = out.get((place, segment, month), 0) + 1
    return out


def counted() -> dict:
    rows = CoverCount.objects.filter(people__gt=0).values_list("region", "segment", "month", "people")
    return {(code, segment, month): n for code, segment, month, n in rows}


def test_coverage_listens_to_the_registry():
    assert catch_up in registry.HOOKS


def test_a_commit_counts_people_at_every_level_and_in_every_month():
    of = roster()
    for _ in range(3):
        enrol(of, worker())
    enrol(of, worker(), OTHER)
    caught = catch_up(NOW)
    assert caught.rosters == 1
    assert [people(c) for c in (VILLAGE, OTHER, "52.03.07", "52.03", "52")] == [3, 1, 4, 4, 4]
    assert [people(month=m) for m in (date(2026, 9, 1), date(2026, 10, 1), date(2027, 9, 1), date(2027, 10, 1))] == [
        0,
        4,
        4,
        0,
    ]
    assert counted() == recount()


def test_a_worker_without_a_village_counts_for_the_province_only():
    of = roster()
    enrol(of, worker(), None)
    catch_up(NOW)
    assert people() == 1
    assert set(CoverCount.objects.values_list("region", flat=True)) == {"52"}


def test_two_covers_of_one_person_in_one_month_count_once():
    w = worker()
    funded, own = (
        roster(),
        roster(programme=programme(fund=Fund.SELF), starts_on=date(2026, 11, 1), ends_on=date(2027, 12, 1)),
    )
    enrol(funded, w)
    enrol(own, w, OTHER)
    catch_up(NOW)
    assert people() == 1
    assert people(VILLAGE) == 1 and people(OTHER) == 0  # where the earlier cover says
    assert people(OTHER, month=date(2027, 11, 1)) == 1  # alone from October on
    assert counted() == recount()


def test_undoing_one_of_two_covers_leaves_the_person_counted_by_the_other():
    w = worker()
    funded, own = roster(), roster(programme=programme(fund=Fund.SELF))
    enrol(funded, w)
    enrol(own, w, OTHER)
    catch_up(NOW)
    undo(funded)
    catch_up(NOW)
    assert people() == 1 and people(OTHER) == 1 and people(VILLAGE) == 0
    undo(own)
    catch_up(NOW)
    assert counted() == {}


def test_two_segments_count_once_together():
    w = worker()
    enrol(roster(), w)
    enrol(roster(programme=programme(fund=Fund.SELF, segment="construction")), w)
    catch_up(NOW)
    assert (people(), people(segment="informal"), people(segment="construction")) == (1, 1, 1)


def test_catching_up_again_changes_nothing():
    of = roster()
    enrol(of, worker())
    catch_up(NOW)
    before = counted(), Figure.objects.count(), CountedChange.objects.count()
    again = catch_up(NOW)
    assert (again.rosters, again.cells, again.figures) == (0, 0, 0)
    assert (counted(), Figure.objects.count(), CountedChange.objects.count()) == before


def test_a_roster_undone_before_it_was_counted_is_never_counted():
    of = roster()
    enrol(of, worker())
    undo(of)
    assert catch_up(NOW).rosters == 0
    assert counted() == {}


def test_commit_and_undo_in_one_catching_up():
    first = roster()
    enrol(first, worker())
    catch_up(NOW)
    undo(first)
    enrol(roster(), worker(), OTHER)
    catch_up(NOW)
    assert people(VILLAGE) == 0 and people(OTHER) == 1
    assert counted() == recount()


def test_only_months_that_have_begun_are_deposited_and_the_next_one_when_it_begins():
    of = roster()
    enrol(of, worker())
    catch_up(NOW)
    assert set(Figure.objects.values_list("period", flat=True)) == {date(2026, 10, 1), NOVEMBER}
    figure = Figure.objects.get(region="52", segment="informal", period=NOVEMBER)
    assert (figure.numerator, figure.status, figure.deposited_by) == (1, "preliminary", None)
    assert figure.denominator.value == 2159942
    assert figure.note == f"dihitung sampai daftar {of.number}"
    assert Figure.objects.get(region="52.03", segment="informal", period=NOVEMBER).denominator is None
    catch_up(datetime(2026, 12, 1, 1, tzinfo=UTC))
    assert Figure.objects.filter(period=date(2026, 12, 1), region="52", segment="").get().numerator == 1
    assert Standing.objects.get().month == date(2026, 12, 1)


def test_an_undo_before_publication_leaves_no_figure_behind():
    of = roster()
    enrol(of, worker())
    catch_up(NOW)
    undo(of)
    catch_up(NOW)
    assert not Figure.objects.exists()


def _work(rows: int) -> int:
    of = roster()
    for _ in range(rows):
        enrol(of, worker())
    with CaptureQueriesContext(connection) as queries:
        catch_up(NOW)
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_roster_or_the_registry():
    _work(2)
    small = _work(2)
    assert _work(40) <= small
    assert _work(2) <= small
