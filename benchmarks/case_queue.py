"""The officers' queue among many cases, against the plain way: count each tab, sort everything, skip with OFFSET.

    python benchmarks/case_queue.py [CASES]

Fills so many cases (100,000), one in five still open, in a database of its own in a temporary folder, and reads as a
province officer the first page and a page deep in the queue, and the counts of the tabs. Milliseconds of the
processor, so that other work beside it does not count; the same rows come out of both ways.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
place = tempfile.TemporaryDirectory(prefix="naungan-bench-")  # gone with the process
os.environ["NAUNGAN_VAR"] = place.name
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models import F, Value  # noqa: E402
from django.utils import timezone  # noqa: E402

from naungan.accounts.models import RoleGrant, User  # noqa: E402
from naungan.cases.models import Case  # noqa: E402
from naungan.cases.reports import queue  # noqa: E402

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=timezone.get_default_timezone())
KIND = "info_request"
CHUNK = 5_000
DEEP = 250  # pages into the queue


def fill(count: int) -> User:
    """The cases, thirty officers who carry them, and the officer who looks."""
    draw, today = random.Random(52), NOW.date()
    officers = [User.objects.create(email=f"petugas{n}@contoh.id", name=f"Petugas {n}") for n in range(30)]
    for officer in officers:
        RoleGrant.objects.create(user=officer, role="ppid_officer", area_id="52", from_on=today - timedelta(days=900))
    for begin in range(0, count, CHUNK):
        made = []
        for serial in range(begin, min(begin + CHUNK, count)):
            turn = draw.choices(("nobody", "office", "applicant"), (80, 15, 5))[0]
            due = today + timedelta(days=draw.randrange(-5, 30) if turn != "nobody" else -draw.randrange(1, 2000))
            made.append(
                Case(
                    kind=KIND, year=2026, serial=serial + 1, number=f"PPID/2026/{serial + 1:04d}", area="52",
                    title=f"Salinan dokumen {serial}", state="registered", waits_for=turn, channel="form",
                    received_at=NOW - timedelta(days=20), due_on=due if draw.random() > 0.02 else None,
                    clock={"unit": "working_days"}, holder=draw.choice(officers) if draw.random() < 0.7 else None,
                )
            )  # fmt: skip
        Case.objects.bulk_create(made)
    return officers[0]


def milliseconds(act: Callable[[], object], times: int = 7) -> float:
    took = []
    for _ in range(times):
        start = time.process_time()
        act()
        took.append(1000 * (time.process_time() - start))
    return median(took)


def plain_page(user: User, number: int) -> list[int]:
    """Sort all that is open, skip to the page."""
    cases = Case.objects.visible_to(user).open().select_related("holder", "unit")
    cases = cases.order_by(F("waits_for").desc(), F("due_on").asc(nulls_last=True), "pk")
    return [case.pk for case in cases[number * queue.PAGE : (number + 1) * queue.PAGE]]


def plain_counts(user: User) -> list[int]:
    """Each tab asked for by itself."""
    cases, today = Case.objects.visible_to(user), NOW.date()
    tabs = (
        cases.open().filter(holder=user), cases.due_on(today), cases.overdue(NOW, today),
        cases.filter(waits_for="applicant"), cases.open(),
    )  # fmt: skip
    return [len(tab.annotate(one=Value(1)).values_list("one")) for tab in tabs]


def main(count: int = 100_000) -> None:
    call_command("migrate", verbosity=0)
    start = time.process_time()
    user = fill(count)
    print(f"{count:,} cases, {Case.objects.open().count():,} open: filled in {time.process_time() - start:.0f} s")
    choice, after, deep = queue.Choice(), "", 0
    while deep < DEEP:  # walk there once, as an officer would
        found = queue.page(user, choice, now=NOW, after=after)
        if not found.after:
            break
        after, deep = found.after, deep + 1
    asked = {
        "first page": (lambda: queue.page(user, choice, now=NOW), lambda: plain_page(user, 0)),
        f"page {deep + 1}": (lambda: queue.page(user, choice, now=NOW, after=after), lambda: plain_page(user, deep)),
        "tabs": (lambda: queue.counts(user, choice, now=NOW), lambda: plain_counts(user)),
    }
    for place_in, begin in ((0, ""), (deep, after)):
        rows = [row.case.pk for row in queue.page(user, choice, now=NOW, after=begin).rows]
        assert rows == plain_page(user, place_in), "the two ways disagree"
    for name, (ours, plain) in asked.items():
        own, other = milliseconds(ours), milliseconds(plain, times=3)
        print(f"{name:<12} {own:>8.1f} ms   plain {other:>8.1f} ms   plain/ours {other / own:>6.1f}")


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:]))
