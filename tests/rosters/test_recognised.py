"""Somebody whom the registry knows is met again without a NIK, or waits for a person; nobody is made twice."""

import pytest

from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters import actions
from naungan.protection.rosters.actions import planning, reviewing
from naungan.protection.rosters.enums import Verdict
from naungan.protection.rosters.models import Question
from naungan.protection.workers.models import Worker
from tests.rosters.factories import NOW, Scene, person

pytestmark = pytest.mark.django_db


def test_a_known_worker_without_nik_is_met_again():
    Scene().committed([person(n) for n in range(5)])
    other = Scene(code="lain", fund="self")
    judged = other.judged([person(2) | {"NIK": ""}])
    row = judged.rows.get()
    question = Question.objects.get()
    assert question.row == row
    expected = Verdict.REVIEW if question.state == "open" else row.verdict
    assert row.verdict == expected != Verdict.NEW
    assert Worker.objects.count() == 5


def test_an_open_question_stays_out_and_its_answer_counts():
    first = Scene()
    first.committed([person(n) for n in range(5)])
    known = Worker.objects.get(nik_index=first.programme.enrolments.first().worker.nik_index)
    other = Scene(code="lain", fund="self")
    roster = other.judged([person(30), person(31)])
    row = roster.rows.order_by("line").first()
    Question.objects.create(roster=roster, row=row, kind="registry", state="open", weight=5)
    found = planning.replan(roster)
    assert (found.counts["review"], found.counts["new"]) == (1, 1)
    Question.objects.update(state="decided", answer="same", worker=known, decider="person")
    found = planning.replan(roster)
    assert (found.counts["review"], found.counts["changed"]) == (0, 1)
    Question.objects.update(state="decided", answer="none", worker=None)
    assert planning.replan(roster).counts["new"] == 2
    assert reviewing.decided(roster) == {row.pk: None}


def test_a_roster_with_open_questions_goes_in_without_them():
    scene = Scene()
    roster = scene.judged([person(1), person(2)])
    row = roster.rows.order_by("line").first()
    Question.objects.create(roster=roster, row=row, kind="registry", state="open", weight=5)
    planning.replan(roster)
    done = actions.commit(actions.approve(roster, by=scene.approver, now=NOW), now=NOW)
    assert (done.counts["enrol"], done.counts["review"], Enrolment.objects.count()) == (1, 1, 1)
    assert done.rows.get(verdict=Verdict.REVIEW).worker is None
