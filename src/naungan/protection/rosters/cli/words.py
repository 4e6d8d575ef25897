"""What the command line says about a file: `--map nik=C`, and the password of a locked workbook."""

import getpass
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from naungan.kit.sheets import Limits, Unreadable, is_locked, unlock
from naungan.protection.rosters.layouts import Told, mapping

LONGEST_FILE = 4096
NO_TERMINAL = (
    "Berkas ini dikunci kata sandi. Jalankan di terminal, atau tulis kata sandinya ke berkas dan pakai --password-file."
)


def add(parser: ArgumentParser) -> None:
    """`--map` and `--password-file`. A password is never an argument: other users of the machine can read those."""
    parser.add_argument("--map", action="append", metavar="NAME=COLUMN", default=[],
                        help='arti kolom: nik=C, nik="No KTP", atau "Lembar 1!nik=C"; boleh berulang')  # fmt: skip
    parser.add_argument("--password-file", metavar="FILE", help="berkas dengan kata sandi di baris pertama")


def told(options: dict[str, Any]) -> Sequence[Told]:
    """What `--map` says. Raises ValueError with a sentence."""
    return mapping.from_words(options["map"])


def password(options: dict[str, Any]) -> str:
    """From the file, or asked on a terminal. Raises Unreadable where neither is there."""
    path = options["password_file"]
    if path is not None:
        try:
            text = Path(path).read_text(encoding="utf-8-sig")[:LONGEST_FILE]
        except (OSError, ValueError) as wrong:
            raise Unreadable("password_protected", f"Berkas kata sandi {path} tidak dapat dibaca.") from wrong
        return text.split("\n", 1)[0].rstrip("\r")
    if not sys.stdin.isatty():
        raise Unreadable("password_protected", NO_TERMINAL)
    try:
        return getpass.getpass("Kata sandi berkas: ")
    except (EOFError, KeyboardInterrupt) as wrong:
        raise Unreadable("password_protected", NO_TERMINAL) from wrong


def opened(options: dict[str, Any]) -> str | bytes:
    """The file to read: its path, or what it holds without its lock."""
    path = Path(options["file"])
    try:
        with path.open("rb") as stream:
            is_office = stream.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        if not is_office or path.stat().st_size > Limits().workbook_bytes:
            return options["file"]
        data = path.read_bytes()
    except (OSError, ValueError):
        return options["file"]  # the reader says what is wrong with it
    return unlock(data, password(options)) if is_locked(data) else data
