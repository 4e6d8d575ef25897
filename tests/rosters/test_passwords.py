"""Locked workbooks: asked for, opened, never asked again; the password is kept nowhere."""

import io
import json
import logging

import msoffcrypto
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from naungan.files.actions import read
from naungan.journal.models import Entry
from naungan.kit.sheets import Unreadable, is_locked, read_grids, unlock
from naungan.protection.rosters import actions
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from tests.accounts.factories import enter
from tests.rosters.books import LOCKED, PASSWORD, locked
from tests.rosters.factories import HEADERS, NOW, Scene, person


def test_a_locked_workbook_is_told_and_opened():
    assert is_locked(LOCKED)
    with pytest.raises(Unreadable) as caught:
        read_grids(LOCKED)
    assert caught.value.code == "password_protected"
    (grid,) = read_grids(unlock(LOCKED, PASSWORD))
    assert grid.texts() == [["NIK", "Nama"], ["5203074105900001", "Siti"]]


@pytest.mark.parametrize("password", ["", "salah", PASSWORD.upper(), "x" * 300, "\x00", "é" * 200])
def test_a_wrong_password(password):
    with pytest.raises(Unreadable) as caught:
        unlock(LOCKED, password)
    assert caught.value.code == "password_wrong" and "Kata sandi" in caught.value.message


def test_a_file_that_asks_for_hours_of_hashing_is_not_tried():
    hostile = LOCKED.replace(b'spinCount="100000"', b'spinCount="9999999"')
    with pytest.raises(Unreadable) as caught:
        unlock(hostile, PASSWORD)
    assert caught.value.code == "password_unsupported"


def test_damage_inside_a_lock_is_a_sentence():
    for cut in (600, len(LOCKED) // 2, len(LOCKED) - 700):
        with pytest.raises(Unreadable):
            read_grids(unlock(LOCKED[:cut], PASSWORD))


@pytest.mark.django_db
class TestCommandLine:
    def test_password_file(self, tmp_path):
        path, secret = tmp_path / "daftar.xlsx", tmp_path / "sandi.txt"
        path.write_bytes(LOCKED)
        secret.write_text(PASSWORD + "\n", encoding="utf-8")
        out = io.StringIO()
        call_command("roster", "check", str(path), "--password-file", str(secret), "--json", stdout=out)
        assert json.loads(out.getvalue())["rows"] == 1

    def test_no_terminal_and_no_file(self, tmp_path, monkeypatch):
        path = tmp_path / "daftar.xlsx"
        path.write_bytes(LOCKED)
        monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD))
        with pytest.raises(CommandError, match="--password-file") as caught:
            call_command("roster", "check", str(path))
        assert caught.value.returncode == 2

    def test_a_prompt_on_a_terminal(self, tmp_path, monkeypatch):
        path = tmp_path / "daftar.xlsx"
        path.write_bytes(LOCKED)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr(
            "naungan.protection.rosters.cli.words.sys.stdin", type("T", (), {"isatty": lambda s: True})()
        )
        monkeypatch.setattr("getpass.getpass", lambda words: PASSWORD)
        out = io.StringIO()
        call_command("roster", "check", str(path), "--json", stdout=out)
        assert json.loads(out.getvalue())["rows"] == 1
        monkeypatch.setattr("getpass.getpass", lambda words: "salah")
        with pytest.raises(CommandError, match="tidak cocok"):
            call_command("roster", "check", str(path))

    def test_receive(self, tmp_path):
        scene = Scene()
        path, secret = tmp_path / "daftar.xlsx", tmp_path / "sandi.txt"
        path.write_bytes(locked(people_lines(3)))
        secret.write_text(PASSWORD, encoding="utf-8")
        out = io.StringIO()
        call_command(
            "roster",
            "receive",
            str(path),
            "--programme=uji",
            f"--by={scene.sender.email}",
            f"--office={scene.office.code}",
            "--starts=2026-11",
            f"--password-file={secret}",
            stdout=out,
        )
        assert "3 baru" in out.getvalue() and Roster.objects.get().state == State.JUDGED


def people_lines(count: int) -> list[list]:
    people = [person(n) for n in range(1, count + 1)]
    return [HEADERS, *[[n, *(p[h] for h in HEADERS[1:])] for n, p in enumerate(people, 1)]]


@pytest.mark.django_db
def test_the_desk_waits_for_the_password_and_forgets_it(client, caplog, django_capture_on_commit_callbacks):
    scene = Scene()
    sent = locked(people_lines(2))
    with caplog.at_level(logging.DEBUG):
        found = scene.judged(sent, name="daftar.xlsx")
        assert found.state == State.LOCKED and found.live_key
        enter(client, scene.sender)
        assert "dikunci kata sandi" in client.get(found.path).content.decode()
        answer = client.post(found.path + "buka/", {"password": "keliru sekali"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "tidak cocok" in page and "keliru sekali" not in page
        found.refresh_from_db()
        assert found.state == State.LOCKED and read(found.file) == sent
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(found.path + "buka/", {"password": PASSWORD})
    assert answer.url == found.path
    found.refresh_from_db()
    assert found.state == State.JUDGED and found.counts["rows"] == 2
    found.file.refresh_from_db()
    assert not is_locked(read(found.file)) and msoffcrypto.OfficeFile(io.BytesIO(sent)).is_encrypted()
    assert PASSWORD not in caplog.text and "keliru sekali" not in caplog.text
    assert not any(PASSWORD in str(entry.__dict__) for entry in Entry.objects.all())
    from naungan.kit.refusal import Refused

    with pytest.raises(Refused, match="sudah diterima"):
        scene.receive(sent, name="lagi.xlsx")


@pytest.mark.django_db
def test_only_people_of_the_area_open_it(client):
    from naungan.accounts.enums import Role
    from naungan.kit.refusal import Refused
    from tests.accounts.factories import user

    found = Scene().judged(locked(people_lines(2)), name="daftar.xlsx")
    stranger = user(Role.REGENCY_OFFICER, "52.01")
    enter(client, stranger)
    assert client.post(found.path + "buka/", {"password": PASSWORD}).status_code == 404
    with pytest.raises(Refused, match="wilayahnya lain"):
        actions.unlock(found, password=PASSWORD, by=stranger, now=NOW)
