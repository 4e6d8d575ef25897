"""Counting readers without knowing them.

A reading adds one to a number in this process's memory; a handful, or one that has waited a minute, is written in one
short transaction. So a reader does not wait for the database's only writer, and several processes add up.
A process that is killed loses at most `HANDFUL` readings; one that ends in order writes them first.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from threading import Lock
from time import monotonic

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

HANDFUL = 20
SECONDS = 60
MACHINES = re.compile(
    r"bot|crawl|spider|slurp|archive|preview|facebookexternalhit|whatsapp|telegram|monitor|uptime|curl|wget|python|"
    r"java/|go-http|okhttp|headless|lighthouse|scan|feed|fetch",
    re.IGNORECASE,
)
Counts = Mapping[tuple[int, date], int]


def is_reader(request: HttpRequest) -> bool:
    """A person who opened the page, as far as can be told without remembering anybody; officers are not counted."""
    agent = request.headers.get("User-Agent", "")
    if request.method != "GET" or not agent or MACHINES.search(agent):
        return False
    early = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    return "prefetch" not in early and settings.SESSION_COOKIE_NAME not in request.COOKIES


class Tally:
    """What this process has counted and not yet written. `store` adds (page, day) → count to the table."""

    def __init__(self, store: Callable[[Counts], None]) -> None:
        self.store = store
        self.lock = Lock()
        self.waiting: Counter[tuple[int, date]] = Counter()
        self.since = monotonic()

    def add(self, page_id: int, on: date) -> None:
        """Count one reading; writes when the handful is full or has waited long enough."""
        with self.lock:
            self.waiting[page_id, on] += 1
            due = self.waiting.total() >= HANDFUL or monotonic() - self.since >= SECONDS
        if due:
            self.write()

    def write(self) -> int:
        """Write what is waiting. Returns how many readings; where the database is busy they go on waiting."""
        with self.lock:
            taken, self.waiting, self.since = self.waiting, Counter(), monotonic()
        if not taken:
            return 0
        try:
            self.store(taken)
        except DatabaseError:
            with self.lock:
                self.waiting += taken
            return 0
        return taken.total()
