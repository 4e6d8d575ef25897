"""Writing the public site as plain files: walk from the front page, keep what any web server can serve.

A page that needs the database while somebody reads it (a form, a search, the officers' desk) becomes a page that says
that it rests; so every link of the copy leads somewhere and none had to be rewritten.
"""

import json
import shutil
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import loader
from django.urls import Resolver404, resolve

from naungan.kit.refusal import Refused
from naungan.portal.shelter import harvest
from naungan.portal.shelter.alarm import Alarm
from naungan.portal.shelter.dressing import dressed
from naungan.portal.shelter.visiting import Answer, Visitor

MANIFEST = ".salinan.json"
DYNAMIC = ("/cari/", "/masukan/")  # open to all, but nothing without the running site
LARGEST = 25_000_000  # bytes of one file; a larger one rests
Leave = Callable[[str], object]
Progress = Callable[[int, int, float | None], object]  # done, known to wait, seconds left


@dataclass
class Report:
    """What was written. `lost`: address → the first page that leads to it, though nothing is there."""

    pages: int = 0
    files: int = 0
    resting: int = 0
    size: int = 0
    seconds: float = 0.0
    lost: dict[str, str] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)  # addresses that answered with an error of ours


def ready_for(folder: Path) -> None:
    """May a copy be written as `folder`? Raises Refused where something else lies there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(f"{folder} bukan folder. Pilih folder yang belum ada atau yang kosong.")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MANIFEST).is_file():
        raise Refused(
            f"{folder} berisi berkas lain, bukan salinan Naungan. Pilih folder kosong; tidak ada yang ditimpa."
        )


def write(
    folder: Path,
    *,
    seeds: Iterable[str],
    at: datetime,
    alarm: Alarm | None = None,
    leave: Leave | None = None,
    progress: Progress | None = None,
    facts: dict | None = None,
) -> Report:
    """Write the site beside `folder`, then put it in its place. Raises Refused; the old copy then stays.

    `seeds` are addresses to begin with; paths for which `leave` is true are left out; `facts` are kept in the manifest
    for whoever asks later whether the copy is current.
    """
    ready_for(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.baru")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        report = _Walk(beside, at, alarm, leave, progress).over(["/", *seeds])
        told = {"at": at.isoformat(), "alarm": worn(alarm), "pages": report.pages, **(facts or {})}
        (beside / MANIFEST).write_text(json.dumps(told))
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return report


def manifest(folder: Path) -> dict:
    """What the copy in `folder` says of itself; empty where there is none."""
    try:
        return json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError):
        return {}


def redress(folder: Path, *, alarm: Alarm | None) -> int:
    """Put the banner on, or take it off, every page of the copy. Returns the number of pages changed."""
    told = manifest(folder)
    if not told:
        return 0
    changed, at = 0, datetime.fromisoformat(told["at"])
    for path in folder.rglob("*.html"):
        before = path.read_text()
        after = dressed(before, at=at, alarm=alarm)
        if after != before:
            beside = path.with_name(f".{path.name}.baru")
            beside.write_text(after)
            beside.replace(path)
            changed += 1
    (folder / MANIFEST).write_text(json.dumps(told | {"alarm": worn(alarm)}))
    return changed


def worn(alarm: Alarm | None) -> str:
    """Which banner the pages wear, in one word: no two were switched on at the same moment."""
    return alarm.since.isoformat() if alarm else ""


def _swap(new: Path, place: Path) -> None:
    """Two renames: a reader between them finds nothing for some microseconds, and never half a site."""
    old = place.with_name(f".{place.name}.lama")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


class _Walk:
    """One walk over the site. Static files and pictures come from the disk, pages from a visit."""

    def __init__(self, folder: Path, at: datetime, alarm: Alarm | None, leave: Leave | None, progress: Progress | None):
        self.folder, self.at, self.alarm, self.leave, self.progress = folder, at, alarm, leave, progress
        self.visitor, self.report = Visitor(), Report()
        self.waiting: deque[tuple[str, str]] = deque()
        self.known: set[str] = set()

    def over(self, seeds: list[str]) -> Report:
        began = monotonic()
        self._resting(harvest.RESTING)
        self.known.add(harvest.RESTING)
        self._meet(seeds, "")
        while self.waiting:
            address, found_on = self.waiting.popleft()
            try:
                self._one(address, found_on)
            except (ValueError, OSError):  # a name that no file can have
                self.report.broken.append(address)
            if not self.report.pages:
                raise Refused("Beranda tidak terbaca; salinan lama dibiarkan. Lihat catatan peladen.")
            self._tell(began)
        if lost := self.visitor.get("/404-salinan/"):
            self._page("/404.html", lost.text)
        self.report.seconds = monotonic() - began
        return self.report

    def _tell(self, began: float) -> None:
        done = self.report.pages + self.report.files + self.report.resting
        if self.progress and done:
            each = (monotonic() - began) / done
            self.progress(done, len(self.waiting), each * len(self.waiting) if done > 20 else None)

    def _meet(self, addresses: Iterable[str], found_on: str) -> None:
        for address in addresses:
            path = harvest.plain(address)
            if path and address not in self.known and not (self.leave and self.leave(path)):
                self.known.add(address)
                self.waiting.append((address, found_on))

    def _one(self, address: str, found_on: str) -> None:
        path = harvest.plain(address) or "/"
        if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)) and self._from_disk(path):
            return
        if self._rests(path):
            return self._resting(path)
        answer = self.visitor.get(address)
        if answer.status in (301, 302, 303, 307, 308):
            self._redirect(path, answer.location, found_on)
        elif answer.status in (404, 410):
            self.report.lost.setdefault(address, found_on)
        elif answer.status != 200:
            self.report.broken.append(address)
        elif answer.is_page and (answer.has_cookie or "csrfmiddlewaretoken" in answer.text):
            self._resting(path)  # a form: it needs a reader's own token
        elif answer.is_page:
            self._page(path, answer.text, base=address)
        else:
            self._other(path, answer)

    def _rests(self, path: str) -> bool:
        if path.startswith(DYNAMIC):
            return True
        try:
            view = resolve(path).func
        except Resolver404:
            return False
        return getattr(view, "login_required", True)

    def _page(self, path: str, html: str, base: str = "") -> None:
        self._meet(harvest.links(html, base or path), base or path)
        settled = harvest.settle(html, base or path, self.leave)
        self._put(path, dressed(settled, at=self.at, alarm=self.alarm).encode())
        self.report.pages += 1

    def _resting(self, path: str) -> None:
        if not path.endswith("/"):
            return
        html = loader.get_template("portal/copy/resting.html").render({"at": self.at})
        self._put(path, dressed(html, at=self.at, alarm=self.alarm).encode())
        self.report.resting += 1

    def _redirect(self, path: str, location: str, found_on: str) -> None:
        target = harvest.own(location, path)
        if not path.endswith("/"):
            return
        if target:
            self._meet([target], found_on)
        html = loader.get_template("portal/copy/moved.html").render({"to": target or location})
        self._put(path, html.encode())
        self.report.pages += 1

    def _other(self, path: str, answer: Answer) -> None:
        if path.endswith("/") or len(answer.body) > LARGEST:
            return self._resting(path)
        self._put(path, answer.body)
        self.report.files += 1

    def _from_disk(self, path: str) -> bool:
        """Static files and pictures, and what a style sheet of ours needs."""
        name = harvest.as_file(path)
        if path.startswith(settings.MEDIA_URL):
            source = Path(settings.MEDIA_ROOT) / name.removeprefix(settings.MEDIA_URL.lstrip("/"))
        else:
            inner = name.removeprefix(settings.STATIC_URL.lstrip("/"))
            source = Path(settings.STATIC_ROOT) / inner
            source = source if source.is_file() else Path(finders.find(inner) or source)
        if not source.is_file():
            return False
        body = source.read_bytes()
        if source.suffix == ".css":
            self._meet(harvest.needed_by_css(body.decode(), path), path)
        self._put(path, body)
        self.report.files += 1
        return True

    def _put(self, path: str, body: bytes) -> None:
        target = self.folder / harvest.as_file(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
        self.report.size += len(body)
