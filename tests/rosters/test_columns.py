"""Columns that nobody knows, or knows wrongly: corrected on the page or by --map, and remembered for the office."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from naungan.accounts.enums import Role
from naungan.kit.sheets import Unreadable
from naungan.protection.rosters import actions
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.layouts import Told, mapping, read_book
from naungan.protection.rosters.models import ColumnMemory, Roster
from tests.accounts.factories import enter, user
from tests.rosters.books import csv_book, xlsx_book
from tests.rosters.factories import NOW, Scene, person

STRANGE = ["Urutan", "Angka 16", "Sebutan", "Kode", "Hari jadi", "Tmpt"]


def strange(count: int = 4, header: list[str] | None = None) -> list[list[str]]:
    people = [person(n) for n in range(1, count + 1)]
    lines = [
        [str(n), p["NIK"][:15] + "X", p["Nama"], p["JK"], p["Tgl Lahir"], p["Desa"]] for n, p in enumerate(people, 1)
    ]
    return [STRANGE if header is None else header, *lines]


def told(*words: str) -> list[Told]:
    return mapping.from_words(words)


PLAIN = [["Urutan", "Angka 16", "Sebutan"], ["1", "5203074105900001", "Siti"], ["2", "5201011203800002", "Ahmad"]]


@pytest.mark.parametrize("words", [("nik=B", "name=C"), ("nik=Angka 16", "name=sebutan"), ("nik=b", "name=Sebutan")])
def test_map_names_columns_by_letter_or_header(words):
    (sheet,) = read_book(csv_book(PLAIN), told=told(*words)).sheets
    assert sheet.header_row == 1
    assert sheet.rows.select("line", "nik", "name").rows() == [
        (2, "5203074105900001", "Siti"),
        (3, "5201011203800002", "Ahmad"),
    ]


def test_map_corrects_one_column_and_leaves_the_others():
    lines = [["NIK", "Nama", "Nama KTP", "Desa"], ["5203074105900001", "Uus", "Siti", "Gapuk"]]
    (sheet,) = read_book(csv_book(lines), told=told("name=C")).sheets
    assert sheet.columns == {"nik": "NIK", "name": "Nama KTP", "village": "Desa"}


def test_map_for_one_sheet_only():
    data = xlsx_book({"A": PLAIN, "B": [["Nama", "NIK"], ["Siti", "5203074105900001"]]})
    book = read_book(data, told=told("A!nik=B", "A!name=C"))
    assert [(sheet.name, sheet.letters["nik"]) for sheet in book.sheets] == [("A", "B"), ("B", "B")]


@pytest.mark.parametrize("words", [("nik=ZZ",), ("nik=Tidak Ada",), ("Lain!nik=B",)])
def test_a_column_that_is_not_there_is_said(words):
    with pytest.raises(Unreadable) as caught:
        read_book(csv_book(PLAIN), told=told(*words))
    assert caught.value.code == "mapping_unknown" and caught.value.message.endswith(".")


@pytest.mark.parametrize("word", ["nik", "nik=", "nikk=B", "=B"])
def test_map_that_makes_no_sense(word):
    with pytest.raises(ValueError, match="--map"):
        told(word)


def test_map_on_the_command_line(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_bytes(csv_book(PLAIN))
    out = io.StringIO()
    call_command("roster", "check", str(path), "--map", "nik=B", "--map", "name=Sebutan", "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert found["rows"] == 2 and found["sheets"][0]["columns"]["nik"] == "Angka 16"
    with pytest.raises(CommandError, match="tidak dikenal") as caught:
        call_command("roster", "check", str(path), "--map", "nomor=B")
    assert caught.value.returncode == 2


test_map_on_the_command_line = pytest.mark.django_db(test_map_on_the_command_line)


@pytest.mark.django_db
class TestThePage:
    def form(self, **choices: str) -> dict[str, str]:
        return {f"s0-{letter}": "-" for letter in "ABCDEF"} | {"s0-header_row": "1"} | {
            f"s0-{name}": value for name, value in choices.items()
        }  # fmt: skip

    def test_an_unknown_list_waits_is_mapped_and_remembered(self, client, django_capture_on_commit_callbacks):
        scene = Scene()
        found = scene.judged(csv_book(strange()))
        assert found.state == State.UNMAPPED and found.live_key
        enter(client, scene.sender)
        assert "Cocokkan kolom" in client.get(found.path).content.decode()
        page = client.get(found.path + "kolom/").content.decode()
        assert "Arti kolom B" in page and person(1)["NIK"][:12] not in page and person(1)["NIK"][:4] + "•" in page
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(
                found.path + "kolom/", self.form(B="nik", C="name", D="sex", E="birth_date", F="village")
            )
        assert answer.status_code == 302
        found.refresh_from_db()
        assert found.state == State.JUDGED and found.counts["rows"] == 4
        assert ColumnMemory.objects.get().columns == {"nik": 1, "name": 2, "sex": 3, "birth_date": 4, "village": 5}

        again = scene.judged(csv_book([[], ["Judul lain"], *strange(6)]), name="lain.csv")
        assert again.state == State.JUDGED and again.counts["rows"] == 6
        assert again.shape[0]["like"] == found.number and again.shape[0]["header_row"] == 3
        said = client.get(again.path).content.decode()
        assert f"dibaca seperti daftar {found.number} dari kantor ini" in said

    def test_another_office_does_not_inherit_it(self):
        scene = Scene()
        found = scene.judged(csv_book(strange()))
        actions.map_columns(found, told=told("nik=B", "name=C"), by=scene.sender, now=NOW)
        assert actions.judge(found, now=NOW).state == State.JUDGED
        other = Scene(area="52.01", code="lain")
        assert other.judged(csv_book(strange(5))).state == State.UNMAPPED

    def test_mistakes_stay_on_the_page_with_what_was_chosen(self, client):
        scene = Scene()
        found = scene.judged(csv_book(strange()))
        enter(client, scene.sender)
        answer = client.post(found.path + "kolom/", self.form(B="nik", C="nik"))
        page = answer.content.decode()
        assert answer.status_code == 422 and "NIK sudah dipilih untuk kolom B" in page
        assert page.count('value="nik" selected') == 2
        answer = client.post(found.path + "kolom/", self.form(F="village"))
        assert answer.status_code == 422 and "sedikitnya kolom NIK" in answer.content.decode()
        answer = client.post(found.path + "kolom/", self.form())
        assert answer.status_code == 422 and "Belum ada kolom" in answer.content.decode()
        for row in ("lima", "0", "900"):
            answer = client.post(found.path + "kolom/", self.form(B="nik") | {"s0-header_row": row})
            assert answer.status_code == 422, row
        found.refresh_from_db()
        assert found.state == State.UNMAPPED

    def test_another_header_row_is_shown_without_saving(self, client):
        scene = Scene()
        found = scene.judged(csv_book([["Kop surat", "Dinas"], *strange()]))
        enter(client, scene.sender)
        answer = client.post(found.path + "kolom/", self.form() | {"s0-header_row": "2", "tampilkan": "1"})
        assert answer.status_code == 200 and "Arti kolom C, Sebutan" in answer.content.decode()
        found.refresh_from_db()
        assert found.state == State.UNMAPPED and not found.mapping

    def test_a_wrong_column_of_a_judged_list_is_corrected(self, client, django_capture_on_commit_callbacks):
        scene = Scene()
        people = [person(n) for n in range(1, 4)]
        lines = [["NIK", "Nama", "Nama KTP"], *[[p["NIK"], "x", p["Nama"]] for p in people]]
        found = scene.judged(csv_book(lines))
        enter(client, scene.sender)
        form = {"s0-header_row": "1", "s0-A": "nik", "s0-B": "-", "s0-C": "name"}
        with django_capture_on_commit_callbacks(execute=True):
            client.post(found.path + "kolom/", form)
        found.refresh_from_db()
        assert [row.clean["name"] for row in found.rows.order_by("line")] == [p["Nama"] for p in people]

    def test_not_once_it_is_submitted_and_not_by_strangers(self, client):
        scene = Scene()
        found = scene.judged([person(1)])
        stranger = user(Role.REGENCY_OFFICER, "52.01")
        enter(client, stranger)
        assert client.get(found.path + "kolom/").status_code == 404
        actions.submit(found, by=scene.sender, now=NOW)
        enter(client, scene.sender)
        assert client.post(found.path + "kolom/", self.form(B="nik")).status_code == 302
        assert Roster.objects.get().state == State.SUBMITTED


@pytest.mark.django_db
class TestWhatIsKept:
    def test_a_person_is_no_header(self):
        """The row of somebody taken for the header would lose them, and their NIK would lie open in the shape."""
        scene = Scene()
        lines = [[p["NIK"], p["Nama"], p["Nama Ibu"], p["Tgl Lahir"]] for p in map(person, range(1, 6))]
        found = scene.judged(csv_book(lines))
        whole = Told({"nik": "A", "name": "B", "mother": "C"}, None, 1, is_whole=True)
        actions.map_columns(found, told=[whole], by=scene.sender, now=NOW)
        found = actions.judge(found, now=NOW)
        assert found.state == State.UNMAPPED and "berisi orang" in found.problem
        assert person(1)["NIK"] not in json.dumps(found.shape) + json.dumps(found.mapping)

    def test_without_a_header_the_memory_only_proposes(self):
        """Five columns in another order would change name and mother places without a word."""
        scene = Scene()
        people = list(map(person, range(1, 9)))
        lines = [[p["NIK"], p["Nama"], p["Nama Ibu"], p["Desa"], p["Tgl Lahir"]] for p in people]
        found = scene.judged(csv_book(lines))
        whole = Told(
            {"nik": "A", "name": "B", "mother": "C", "village": "D", "birth_date": "E"}, None, None, is_whole=True
        )
        actions.map_columns(found, told=[whole], by=scene.sender, now=NOW)
        assert actions.judge(found, now=NOW).state == State.JUDGED
        swapped = scene.judged(csv_book([[a, c, b, d, e] for a, b, c, d, e in lines]), name="lain.csv")
        assert not any(sheet["like"] for sheet in swapped.shape)
        proposed = actions.preview_of(swapped)[0].columns
        assert [column.meaning for column in proposed] == ["nik", "name", "mother", "village", "birth_date"]
