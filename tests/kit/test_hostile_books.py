"""Hostile workbooks in a process of its own, whose memory is bounded: one too greedy would be killed there."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

MEMORY = 3 * 1024**3  # of addresses; what is really used is measured
GROWN = 400  # megabytes
SECONDS = 60  # for one book on a busy machine; each takes about a second on a quiet one


@pytest.fixture(scope="module")
def told() -> dict[str, dict]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kit.hostile_books"],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=600, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return {item["name"]: item for item in map(json.loads, done.stdout.splitlines())}


def test_each_is_read_or_refused_as_it_should(told):
    for name, item in told.items():
        assert item["wanted"] in (item["found"], "read or refused"), name
    assert told["stray cell a million lines down"]["lines"] == [[1_048_576]]
    assert told["ods far down"]["lines"] == [[1_000_003]]
    assert told["dimension that lies"]["lines"] == [[3]]


def test_time_and_memory_are_bounded(told):
    assert max(item["seconds"] for item in told.values()) < SECONDS
    assert max(item["grown"] for item in told.values()) < GROWN
