"""A list is forgotten by rule; what it did to the registry stays known and can still be taken back."""

from datetime import timedelta

import pytest

from naungan.files.actions import read
from naungan.kit.refusal import Refused
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters import actions
from naungan.protection.rosters.actions import retention
from naungan.protection.rosters.models import Roster
from naungan.protection.workers.models import Origin, Worker
from tests.rosters.factories import NOW, Scene, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=731)


def test_a_committed_list_is_emptied_by_an_approver_when_its_days_are_over_and_can_still_be_undone():
    scene = Scene()
    done = scene.committed([person(n) for n in range(3)] + [person(7) | {"NIK": "12"}])
    with pytest.raises(Refused, match="belum habis"):
        retention.empty(done, by=scene.approver, now=NOW)
    assert list(retention.due(now=LATER)) == [done]
    with pytest.raises(Refused, match="penyetuju"):
        retention.empty(done, by=scene.sender, now=LATER)
    retention.empty(done, by=scene.approver, now=LATER)
    done = Roster.objects.get(pk=done.pk)
    assert not done.rows.exclude(clean=None, received=None, nik_index=None).exists()
    assert not done.problems.exclude(proposed=None).exists()
    with pytest.raises(FileNotFoundError):
        read(done.file)
    assert done.counts["enrol"] == 3
    assert Origin.objects.filter(file_sha256=done.file.sha256).count() == 3
    assert not retention.due(now=LATER).exists()
    actions.undo(done, by=scene.approver, reason="salah program", now=LATER)
    assert (Worker.objects.count(), Enrolment.objects.count()) == (0, 0)


def test_what_had_no_effect_is_emptied_by_the_clock():
    scene = Scene()
    rejected = scene.judged([person(1)])
    actions.reject(rejected, by=scene.approver, reason="salah berkas", now=NOW)
    stands = scene.judged([person(2)])
    assert retention.forget_ended(now=NOW) == 0
    assert retention.forget_ended(now=NOW + timedelta(days=91)) == 1
    assert retention.forget_ended(now=NOW + timedelta(days=91)) == 0
    assert rejected.rows.get().clean is None
    assert stands.rows.get().clean["name"]
