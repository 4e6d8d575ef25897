"""Roster pages: what stands on them, for whom, with how many queries."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from tests.accounts.factories import enter, user
from tests.rosters.factories import Scene, person, sheet

pytestmark = pytest.mark.django_db
LIST = "/meja/daftar/"


def test_sending_approving_and_undoing_through_the_pages(client, django_capture_on_commit_callbacks):
    scene = Scene()
    enter(client, scene.sender)
    form = {"programme": "uji", "office": scene.office.code, "starts": _this_month()}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            LIST + "kirim/", form | {"file": SimpleUploadedFile("a.csv", sheet([person(1), person(2)]))}
        )
    roster = Roster.objects.get()
    assert answer.url == roster.path
    assert roster.state == State.JUDGED
    assert b"Setujui" not in client.get(roster.path).content
    client.post(roster.path + "ajukan/")
    enter(client, scene.approver)
    assert b"Setujui dan masukkan 2 orang" in client.get(roster.path).content
    with django_capture_on_commit_callbacks(execute=True):
        client.post(roster.path + "setujui/")
    roster.refresh_from_db()
    assert roster.state == State.COMMITTED
    client.post(roster.path + "urungkan/", {"reason": "salah kirim"})
    roster.refresh_from_db()
    assert roster.state == State.UNDONE


def _this_month() -> str:
    from django.utils import timezone

    return f"{timezone.localdate():%Y-%m}"


def test_the_second_upload_keeps_what_was_chosen_and_links_to_the_first(client):
    scene = Scene()
    enter(client, scene.sender)
    form = {"programme": "uji", "office": scene.office.code, "starts": _this_month()}
    for _ in range(2):
        answer = client.post(LIST + "kirim/", form | {"file": SimpleUploadedFile("a.csv", sheet([person(1)]))})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "sudah diterima sebagai D-" in text
    assert Roster.objects.get().path in text
    assert "<title>Kesalahan:" in text


def test_people_of_another_area_do_not_exist_here(client):
    scene = Scene()
    roster = scene.judged([person(1)])
    enter(client, user("regency_officer", "52.02"))
    assert client.get(roster.path).status_code == 404
    assert roster.number.encode() not in client.get(LIST).content
    assert client.get(roster.path + "perbaikan.xlsx").status_code == 404
    assert client.post(roster.path + "kembalikan/", {"reason": "x"}).status_code == 404


def test_a_nik_shows_four_digits_at_most_on_the_workbench(client):
    scene = Scene()
    roster = scene.judged([person(1), person(2) | {"NIK": person(2)["NIK"][:15]}])
    enter(client, scene.sender)
    text = client.get(roster.path + "?lihat=semua").content.decode()
    assert person(1)["NIK"][:4] + " ••••" in text
    assert person(1)["NIK"][:6] not in text
    assert person(2)["NIK"][:6] not in text


@pytest.mark.parametrize("address", ["", "?lihat=semua", "?lihat=new", "?masalah=nik_length"])
def test_the_workbench_asks_the_same_number_of_questions_at_any_length(client, address, django_assert_max_num_queries):
    scene = Scene()
    small = scene.judged([person(n) for n in range(3)] + [person(50) | {"NIK": "12"}])
    large = scene.judged([person(n) for n in range(100, 160)] + [person(n) | {"NIK": "12"} for n in range(200, 260)])
    enter(client, scene.sender)
    counts = []
    for roster in (small, large):
        client.get(roster.path + address)
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(roster.path + address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] < 30


def test_the_error_file_holds_only_the_rows_to_mend_with_the_reason_beside_each(client):
    scene = Scene()
    roster = scene.judged([person(1), person(2) | {"NIK": "520307"}, person(3) | {"Nama": ""}, person(4)])
    enter(client, scene.sender)
    book = load_workbook(BytesIO(client.get(roster.path + "perbaikan.xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert list(rows[0]) == ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Desa", "Kecamatan", "Kabupaten", "Nama Ibu",
                             "Pekerjaan", "HP", "Perbaikan"]  # fmt: skip
    assert [row[0] for row in rows[1:]] == ["2", "3"]
    assert all(row[-1] for row in rows[1:])
    assert "520307" in rows[1]


def test_a_cell_that_looks_like_a_formula_comes_back_as_text(client):
    scene = Scene()
    roster = scene.judged([person(1) | {"NIK": "1", "Nama": "=HYPERLINK(1)"}])
    enter(client, scene.sender)
    book = load_workbook(BytesIO(client.get(roster.path + "perbaikan.xlsx").content))
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)


def test_an_overlap_names_the_other_programme_only_to_those_who_may_know_it(client):
    elsewhere = Scene(area="52.02", code="rahasia", region_id="52.02", fund="apbd_regency")
    elsewhere.committed([person(1, village="52.02.01.1001")], office=elsewhere.office.code)
    scene = Scene(region_id="52.03", code="di-sini")
    roster = scene.judged([person(1, village="52.02.01.1001")])
    row = roster.rows.get()
    if row.refusal == "covered":
        enter(client, scene.sender)
        text = client.get(roster.path + "?lihat=semua").content.decode()
        assert "Program rahasia" not in text
        assert "program di tempat lain" in text
    else:
        assert row.refusal == "region"


def test_an_empty_list_of_rosters_says_so(client):
    enter(client, Scene().sender)
    assert "Belum ada daftar nama" in client.get(LIST).content.decode()
