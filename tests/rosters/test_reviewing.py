"""Questions: asked once, answered by a machine, by memory, or by people; two of them where it is risky."""

import polars as pl
import pytest

from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.protection.rosters import actions, reports
from naungan.protection.rosters.actions import planning, reviewing
from naungan.protection.rosters.enums import Answer, Decider, QuestionState
from naungan.protection.rosters.models import Candidate, Question
from naungan.protection.workers.enums import MergeState
from naungan.protection.workers.models import KnownPair, Merge
from tests.accounts.factories import user
from tests.rosters.factories import NOW, Scene, person
from tests.workers.factories import worker

pytestmark = pytest.mark.django_db
EVIDENCE = [
    {"field": "name", "relation": "typo", "weight": 6.5},
    {"field": "born", "relation": "same", "weight": 8.0},
]


def found(*lines) -> pl.DataFrame:
    """(row, worker, band, probability) as the registry's matching gives it."""
    return pl.DataFrame(
        [
            {
                "row_id": row.pk, "worker_id": known.pk, "weight": 20 * chance, "probability": chance, "band": band,
                "relation_of_nik": None, "evidence": EVIDENCE,
            }
            for row, known, band, chance in lines
        ]
    )  # fmt: skip


def without_nik(n: int) -> dict:
    return person(n) | {"NIK": ""}


@pytest.fixture
def scene():
    return Scene()


@pytest.fixture
def officer():
    return user(Role.PROGRAMME_OFFICER, "52")


def test_one_plain_match_is_linked_and_doubt_is_asked(scene):
    roster = scene.judged([without_nik(1), without_nik(2), without_nik(3), without_nik(4)])
    one, two, three, four = roster.rows.order_by("line")
    a, b = worker("A"), worker("B")
    reviewing.ask(
        roster,
        found((one, a, "same", 0.99), (two, a, "same", 0.99), (two, b, "same", 0.98), (three, b, "review", 0.8)),
    )
    assert reviewing.decided(roster) == {one.pk: a.pk}
    assert reviewing.open_rows(roster) == {two.pk, three.pk}
    linked = Question.objects.get(row=one)
    assert (linked.decider, linked.candidates.get().evidence) == (Decider.MACHINE, EVIDENCE)
    before = list(Question.objects.order_by("row").values_list("row", "state"))
    reviewing.ask(roster, found((one, a, "same", 0.99), (two, a, "same", 0.99), (two, b, "same", 0.98),
                                (three, b, "review", 0.8)))  # fmt: skip
    assert list(Question.objects.order_by("row").values_list("row", "state")) == before
    assert four.pk not in {row for row, _ in before}


def test_a_plain_answer_settles_and_is_remembered_for_the_next_upload(scene, officer):
    roster, known = scene.judged([without_nik(1), without_nik(2)]), worker("Ahmad", born_on="1980-01-01")
    one, two = roster.rows.order_by("line")
    reviewing.ask(roster, found((one, known, "review", 0.8), (two, known, "review", 0.8)))
    reviewing.decide(one.questions.get(), answer=Answer.NONE, by=officer, now=NOW)
    reviewing.decide(two.questions.get(), answer=Answer.NONE, by=officer, now=NOW)
    assert reviewing.decided(roster) == {one.pk: None, two.pk: None}
    actions.reject(roster, by=scene.approver, reason="salah berkas", now=NOW)
    again = scene.judged([without_nik(2), without_nik(1), without_nik(3)], name="lain.csv")
    rows = again.rows.order_by("line")
    reviewing.ask(again, found(*((row, known, "review", 0.8) for row in rows)))
    assert [row.questions.get().decider for row in rows] == [Decider.MEMORY, Decider.MEMORY, ""]
    assert reviewing.decided(again) == {rows[0].pk: None, rows[1].pk: None}
    assert reviewing.open_rows(again) == {rows[2].pk}
    assert Candidate.objects.filter(question__row=rows[0]).get().known.by == officer


def test_memory_also_keeps_the_machine_from_linking(scene, officer):
    roster, known = scene.judged([without_nik(1)]), worker("Ahmad")
    reviewing.ask(roster, found((roster.rows.get(), known, "same", 0.99)))
    question = reviewing.take_back(roster.rows.get().questions.get(), by=officer, now=NOW)
    reviewing.decide(question, answer=Answer.NONE, by=officer, now=NOW)
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING  # a bold no
    reviewing.decide(question, answer=Answer.NONE, by=user(Role.PROGRAMME_APPROVER, "52"), now=NOW)
    again = scene.judged([without_nik(1), without_nik(2)])
    row = again.rows.order_by("line")[0]
    reviewing.ask(again, found((row, known, "same", 0.99)))
    assert reviewing.decided(again) == {row.pk: None}


def test_the_same_person_twice_in_the_file(scene, officer):
    roster = scene.judged([without_nik(n) for n in range(1, 5)])
    rows = list(roster.rows.order_by("line"))
    reviewing.ask(roster, None, [(rows[0].pk, rows[1].pk), (rows[2].pk, rows[1].pk), (rows[3].pk, rows[0].pk)])
    assert reviewing.open_rows(roster) == {rows[1].pk, rows[2].pk, rows[3].pk}
    for later, first in ((1, 0), (2, 1)):
        question = Question.objects.get(row=rows[later])
        if question.state == QuestionState.OPEN:
            done = reviewing.decide(question, answer=Answer.SAME, other=rows[first], by=officer, now=NOW)
            if done.state == QuestionState.WAITING:
                reviewing.decide(done, answer=Answer.SAME, other=rows[first],
                                 by=user(Role.PROGRAMME_OFFICER, "52"), now=NOW)  # fmt: skip
    reviewing.decide(Question.objects.get(row=rows[3]), answer=Answer.NONE, by=officer, now=NOW)
    assert reviewing.same_in_file(roster) == {rows[1].pk: rows[0].pk, rows[2].pk: rows[0].pk}
    assert reviewing.decided(roster) == {}
    assert reviewing.open_rows(roster) == set()


def test_a_risky_answer_waits_for_another_and_disagreement_opens_it_again(scene, officer):
    roster = scene.judged([person(1)])
    row, known = roster.rows.get(), worker("Ahmad", "5203075106800003")
    reviewing.ask(roster, found((row, known, "review", 0.8)))
    done = reviewing.decide(row.questions.get(), answer=Answer.SAME, worker=known, by=officer, now=NOW)
    assert done.state == QuestionState.WAITING
    assert "nik_differs" in done.risk_parts
    assert reviewing.decided(roster) == {}
    with pytest.raises(Refused, match="petugas lain"):
        reviewing.decide(done, answer=Answer.SAME, worker=known, by=officer, now=NOW)
    second = user(Role.PROGRAMME_APPROVER, "52")
    assert reviewing.decide(done, answer=Answer.NONE, by=second, now=NOW).state == QuestionState.OPEN
    reviewing.decide(done, answer=Answer.SAME, worker=known, by=officer, now=NOW)
    done = reviewing.decide(done, answer=Answer.SAME, worker=known, by=second, now=NOW)
    assert (done.state, done.confirmed_by, reviewing.decided(roster)) == (
        QuestionState.DECIDED, second, {row.pk: known.pk},
    )  # fmt: skip


def test_a_decision_is_taken_back_with_what_it_left_in_memory(scene, officer):
    roster, known = scene.judged([without_nik(1)]), worker("Ahmad")
    reviewing.ask(roster, found((roster.rows.get(), known, "review", 0.8)))
    question = reviewing.decide(roster.rows.get().questions.get(), answer=Answer.NONE, by=officer, now=NOW)
    assert KnownPair.objects.filter(revoked_at=None).count() == 1
    reviewing.take_back(question, by=officer, now=NOW)
    assert KnownPair.objects.filter(revoked_at=None).count() == 0
    assert reviewing.open_rows(roster) == {roster.rows.get().pk}


def test_a_late_yes_becomes_a_proposed_merge(scene, officer):
    roster, known = scene.committed([person(1)]), worker("Ahmad Hidayat")
    row = roster.rows.get()
    reviewing.ask(roster, found((row, known, "review", 0.8)))
    done = reviewing.decide(row.questions.get(), answer=Answer.SAME, worker=known, by=officer, now=NOW)
    if done.state == QuestionState.WAITING:
        done = reviewing.decide(done, answer=Answer.SAME, worker=known, by=user(Role.PROGRAMME_OFFICER, "52"), now=NOW)
    merge = Merge.objects.get()
    assert (done.merge, merge.kept_pk, merge.absorbed_pk, merge.state) == (
        merge, known.pk, row.worker_id, MergeState.PROPOSED,
    )  # fmt: skip
    with pytest.raises(Refused, match="sudah dipakai"):
        reviewing.take_back(done, by=officer, now=NOW)


def test_a_candidate_of_another_area_is_for_the_province(scene):
    roster = scene.judged([without_nik(1)])
    near, far = worker("Ahmad"), worker("Ahmad", village="52.71.01.1001")
    reviewing.ask(roster, found((roster.rows.get(), near, "review", 0.8), (roster.rows.get(), far, "review", 0.7)))
    question, local = roster.rows.get().questions.get(), user(Role.PROGRAMME_OFFICER, "52.03")
    for answer, who in ((Answer.NONE, None), (Answer.SAME, far)):
        with pytest.raises(Refused, match="luar wilayah"):
            reviewing.decide(question, answer=answer, worker=who, by=local, now=NOW)
    with pytest.raises(Refused, match="wilayah ini"):
        reviewing.decide(question, answer=Answer.SAME, worker=near, by=user(Role.PROGRAMME_OFFICER, "52.71"), now=NOW)
    assert reviewing.decide(question, answer=Answer.SAME, worker=near, by=local, now=NOW).state != QuestionState.OPEN


def test_many_at_once_all_or_none(scene, officer):
    roster, known = scene.judged([without_nik(1), without_nik(2)]), worker("Ahmad")
    one, two = roster.rows.order_by("line")
    reviewing.ask(roster, found((one, known, "review", 0.8), (two, known, "same", 0.99)))
    answers = [(row.questions.get(), Answer.NONE, None) for row in (one, two)]
    with pytest.raises(Refused, match="Tidak ada yang diputuskan"):
        reviewing.decide_many(answers, by=officer, now=NOW)
    assert reviewing.open_rows(roster) == {one.pk}
    reviewing.decide_many(answers[:1], by=officer, now=NOW)
    assert reviewing.open_rows(roster) == set()


def test_a_worker_who_vanishes_opens_the_question_again(officer):
    made = Scene(code="satu").committed([person(7)])
    scene = Scene(code="dua")
    roster, known = scene.judged([without_nik(1)]), made.rows.get().worker
    reviewing.ask(roster, found((roster.rows.get(), known, "review", 0.8)))
    actions.undo(made, by=scene.approver, reason="salah berkas", now=NOW)
    assert reviewing.open_rows(roster) == set()
    assert not Candidate.objects.exists()


def test_a_no_does_not_hide_somebody_who_comes_later(scene, officer):
    roster, known = scene.judged([without_nik(1)]), worker("Ahmad")
    row = roster.rows.get()
    reviewing.ask(roster, found((row, known, "review", 0.8)))
    reviewing.decide(row.questions.get(), answer=Answer.NONE, by=officer, now=NOW)
    reviewing.ask(roster, found((row, known, "review", 0.8)))
    assert reviewing.decided(roster) == {row.pk: None}
    later = worker("Siti")
    reviewing.ask(roster, found((row, known, "review", 0.8), (row, later, "review", 0.9)))
    assert reviewing.open_rows(roster) == {row.pk}
    assert row.questions.get().candidates.get(worker=known).known.by == officer
    reviewing.ask(roster, found((row, known, "review", 0.8), (row, later, "same", 0.99)))
    assert reviewing.decided(roster) == {row.pk: later.pk}


def test_who_waited_at_the_commit_comes_in_with_the_file_of_rows_to_mend(scene, officer):
    roster, known = scene.judged([without_nik(1), without_nik(2)]), worker("Ahmad")
    row = roster.rows.order_by("line")[0]
    reviewing.ask(roster, found((row, known, "review", 0.8)))
    planning.replan(roster)
    assert row not in reports.rows_to_mend(roster)
    actions.approve(roster, by=scene.approver, now=NOW)
    actions.commit(roster, now=NOW)
    roster.refresh_from_db()
    assert row in reports.rows_to_mend(roster)
    row.refresh_from_db()
    assert "Belum masuk" in reports.what_to_mend(row, [])


def test_what_two_decided_the_first_does_not_take_back_alone(scene, officer):
    roster, known = scene.judged([person(1)]), worker("Ahmad", "5203075106800003")
    question = reviewing.ask(roster, found((roster.rows.get(), known, "review", 0.8))) or Question.objects.get()
    second = user(Role.PROGRAMME_OFFICER, "52")
    for by in (officer, second):
        question = reviewing.decide(question, answer=Answer.SAME, worker=known, by=by, now=NOW)
    with pytest.raises(Refused, match="petugas lain"):
        reviewing.take_back(question, by=officer, now=NOW)
    assert reviewing.take_back(question, by=second, now=NOW).state == QuestionState.OPEN
