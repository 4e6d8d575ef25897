"""A database of its own in a temporary folder, gone with the process; and how much memory was used at most."""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
MEGABYTE = 1024 * 1024


def open_place(**settings: str) -> tempfile.TemporaryDirectory:
    """Django with an empty, migrated database. BENCH_DATABASE_URL names an empty PostgreSQL database instead."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naungan.config.settings")
    place = tempfile.TemporaryDirectory(prefix="naungan-bench-")
    if template := os.environ.get("BENCH_TEMPLATE"):  # a migrated SQLite file: half a minute less
        shutil.copy(template, Path(place.name) / "naungan.sqlite3")
    os.environ["NAUNGAN_VAR"] = place.name
    os.environ.pop("DATABASE_URL", None)
    if url := os.environ.get("BENCH_DATABASE_URL"):
        os.environ["DATABASE_URL"] = url
    os.environ.update(settings)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    return place


def resident() -> int:
    """Bytes of this process that lie in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES


class Peak:
    """`grown`: by how many MB the memory grew at most since the beginning."""

    def __init__(self) -> None:
        self.before = self.most = resident()
        self.is_over = False

    @property
    def grown(self) -> float:
        return (self.most - self.before) / MEGABYTE

    def watch(self) -> None:
        while not self.is_over:
            self.most = max(self.most, resident())
            time.sleep(0.02)


@contextmanager
def watched() -> Iterator[Peak]:
    """Look at the memory fifty times a second while the block runs."""
    peak = Peak()
    thread = threading.Thread(target=peak.watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        peak.is_over = True
        thread.join()


def seconds(act: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = act()
    return time.perf_counter() - start, found


class Apart:
    """Times calls of some functions apart, so that they can be taken off: `taken` in seconds."""

    def __init__(self) -> None:
        self.taken = 0.0
        self.depth = 0

    def wrap(self, module: Any, name: str) -> None:
        inner = getattr(module, name)

        def timed(*args: Any, **kwargs: Any) -> Any:
            start, self.depth = time.perf_counter(), self.depth + 1
            try:
                return inner(*args, **kwargs)
            finally:
                self.depth -= 1
                if not self.depth:
                    self.taken += time.perf_counter() - start

        setattr(module, name, timed)
