"""Ceilings for the tail: a file that grows past its ceiling becomes a folder of the same name."""

import statistics
from pathlib import Path

from tests.house.tree import PACKAGE, ROOT, none, sources

CODE, TESTS, MEDIAN = 500, 800, 120


def too_long(paths: list[Path], ceiling: int) -> list[str]:
    counted = ((path, len(path.read_text().splitlines())) for path in paths)
    return [f"{path.name}: {lines} lines, ceiling {ceiling}" for path, lines in counted if lines > ceiling]


def test_no_source_passes_its_ceiling():
    none(too_long(sources(), CODE))
    none(too_long(sorted(PACKAGE.rglob("templates/**/*.html")), CODE))
    none(too_long(sorted((ROOT / "benchmarks").glob("*.py")), CODE))


def test_no_test_passes_its_ceiling():
    none(too_long(sorted((ROOT / "tests").rglob("*.py")), TESTS))


def test_the_typical_file_is_small():
    lengths = [len(path.read_text().splitlines()) for path in sources()]
    assert statistics.median(length for length in lengths if length) <= MEDIAN


def test_a_long_file_is_seen(tmp_path):
    long = tmp_path / "long.py"
    long.write_text("x = 1\n" * 501)
    assert too_long([long], CODE) == ["long.py: 501 lines, ceiling 500"]
