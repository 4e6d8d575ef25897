"""Answering from the emergency copy. Runs when the database is gone: no query, no session, no menu."""

import mimetypes
import time
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import timezone

from naungan.kit.middleware import POLICY
from naungan.portal.shelter import harvest
from naungan.portal.shelter.alarm import kept
from naungan.portal.shelter.dressing import dressed
from naungan.portal.shelter.writing import manifest

SITE = "situs"
ALWAYS_RIGHT = "/evakuasi/"  # the way out of the building is the same, whatever the computers do
TRY_AGAIN = 30  # seconds, told to browsers and machines
REST = 5  # seconds in which nobody asks the database again; with one thread a process, waiting for it would be a queue


class Breaker:
    """Has this process seen the database gone in the last seconds?"""

    def __init__(self) -> None:
        self.until = 0.0

    def trip(self) -> None:
        self.until = time.monotonic() + REST

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self.until


breaker = Breaker()


def folder() -> Path:
    return Path(settings.SHELTER_ROOT) / SITE


def broken_by_database(error: BaseException | None) -> bool:
    """Did the database itself fail, and not one statement? Asked of the database once more, by a way of its own."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        # SQLite says DatabaseError itself when the file is no database
        if isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError:
            return not _database_answers()
        error = error.__cause__ or error.__context__
    return False


def _database_answers() -> bool:
    probe = connection.copy()
    try:
        with probe.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        return True
    except Exception:  # whatever it is, it is no answer
        return False
    finally:
        probe.close()


def answer(request: HttpRequest) -> HttpResponse:
    """The page of the copy, or a plain page that says what still works. Never raises, never asks the database."""
    path, now = request.path_info, timezone.now()
    found = _file(path) if request.method in ("GET", "HEAD") else None
    if found is None:
        return _with_headers(_nothing(request, now))
    if found.suffix != ".html":
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return _with_headers(HttpResponse(found.read_bytes(), content_type=kind))
    told = manifest(folder())
    html = dressed(found.read_text(), at=datetime.fromisoformat(told["at"]), alarm=kept(now), down=True)
    return _with_headers(HttpResponse(html, status=200 if path.startswith(ALWAYS_RIGHT) else 503))


def _file(path: str) -> Path | None:
    """The file of the copy behind this path; a list's later pages have no query here, so none is looked at."""
    root = folder().resolve()
    try:
        found = (root / harvest.as_file(quote(path))).resolve()
        return found if found.is_relative_to(root) and found.is_file() and not found.name.startswith(".") else None
    except (ValueError, OSError):
        return None


def _nothing(request: HttpRequest, now: datetime) -> HttpResponse:
    context = {
        "alarm": kept(now),
        "has_copy": (folder() / "index.html").is_file(),
        "has_evacuation": (folder() / ALWAYS_RIGHT.strip("/") / "index.html").is_file(),
        "sent": request.method not in ("GET", "HEAD"),
    }
    return HttpResponse(loader.get_template("portal/copy/down.html").render(context), status=503)


def _with_headers(response: HttpResponse) -> HttpResponse:
    if response.status_code == 503:
        response["Retry-After"] = str(TRY_AGAIN)
    response["Cache-Control"] = "no-store"
    response.headers.setdefault("Content-Security-Policy", POLICY)
    return response
