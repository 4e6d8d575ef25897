"""A suspicious list stops before approval and says why; another officer lets it pass with a reason."""

import pytest

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.protection.rosters import actions
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.rules import halting
from tests.rosters.factories import NOW, Scene, person


def counts(**differs) -> dict:
    return {"rows": 10, "error": 0, "duplicate": 0, "conflict": 0, "refused": {}} | differs


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (counts(error=5), "perlu diperbaiki"),
        (counts(duplicate=6), "ganda di berkas"),
        (counts(conflict=5), "NIK orang lain"),
        (counts(refused={"covered": 9}), "sudah dibayar"),
    ],
)
def test_each_suspicion_is_said_in_words(told, words):
    [sentence] = halting(told, share=50, least=5)
    assert words in sentence


def test_a_small_list_or_a_small_share_is_no_alarm():
    assert halting(counts(rows=6, error=4), share=50, least=5) == []
    assert halting(counts(rows=100, error=49, duplicate=49), share=50, least=5) == []
    assert halting({}, share=50, least=5) == []


@pytest.mark.django_db
def test_it_stops_before_approval_and_another_officer_lets_it_pass_with_a_reason():
    scene = Scene()
    roster = scene.judged([person(n) | {"NIK": "123"} for n in range(6)] + [person(9)])
    with pytest.raises(Refused, match="6 dari 7 baris"):
        actions.submit(roster, by=scene.sender, now=NOW)
    with pytest.raises(Refused, match="perlu diperbaiki"):
        actions.approve(roster, by=scene.approver, now=NOW)
    with pytest.raises(Refused, match="Pengunggah"):
        actions.allow(roster, by=scene.sender, reason="sudah dicek bersama desa", now=NOW)
    with pytest.raises(Refused, match="alasan"):
        actions.allow(roster, by=scene.approver, reason="ya", now=NOW)
    actions.allow(roster, by=scene.approver, reason="sudah dicek bersama desa", now=NOW)
    assert Entry.objects.filter(verb="allow").get().reason == "sudah dicek bersama desa"
    approved = actions.approve(roster, by=scene.approver, now=NOW)
    assert approved.state == State.COMMITTING
    assert actions.commit(approved, now=NOW).counts["enrol"] == 1
