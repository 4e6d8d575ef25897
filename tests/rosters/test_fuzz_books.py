"""Bent books: read, or refused with a sentence; nothing else. `benchmarks/fuzz_books.py` runs ten thousand."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naungan.kit.sheets import Limits, Unreadable, read_grids, unlock
from naungan.protection.rosters.layouts import read_book
from tests.kit.fuzzing import cases, seeds
from tests.rosters.books import PASSWORD

CASES = 320
TIGHT = Limits(unpacked_bytes=50_000_000, cells=2_000_000, workbook_bytes=10_000_000)


def attempt(data: bytes) -> str:
    """Read a book; the code of the refusal, or "read"."""
    try:
        book = read_book(data, limits=TIGHT)
        assert book.height
    except Unreadable as no:
        assert no.code and no.message.strip().endswith((".", "!")), no.message
        return no.code
    return "read"


@pytest.mark.parametrize("part", range(4))
def test_bent_books_never_crash(part):
    found = set()
    for name, data in cases(seeds(), CASES // 4, seed=20_261_123 + part):
        start = time.perf_counter()
        try:
            found.add(attempt(data))
        except Exception as error:
            raise AssertionError(name) from error
        assert time.perf_counter() - start < 20, name
    assert {"read", "file_damaged"} <= found


def test_bent_locks_never_crash():
    locked = {"locked": seeds()["locked"]}
    for name, data in cases(locked, 15, seed=7):
        try:
            attempt(unlock(data, PASSWORD))
        except Unreadable as no:
            assert no.message, name


cell = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\r\n"\x00'), max_size=12)
quoted = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=12)


def written(lines: list[list[str]], separator: str) -> str:
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(lines)
    return out.getvalue()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(quoted, min_size=3, max_size=3), min_size=1, max_size=8), st.sampled_from(";\t|"))
def test_what_a_writer_wrote_is_read_back(lines, separator):
    """Through both readers of text: quotes, separators and line breaks inside cells, blank lines, numbering kept."""
    lines = [["a", "b", "c"], ["d", "e", "f"], *lines, ["g", "h", "i"]] * 2
    head = "sep=" + separator + "\r\n"
    try:
        (grid,) = read_grids((head + written(lines, separator)).encode())
    except Unreadable as no:
        assert no.code in ("quote_not_closed", "file_not_spreadsheet"), no.code
        return
    wanted = [(at, line) for at, line in enumerate(lines, start=1) if any(line)]
    assert list(grid.numbered()) == wanted


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(cell, max_size=5), max_size=12), st.sampled_from([";", ",", "\t", "|"]))
def test_both_readers_of_text_agree(lines, separator):
    body = "\r\n".join(separator.join(line).replace("\n", " ") for line in lines)
    if not body.strip("\ufeff \r\n\t\x00"):
        return
    head = f"sep={separator}\r\n"
    plain = (head + body).encode()
    odd = (head + body + '\r\nx"y').encode()  # a quote inside a cell sends the file to the other reader
    try:
        (a,), (b,) = read_grids(plain), read_grids(odd)
    except Unreadable:
        return
    stripped = [(number, _trimmed(line)) for number, line in a.numbered()]
    assert [(number, _trimmed(line)) for number, line in b.numbered()][:-1] == stripped


def _trimmed(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line.pop()
    return line


@settings(max_examples=12, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_with_a_known_beginning(data):
    for start in (
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x09\x08\x10\x00",
        b"<table>",
    ):
        attempt(start + data)
