"""Books in every dress and every disguise: lines as a spreadsheet numbers them, or one sentence."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from naungan.kit.sheets import Limits, Unreadable, read_grids

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def texts(data: bytes) -> list[list[str]]:
    """Every line down to the last that holds something, without blanks at its end."""
    lines: list[list[str]] = []
    for number, line in read_grids(data)[0].numbered():
        lines += [[]] * (number - 1 - len(lines))
        while line and not line[-1]:
            line.pop()
        lines.append(line)
    return lines


def workbook(*lines, hidden=()) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    for line in hidden:
        sheet = book["Lama"] if "Lama" in book.sheetnames else book.create_sheet("Lama")
        sheet.sheet_state = "hidden"
        sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_separators_and_encodings(separator, codec):
    body = separator.join(["Nama", "Ibu", "Kota"]) + "\r\n" + separator.join(["Nuré’aini", "Siti", "Bima"]) + "\r\n"
    assert texts(body.encode(codec)) == [["Nama", "Ibu", "Kota"], ["Nuré’aini", "Siti", "Bima"]]


def test_a_record_is_one_line_however_many_breaks_it_holds():
    body = 'Nama;Catatan\r\n"Siti";"dua\r\nbaris"\r\n\r\nAhmad;"kata: ""benar"""\r\n'
    assert texts(body.encode()) == [["Nama", "Catatan"], ["Siti", "dua\r\nbaris"], [], ["Ahmad", 'kata: "benar"']]


def test_commas_inside_cells_do_not_make_columns():
    body = "Nama;TTL;JK\nSiti;Mataram, 12-03-1980;P\nAmin;Praya, 1-2-1970;L\n"
    assert texts(body.encode())[1] == ["Siti", "Mataram, 12-03-1980", "P"]


def test_declared_separator_is_no_line():
    assert texts(b"sep=|\r\nNama|JK\r\nSiti|P\r\n") == [["Nama", "JK"], ["Siti", "P"]]


def test_mixed_encodings_line_by_line():
    assert texts("Nama;X\nNuré;1\n".encode() + "Nuré;2\n".encode("cp1252"))[1:] == [["Nuré", "1"], ["Nuré", "2"]]


def test_workbook_keeps_leading_blank_lines_hidden_sheets_and_merges():
    book = Workbook()
    book.active["B3"] = 5203096511730653
    book.active.merge_cells("A5:A7")
    book.create_sheet("Lama").sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    first, second = read_grids(stream.getvalue())
    assert list(first.numbered()) == [(3, ["", "5203096511730653"])] and not first.is_hidden
    assert first.number_cells[1].to_list() == [True]
    assert first.merged == [(4, 0, 6, 0)] and second.is_hidden


def test_ods():
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Daftar")
    for line in (["Nama", "NIK"], ["Siti", "5203074105900001"]):
        row = TableRow()
        for text in line:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    stream = io.BytesIO()
    document.write(stream)
    (grid,) = read_grids(stream.getvalue())
    assert grid.name == "Daftar" and grid.texts() == [["Nama", "NIK"], ["Siti", "5203074105900001"]]


def test_html_saved_as_xls():
    body = b"<html><table><tr><th>Nama<th colspan=2>Alamat<tr><td>Siti &amp; co<td>Gapuk<td>Gerung</table></html>"
    assert texts(body) == [["Nama", "Alamat"], ["Siti & co", "Gapuk", "Gerung"]]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return stream.getvalue()


def lying_bomb() -> bytes:
    """The directory claims ten bytes."""
    data = bytearray(bomb())
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rfind(mark)
        data[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def archive_of(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, b"isi")
    return stream.getvalue()


GOOD = workbook(["Nama", "NIK"], ["Siti", "5203074105900001"])
HOSTILE = {
    "empty": (b"", "file_empty"),
    "blank": (b" \r\n\t\n", "file_empty"),
    "bom only": (b"\xef\xbb\xbf", "file_empty"),
    "png": (PNG, "file_not_spreadsheet"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", "file_not_spreadsheet"),
    "docx": (archive_of("word/document.xml"), "file_not_spreadsheet"),
    "zip": (archive_of("foto.jpg"), "file_not_spreadsheet"),
    "truncated": (GOOD[: len(GOOD) // 2], "file_damaged"),
    "cut directory": (GOOD[:-10], "file_damaged"),
    "page without table": (b"<html><body><p>Halo</p></body></html>", "file_not_spreadsheet"),
    "binary": (bytes(range(1, 256)) * 40, "file_not_spreadsheet"),
    "ole rubbish": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 4000, "file_damaged"),
    "locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600,
        "password_protected",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_get_a_sentence(name):
    data, code = HOSTILE[name]
    with pytest.raises(Unreadable) as caught:
        read_grids(data)
    assert caught.value.code == code and caught.value.message.endswith(".")


@pytest.mark.parametrize("make", [bomb, lying_bomb])
def test_bombs_are_not_unpacked(make):
    with pytest.raises(Unreadable) as caught:
        read_grids(make(), limits=Limits(unpacked_bytes=20_000_000))
    assert caught.value.code in ("file_too_large", "file_damaged")


def test_declared_limits():
    with pytest.raises(Unreadable, match="batas"):
        read_grids(b"a;b\n" * 50, limits=Limits(text_rows=10))
    with pytest.raises(Unreadable) as caught:
        read_grids(b'a;b\n"' + b"x" * 5000, limits=Limits(cell_characters=1000))
    assert caught.value.code == "cell_too_large"
    with pytest.raises(Unreadable):
        read_grids(b"x" * 100, limits=Limits(file_bytes=10))


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "tidak-ada.csv", tmp_path):
        with pytest.raises(Unreadable):
            read_grids(path)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_never_crash(data):
    try:
        read_grids(data)
    except Unreadable as no:
        assert no.code and no.message


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_mutated_workbooks_never_crash(changes):
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    try:
        read_grids(bytes(data))
    except Unreadable as no:
        assert no.code and no.message
