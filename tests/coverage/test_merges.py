"""Merged people are counted once, and apart again after an un-merge, whatever happens in between."""

from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.protection.coverage.actions import catch_up
from naungan.protection.coverage.models import CountedCover
from naungan.protection.programmes.enums import Fund
from naungan.protection.workers import actions
from naungan.protection.workers.registry import HOOKS
from tests.accounts.factories import user
from tests.coverage.factories import NOW, enrol, programme, roster, undo, worker
from tests.coverage.test_catch_up import OTHER, VILLAGE, counted, people, recount

pytestmark = pytest.mark.django_db
WHY = "KTP keduanya sama"


@pytest.fixture
def officers():
    return user(Role.PROGRAMME_OFFICER, "52"), user(Role.PROGRAMME_APPROVER, "52")


def merge(keep, absorb, officers):
    return actions.merge(keep, absorb, by=officers[0], confirmed_by=officers[1], reason=WHY, now=NOW)


def test_coverage_listens_to_merges():
    assert catch_up in HOOKS


def test_the_merged_count_once_and_the_unmerged_apart_again(officers):
    of, other = roster(), roster(programme=programme(fund=Fund.SELF))
    one, two = worker(), worker()
    enrol(of, one)
    enrol(other, two, OTHER)
    catch_up(NOW)
    before, copies = counted(), CountedCover.objects.count()
    assert people() == 2
    done = merge(one, two, officers)  # the hook counts at once
    assert (people(), people(VILLAGE), people(OTHER)) == (1, 1, 0)
    assert counted() == recount()
    assert CountedCover.objects.count() == copies
    assert catch_up(NOW).merges == 0
    actions.unmerge(done, by=officers[1], reason=WHY, now=NOW)
    assert counted() == before == recount()


def test_a_merge_that_nobody_heard_of_is_caught_up_with_later_together_with_lists(officers, monkeypatch):
    one, two, three = worker(), worker(), worker()
    first, second = roster(), roster(programme=programme(fund=Fund.SELF), starts_on=date(2026, 11, 1))
    enrol(first, one)
    enrol(second, two)
    enrol(second, three)
    catch_up(NOW)
    monkeypatch.setattr("naungan.protection.workers.registry.HOOKS", [])
    merge(one, two, officers)
    third = roster(programme=programme(fund=Fund.SELF))
    enrol(third, one, OTHER)
    undo(second)
    catch_up(NOW)
    assert counted() == recount()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    covers=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from([VILLAGE, OTHER, None])),
                    min_size=2, max_size=8),
    steps=st.lists(st.tuples(st.sampled_from(["merge", "unmerge", "count", "more"]), st.integers(0, 3),
                             st.integers(0, 3)), max_size=8),
)  # fmt: skip
def test_counts_are_the_truth_after_any_merges(officers, covers, steps):
    sid = transaction.savepoint()
    try:
        funds = [Fund.SELF, Fund.SELF, Fund.SELF]
        lists = [roster(programme=programme(fund=fund), starts_on=date(2026, 9 + n, 1)) for n, fund in enumerate(funds)]
        workers, done = [worker() for _ in range(4)], []
        for who, of, village in covers:
            enrol(lists[of], workers[who], village)
        catch_up(NOW)
        for what, a, b in steps:
            try:
                if what == "merge":
                    done.append(merge(workers[a], workers[b], officers))
                elif what == "unmerge" and done:
                    actions.unmerge(done[a % len(done)], by=officers[1], reason=WHY, now=NOW)
                elif what == "more":
                    more = roster(programme=programme(fund=Fund.SELF))
                    workers[a].refresh_from_db()
                    enrol(more, workers[a].merged_into or workers[a], OTHER)
                elif what == "count":
                    catch_up(NOW)
            except Refused:
                continue
        catch_up(NOW)
        assert counted() == recount()
    finally:
        transaction.savepoint_rollback(sid)
        connection.needs_rollback = False
