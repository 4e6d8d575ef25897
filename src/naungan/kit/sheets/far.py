"""Sheets whose cells lie far apart, moved together: one stray cell a million lines down costs nothing.

Lines that hold nothing are left out of the sheet before the reader builds its table, and each line that stays carries
its own number in a cell of ours, marked by a word nobody can know. The numbers of the spreadsheet survive.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from naungan.kit.sheets.archive import Part, blocks, column_number, too_many_cells
from naungan.kit.sheets.book import Limits

ROW = re.compile(rb"<((?:\w+:)?)row\b([^>]*?)(?:/>|>(.*?)</\1row\s*>)", re.DOTALL)
CELL = re.compile(rb"<((?:\w+:)?)c\b([^>]*?)(?:/>|>(.*?)</\1c\s*>)", re.DOTALL)
PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]{0,9})(\d{1,9})\s*["']""")
ANY_PLACE = re.compile(rb"""\sr\s*=\s*(?:"[^"]*"|'[^']*')""")
PLAIN = re.compile(rb'( r="[A-Za-z]{1,3})\d{1,9}"')
MERGES = re.compile(rb"<(?:\w+:)?mergeCells\b.*?</(?:\w+:)?mergeCells\s*>", re.DOTALL)
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
LONGEST_ROW = 32 * 1024 * 1024

ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(?:/>|>(.*?)</table:table-row\s*>)", re.DOTALL)
ODS_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell\s*>)", re.DOTALL
)
ODS_COLUMN = re.compile(rb"<table:table-column\b[^>]*>")
ODS_ROWS = re.compile(rb"""\btable:number-rows-repeated\s*=\s*["']\s*\+?(\d{1,40})""")
ODS_COLUMNS = re.compile(rb"""\btable:number-columns-repeated\s*=\s*["']\s*\+?(\d{1,40})""")


def without_gaps(archive: zipfile.ZipFile, parts: list[Part], mark: str, limits: Limits) -> bytes:
    """The workbook with its sparse parts moved together."""
    sparse = {part.name: part for part in parts}
    out = io.BytesIO()
    left = [limits.unpacked_bytes]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=0) as close:
        for name in dict.fromkeys(archive.namelist()):
            with close.open(name, "w", force_zip64=True) as stream:
                inflated = blocks(archive, name, left, limits)
                for piece in _rows(inflated, sparse[name], mark.encode(), limits) if name in sparse else inflated:
                    stream.write(piece)
    return out.getvalue()


def _rows(inflated: Iterator[bytes], part: Part, mark: bytes, limits: Limits) -> Iterator[bytes]:
    """The part again: only lines with values, numbered one after the other, each with its old number behind."""
    yield START
    old = new = 0
    rest = b""
    is_plain = not part.is_odd and part.width <= limits.columns
    at = _letters((part.width if is_plain else limits.columns) + 1).encode()
    for block in inflated:
        found, rest = _split(rest + block) if is_plain else _matched(rest + block)
        told = []
        for attributes, row, skipped in found:
            place = PLACE.search(b" " + attributes)
            old = int(place[2]) if place else old + 1 + skipped
            if not row or b"</" not in row:
                continue
            line = b"%d" % (new + 1)
            cells = _moved(row, line) if is_plain else _cells(row, line, limits)
            if not cells:
                continue
            new += 1
            number = b'<c r="%s%d" t="inlineStr"><is><t>%s%d</t></is></c>' % (at, new, mark, old)
            told.append(b'<row r="%d">%s%s</row>' % (new, cells, number))
        if new > limits.rows or len(rest) > LONGEST_ROW:
            raise too_many_cells(limits)
        yield b"".join(told)
    merges = MERGES.search(rest)
    yield b"</sheetData>" + (merges[0] if merges else b"") + b"</worksheet>"


# the attributes of a row, what is in it, and how many blank rows stood before
Found = Iterable[tuple[bytes, bytes, int]]


def _split(text: bytes) -> tuple[Found, bytes]:
    """The whole rows of a text as spreadsheet programs write it, and what is left of it."""
    *pieces, rest = text.split(b"</row>")
    found = []
    for piece in pieces:
        start = piece.rfind(b"<row")
        end = piece.find(b">", start)
        found.append((piece[start + 4 : end], piece[end + 1 :], piece.count(b"<row", 0, start)))
    return found, rest


def _matched(text: bytes) -> tuple[Found, bytes]:
    """The same however it is written."""
    found = list(ROW.finditer(text))
    return [(match[2], match[3] or b"", 0) for match in found], text[found[-1].end() :] if found else text


def _moved(row: bytes, line: bytes) -> bytes:
    """The cells of a line as they are, on another line."""
    pieces = PLAIN.split(row)
    end = line + b'"'
    pieces[1::2] = [place + end for place in pieces[1::2]]
    return b"".join(pieces)


def _cells(row: bytes, line: bytes, limits: Limits) -> bytes:
    """The cells of one line that hold a value and lie within the columns that are read."""
    kept = []
    column = 0
    for match in CELL.finditer(row):
        place = PLACE.search(b" " + match[2])
        column = column_number(place[1]) if place and place[1] else column + 1
        if not match[3] or column > limits.columns:
            continue
        rest = ANY_PLACE.sub(b" ", b" " + match[2])
        kept.append(b'<%sc r="%s%s"%s>%s</%sc>' % (match[1], _letters(column).encode(), line, rest, match[3], match[1]))
    return b"".join(kept)


def _letters(column: int) -> str:
    """1 -> A, 27 -> AA."""
    name = ""
    while column:
        column, left = divmod(column - 1, 26)
        name = chr(65 + left) + name
    return name


def ods_without_gaps(archive: zipfile.ZipFile, mark: str, limits: Limits) -> bytes:
    """An ODS without its blank lines, however often they repeat, and refused where it would unfold past the limit.

    Its lines have no numbers of their own, so every line gets one as its first cell. What repeats and was not met on
    this walk (hidden behind a sign that closes no tag, say) has the file refused: the reader might meet it.
    """
    left = [limits.unpacked_bytes]
    content = b"".join(blocks(archive, "content.xml", left, limits))
    pieces: list[bytes] = []
    end, met = 0, len(ODS_COLUMNS.findall(b"".join(ODS_COLUMN.findall(content))))
    for table in re.finditer(rb"<table:table\b.*?</table:table\s*>", content, re.DOTALL):
        pieces.append(content[end : table.start()])
        line, inside, lines, widest = 0, table.start(), 0, 0
        for row in ODS_ROW.finditer(content, table.start(), table.end()):
            pieces.append(content[inside : row.start()])
            inside = row.end()
            times = ODS_ROWS.search(row[1])
            count = int(times[1]) if times else 1
            cells, width, repeats = _ods_cells(row[2] or b"")
            if cells:
                lines, widest = lines + count, max(widest, width)
                if lines > limits.rows or lines * widest > limits.cells:
                    raise too_many_cells(limits)
                met += repeats * count
                pieces += [_ods_row(mark, line + 1 + step, cells) for step in range(count)]
            line += count
            if line > limits.rows * 2:
                line = limits.rows * 2  # a number to show, and no more lines than a spreadsheet has
        pieces.append(content[inside : table.end()])
        end = table.end()
    pieces.append(content[end:])
    body = b"".join(pieces)
    if ODS_ROWS.search(body) or len(ODS_COLUMNS.findall(body)) != met:
        raise too_many_cells(limits)
    return _replaced(archive, "content.xml", body, limits)


def _ods_row(mark: str, line: int, cells: bytes) -> bytes:
    number = b'<table:table-cell office:value-type="string"><text:p>%s%d</text:p></table:table-cell>'
    return b"<table:table-row>" + number % (mark.encode(), line) + cells + b"</table:table-row>"


def _ods_cells(row: bytes) -> tuple[bytes, int, int]:
    """The cells up to the last that holds something, how many columns they fill, and how many of them repeat."""
    kept, width, end, seen, repeats = 0, 0, 0, 0, 0
    for cell in ODS_CELL.finditer(row):
        times = ODS_COLUMNS.search(cell[1])
        width += int(times[1]) if times else 1
        seen += bool(times)
        if cell[2] or b"office:value" in cell[1]:
            kept, end, repeats = width, cell.end(), seen
    return row[:end], kept, repeats


def _replaced(archive: zipfile.ZipFile, name: str, body: bytes, limits: Limits) -> bytes:
    out = io.BytesIO()
    left = [limits.unpacked_bytes]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as close:
        for other in dict.fromkeys(archive.namelist()):
            close.writestr(other, body if other == name else b"".join(blocks(archive, other, left, limits)))
    return out.getvalue()
