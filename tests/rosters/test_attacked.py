"""What a hostile reading of committing found: lists that stuck, people made twice, drafts left behind."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.protection.programmes.models import Enrolment, EnrolmentDraft
from naungan.protection.rosters import actions, reports
from naungan.protection.rosters.actions import committing, recognising, reviewing
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Candidate, Question
from naungan.protection.workers.models import Draft, RegistryState, Worker
from tests.accounts.factories import user
from tests.rosters.factories import NOW, Scene, person, sheet

pytestmark = pytest.mark.django_db(transaction=True)
DECEMBER = date(2026, 12, 1)


class Killed(BaseException):
    """The process is gone."""


def die(*_, **__):
    raise Killed


def move_registry() -> None:
    RegistryState.objects.update(version=RegistryState.objects.get().version + 1)


def decide(question: Question, answer: str, **named) -> None:
    """Decided, by two where two are asked for."""
    one, two = user(Role.PROGRAMME_OFFICER, "52"), user(Role.PROGRAMME_OFFICER, "52")
    if question.state == "decided":
        reviewing.take_back(question, by=one, now=NOW)
    question = reviewing.decide(question, answer=answer, by=one, now=NOW, **named)
    if question.state == "waiting":
        reviewing.decide(question, answer=answer, by=two, now=NOW, **named)


def asked(roster, *workers: Worker) -> Question:
    """The question of a list's first row, made here where matching found nothing to ask."""
    row = roster.rows.order_by("line").first()
    question, is_new = Question.objects.get_or_create(roster=roster, row=row, kind="registry", defaults={"weight": 1})
    for worker in workers if is_new else ():
        Candidate.objects.create(question=question, worker=worker, weight=1, probability=0.6, band="review")
    return question


@pytest.mark.parametrize("fund", ["csr", "self"])
def test_killed_between_the_two_heaps_of_drafts(monkeypatch, fund):
    scene = Scene(months=1, fund=fund)
    scene.committed([person(3), person(4)])
    roster = scene.approved([person(3), person(4), person(5)], starts=DECEMBER)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(committing, "_flip", die)
        actions.commit(roster, now=NOW)
    assert Draft.objects.count() == EnrolmentDraft.objects.count() == 3
    move_registry()
    for drops in (committing.programmes, committing.workers):
        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(drops, "drop_drafts", die)
            actions.commit(roster, now=NOW)
    assert actions.commit(roster, now=NOW).state == State.COMMITTED
    assert Enrolment.objects.filter(roster_number=roster.number).count() == 3
    assert (Draft.objects.count(), EnrolmentDraft.objects.count()) == (0, 0)


def test_said_to_be_new_but_their_nik_came_in_with_another_list():
    scene = Scene(months=1)
    scene.committed([person(3)])
    nik = person(3)["NIK"]
    near = person(3, NIK=nik[:-1] + str((int(nik[-1]) + 1) % 10), Nama="Baiq Sukardi", HP="")
    roster = scene.judged([near], name="x.csv", starts=DECEMBER)
    decide(asked(roster, Worker.objects.get()), "none")
    scene.committed([near | {"HP": "081277777777"}], name="other.csv")
    done = actions.commit(actions.approve(roster, by=scene.approver, now=NOW), now=NOW)
    assert done.state == State.COMMITTED
    assert (done.counts["new"], done.counts["same"], done.counts["enrol"]) == (0, 1, 1)
    assert Worker.objects.count() == 2


def test_said_to_be_one_but_the_nik_is_anothers():
    scene = Scene(months=1)
    scene.committed([person(3), person(4)])
    first = Worker.objects.with_nik(person(3)["NIK"]).get()
    roster = scene.judged([person(4)], starts=DECEMBER)
    row = roster.rows.get()
    Question.objects.create(
        roster=roster, row=row, kind="registry", state="decided", answer="same", worker=first, decider="person"
    )
    done = actions.commit(actions.approve(roster, by=scene.approver, now=NOW), now=NOW)
    assert (done.counts["conflict"], done.counts["enrol"]) == (1, 0)
    first.refresh_from_db()
    assert first.name == person(3)["Nama"]


def test_somebody_made_while_the_search_runs_is_searched_for_again(monkeypatch):
    scene = Scene(months=1)
    scene.committed([person(9)])
    told = person(3, NIK="")
    one = scene.approved([told], name="one.csv")
    two = scene.approved([told | {"Pekerjaan": "Petani", "Desa": "Suralaga"}], name="two.csv", starts=DECEMBER)
    move_registry()
    real, is_first = recognising.registry.candidates, [True]

    def slow(rows, **named):
        found = real(rows, **named)
        if is_first.pop() if is_first else False:
            actions.commit(one, now=NOW)
        return found

    monkeypatch.setattr(recognising.registry, "candidates", slow)
    actions.commit(two, now=NOW)
    assert Worker.objects.filter(name=told["Nama"]).count() == 1


def test_the_error_file_holds_no_formula_and_no_control_character():
    lines = sheet([person(1, NIK="123"), person(2, NIK="12")]).decode().split("\n")
    lines[0] += ';=HYPERLINK("http://evil.example/","klik")'
    lines[1] += ";\t=1+1"
    lines[2] += ";-2+2"
    lines[1] = lines[1].replace("Buruh Tani Tembakau", "Buruh\x0bTani")
    roster = Scene().judged("\n".join(lines).encode())
    written = load_workbook(BytesIO(reports.error_book(roster))).active
    cells = [cell for line in written.iter_rows() for cell in line if cell.value is not None]
    assert "f" not in {cell.data_type for cell in cells}
    assert not [cell.value for cell in cells if cell.value[0] in "=+-@\t\r"]
    assert any("HYPERLINK" in cell.value for cell in cells)


@pytest.mark.parametrize(
    "told",
    [
        {"Tgl Lahir": "23-04-1970"},
        {"Nama": "B. Hidayat Ismail", "Nama Ibu": ""},
        {"Nama Ibu": "Hasan Efendy", "HP": "081999999999"},
    ],
)
def test_likeness_alone_never_writes_over_who_somebody_is(told):
    scene = Scene(months=1)
    scene.committed([person(3)])
    before = Worker.objects.values("name", "sex", "born_on", "birth_place").get(), Worker.objects.get().mother
    roster = scene.judged([person(3, NIK="") | told], starts=DECEMBER)
    question = asked(roster, Worker.objects.get())
    decide(question, "same", worker=Worker.objects.get())
    done = actions.commit(actions.approve(roster, by=scene.approver, now=NOW), now=NOW)
    assert done.counts["enrol"] == 1
    after = Worker.objects.values("name", "sex", "born_on", "birth_place").get(), Worker.objects.get().mother
    assert after == before
    assert Worker.objects.get().phone == told.get("HP", person(3)["HP"])


def test_a_worker_without_nik_gains_it_and_undo_takes_it_back():
    scene = Scene(months=1)
    first = scene.committed([person(3) | {"NIK": ""}])
    second = scene.committed([person(3)], starts=DECEMBER)
    assert (second.counts["changed"], second.counts["enrol"]) == (1, 1)
    worker = Worker.objects.get()
    assert worker.nik == person(3)["NIK"]
    assert Worker.objects.with_nik(person(3)["NIK"]).get() == worker
    assert worker.origins.get(roster_number=second.number).changes == {"nik": [None, person(3)["NIK"]]}
    third = scene.committed([person(3)], starts=date(2027, 1, 1))
    assert third.counts["same"] == 1
    with pytest.raises(Refused, match=third.number):
        actions.undo(second, by=scene.approver, reason="salah daftar", now=NOW)
    for roster in (third, second):
        actions.undo(roster, by=scene.approver, reason="salah daftar", now=NOW)
    worker.refresh_from_db()
    assert (worker.nik, worker.nik_index) == (None, None)
    actions.undo(first, by=scene.approver, reason="salah daftar", now=NOW)
    assert not Worker.objects.exists()
