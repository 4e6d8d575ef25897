"""Serving the demo: pages and the worker process, ended together."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

AGAIN = 5  # seconds after which a worker that ended is started anew: its database may be away for a while
TICK = 60  # seconds between two `naungan tick`: letters leave, work that was cut off goes on


def free_port(wanted: int, say: Callable[[str], object], *, host: str = "127.0.0.1", tries: int = 50) -> int:
    """`wanted`, or the next free port after it, said aloud."""
    for port in range(wanted, wanted + tries):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind((host, port))
                if port != wanted:
                    say(f"Port {wanted} sedang dipakai; portal dibuka di port {port}.")
                return port
    raise OSError(f"Tidak ada port bebas antara {wanted} dan {wanted + tries - 1}.")


def run(port: int, *, host: str = "127.0.0.1", on_open: Callable[[], object] = lambda: None) -> int:
    """Pages and worker until Ctrl-C; `on_open` is called once the port answers. Returns the exit code.

    Without its database the worker ends; the pages stay (evacuation, emergency numbers) and it is started again.
    """
    pages = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "2", "--blocking-threads", "1", "--no-ws", "--no-access-log", "--log-level", "warning",
        "naungan.config.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "naungan.config.cli", "db_worker", "--interval", "1"]
    clock = ["sh", "-c", f"while sleep {TICK}; do {sys.executable} -m naungan.config.cli tick >/dev/null; done"]
    named = ["env", f"PORT={port}"]  # letters name the port that was found
    served = subprocess.Popen(named + pages)
    helpers = [Kept(named + command) for command in (worker, clock)]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _wait_until_open(host, port, served)
        on_open()
        while served.poll() is None:
            for helper in helpers:
                helper.look(time.monotonic())
            time.sleep(0.5)
        return served.returncode or 1
    except KeyboardInterrupt:
        return 0
    finally:
        running = [served, *(helper.process for helper in helpers)]
        for process in running:
            process.terminate()
        for process in running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


class Kept:
    """A process that is started again, `AGAIN` seconds after it ended."""

    def __init__(self, command: list[str]):
        self.command = command
        self.process = subprocess.Popen(command)
        self.ended: float | None = None

    def look(self, now: float) -> None:
        """`now` in seconds of a clock that never goes back."""
        if self.process.poll() is None:
            return
        if self.ended is None:
            self.ended = now
        elif now - self.ended >= AGAIN:
            self.process, self.ended = subprocess.Popen(self.command), None


def _wait_until_open(host: str, port: int, served: subprocess.Popen) -> None:
    for _ in range(300):
        if served.poll() is not None:
            return
        with suppress(OSError), socket.create_connection((host, port), timeout=0.2):
            return
        time.sleep(0.2)
