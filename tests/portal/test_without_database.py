"""The database is gone, in a real server: evacuation is answered, the front page says what it is, nothing hangs."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import timedelta
from email.message import Message
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.utils import timezone

from naungan.portal.actions import copying
from naungan.portal.shelter import alarm as outside
from naungan.portal.shelter import serving

DOORS = re.compile(r"^/$|^/(evakuasi|static|media)/")  # of the copy, as much as is asked for here
IGNORED = ("wagtail*", "rest_framework*", "admin*", "mfa*", "account*", "django_*")


def own_setting(var: Path, url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAUNGAN_")}
    return kept | {"NAUNGAN_VAR": str(var), "DATABASE_URL": url, "LOG_LEVEL": "CRITICAL"}


@contextmanager
def server(var: Path, url: str):
    """Pages as the demo serves them: granian, one process here. Gives a function that asks for a path."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = own_setting(var, url)
    static = [word for name in IGNORED for word in ("-i", name)]
    manage = [sys.executable, "-m", "naungan.config.cli"]
    subprocess.run([*manage, "collectstatic", "--noinput", "-v0", *static], env=environment, check=True, timeout=120)
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "1", "--no-ws", "--log-level", "critical",
        "naungan.config.wsgi:application",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def ask(path: str, data: bytes | None = None) -> tuple[int, Message, BeautifulSoup]:
        try:
            answer = urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", data, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.status, answer.headers, BeautifulSoup(answer.read(), "html.parser")

    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
                break
            except OSError:
                assert process.poll() is None, "the server did not start"
                time.sleep(0.2)
        yield ask
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def var(tmp_path, settings, monkeypatch) -> Path:
    """A folder of an installation, with an emergency copy in it and a banner that shows."""
    settings.SHELTER_ROOT = tmp_path / "var" / "darurat"
    monkeypatch.setattr(copying, "far_away", lambda path, today: not DOORS.search(path))
    copying.refresh(now=timezone.now())
    now = timezone.now()
    outside.keep(outside.Alarm("Gempa", "Keluar lewat tangga.", "", "", now, now + timedelta(hours=1)))
    return tmp_path / "var"


def assert_sheltered(ask) -> None:
    status, headers, page = ask("/evakuasi/")
    assert status == 200
    assert "Salinan darurat per" in page.select_one(".copybar").text
    assert page.select_one(".alarm h2").text == "Gempa"
    status, headers, page = ask("/")
    assert (status, headers["Retry-After"]) == (503, str(serving.TRY_AGAIN))
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert page.h1 and page.select_one(".copybar")
    for path in ("/meja/", "/tidak/ada/", "/%2e%2e/%2e%2e/etc/passwd", "/cari/?q=upah"):
        began = time.monotonic()
        status, headers, page = ask(path)
        assert status == 503
        assert page.select("a[href='tel:112']") or page.select_one(".copybar")
        assert time.monotonic() - began < 5
    status, _, page = ask("/masukan/", data=b"a=1")
    assert status == 503
    assert "belum kami terima" in page.text


@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_database_turns_to_garbage_under_a_running_server(var, database_url):
    if connection.vendor != "sqlite":
        pytest.skip("an SQLite file")
    connection.close()
    own = var / "own.sqlite3"
    shutil.copy(database_url.removeprefix("sqlite:///"), own)
    with server(var, f"sqlite:///{own}") as ask:
        status, _, page = ask("/")
        assert status == 200
        assert page.select(".copybar") == []
        whole = own.read_bytes()
        for name in (own, var / "own.sqlite3-wal", var / "own.sqlite3-shm"):
            name.unlink(missing_ok=True)
        own.write_bytes(b"this is no database " * 500)
        assert_sheltered(ask)
        own.write_bytes(whole)  # and when it is back, so is the site, without a restart
        time.sleep(serving.REST + 1)
        status, _, page = ask("/")
        assert status == 200
        assert page.select(".copybar") == []


@pytest.mark.django_db(transaction=True)
def test_a_server_that_starts_without_its_database_answers_all_the_same(var):
    with server(var, "postgres://nobody@127.0.0.1:1/none") as ask:
        assert_sheltered(ask)


@pytest.mark.django_db
def test_one_wrong_statement_is_no_lost_database():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM no_such_table")
    except Exception as error:
        assert not serving.broken_by_database(error)
    assert not serving.broken_by_database(ValueError("x"))
    assert not serving.broken_by_database(None)
