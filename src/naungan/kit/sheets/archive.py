"""What a zipped workbook holds, measured before anything builds a table of it.

The reader behind `workbook` makes a full table of a sheet: as many lines as its last cell says, times as many columns.
A few bytes can claim a thousand million cells, so the claims are looked at first, block by block, and nothing is kept.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from naungan.kit.sheets.book import MEGABYTE, Limits, Unreadable

DAMAGED = "Berkas rusak atau terpotong. Buka di aplikasi lembar kerja, simpan ulang, lalu kirim lagi."
NOT_A_BOOK = "Berkas ini bukan lembar kerja. Kirim dalam bentuk XLSX, XLS, ODS, atau CSV."
LOCKED = "Berkas ini dikunci kata sandi. Masukkan kata sandinya, atau simpan ulang tanpa kata sandi."
BOOK_MARKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
BLOCK = 4 * MEGABYTE
MAX_ENTRIES = 5_000
EXCEL_ROWS = 1_048_576

ROW = re.compile(rb'<row [^>]*?\br="(\d{1,9})')
PREFIXED_ROW = re.compile(rb'<\w+:row [^>]*?\br="(\d{1,9})')
TALLER = {digits: re.compile(rb' r="[A-Za-z]{1,3}\d{%d,}' % (digits + 1)) for digits in range(1, 10)}
REFERENCE = re.compile(rb' r="([A-Za-z]{0,4})\d{0,7}([^0-9]|$)')
ODD = re.compile(rb"""[\t\r\n]r\s*=|\sr\s*=\s*'|\sr\s+=|\sr=\s""")
SHARED = re.compile(rb't="s"[^>]*>\s*<(?:\w+:)?v>(\d{1,9})<')


@dataclass
class Part:
    """One part that holds cells: how far they reach, and how many there are."""

    name: str
    height: int = 0
    width: int = 1
    cells: int = 0
    rows: int = 0
    is_odd: bool = False  # written as no spreadsheet program does; its claims are not known

    @property
    def area(self) -> int:
        return self.height * self.width

    @property
    def is_sparse(self) -> bool:
        """Would a full table be mostly blank?"""
        return self.is_odd or self.area > 4 * self.cells + 1_000_000


@dataclass
class Measured:
    parts: list[Part] = field(default_factory=list)
    longest_text: int = 0


def check(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, opened. Refuses one that is no book, is locked, or would unpack to more than the limit."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if len(entries) > MAX_ENTRIES or not names.intersection(BOOK_MARKS):
            raise Unreadable("file_not_spreadsheet", NOT_A_BOOK)
        if "content.xml" in names and "manifest:encryption-data" in _manifest(archive, names):
            raise Unreadable("password_protected", LOCKED)
        if sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
            raise bomb(limits)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("file_damaged", DAMAGED) from error
    return archive


def blocks(archive: zipfile.ZipFile, name: str, left: list[int], limits: Limits) -> Iterator[bytes]:
    """The part inflated, block by block; `left` counts down what may still be unpacked, whatever is declared."""
    try:
        with archive.open(name) as stream:
            while block := stream.read(BLOCK):
                left[0] -= len(block)
                if left[0] < 0:
                    raise bomb(limits)
                yield block
    except Unreadable:
        raise
    except Exception as error:  # zlib, wrong sums, unknown methods, encrypted entries
        raise Unreadable("file_damaged", DAMAGED) from error


def measure(archive: zipfile.ZipFile, limits: Limits) -> Measured:
    """How far the cells of each part reach, and the longest text that cells may share. Nothing is kept."""
    found = Measured()
    left = [limits.unpacked_bytes]
    for name in dict.fromkeys(archive.namelist()):
        part, texts, carry = Part(name), _Texts(limits), b""
        for block in blocks(archive, name, left, limits):
            whole = carry + block
            _look(whole, part)
            texts.look(block)
            carry = whole[-64:] if b"<" in whole[-64:] else b""
        if part.cells or part.is_odd:
            found.parts.append(part)
        found.longest_text = max(found.longest_text, texts.longest)
    return found


def _look(block: bytes, part: Part) -> None:
    """Plain searches for a few letters first: they are ten times quicker than expressions, and mostly enough."""
    prefixed = b":c r=" in block
    rows = ROW.findall(block) + (PREFIXED_ROW.findall(block) if prefixed else [])
    part.rows += len(rows)
    part.height = max(part.height, max(map(int, rows), default=0), part.rows)
    cells = block.count(b"<c ") + (block.count(b":c ") if prefixed else 0)
    part.cells += cells
    if not cells and b"<c" not in block:
        return
    if TALLER[min(9, len(str(part.height)))].search(block):
        part.height = min(EXCEL_ROWS, 10 ** (len(str(part.height)) + 1))
        part.is_odd = part.is_odd or bool(TALLER[7].search(block))
    if _unusual(part.width).search(block):
        for letters, rest in set(REFERENCE.findall(block)):
            if len(letters) > 3 or rest not in (b'"', b""):
                part.is_odd = True  # the reader would count with it all the same, and past all bounds
            else:
                part.width = max(part.width, column_number(letters))
    is_plain = b"='" not in block and b" =" not in block and b"= " not in block
    if not (is_plain and block.count(b'r="') == block.count(b' r="')) and ODD.search(block):
        part.is_odd = True


@cache
def _unusual(width: int) -> re.Pattern[bytes]:
    """A reference that is none of the known columns', or none at all."""
    return re.compile(rb' r="(?!(?:[A-%c])?\d{1,7}")' % (64 + min(width, 26)))


def column_number(letters: bytes) -> int:
    """A -> 1, AA -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


class _Texts:
    """The longest of the texts that cells share."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.longest = 0
        self.open = 0
        self.is_texts: bool | None = None

    def look(self, block: bytes) -> None:
        if self.is_texts is None:
            self.is_texts = b"<sst" in block[:4096] or b":sst" in block[:4096]
        if not self.is_texts:
            return
        pieces = block.split(b"<si")
        lengths = [len(piece) for piece in pieces]
        lengths[0] += self.open
        self.open = lengths[-1]
        self.longest = max(self.longest, *lengths)
        if self.longest > 8 * self.limits.cell_characters:
            raise giant(self.limits)


def check_repeats(archive: zipfile.ZipFile, found: Measured, limits: Limits) -> None:
    """One long text shown by a million cells is a bomb too: texts times the cells that show them stay in bounds."""
    if found.longest_text * sum(part.cells for part in found.parts) <= limits.repeated_bytes:
        return
    left = [2 * limits.unpacked_bytes]
    used: Counter[int] = Counter()
    lengths: list[int] = []
    for name in dict.fromkeys(archive.namelist()):
        carry = b""
        for block in blocks(archive, name, left, limits):
            if b"<sst" in block[:4096] or (lengths and carry == b"sst"):
                lengths += [len(piece) for piece in block.split(b"<si")[1:]]
                carry = b"sst"
            else:
                used.update(map(int, SHARED.findall(block)))
    total = sum(count * (lengths[text] if text < len(lengths) else 0) for text, count in used.items())
    if total > limits.repeated_bytes:
        raise Unreadable(
            "file_too_large",
            f"Isi semua sel bersama-sama melebihi batas {limits.repeated_bytes // MEGABYTE} MB. Bagi daftarnya.",
        )


def _manifest(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "META-INF/manifest.xml" not in names:
        return ""
    with archive.open("META-INF/manifest.xml") as stream:
        return stream.read(MEGABYTE).decode("utf-8", "replace")


def bomb(limits: Limits) -> Unreadable:
    return Unreadable(
        "file_too_large",
        f"Isi berkas melebihi batas {limits.unpacked_bytes // MEGABYTE} MB setelah dibuka, jadi tidak dibaca.",
    )


def giant(limits: Limits) -> Unreadable:
    return Unreadable(
        "cell_too_large",
        f"Satu sel di lembar kerja ini melebihi {limits.cell_characters} huruf. Hapus isi sel itu, lalu kirim lagi.",
    )


def too_many_cells(limits: Limits) -> Unreadable:
    return Unreadable(
        "file_too_large",
        f"Lembar kerja melebihi batas {limits.rows} baris atau {limits.cells} sel. "
        "Hapus baris kosong yang ikut tersimpan, atau bagi daftarnya.",
    )
