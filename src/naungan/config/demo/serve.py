"""Serving the demo: pages and the worker process, ended together."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

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
    """Pages and worker until Ctrl-C; `on_open` is called once the port answers. Returns the exit code."""
    pages = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "2", "--blocking-threads", "1", "--no-ws", "--log-level", "warning",
        "naungan.config.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "naungan.config.cli", "db_worker", "--interval", "1"]
    clock = ["sh", "-c", f"while sleep {TICK}; do {sys.executable} -m naungan.config.cli tick >/dev/null; done"]
    named = ["env", f"PORT={port}"]  # letters name the port that was found
    running = [subprocess.Popen(named + command) for command in (pages, worker, clock)]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        _wait_until_open(host, port, running)
        on_open()
        while all(process.poll() is None for process in running):
            time.sleep(0.5)
        return next(process.returncode for process in running if process.poll() is not None) or 1
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()


def _wait_until_open(host: str, port: int, running: list[subprocess.Popen]) -> None:
    for _ in range(300):
        if any(process.poll() is not None for process in running):
            return
        with suppress(OSError), socket.create_connection((host, port), timeout=0.2):
            return
        time.sleep(0.2)
