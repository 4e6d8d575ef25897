"""Test databases by copy: the migrations run once into a template, every worker copies that.

Running all migrations takes about fifteen seconds, copying their result well under one. The template's name holds
a fingerprint of everything the migrations are made from, so it is rebuilt by itself when one of them changes.
A test that really commits gets a fresh copy afterwards instead of a flush: a flush would also take away the rows
that data migrations brought (regions, the first Wagtail page).
"""

import fcntl
import hashlib
import io
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.management import call_command
from django.db import connection

SOURCE = Path(__file__).resolve().parent.parent / "src" / "naungan"
MADE_FROM = ("**/migrations/*.py", "regions/**/*", "codes/**/*", "**/data/**/*", "**/seeds/**/*")


def fingerprint() -> str:
    """Twelve hex digits that change with any file the migrations are made from."""
    digest = hashlib.sha256((SOURCE.parent.parent / "uv.lock").read_bytes())
    files = {path for pattern in MADE_FROM for path in SOURCE.glob(pattern) if path.is_file()}
    for path in sorted(files):
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(SOURCE)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def prepared(folder: Path, worker: str, *, rebuild: bool) -> Iterator["Copied"]:
    """The connection `default` on a fresh copy, for the life of one worker.

    `folder` is the worker's own temporary folder; `rebuild` makes the template anew.
    """
    shelf = settings.VAR / "test"
    shelf.mkdir(parents=True, exist_ok=True)
    kind = SQLite if connection.vendor == "sqlite" else PostgreSQL
    copied = kind(shelf, folder, worker)
    with open(shelf / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if rebuild or not copied.has_template():
            copied.build()
    copied.copy()
    yield copied
    copied.drop()


def _point_at(name: str) -> None:
    """Send the connection to another database; its settings are read at the next connect."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("portal", "plant", stdout=io.StringIO())
    connection.close()


class Copied(Protocol):
    """A test database that can be put back to what the migrations left."""

    def has_template(self) -> bool: ...

    def build(self) -> None: ...

    def copy(self) -> None: ...

    def restore(self) -> None: ...

    def drop(self) -> None: ...

    def url(self) -> str:
        """What a process of its own needs as DATABASE_URL to see this database."""


class SQLite:
    def __init__(self, shelf: Path, folder: Path, worker: str):
        self.template = shelf / f"template-{fingerprint()}.sqlite3"
        self.file = folder / "naungan.sqlite3"
        # a test database need not survive a power cut
        options = settings.DATABASES["default"]["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=NORMAL", "synchronous=OFF")

    def has_template(self) -> bool:
        return self.template.exists()

    def build(self) -> None:
        for old in self.template.parent.glob("template-*"):
            old.unlink()
        unfinished = self.template.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        _point_at(str(unfinished))
        _migrate()
        unfinished.rename(self.template)

    def copy(self) -> None:
        _point_at(str(self.file))
        self.restore()

    def restore(self) -> None:
        """Overwrite every page in one transaction; other open connections simply see the new content."""
        connection.close()
        source, target = sqlite3.connect(self.template), sqlite3.connect(self.file, timeout=30)
        with source, target:
            source.backup(target)
        source.close()
        target.close()

    def drop(self) -> None:
        connection.close()
        for path in self.file.parent.glob(self.file.name + "*"):
            path.unlink()

    def url(self) -> str:
        return f"sqlite:///{self.file}"


class PostgreSQL:
    def __init__(self, shelf: Path, folder: Path, worker: str):
        self.template = f"naungan_template_{fingerprint()}"
        self.name = f"naungan_test_{worker}_{os.getpid()}"
        settings.DATABASES["default"]["CONN_MAX_AGE"] = connection.settings_dict["CONN_MAX_AGE"] = 0

    def _run(self, *statements: str) -> list:
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def has_template(self) -> bool:
        return bool(self._run(f"SELECT 1 FROM pg_database WHERE datname = '{self.template}'"))

    def build(self) -> None:
        unfinished = f"{self.template}_unfinished"
        self._run(
            f"DROP DATABASE IF EXISTS {self.template} WITH (FORCE)",
            f"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)",
            f"CREATE DATABASE {unfinished} ENCODING 'UTF8' TEMPLATE template0",
        )
        _point_at(unfinished)
        _migrate()
        self._run(f"ALTER DATABASE {unfinished} RENAME TO {self.template}")

    def copy(self) -> None:
        _point_at(self.name)
        self.restore()

    def restore(self) -> None:
        connection.close()
        self._run(
            f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)",
            f"CREATE DATABASE {self.name} TEMPLATE {self.template}",
        )

    def drop(self) -> None:
        connection.close()
        self._run(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def url(self) -> str:
        own = settings.DATABASES["default"]
        account = f"{own['USER']}:{own['PASSWORD']}" if own["PASSWORD"] else own["USER"]
        if own["HOST"].startswith("/"):  # the folder of a unix socket
            return f"postgres://{account}@/{own['HOST']}/{self.name}"
        return f"postgres://{account}@{own['HOST']}:{own['PORT'] or 5432}/{self.name}"
