"""Undo is exact, in any order, unless something stands on it."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naungan.kit.refusal import Refused
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters import actions
from naungan.protection.rosters.enums import State
from naungan.protection.workers.models import Origin, Worker
from tests.rosters.factories import NOW, Scene, person

pytestmark = pytest.mark.django_db


def registry() -> tuple:
    """Everything the registry holds, opened."""
    workers = [
        (w.number, w.nik, w.nik_index, w.name, w.name_key, w.sex, w.born_on, w.birth_place, w.village_id, w.occupation,
         w.sector, w.mother, w.phone)
        for w in Worker.objects.order_by("number")
    ]  # fmt: skip
    origins = [(o.worker.number, o.roster_number, o.line, o.created, o.changes) for o in Origin.objects.order_by("id")]
    covers = list(
        Enrolment.objects.order_by("id").values_list("worker__number", "programme__code", "starts_on", "ends_on")
    )
    return workers, origins, covers


def test_commit_then_undo_leaves_the_registry_as_before():
    scene = Scene()
    scene.committed([person(n) for n in range(6)])
    before = registry()
    other = Scene(code="lain", fund="self")
    moved = [person(n) | {"HP": f"0899{n:08d}", "Desa": "Pancor", "Kecamatan": "Selong"} for n in range(3, 9)]
    done = other.committed(moved)
    assert done.counts["changed"] == 3
    assert registry() != before
    actions.undo(done, by=other.approver, reason="salah berkas", now=NOW)
    assert registry() == before


def test_what_stands_on_it_is_listed_all_at_once():
    scene = Scene()
    first = scene.committed([person(n) for n in range(4)])
    second = Scene(code="b", fund="self").committed([person(0)])
    third = Scene(code="c", fund="self").committed([person(1), person(2)])
    with pytest.raises(Refused) as no:
        actions.undo(first, by=scene.approver, reason="salah", now=NOW)
    told = " ".join(no.value.reasons)
    assert second.number in told
    assert third.number in told
    assert "2 pekerja" in told
    first.refresh_from_db()
    assert first.state == State.COMMITTED
    assert Enrolment.objects.filter(roster_number=first.number).count() == 4


def test_only_an_approver_of_the_area_undoes_and_only_with_a_reason():
    scene = Scene()
    done = scene.committed([person(1)])
    with pytest.raises(Refused, match="bukan penyetuju"):
        actions.undo(done, by=scene.sender, reason="salah", now=NOW)
    with pytest.raises(Refused, match="alasan"):
        actions.undo(done, by=scene.approver, reason=" ", now=NOW)
    actions.undo(done, by=scene.approver, reason="salah", now=NOW)
    with pytest.raises(Refused, match="hanya daftar yang sudah masuk"):
        actions.undo(done, by=scene.approver, reason="salah", now=NOW)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lists=st.lists(
        st.lists(st.tuples(st.integers(0, 7), st.booleans()), min_size=1, max_size=6, unique_by=lambda p: p[0]),
        min_size=2, max_size=4,
    ),
    order=st.randoms(use_true_random=False),
)  # fmt: skip
def test_undoing_everything_in_whatever_order_is_possible_ends_where_it_began(lists, order, django_db_blocker):
    """Random rosters; undo in random order, retrying what something stood on: the registry ends empty, as it began."""
    from django.db import transaction

    sid = transaction.savepoint()
    try:
        scenes = [Scene(code=f"p{n}", fund="self") for n in range(len(lists))]
        states, standing = [registry()], []
        for scene, people in zip(scenes, lists, strict=True):
            rows = [person(n) | ({"HP": f"0877{n:04d}{len(states):04d}"} if changed else {}) for n, changed in people]
            standing.append(scene.committed(rows))
            states.append(registry())
        for roster, state in zip(reversed(standing[1:]), reversed(states[1:-1]), strict=True):
            if order.random() < 0.5:
                break
            actions.undo(roster, by=scenes[0].approver, reason="uji", now=NOW)
            assert registry() == state
        left = [r for r in standing if not _undone(r)]
        while left:
            order.shuffle(left)
            for roster in list(left):
                try:
                    actions.undo(roster, by=scenes[0].approver, reason="uji", now=NOW)
                    left.remove(roster)
                except Refused as no:
                    assert "urungkan" in str(no)
        assert registry() == states[0]
    finally:
        transaction.savepoint_rollback(sid)
        connection.needs_rollback = False


def _undone(roster) -> bool:
    roster.refresh_from_db()
    return roster.state == State.UNDONE
