"""Workbooks made to hurt: a small file that claims, repeats or hides something huge.

    python -m tests.kit.hostile_books

reads each in this process, under the limits of memory that its parent set, and prints what became of it.
"""

import io
import json
import resource
import sys
import time
import zipfile

from naungan.kit.sheets import Unreadable, read_grids
from tests.rosters.books import csv_book, ods_book, xlsx_book

HEADER, PEOPLE = ["NIK", "Nama"], [["5203074105900001", "Siti"], ["5201011203800002", "Ahmad"]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PLAIN = xlsx_book({"Data": [HEADER, *PEOPLE]})
ODS = ods_book({"Data": [HEADER, *PEOPLE]})
REPEAT_ROW, REPEAT_CELL = b"table:number-rows-repeated", b"table:number-columns-repeated"


def changed(data: bytes, part: str, change) -> bytes:
    """The archive with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name.endswith(part) else body)
    return out.getvalue()


def line(number: int, *, cells: int = 2) -> str:
    made = "".join(
        f'<c r="{"ABCDEFGHIJKL"[at]}{number}" t="inlineStr"><is><t>v{at}</t></is></c>' for at in range(cells)
    )
    return f'<row r="{number}">{made}</row>'


def sheet(rows: str) -> bytes:
    body = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    return changed(PLAIN, "sheet1.xml", lambda _: body)


def shared(texts: list[str], rows: str) -> bytes:
    """A workbook whose cells share texts, as spreadsheet programs write it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'.encode()
    data = changed(sheet(rows), "workbook.xml.rels", lambda body: body.replace(b"</Relationships>", link))
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        items = "".join(f"<si><t>{text}</t></si>" for text in texts)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{items}</sst>')
    return out.getvalue()


def showing(number: int, text: int) -> str:
    return f'<row r="{number}"><c r="A{number}" t="s"><v>{text}</v></c></row>'


def nested() -> bytes:
    inner = b"0" * 1_000_000
    for _ in range(4):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(8):
                archive.writestr(f"{number}.zip", inner)
        inner = out.getvalue()
    return inner


def entities(body: bytes) -> bytes:
    told = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<!DOCTYPE x [<!ENTITY e0 "haha">' + told + b"]>" + body.replace(b"Siti", b"&e9;")


def books() -> dict[str, tuple[bytes, str]]:
    """Name → the book, and the code of its refusal or "read"."""
    thousand = "".join(line(number) for number in range(1, 1001))
    far = '<row r="7"><c r="XFD1048576" t="inlineStr"><is><t>v</t></is></c></row>'
    many = "".join(showing(number, 0) for number in range(1, 60_000))
    first = b"<table:table-row"
    return {
        "stray cell a million lines down": (sheet(thousand + line(1_048_576, cells=1)), "read"),
        "reference that lies": (sheet(thousand + far), "read"),
        "reference that lies in other quotes": (sheet(thousand + far.replace('"', "'")), "read"),
        "reference of letters without end": (
            sheet(thousand + f'<row r="2000"><c r="{"E" * 40}7" t="inlineStr"><is><t>v</t></is></c></row>'), "read",
        ),
        "row without bounds": (sheet(thousand + '<row r="4294967290"><c><v>1</v></c></row>'), "read"),
        "ods hiding what repeats": (
            changed(ODS, "content.xml", lambda b: b.replace(
                b"<table:table-cell", b'<table:table-cell office:formula="a>b" ' + REPEAT_CELL + b'="99999999"', 1)),
            "file_too_large",
        ),
        "dimension that lies": (
            changed(PLAIN, "sheet1.xml", lambda b: b.replace(b'ref="A1:B3"', b'ref="A1:XFD1048576"')), "read",
        ),
        "formatted empty rows": (
            sheet(line(1) + "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, 300_000))), "read",
        ),
        "one long text on every line": (shared(["x" * 90_000], many), "file_too_large"),
        "five megabytes shared": (shared(["x" * 5_000_000], showing(1, 0)), "cell_too_large"),
        "five megabytes in a cell": (
            changed(PLAIN, "sheet1.xml", lambda b: b.replace(b"Siti", b"x" * 5_000_000)), "cell_too_large",
        ),
        "five megabytes in text": (csv_book([HEADER, ["1", "x" * 5_000_000]]), "cell_too_large"),
        "entities": (changed(PLAIN, "sheet1.xml", entities), "read or refused"),
        "zip in zip": (nested(), "file_not_spreadsheet"),
        "ods repeating rows and columns": (
            changed(ODS, "content.xml", lambda b: b.replace(
                b"<table:table-cell", b"<table:table-cell " + REPEAT_CELL + b'="16384"', 1).replace(
                first, first + b" " + REPEAT_ROW + b'="1048576"', 1)), "file_too_large",
        ),
        "ods far down": (
            changed(ODS, "content.xml", lambda b: b.replace(
                first, first + b" " + REPEAT_ROW + b'="1000000"><table:table-cell/></table:table-row>' + first, 1)),
            "read",
        ),
    }  # fmt: skip


def main() -> None:
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, (data, wanted) in books().items():
        began = time.perf_counter()
        try:
            grids = read_grids(data)
            found, lines = "read", [grid.numbers.to_list()[-1:] for grid in grids]
        except Unreadable as no:
            found, lines = no.code, [no.message]
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start) // 1024
        seconds = time.perf_counter() - began
        item = {"name": name, "wanted": wanted, "found": found, "lines": lines, "seconds": seconds, "grown": grown}
        sys.stdout.write(json.dumps(item) + "\n")


if __name__ == "__main__":
    main()
