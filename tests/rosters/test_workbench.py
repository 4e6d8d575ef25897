"""The workbench: filters, pages by key, rows mended and judged again, proposals taken over, work tried again."""

import pytest
from django.core.management import call_command

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.protection.rosters import actions
from naungan.protection.rosters.actions import mending, planning
from naungan.protection.rosters.enums import State, Verdict
from naungan.protection.rosters.models import Problem, Roster
from naungan.protection.workers.models import Worker
from tests.accounts.factories import enter
from tests.rosters.factories import NOW, Scene, person

pytestmark = pytest.mark.django_db


def broken(n: int) -> dict:
    """A person whose NIK has an "O" for a zero: proposed, never applied."""
    told = person(n)
    return told | {"NIK": told["NIK"][:-3].replace("0", "O", 1) + told["NIK"][-3:]}


def test_a_mended_row_is_judged_again_at_once_and_what_was_received_stays():
    scene = Scene()
    roster = scene.judged([person(1), person(2) | {"NIK": "12", "Tgl Lahir": "99-99-1980"}])
    row = roster.rows.get(verdict=Verdict.ERROR)
    received = row.received
    mending.mend(row, values={"nik": person(2)["NIK"], "birth_date": person(2)["Tgl Lahir"]}, by=scene.sender, now=NOW)
    roster.refresh_from_db()
    assert (row.verdict, row.received, row.is_mended) == (Verdict.NEW, received, True)
    assert not row.problems.filter(severity="error").exists()
    assert roster.counts == planning.make(roster).counts
    entry = Entry.objects.get(verb="mend")
    assert entry.facts == {"line": row.line, "columns": ["birth_date", "nik"]}
    done = actions.commit(actions.approve(roster, by=scene.approver, now=NOW), now=NOW)
    assert done.counts["enrol"] == 2


def test_a_mended_row_that_takes_the_nik_of_another_row_is_seen():
    scene = Scene()
    roster = scene.judged([person(1), person(2) | {"NIK": "12"}, person(1) | {"NIK": "13", "Nama": "Zubaidah"}])
    two, three = roster.rows.filter(verdict=Verdict.ERROR).order_by("line")
    mending.mend(two, values={"nik": person(1)["NIK"]}, by=scene.sender, now=NOW)
    assert "nik_conflict" in set(two.problems.values_list("code", flat=True))
    assert two.verdict == Verdict.ERROR
    same = {"nik": person(1)["NIK"], "name": person(1)["Nama"]}
    mending.mend(three, values=same, by=scene.sender, now=NOW)
    assert "duplicate_in_file" in set(three.problems.values_list("code", flat=True))
    done = actions.commit(actions.approve(roster, by=scene.approver, now=NOW), now=NOW)
    assert (done.counts["enrol"], done.counts["error"]) == (1, 1)
    assert Worker.objects.count() == 1


def test_only_while_judged_and_only_in_the_own_area():
    scene = Scene()
    roster = scene.judged([person(1)])
    with pytest.raises(Refused, match="wilayah"):
        mending.mend(roster.rows.get(), values={"name": "X Y"}, by=Scene(area="52.71", code="b").sender, now=NOW)
    actions.submit(roster, by=scene.sender, now=NOW)
    with pytest.raises(Refused, match="tidak dapat diubah"):
        mending.mend(roster.rows.get(), values={"name": "X Y"}, by=scene.sender, now=NOW)


def test_proposals_are_taken_over_one_by_one_and_by_kind(client):
    scene = Scene()
    roster = scene.judged([broken(n) for n in range(4)] + [person(8)])
    asked = mending.proposals(roster, code="nik_not_digits", column="nik")
    assert asked.count() == 4
    enter(client, scene.sender)
    first = asked.first()
    client.post(f"{roster.path}masalah/{first.pk}/terima/")
    assert roster.rows.get(pk=first.row_id).verdict == Verdict.NEW
    page = client.get(f"{roster.path}usul/nik_not_digits/nik/").content.decode()
    assert "3 usul" in page
    assert first.proposed not in page
    client.post(f"{roster.path}usul/nik_not_digits/nik/")
    roster.refresh_from_db()
    assert roster.counts["new"] == 5
    assert roster.counts == planning.make(roster).counts
    assert not Problem.objects.filter(code="nik_not_digits").exists()


def test_the_row_page_mends_and_shows_no_whole_nik(client):
    scene = Scene()
    roster = scene.judged([person(1) | {"Tgl Lahir": "99-99-1980"}])
    row = roster.rows.get()
    enter(client, scene.sender)
    page = client.get(f"{roster.path}baris/{row.pk}/").content.decode()
    assert person(1)["NIK"] not in page
    assert "99-99-1980" in page
    said = {name: value for name, value in mending.told(row).items() if name != "nik"}
    answer = client.post(f"{roster.path}baris/{row.pk}/", said | {"birth_date": person(1)["Tgl Lahir"]})
    assert answer.url == roster.path
    row.refresh_from_db()
    assert (row.verdict, row.clean["nik"]) == (Verdict.NEW, person(1)["NIK"])


def test_pages_go_by_key_with_a_constant_number_of_queries(client, django_assert_max_num_queries):
    scene = Scene()
    roster = scene.judged([person(n) for n in range(60)])
    enter(client, scene.sender)
    client.get(roster.path)
    counted = []
    for address in ("?lihat=semua", "?lihat=new", "?masalah=nik_missing", "?masalah=duplicate_in_registry"):
        with django_assert_max_num_queries(25) as queries:
            client.get(roster.path + address)
        counted.append(len(queries))
    assert max(counted) - min(counted) <= 2
    keys = list(roster.rows.order_by("pk").values_list("pk", flat=True))
    first = client.get(roster.path + "?lihat=semua").context["page"]
    assert [row.pk for row in first.rows] == keys[:25]
    second = client.get(f"{roster.path}?lihat=semua&sesudah={first.after}").context["page"]
    last = client.get(f"{roster.path}?lihat=semua&sesudah={second.after}").context["page"]
    assert [row.pk for row in last.rows] == keys[50:]
    assert (first.before, last.after) == (None, None)
    back = client.get(f"{roster.path}?lihat=semua&sebelum={last.before}").context["page"]
    assert [row.pk for row in back.rows] == keys[25:50]


def test_work_that_was_cut_off_says_so_and_is_tried_again(client, django_capture_on_commit_callbacks):
    scene = Scene()
    roster = scene.approved([person(n) for n in range(3)])
    Roster.objects.update(work_began_at=NOW, expected=3, progress=1)
    enter(client, scene.approver)
    page = client.get(roster.path).content.decode()
    assert "terputus" in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(roster.path + "ulang/")
    roster.refresh_from_db()
    assert roster.state == State.COMMITTED


def test_the_halt_and_its_override_stand_on_the_page(client):
    scene = Scene()
    roster = scene.judged([person(n) | {"NIK": "123"} for n in range(6)])
    enter(client, scene.approver)
    page = client.get(roster.path).content.decode()
    assert "ditahan sebelum persetujuan" in page
    assert "Setujui dan masukkan" not in page
    client.post(roster.path + "loloskan/", {"reason": "sudah dicek bersama desa"})
    assert "Setujui dan masukkan" in client.get(roster.path).content.decode()


def test_tick_names_what_is_due_and_goes_on_with_what_was_cut_off(capsys):
    scene = Scene()
    roster = scene.approved([person(1)])
    call_command("tick")
    roster.refresh_from_db()
    assert roster.state == State.COMMITTED
    Roster.objects.update(committed_at=NOW.replace(year=2020))
    call_command("tick")
    assert f"{roster.number}: masa simpan habis" in capsys.readouterr().out
