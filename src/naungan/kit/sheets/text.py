"""CSV and text as offices save them: any usual encoding and separator, quotes with line breaks inside.

One record is one line of the spreadsheet: a cell with line breaks counts once, an empty line counts.
"""

import csv
import io
import re
from collections import Counter

from naungan.kit.sheets.book import Grid, Limits, Unreadable

SEPARATORS = (";", "\t", ",", "|")
SAMPLE_RECORDS = 300
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
NOT_TEXT = "Berkas ini bukan daftar yang dapat dibaca. Kirim dalam bentuk XLSX, XLS, ODS, atau CSV."


def read(data: bytes, limits: Limits) -> list[Grid]:
    """The one grid of a text file, its name null."""
    if not is_printable(data[:65536]):
        raise Unreadable("file_not_spreadsheet", NOT_TEXT)
    body = decode(data).replace("\x00", "")
    separator, body = _declared(body)
    lines = _records(body, separator or _separator(body), limits)
    return [Grid(None, lines)]


def is_printable(head: bytes) -> bool:
    """True for text in any of our encodings; binary bytes show themselves by their control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _utf16_without_mark(head):
        return True
    controls = len(CONTROL.findall(head.decode("latin-1")))
    return controls <= max(2, len(head) // 200)


def decode(data: bytes) -> str:
    """UTF-8, UTF-16 with or without mark, else Windows-1252; a file that mixes them is decoded line by line."""
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace").lstrip("\ufeff")
    if wide := _utf16_without_mark(data[:4096]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(map(_decode_line, data.splitlines(keepends=True)))


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _utf16_without_mark(head: bytes) -> str | None:
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _declared(body: str) -> tuple[str | None, str]:
    """Excel's own first line "sep=;" names the separator and is not shown as a line."""
    match = re.match(r'"?sep=(.)"?\r?\n', body, re.IGNORECASE)
    return (match[1], body[match.end() :]) if match else (None, body)


def _separator(body: str) -> str:
    """The separator that gives most lines of one same width, wide lines counting more."""
    head = body[:200_000]
    if len(body) > len(head):
        head = head[: head.rfind("\n") + 1] or head
    best, best_score = ",", 0
    for separator in SEPARATORS:
        widths: Counter[int] = Counter()
        try:
            for number, record in enumerate(csv.reader(io.StringIO(head, newline=""), delimiter=separator)):
                if number >= SAMPLE_RECORDS:
                    break
                if len(record) > 1:
                    widths[len(record)] += 1
        except csv.Error:
            continue
        score = max(((width - 1) * count for width, count in widths.items()), default=0)
        if score > best_score:
            best, best_score = separator, score
    return best


def _records(body: str, separator: str, limits: Limits) -> list[list[str]]:
    csv.field_size_limit(limits.cell_characters)
    lines: list[list[str]] = []
    cells = 0
    try:
        for record in csv.reader(io.StringIO(body, newline=""), delimiter=separator):
            if len(record) > limits.columns:
                record = record[: limits.columns]
            cells += len(record)
            lines.append(record)
            if len(lines) > limits.text_rows or cells > limits.cells:
                raise Unreadable(
                    "file_too_large",
                    f"Berkas melebihi batas {limits.text_rows} baris atau {limits.cells} sel. Bagi daftarnya.",
                )
    except csv.Error as error:
        raise Unreadable(
            "cell_too_large",
            f"Satu sel di sekitar baris {len(lines) + 1} melebihi {limits.cell_characters} huruf. "
            "Periksa tanda kutip yang tidak ditutup di baris itu.",
        ) from error
    _refuse_open_quote(lines, separator)
    return lines


def _refuse_open_quote(lines: list[list[str]], separator: str) -> None:
    """A quote that is never closed swallows the rows after it into one cell: said, never read past.

    A note with a line break holds no separators; swallowed rows hold about as many as a row of this file.
    """
    width = Counter(len(line) for line in lines).most_common(1)[0][0] if lines else 0
    wide = max(width, max((len(line) for line in lines), default=0))
    enough = max(2, wide - 2)
    for number, line in enumerate(lines, start=1):
        for cell in line:
            if "\n" in cell and any(part.count(separator) >= enough for part in cell.splitlines()[1:]):
                raise Unreadable(
                    "quote_not_closed",
                    f"Tanda kutip di baris {number} tidak ditutup, sehingga baris-baris sesudahnya terbaca sebagai "
                    "satu sel. Hapus atau tutup tanda kutip itu, lalu kirim lagi.",
                )
