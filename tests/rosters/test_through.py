"""A roster goes through: received, judged, approved by another, committed, enrolled."""

from datetime import date

import pytest

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.notices.models import Notice
from naungan.protection.programmes.models import Enrolment
from naungan.protection.rosters import actions
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.protection.workers.models import Draft, Origin, Worker
from tests.accounts.factories import office, user
from tests.rosters.factories import NOW, Scene, person, sheet

pytestmark = pytest.mark.django_db


def test_a_clean_list_becomes_workers_and_covers():
    scene = Scene()
    done = scene.committed([person(n) for n in range(5)])
    assert done.state == State.COMMITTED
    assert (done.counts["new"], done.counts["enrol"], done.counts["error"]) == (5, 5, 0)
    assert Worker.objects.count() == Enrolment.objects.count() == Origin.objects.count() == 5
    worker = Worker.objects.with_nik(person(3)["NIK"]).get()
    assert (worker.nik, worker.village_id, worker.sector) == (person(3)["NIK"], "52.03.07.1001", "tobacco")
    cover = worker.enrolments.get()
    assert (cover.starts_on, cover.ends_on, cover.tariff) == (date(2026, 11, 1), date(2027, 11, 1), 16_800)
    assert not Draft.objects.exists()
    assert [e.verb for e in Entry.objects.filter(noun="rosters.Roster").order_by("id")] == [
        "receive", "judge", "approve", "commit",
    ]  # fmt: skip


def test_the_same_people_again_change_nothing_and_are_not_paid_twice():
    scene = Scene()
    scene.committed([person(n) for n in range(4)])
    other = Scene(code="lain", fund="csr")
    again = other.judged([person(n) for n in range(4)])
    assert (again.counts["same"], again.counts["new"], again.counts["enrol"]) == (4, 0, 0)
    assert again.counts["refused"] == {"covered": 4}
    assert set(again.rows.values_list("refused_for__code", flat=True)) == {"uji"}


def test_a_self_paid_cover_may_stand_beside_a_funded_one():
    Scene().committed([person(1)])
    done = Scene(code="mandiri", fund="self").committed([person(1)])
    assert done.counts["enrol"] == 1
    assert Worker.objects.get().enrolments.count() == 2


def test_a_changed_village_shows_before_it_changes():
    scene = Scene()
    scene.committed([person(1)])
    moved = person(1) | {"Desa": "Pancor", "Kecamatan": "Selong", "HP": "081299999999"}
    found = Scene(code="lain", fund="self").judged([moved])
    assert found.counts["changed"] == 1
    assert Worker.objects.get().phone != "081299999999"


def test_somebody_else_under_a_known_nik_is_a_conflict_and_stays_out():
    scene = Scene()
    scene.committed([person(1)])
    stranger = person(1) | {
        "Nama": "Wayan Sudirman Putra",
        "Tgl Lahir": "01-02-1955",
        "Nama Ibu": "Ketut Ayu",
        "JK": "L",
    }
    done = Scene(code="lain", fund="self").committed([stranger])
    assert (done.counts["conflict"], done.counts["enrol"]) == (1, 0)
    assert Worker.objects.get().name == person(1)["Nama"]


def test_a_row_without_nik_is_kept_incomplete_and_not_enrolled_and_not_doubled():
    scene = Scene()
    done = scene.committed([person(1) | {"NIK": "-"}])
    assert (done.counts["new"], done.counts["enrol"], done.counts["refused"]) == (1, 0, {"no_nik": 1})
    worker = Worker.objects.get()
    assert not worker.is_complete
    Scene(code="lain", fund="self").committed([person(1) | {"NIK": ""}])
    assert Worker.objects.count() == 1


def test_a_birth_date_that_disagrees_with_the_nik_waits_for_a_person():
    done = Scene().committed([person(1) | {"Tgl Lahir": "05-06-1981"}])
    assert done.counts["refused"] == {"undecided": 1}


@pytest.mark.parametrize(("choice", "born"), [("column", "1981-06-05"), ("nik", None)])
def test_a_person_decides_which_birth_date_is_right_and_the_row_is_enrolled(choice, born):
    scene = Scene()
    roster = scene.judged([person(1) | {"Tgl Lahir": "05-06-1981"}])
    row = roster.rows.get()
    actions.decide_birth_date(row, choice=choice, by=scene.sender, now=NOW)
    with pytest.raises(Refused, match="tidak menunggu"):
        actions.decide_birth_date(roster.rows.get(), choice=choice, by=scene.sender, now=NOW)
    roster.refresh_from_db()
    assert roster.counts["enrol"] == 1
    actions.commit(actions.approve(roster, by=scene.approver, now=NOW), now=NOW)
    with pytest.raises(Refused, match="tidak dapat diputuskan lagi"):
        actions.decide_birth_date(row, choice=choice, by=scene.sender, now=NOW)
    told = born or date(1970, 2, 7).isoformat()  # the date in the NIK of the first synthetic person
    assert Worker.objects.get().born_on.isoformat() == told


def test_a_duplicate_in_the_file_is_enrolled_once():
    done = Scene().committed([person(1), person(2), person(1) | {"Desa": "Pancor"}])
    assert (done.counts["duplicate"], done.counts["enrol"]) == (1, 2)


def test_the_sender_cannot_approve_nor_can_somebody_of_another_area():
    scene = Scene()
    roster = scene.judged([person(1)])
    for who in (scene.sender, user("programme_approver", "52.02"), user("programme_officer", "52")):
        with pytest.raises(Refused):
            actions.approve(roster, by=who, now=NOW)
    both = user("programme_approver", "52")
    from tests.accounts.factories import grant

    grant(both, "regency_officer", "52.03")
    own = scene.judged([person(2)], by=both)
    with pytest.raises(Refused, match="Pengunggah tidak dapat menyetujui"):
        actions.approve(own, by=both, now=NOW)
    assert not Worker.objects.exists()


def test_the_same_file_twice_is_refused_with_a_link_and_welcome_after_an_undo():
    scene = Scene()
    first = scene.committed([person(1)])
    with pytest.raises(Refused, match=first.number) as no:
        scene.receive([person(1)])
    assert no.value.path == first.path
    actions.undo(first, by=scene.approver, reason="salah kirim", now=NOW)
    assert scene.receive([person(1)]).number != first.number


def test_numbers_follow_without_gaps():
    scene = Scene()
    assert [scene.receive([person(n)]).number for n in range(3)] == ["D-2026-0001", "D-2026-0002", "D-2026-0003"]


def test_a_list_that_does_not_fit_the_quota_is_refused_whole():
    scene = Scene(quota=3)
    roster = scene.judged([person(n) for n in range(5)])
    with pytest.raises(Refused, match="tersisa 3 orang, daftar ini memerlukan 5"):
        actions.approve(roster, by=scene.approver, now=NOW)
    roster.refresh_from_db()
    assert roster.state == State.JUDGED
    assert not Worker.objects.exists()


def test_a_quota_that_another_roster_used_up_meanwhile_sends_the_roster_back():
    scene = Scene(quota=5)
    first = scene.approved([person(n) for n in range(3)])
    second = scene.approved([person(n) for n in range(10, 13)])
    actions.commit(first, now=NOW)
    with pytest.raises(Refused, match="Kuota"):
        actions.commit(second, now=NOW)
    second.refresh_from_db()
    assert second.state == State.SUBMITTED
    assert (Worker.objects.count(), Draft.objects.count()) == (3, 0)


@pytest.mark.parametrize(
    ("differs", "sentence"),
    [
        ({"programme": "tidak-ada"}, "tidak dikenal"),
        ({"office": "tidak-ada"}, "tidak dikenal"),
    ],
)
def test_what_cannot_be_received_is_said(differs, sentence):
    with pytest.raises(Refused, match=sentence):
        Scene().receive([person(1)], **differs)
    assert not Roster.objects.exists()


def test_a_closed_programme_and_a_foreign_office_and_an_empty_file_are_refused():
    scene = Scene(state="closed")
    with pytest.raises(Refused, match="sudah ditutup"):
        scene.receive([person(1)])
    scene = Scene(code="terbuka")
    with pytest.raises(Refused, match="wilayahnya lain"):
        scene.receive([person(1)], office=office("52.02").code)
    with pytest.raises(Refused, match="kosong"):
        scene.receive(b"")


@pytest.mark.parametrize("content", [b"%PDF-1.7 bukan lembar", b"No;NIK;Nama\n", b"halo\n", b"\x00\x01\x02" * 50])
def test_what_is_no_list_is_told_in_a_sentence_and_may_be_sent_again(content):
    scene = Scene()
    roster = scene.judged(content, name="x.csv")
    assert roster.state == State.UNREADABLE
    assert len(roster.problem) > 20
    assert Notice.objects.filter(to_user=scene.sender, subject__contains="tidak terbaca").count() == 1
    assert scene.receive(content, name="x.csv").number != roster.number


def test_the_village_is_told_that_its_error_file_is_ready():
    scene = Scene()
    scene.judged([person(1), person(2) | {"NIK": "520307"}])
    letter = Notice.objects.get(to_user=scene.sender)
    assert "1 baris perlu diperbaiki" in letter.subject
    assert "Berkas perbaikan sudah siap" in letter.body
    assert person(2)["Nama"] not in letter.body


def test_personal_data_lies_sealed_in_the_database(settings):
    from django.db import connection

    scene = Scene()
    scene.committed([person(1), person(2) | {"NIK": "52O3075106800003"}])
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            text = " ".join(
                bytes(v).decode("latin-1") if isinstance(v, (bytes, memoryview)) else str(v)
                for row in cursor.fetchall()
                for v in row
            )
            assert person(1)["NIK"] not in text, table
            assert person(1)["HP"] not in text, table
            assert person(1)["Nama Ibu"] not in text, table
    for path in settings.PRIVATE_ROOT.rglob("*"):
        if path.is_file():
            assert person(1)["NIK"].encode() not in path.read_bytes()


def test_the_database_itself_refuses_two_workers_with_one_nik():
    from django.db import IntegrityError, transaction

    Scene().committed([person(1)])
    twin = Worker.objects.get()
    twin.pk, twin.number = None, "2222-2222"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_the_approver_looks_again_when_the_registry_moved_meanwhile():
    from naungan.protection.rosters.actions.committing import Moved

    scene = Scene()
    waiting = scene.judged(sheet([person(1)]))
    seen = dict(waiting.counts)
    Scene(code="lain", fund="csr").committed([person(1)])
    with pytest.raises(Moved) as moved:
        actions.approve(waiting, by=scene.approver, now=NOW, seen=seen)
    moved.value.write_down()
    waiting.refresh_from_db()
    assert (waiting.counts["same"], waiting.counts["refused"]) == (1, {"covered": 1})
