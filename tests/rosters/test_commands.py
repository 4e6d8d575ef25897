"""`naungan roster …`, `programme …`, `worker cover`, as somebody at a terminal meets them."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import load_workbook

from naungan.protection.workers.models import Worker
from tests.accounts.factories import user
from tests.rosters.factories import Scene, person, sheet

pytestmark = pytest.mark.django_db


def run(*words) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def scene() -> Scene:
    return Scene()


def receive(scene, tmp_path, people, **differs) -> str:
    path = tmp_path / "daftar.csv"
    path.write_bytes(sheet(people))
    facts = {"programme": "uji", "by": scene.sender.email, "office": scene.office.code, "starts": "2026-11"} | differs
    return run("roster", "receive", str(path), *(f"--{name}={value}" for name, value in facts.items()))


def test_from_a_file_to_cover_and_back(scene, tmp_path):
    said = receive(scene, tmp_path, [person(1), person(2) | {"NIK": "12"}])
    number = said.splitlines()[0]
    assert "1 baru" in said
    assert "1 perlu diperbaiki" in said
    assert "1 orang terdaftar" in run("roster", "approve", number, f"--by={scene.approver.email}")
    assert number in run("roster", "list")
    cover = json.loads(run("worker", "cover", person(1)["NIK"], "--on", "2027-10-31", "--json"))
    assert cover["covered"]
    assert cover["covers"][0] | {"roster": ""} == {
        "programme": "uji", "programme_name": "Program uji", "fund": "DBHCHT", "since": "2026-11-01",
        "until": "2027-10-31", "roster": "",
    }  # fmt: skip
    assert "Tidak terlindungi" in run("worker", "cover", person(1)["NIK"], "--on", "2027-11-01")
    out = tmp_path / "perbaikan.xlsx"
    run("roster", "errors", number, str(out))
    assert load_workbook(out).active.max_row == 2
    run("roster", "undo", number, f"--by={scene.approver.email}", "--reason=salah kirim")
    assert not Worker.objects.exists()


def test_a_nik_from_standard_input(scene, monkeypatch):
    scene.committed([person(1)])
    monkeypatch.setattr("sys.stdin", StringIO(person(1)["NIK"] + "\n"))
    assert "Terlindungi pada" in run("worker", "cover", "-", "--on", "2026-12-01")


@pytest.mark.parametrize(
    ("differs", "sentence"),
    [
        ({"programme": "tidak-ada"}, "tidak dikenal"),
        ({"by": "siapa@contoh.id"}, "tidak dikenal"),
        ({"office": "tidak-ada"}, "tidak dikenal"),
        ({"starts": "november"}, "TAHUN-BULAN"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_exit_code_2(scene, tmp_path, differs, sentence):
    with pytest.raises(CommandError, match=sentence) as wrong:
        receive(scene, tmp_path, [person(1)], **differs)
    assert wrong.value.returncode == 2


def test_the_sender_cannot_approve_at_the_terminal_either(scene, tmp_path):
    number = receive(scene, tmp_path, [person(1)]).splitlines()[0]
    with pytest.raises(CommandError, match="Pengunggah"):
        run("roster", "approve", number, f"--by={scene.sender.email}")


def test_a_programme_is_opened_and_closed_at_the_terminal(tmp_path):
    officer = user("programme_officer", "52")
    words = ["programme", "add", "csr-2026", "--name=Nelayan 2026", "--fund=csr", "--instrument=PKS 1/2026",
             "--months=6", "--region=52", "--sector=fishery", "--quota=100", f"--by={officer.email}"]  # fmt: skip
    assert "csr-2026 dibuka" in run(*words)
    assert "Nelayan 2026" in run("programme", "list")
    with pytest.raises(CommandError, match="sudah dipakai"):
        run(*words)
    assert "ditutup" in run("programme", "close", "csr-2026", f"--by={officer.email}", "--reason=selesai")


def test_every_wrong_term_of_a_programme_is_told_at_once():
    officer = user("programme_officer", "52.03")
    with pytest.raises(CommandError) as wrong:
        run("programme", "add", "x", "--name=X", "--fund=emas", "--instrument=-", "--months=99", "--region=52",
            "--sector=laut", "--quota=0", "--maximum-age=80", f"--by={officer.email}")  # fmt: skip
    told = str(wrong.value)
    for part in (
        "bukan petugas program",
        "'emas' tidak dikenal",
        "'laut' tidak dikenal",
        "24 bulan",
        "Kuota",
        "lebih longgar",
    ):
        assert part in told
