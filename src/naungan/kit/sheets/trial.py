"""A first reading of an old workbook in a process of its own, with its own clock and memory.

The tables of an XLS say where its next piece lies. Damaged ones can lead the reader round in circles for ever, and no
exception ends that; a process can be ended.
"""

import resource
import subprocess
import sys

from naungan.kit.sheets.book import MEGABYTE

SECONDS = 10
MEMORY = 1_024 * MEGABYTE
PROGRAM = """
import io, sys
import python_calamine
book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
for name in book.sheet_names:
    book.get_sheet_by_name(name)
"""


def comes_back(data: bytes) -> bool:
    """Does the reader come back from this file within its bounds, be it with an error it can name?"""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", PROGRAM],
            input=data, timeout=SECONDS, capture_output=True, check=False, preexec_fn=_bound,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode >= 0  # below zero a signal ended it


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
