"""The review's pages: the list, one question, many at once; without JavaScript, and never more than the area allows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naungan.accounts.enums import Role
from naungan.protection.rosters.actions import reviewing
from naungan.protection.rosters.enums import QuestionState, Verdict
from naungan.protection.rosters.models import Question
from tests.accounts.factories import user
from tests.rosters.factories import Scene, person
from tests.rosters.test_reviewing import found, without_nik
from tests.workers.factories import worker

pytestmark = pytest.mark.django_db
REVIEW = "/meja/daftar/tinjau/"


def enter(role=Role.PROGRAMME_OFFICER, area="52") -> Client:
    client = Client()
    client.force_login(user(role, area))
    return client


@pytest.fixture
def asked():
    """Four doubtful rows of one list, each with two candidates."""
    roster = Scene().judged([without_nik(n) for n in range(1, 5)])
    people = [worker(f"Ahmad {n}", f"52030751068{n:05d}") for n in range(2)]
    rows = list(roster.rows.order_by("line"))
    reviewing.ask(roster, found(*((row, who, "review", 0.5 + n / 10) for n, row in enumerate(rows) for who in people)))
    return roster, rows, people


def test_the_list_shows_what_waits_and_counts_it(asked):
    roster, rows, _ = asked
    page = enter().get(REVIEW).text
    assert page.count("/meja/daftar/tinjau/") > 4
    assert rows[0].clean["name"] in page
    assert "Semua yang menunggu <b>4</b>" in page
    assert enter().get(REVIEW + "?jenis=file").text.count(rows[0].clean["name"]) == 0
    assert rows[0].clean["name"] in enter().get(f"{REVIEW}?daftar={roster.number}&jenis=registry&keadaan=terbuka").text


def test_another_area_sees_nothing_and_asks_nothing(asked):
    _, rows, _ = asked
    other = enter(area="52.71")
    assert rows[0].clean["name"] not in other.get(REVIEW).text
    question = rows[0].questions.get()
    assert other.get(question.path).status_code == 404
    assert other.post(question.path + "jawab/", {"jawaban": "none"}).status_code == 404


def test_the_number_of_queries_does_not_grow(asked):
    _, rows, people = asked
    client = enter()
    client.get(REVIEW)

    def queries(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    few, one = queries(REVIEW), queries(rows[0].questions.get().path)
    people += [worker(f"Achmad {n}", f"52030751069{n:05d}") for n in range(6)]
    more = Scene(code="lagi").judged([without_nik(n) for n in range(11, 25)])
    reviewing.ask(more, found(*((row, who, "review", 0.6) for row in more.rows.all() for who in people)))
    assert queries(REVIEW) == few
    assert queries(more.rows.first().questions.get().path) == one


def test_one_question_says_everything_and_hides_the_nik(asked):
    _, rows, people = asked
    page = enter().get(rows[0].questions.get().path).text
    for said in (
        "Nama berbeda ejaan",
        "ragu-ragu",
        "Sama dengan pekerja",
        "Tanggal lahir sama",
        "Bukan mereka",
        "Bila sama:",
        "beda",
    ):
        assert said in page
    assert people[0].number in page
    assert not re.search(r"\d{8,}", re.sub(r"csrf\S+ value=\"[^\"]+\"", "", page))


def test_answering_opens_the_next_and_can_be_taken_back(asked):
    roster, rows, _ = asked
    client, last = enter(), rows[3].questions.get()  # the likeliest comes first
    answer = client.post(last.path + f"jawab/?daftar={roster.number}", {"jawaban": "none"})
    following = rows[2].questions.get()
    assert answer.url == f"{following.path}?daftar={roster.number}&tadi={last.pk}"
    assert "Tarik kembali" in client.get(answer.url).text
    rows[3].refresh_from_db()
    last.refresh_from_db()
    assert last.state == QuestionState.DECIDED
    client.post(last.path + "tarik/", {"kembali": following.path})
    last.refresh_from_db()
    assert last.state == QuestionState.OPEN
    skipped = client.post(last.path + "jawab/", {"jawaban": "skip"})
    assert skipped.url == following.path
    assert Question.objects.filter(state=QuestionState.OPEN).count() == 4


def test_a_wrong_button_is_told_and_changes_nothing(asked):
    _, rows, _ = asked
    question, client = rows[0].questions.get(), enter()
    for said in ("", "same-999999", "same-", "semua"):
        answer = client.post(question.path + "jawab/", {"jawaban": said}, follow=True)
        assert "Pilih salah satu" in answer.text
    assert Question.objects.filter(state=QuestionState.OPEN).count() == 4


def test_the_second_person_finds_the_first_answer(asked):
    _, _, people = asked
    roster = Scene(code="berisiko").judged([person(1)])
    row = roster.rows.get()
    reviewing.ask(roster, found((row, people[0], "review", 0.8)))
    question, first, second = row.questions.get(), enter(), enter(Role.PROGRAMME_APPROVER)
    same = {"jawaban": f"same-{question.candidates.get().pk}"}
    assert "perlu petugas kedua" in first.get(question.path).text
    first.post(question.path + "jawab/", same)
    assert 'name="jawaban"' not in first.get(question.path).text
    shown = second.get(question.path).text
    assert "Menunggu petugas kedua" in shown
    assert "NIK keduanya lengkap dan jauh berbeda" in shown
    second.post(question.path + "jawab/", same)
    question.refresh_from_db()
    assert question.state == QuestionState.DECIDED


def test_many_at_once_are_shown_first_and_decided_together(asked):
    roster, rows, _ = asked
    client = enter()
    form = {"jawaban": "none", "tanya": [row.questions.get().pk for row in rows[:2]]}
    shown = client.post(REVIEW + "banyak/", form)
    assert "Belum ada yang diputuskan" in shown.text
    assert Question.objects.filter(state=QuestionState.OPEN).count() == 4
    client.post(REVIEW + "banyak/", form | {"pasti": "ya"})
    assert Question.objects.filter(state=QuestionState.DECIDED).count() == 2
    form = {"jawaban": "none", "semua": "ya", "daftar": roster.number, "bobot": "15", "arah": "bawah"}
    assert "1 pertanyaan" in client.post(REVIEW + "banyak/", form).text
    assert "Pilih pertanyaannya" in client.post(REVIEW + "banyak/", {"jawaban": "none"}, follow=True).text


def test_many_as_the_same_are_held_to_what_was_shown(asked):
    _, rows, _ = asked
    client, question = enter(), rows[0].questions.get()
    form = {"jawaban": "same", "tanya": [question.pk]}
    assert "Pekerja" in client.post(REVIEW + "banyak/", form).text
    client.post(REVIEW + "banyak/", form | {"pasti": "ya", "calon": ["0"]})
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN
    client.post(REVIEW + "banyak/", form | {"pasti": "ya", "calon": [question.candidates.first().pk]})
    question.refresh_from_db()
    assert question.state != QuestionState.OPEN


def test_deciding_brings_the_dry_run_up_to_date(asked):
    roster, rows, _ = asked
    enter().post(rows[0].questions.get().path + "jawab/", {"jawaban": "none"})
    roster.refresh_from_db()
    assert roster.counts["rows"] == 4
    rows[0].refresh_from_db()
    assert rows[0].verdict == Verdict.NEW


def test_the_auditor_reads_and_writes_nothing(asked):
    _, rows, _ = asked
    auditor, question = enter(Role.AUDITOR), rows[0].questions.get()
    page = auditor.get(question.path)
    assert page.status_code == 200
    assert 'name="jawaban"' not in page.text
    assert auditor.post(question.path + "jawab/", {"jawaban": "none"}).status_code == 403
