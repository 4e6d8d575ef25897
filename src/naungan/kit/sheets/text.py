"""CSV and text as offices save them: any usual encoding and separator, quotes with line breaks inside.

One record is one line of the spreadsheet: a cell with line breaks counts once, an empty line counts. Files without
quotes, which long ones nearly always are, go through Polars in columns; the others through Python's reader.
"""

import csv
import io
import re
from collections import Counter

import polars as pl

from naungan.kit.sheets.book import Grid, Limits, Unreadable
from naungan.kit.sheets.columns import LINE, Columns, stretches

SEPARATORS = (";", "\t", ",", "|")
SAMPLE_RECORDS = 300
HEAD = 200_000
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
NOT_TEXT = "Berkas ini bukan daftar yang dapat dibaca. Kirim dalam bentuk XLSX, XLS, ODS, atau CSV."


def read(data: bytes, limits: Limits) -> list[Grid]:
    """The one grid of a text file, its name null."""
    if not is_printable(data[:65536]):
        raise Unreadable("file_not_spreadsheet", NOT_TEXT)
    body = utf8(data)
    separator, body = _declared(body)
    separator = separator or _separator(_head(body))
    columns = Columns(limits)
    bare = _without_quotes(body, separator) if body.count(b"\r") == body.count(b"\r\n") else None
    if bare is None or not _by_column(body, bare, separator, columns, limits):
        _by_record(body.decode("utf-8", "replace"), separator, columns, limits)
    return [Grid(None, *columns.finish())]


def is_printable(head: bytes) -> bool:
    """True for text in any of our encodings; binary bytes show themselves by their control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _utf16_without_mark(head):
        return True
    controls = len(CONTROL.findall(head.decode("latin-1")))
    return controls <= max(2, len(head) // 200)


def utf8(data: bytes) -> bytes:
    """The file as UTF-8 without its mark and without NUL; long UTF-8 files are not copied."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not _utf16_without_mark(data[:4096]):
        try:
            data.decode("utf-8")
            return data.replace(b"\x00", b"") if b"\x00" in data else data
        except UnicodeDecodeError:
            pass
    return decode(data).replace("\x00", "").encode("utf-8", "replace")


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
        return "\n".join(map(_decode_line, data.split(b"\n")))


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


def _head(body: bytes) -> str:
    head = body[:HEAD]
    if len(body) > len(head):
        head = head[: head.rfind(b"\n") + 1] or head
    return head.decode("utf-8", "replace")


def _declared(body: bytes) -> tuple[str | None, bytes]:
    """Excel's own first line "sep=;" names the separator and is not shown as a line."""
    match = re.match(rb'"?sep=([\x09\x20-\x7e])"?\r?\n', body, re.IGNORECASE)
    return (match[1].decode(), body[match.end() :]) if match and match[1] != b'"' else (None, body)


def _separator(head: str) -> str:
    """The separator that gives most lines of one same width, wide lines counting more."""
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


def _by_column(body: bytes, bare: bytes, separator: str, columns: Columns, limits: Limits) -> bool:
    """A regular file, read in columns; false where it is not regular after all. `bare` is it without quoted texts."""
    lines = _frame(bare, b"\x01", [LINE], quote=False)[LINE]
    if len(lines) > limits.text_rows:
        raise _too_long(limits)
    widths = lines.str.count_matches(separator, literal=True) + 1
    width = min(widths.to_frame("w").select(pl.col("w").max()).item() or 1, limits.columns)
    if len(lines) * width > limits.cells:
        if int(widths.sum()) > limits.cells:
            raise _too_long(limits)
        return False  # one line of many separators must not make a wide table of a long file
    names = [str(column) for column in range(width)]
    frame = _frame(body, separator.encode(), names, quote=bare is not body)
    if frame.height != len(lines):
        return False
    del lines
    frame = frame.with_columns(pl.int_range(1, frame.height + 1, dtype=pl.UInt32, eager=True).alias(LINE))
    if bare is not body and body.count(b"\n") != bare.count(b"\n"):
        broken = frame.filter(pl.any_horizontal(pl.col(name).str.contains("\n", literal=True) for name in names))
        suspects = [(line[-1], [cell or "" for cell in line[:-1]]) for line in broken.iter_rows()]
        _refuse_open_quote(suspects, width, separator)
    columns.take(frame)
    return True


def _without_quotes(body: bytes, separator: str) -> bytes | None:
    """The file without its quoted texts; null where quotes stand elsewhere than around whole cells."""
    if b'"' not in body:
        return body
    mark, single = separator.encode(), body.replace(b'""', b"")
    opened = single.count(mark + b'"') + single.count(b'\n"') + single.startswith(b'"')
    closed = single.count(b'"' + mark) + single.count(b'"\n') + single.count(b'"\r\n') + single.endswith(b'"')
    if opened != closed or opened + closed != single.count(b'"'):
        return None
    return re.sub(rb'"[^"]*"', b"", body)


def _frame(body: bytes, separator: bytes, names: list[str], *, quote: bool) -> pl.DataFrame:
    """Polars takes the width of a file from its first line, so it is given one that has all columns."""
    head = separator.join(name.encode() for name in names) + b"\n"
    return pl.read_csv(
        head + body,
        separator=separator.decode(),
        quote_char='"' if quote else None,
        infer_schema=False,
        truncate_ragged_lines=True,
        raise_if_empty=False,
    )


def _by_record(body: str, separator: str, columns: Columns, limits: Limits) -> None:
    csv.field_size_limit(limits.cell_characters)
    cells = 0
    wide = 0
    suspects: list[tuple[int, list[str]]] = []  # records with a line break inside
    try:
        for stretch in stretches(csv.reader(io.StringIO(body, newline=""), delimiter=separator)):
            first = columns.line + 1
            cells += sum(map(len, stretch))
            if columns.line + len(stretch) > limits.text_rows or cells > limits.cells:
                raise _too_long(limits)
            wide = max(wide, max(map(len, stretch)))
            suspects += [(first + at, line) for at, line in enumerate(stretch) if any("\n" in cell for cell in line)]
            columns.add(stretch)
    except csv.Error as error:
        raise Unreadable(
            "cell_too_large",
            f"Satu sel setelah baris {columns.line} melebihi {limits.cell_characters} huruf. "
            "Periksa tanda kutip yang tidak ditutup di baris itu.",
        ) from error
    _refuse_open_quote(suspects, wide, separator)


def _refuse_open_quote(suspects: list[tuple[int, list[str]]], wide: int, separator: str) -> None:
    """A quote that is never closed swallows the rows after it into one cell: said, never read past.

    A note with a line break holds no separators; swallowed rows hold about as many as a row of this file.
    """
    enough = max(2, wide - 2)
    for number, line in suspects:
        for cell in line:
            if "\n" in cell and any(part.count(separator) >= enough for part in cell.splitlines()[1:]):
                raise Unreadable(
                    "quote_not_closed",
                    f"Tanda kutip di baris {number} tidak ditutup, sehingga baris-baris sesudahnya terbaca sebagai "
                    "satu sel. Hapus atau tutup tanda kutip itu, lalu kirim lagi.",
                )


def _too_long(limits: Limits) -> Unreadable:
    return Unreadable(
        "file_too_large",
        f"Berkas melebihi batas {limits.text_rows} baris atau {limits.cells} sel. Bagi daftarnya.",
    )
