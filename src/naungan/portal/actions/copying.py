"""The emergency copy of this installation: when it is written anew, and what it holds."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db.models import Max
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Site

from naungan.journal.models import Entry
from naungan.portal.actions import emergency
from naungan.portal.shelter import serving, writing
from naungan.portal.shelter.writing import Leave, Progress, Report

OLDEST = timedelta(hours=1)
SOONEST = timedelta(minutes=10)  # while officers work every minute changes something; a copy takes seconds of a core
ROOMS = ("/cakupan/", "/dasar-hukum/", "/regulasi/", "/dokumen/", "/sop/", "/agenda/", "/evakuasi/", "/peta-situs/")


# the copy for an emergency is small and fresh: without a page for every district and village, without data files
NOT_URGENT = re.compile(r"^/cakupan/\d\d\.\d\d\.|\.(csv|json|ics|xml|atom|rss)$")
MONTH = re.compile(r"^/agenda/(\d{4})/(\d{1,2})/")
WEEK = re.compile(r"^/agenda/minggu/(\d{4})-(\d{1,2})/")


def seeds() -> Iterable[str]:
    """Every live page that anybody may read, and the front doors of the rooms."""
    site = Site.objects.select_related("root_page").order_by("-is_default_site").first()
    if site is not None:
        root = site.root_page
        paths = Page.objects.live().public().descendant_of(root, inclusive=True).order_by("path")
        for url_path in paths.values_list("url_path", flat=True):
            yield "/" + url_path.removeprefix(root.url_path)
    yield from ROOMS


def far_away(path: str, today: date) -> bool:
    """A month or week of the calendar that nobody needs from a copy; each leads to the next, for a hundred years."""
    if match := MONTH.match(path):
        year, month = map(int, match.groups())
        return abs(year * 12 + month - today.year * 12 - today.month) > 6
    if match := WEEK.match(path):
        year, week = map(int, match.groups())
        return abs((year - today.isocalendar().year) * 52 + week - today.isocalendar().week) > 6
    return False


def write(folder: Path, *, now: datetime, leave: Leave | None = None, progress: Progress | None = None) -> Report:
    """Write the public site as plain files into `folder`. Raises Refused; what was there then stays."""
    alarm = emergency.mirror(now=now)
    today = timezone.localdate(now)
    facts = {"fingerprint": fingerprint()}
    return writing.write(
        folder,
        seeds=_known(),
        at=now,
        alarm=alarm,
        leave=lambda path: far_away(path, today) or (leave is not None and leave(path)),
        progress=progress,
        facts=facts,
    )


def _known() -> list[str]:
    """Rooms that this installation does not have are no lost pages."""
    visitor = writing.Visitor()
    return [address for address in seeds() if address not in ROOMS or visitor.get(address).status < 400]


def fingerprint() -> str:
    """Changes whenever an officer or an editor did anything: every verb leaves a line in one of these journals."""
    journals = ((Entry, "id"), (PageLogEntry, "id"), (ModelLogEntry, "id"))
    return "-".join(str(model.objects.aggregate(last=Max(key))["last"] or 0) for model, key in journals)


def refresh(*, now: datetime) -> Report:
    """Write this installation's own copy anew."""
    return write(serving.folder(), now=now, leave=NOT_URGENT.search)


def redress(*, now: datetime) -> int:
    """Give the copy's pages the banner of now. Returns the number of pages changed."""
    return writing.redress(serving.folder(), alarm=emergency.mirror(now=now))


def keep_current(*, now: datetime) -> str:
    """For the clock: do what is due and say what was done. Cheap when nothing is.

    The banner is put right at every call; the copy is written after an hour, or ten minutes after a change.
    """
    told = writing.manifest(serving.folder())
    alarm = emergency.mirror(now=now)
    age = now - datetime.fromisoformat(told["at"]) if told else OLDEST
    if age >= OLDEST or (age >= SOONEST and told.get("fingerprint") != fingerprint()):
        report = refresh(now=now)
        return f"salinan darurat ditulis: {report.pages} halaman"
    if told.get("alarm") != writing.worn(alarm):
        return f"pengumuman pada salinan darurat diganti: {redress(now=now)} halaman"
    return ""
