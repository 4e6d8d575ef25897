"""Random lists, merges and un-merges in any legal order end exactly where they began."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.protection.coverage.models import CoverCount
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters import actions as rosters
from naungan.protection.workers import actions
from naungan.protection.workers.models import Origin, Worker
from naungan.protection.workers.rules import FIELDS
from tests.accounts.factories import user
from tests.rosters.factories import NOW, Scene, person

pytestmark = pytest.mark.django_db
WHY = "KTP keduanya sama"
SUBSETS = st.lists(st.sampled_from(["nik", *FIELDS]), unique=True, max_size=4)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("list"), st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=4,
                                            unique_by=lambda p: p[0]), st.sampled_from(["self", "dbhcht"])),
        st.tuples(st.just("merge"), st.integers(0, 9), st.integers(0, 9), SUBSETS),
        st.tuples(st.just("unmerge"), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.integers(0, 9)),
    ),
    min_size=3, max_size=9,
)  # fmt: skip


def registry() -> tuple:
    """Everything the registry holds, opened, and what coverage counts of it."""
    workers = list(Worker.objects.order_by("pk").values())
    origins = list(Origin.objects.order_by("pk").values())
    covers = list(Enrolment.objects.order_by("pk").values())
    counts = list(CoverCount.objects.filter(people__gt=0).order_by("region", "segment", "month")
                  .values_list("region", "segment", "month", "people"))  # fmt: skip
    return workers, origins, covers, counts


class Story:
    """What was done and still stands, and how it is taken back."""

    def __init__(self, n: int):
        self.first, self.second = user(Role.PROGRAMME_OFFICER, "52"), user(Role.PROGRAMME_APPROVER, "52")
        self.lists, self.merges, self.n = [], [], n
        self.before: dict = {}

    def list(self, people, fund) -> None:
        self.n += 1
        scene = Scene(code=f"cerita-{self.n}", fund=fund)
        rows = [person(n) | ({"HP": f"0877{n:04d}{self.n:04d}"} if changed else {}) for n, changed in people]
        self.lists.append(scene.committed(rows, name=f"daftar-{self.n}.csv"))

    def merge(self, a, b, taken) -> None:
        workers = list(Worker.objects.order_by("pk"))
        if workers:
            keep, absorb = workers[a % len(workers)], workers[b % len(workers)]
            done = actions.merge(
                keep, absorb, by=self.first, confirmed_by=self.second, reason=WHY, now=NOW, taken=taken
            )
            self.merges.append(done)

    def unmerge(self, n) -> None:
        if self.merges:
            merge = self.merges[n % len(self.merges)]
            actions.unmerge(merge, by=self.second, reason=WHY, now=NOW)
            self.merges.remove(merge)

    def undo(self, n) -> None:
        if self.lists:
            roster = self.lists[n % len(self.lists)]
            rosters.undo(roster, by=self.second, reason=WHY, now=NOW)
            self.lists.remove(roster)

    def tell(self, what, *facts) -> None:
        try:
            getattr(self, what)(*facts)
        except Refused as no:
            assert no.reasons


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, order=st.randoms(use_true_random=False))
def test_whatever_was_done_can_be_taken_back_in_some_order_and_ends_where_it_began(steps, order):
    sid = transaction.savepoint()
    try:
        Scene(code="dasar", fund="self").committed([person(n) for n in (0, 9)], name="dasar.csv")
        before, story = registry(), Story(0)
        for what, *facts in steps:
            story.tell(what, *facts)
        for _ in range(8):
            what, among = order.choice([("undo", story.lists), ("unmerge", story.merges)])
            if among:
                story.tell(what, order.randrange(len(among)))
        left = None
        while left != (left := len(story.lists) + len(story.merges)):  # then all, until nothing moves any more
            for what, among in (("unmerge", story.merges), ("undo", story.lists)):
                for n in reversed(range(len(among))):
                    story.tell(what, n)
        assert not story.lists, "what stands in each other's way would never end"
        assert not story.merges
        assert registry() == before
    finally:
        transaction.savepoint_rollback(sid)
        connection.needs_rollback = False


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(taken=SUBSETS, people=st.lists(st.integers(0, 5), min_size=2, max_size=6, unique=True))
def test_one_merge_and_its_unmerge_change_nothing(taken, people):
    sid = transaction.savepoint()
    try:
        Scene(code="satu").committed([person(n) for n in people[:-1]], name="satu.csv")
        Scene(code="dua").committed([person(people[-1])], name="dua.csv")
        story, before = Story(0), registry()
        keep, absorb = Worker.objects.order_by("pk")[0], Worker.objects.order_by("-pk")[0]
        story.merges.append(actions.merge(keep, absorb, by=story.first, confirmed_by=story.second, reason=WHY,
                                          now=NOW, taken=taken))  # fmt: skip
        assert registry() != before
        story.unmerge(0)
        assert registry() == before
    finally:
        transaction.savepoint_rollback(sid)
        connection.needs_rollback = False
