"""Real books, bent in every way: bytes changed, cut, doubled, parts of archives swapped. Same seed, same cases."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator

Change = Callable[[bytes, random.Random], bytes]
INTERESTING = (
    b"\x00", b"\xff", b'"', b";", b"\r", b"\n", b"=", b"<", b"&", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"PK\x03\x04", b"1048576", b"XFD1048576", b"4294967295", b"-1", b"1E+308", b'r="A0"', b"]]>", b"<row>",
)  # fmt: skip


def flip(data: bytes, chance: random.Random) -> bytes:
    bent = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        if bent:
            bent[chance.randrange(len(bent))] = chance.randrange(256)
    return bytes(bent)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def drop(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice((1, 7, 100, 4096)) :]


def double(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    size = chance.choice((1, 20, 300))
    return data[: at + size] + data[at : at + size] * chance.choice((1, 2, 50)) + data[at + size :]


def insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(INTERESTING) * chance.choice((1, 1, 3, 200)) + data[at:]


BYTES: tuple[Change, ...] = (flip, cut, drop, double, insert)


def inside(data: bytes, chance: random.Random) -> bytes:
    """One part of an archive bent and packed again, so that the damage reaches the reader behind the zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, NotImplementedError, KeyError):
        return flip(data, chance)
    name = chance.choice(sorted(parts))
    way = chance.randrange(8)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[name] = parts[chance.choice(sorted(parts))]
    else:
        parts[name] = chance.choice(BYTES)(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, body in parts.items():
            archive.writestr(part, body)
    return out.getvalue()


def cases(books: dict[str, bytes], count: int, *, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` bent books with a name that says which."""
    chance = random.Random(seed)
    names = sorted(books)
    for number in range(count):
        name = names[number % len(names)]
        data = books[name]
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            is_zip = data.startswith(b"PK") and chance.random() < 0.7
            data = inside(data, chance) if is_zip else chance.choice(BYTES)(data, chance)
        yield f"{name}#{seed}.{number}", data


def seeds() -> dict[str, bytes]:
    """Small real books of every kind."""
    from tests.rosters.books import LOCKED, csv_book, ods_book, xls_book, xlsx_book
    from tests.rosters.test_unseen_shapes import rows

    lines = [
        ["DAFTAR NAMA"],
        [],
        ["No", "NIK", "Nama", "Tgl Lahir", "Desa"],
        *rows("n", "nik", "name", "born", "village"),
    ]
    plain = [["No", "NIK", "Nama", "Tgl Lahir", "Desa"], *rows("n", "nik", "name", "dmy", "village")]
    return {
        "csv": csv_book(plain), "tsv utf-16": csv_book(plain, separator="\t", codec="utf-16"),
        "cp1252": csv_book([*plain, ["6", "x", "Nuré “kutip” ; dua\nbaris"]], codec="cp1252"),
        "xlsx": xlsx_book({"Data": lines, "Lain": plain}, merged={"Data": ["A1:E1"]}), "xls": xls_book({"Data": lines}),
        "ods": ods_book({"Data": lines}), "locked": LOCKED,
        "html": b"<html><table><tr><th>NIK<th>Nama<tr><td>5203074105900001<td rowspan=2>Siti</table></html>",
    }  # fmt: skip
