"""Shapes nobody has sent yet: which column is which, where the header stands, which lines are people."""

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from naungan.kit.sheets import Unreadable
from naungan.protection.rosters.layouts import read_book
from naungan.protection.rosters.layouts.headers import meaning

PEOPLE = [
    ("5203074105900001", "Siti Aminah", "P", "01-05-1990", "Gapuk", "Gerung", "Lombok Barat", "Rohani"),
    ("5201011203800002", "Lalu Ahmad", "L", "12-03-1980", "Gapuk", "Gerung", "Lombok Barat", "Salmah"),
    ("5201015204850003", "Baiq Nurul Hidayat", "P", "12-04-1985", "Mesanggok", "Gerung", "Lombok Barat", "Inaq Sari"),
]


def xlsx(*sheets: tuple, merged: dict | None = None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, lines in sheets:
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("header", "canonical"),
    [
        ("NIK", "nik"),
        ("No. KTP", "nik"),
        ("No KTP/NIK", "nik"),
        ("Nomor Induk Kependudukan", "nik"),
        ("NIK KTP", "nik"),
        ("no_ktp", "nik"),
        ("NIK\n(16 digit)", "nik"),
        ("Nomor Induk Kependudukan (NIK)", "nik"),
        ("N.I.K", "nik"),
        ("NIK (sesuai KTP)", "nik"),
        ("No. KK", "kk"),
        ("Nomor Kartu Keluarga", "kk"),
        ("NO KARTU KELUARGA", "kk"),
        ("NKK", "kk"),
        ("Nama", "name"),
        ("Nama Lengkap sesuai KTP", "name"),
        ("NAMA PESERTA", "name"),
        ("Nama Pekerja", "name"),
        ("Nama Calon Peserta", "name"),
        ("Nama Penerima Bantuan", "name"),
        ("Nama Petani", "name"),
        ("Nama Lengkap (tanpa gelar)", "name"),
        ("Nama Ibu Kandung", "mother"),
        ("Ibu Kandung", "mother"),
        ("Nama Gadis Ibu", "mother"),
        ("NAMA IBU", "mother"),
        ("TTL", "birth"),
        ("Tempat/Tgl Lahir", "birth"),
        ("Tempat, Tanggal Lahir", "birth"),
        ("Tempat dan Tanggal Lahir", "birth"),
        ("Tgl Lahir", "birth_date"),
        ("TANGGAL LAHIR", "birth_date"),
        ("Tgl. Lahir (dd/mm/yyyy)", "birth_date"),
        ("tgl_lahir", "birth_date"),
        ("Tempat Lahir", "birth_place"),
        ("Kota Lahir", "birth_place"),
        ("JK", "sex"),
        ("L/P", "sex"),
        ("Jenis Kelamin", "sex"),
        ("Jenis Kelamin (L/P)", "sex"),
        ("Kelamin", "sex"),
        ("J. Kelamin", "sex"),
        ("J/K", "sex"),
        ("Desa", "village"),
        ("Kelurahan", "village"),
        ("Desa/Kelurahan", "village"),
        ("Alamat Desa", "village"),
        ("Kel/Desa", "village"),
        ("Kecamatan", "district"),
        ("Kec.", "district"),
        ("Kab/Kota", "regency"),
        ("Kabupaten", "regency"),
        ("KAB.", "regency"),
        ("HP", "phone"),
        ("No. HP/WA", "phone"),
        ("Telp", "phone"),
        ("Nomor Telepon", "phone"),
        ("WA", "phone"),
        ("No. Handphone", "phone"),
        ("Pekerjaan", "occupation"),
        ("Jenis Usaha", "occupation"),
        ("Profesi", "occupation"),
        ("Mata Pencaharian", "occupation"),
        ("No", "number"),
        ("No.", "number"),
        ("No. Urut", "number"),
        ("Keterangan", "note"),
        ("KET", "note"),
        ("Alamat", "address"),
        ("RT/RW", "address"),
        ("Kecamtan", "district"),
        ("Pekerjan", "occupation"),
        ("Nomor Induk Kependudkan", "nik"),
        ("Nama Suami", None),
        ("No. Rekening", None),
        ("Umur", None),
        ("Status Perkawinan", None),
        ("Nama Ayah", None),
        ("Pendidikan", None),
        ("NPWP", None),
        ("DAFTAR NAMA PEKERJA RENTAN DESA GAPUK KECAMATAN GERUNG KABUPATEN LOMBOK BARAT TAHUN", None),
        ("5203074105900001", None),
        ("", None),
    ],
)
def test_header_words(header, canonical):
    assert meaning(header) == canonical


def test_two_header_rows_with_ticks_for_sex_and_numbering():
    lines = [
        ("DAFTAR PENERIMA",), (),
        ("No", "Nama", "Nomor", None, "Kelahiran", None, "Jenis Kelamin", None, "Alamat", None, None),
        (None, None, "KK", "NIK", "Tempat", "Tanggal", "L", "P", "Desa", "Kec", "Kab"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)"),
    ]  # fmt: skip
    for n, (nik, name, sex, born, *place, _mother) in enumerate(PEOPLE, start=1):
        ticks = ("v", None) if sex == "L" else (None, "v")
        lines.append((n, name, "5203070101150001", nik, "Mataram", born, *ticks, *place))
    lines += [
        (None, "Jumlah", None, "3"),
        (),
        (None, "Mengetahui"),
        (None, "Kepala Desa Gapuk"),
        (),
        (None, "H. Ahmad Yani"),
        (None, "NIP. 196501011990031002"),
    ]
    merged = {"Data": ("C3:D3", "E3:F3", "G3:H3", "I3:K3", "A3:A4", "B3:B4")}
    (sheet,) = read_book(xlsx(("Data", lines), merged=merged)).sheets
    assert sheet.header_row == 4
    assert sheet.columns == {"number": "No", "name": "Nama", "kk": "KK", "nik": "NIK", "birth_place": "Tempat", "birth_date": "Tanggal",  # noqa: E501
                             "sex": "Jenis Kelamin L", "village": "Desa", "district": "Kec", "regency": "Kab"}  # fmt: skip  # noqa: E501
    assert sheet.rows["line"].to_list() == [6, 7, 8]
    assert sheet.rows["nik"].to_list() == [person[0] for person in PEOPLE]
    assert sheet.rows["sex"].to_list() == ["P", "L", "P"]


def test_place_and_date_of_birth_in_one_column():
    body = "No;Nama;NIK;TTL\n" + "".join(f"{n};{p[1]};{p[0]};Mataram, {p[3]}\n" for n, p in enumerate(PEOPLE, 1))
    (sheet,) = read_book(body.encode()).sheets
    assert sheet.columns["birth_place"] == sheet.columns["birth_date"] == "TTL"
    assert sheet.rows.select("birth_place", "birth_date").row(0) == ("Mataram", "01-05-1990")


def test_family_card_is_never_taken_for_nik_even_without_header():
    lines = [("5203070101150001", p[0], p[1], p[2], p[3]) for p in PEOPLE] * 4
    (sheet,) = read_book("\n".join(";".join(line) for line in lines).encode()).sheets
    assert sheet.header_row is None
    assert sheet.columns == {"nik": "B", "kk": "A", "birth_date": "E", "sex": "D", "name": "C"}


def test_several_sheets_hidden_and_instructions():
    header = ("NIK", "Nama", "JK")
    data = [header, *[p[:3] for p in PEOPLE]]
    book = xlsx(
        ("Petunjuk", [("Isi dengan huruf besar",)]),
        ("Desa A", data),
        ("Desa B", [(), *data]),
        ("Ref", [("Kode", "Nama"), ("1", "x")]),
    )
    found = read_book(book)
    assert [(s.name, s.header_row, s.rows.height) for s in found.sheets if s.name.startswith("Desa")] == [
        ("Desa A", 1, 3),
        ("Desa B", 2, 3),
    ]
    assert "Petunjuk" in found.skipped and len(found.sheets) == 2


def test_repeated_header_blank_lines_sections_and_totals_are_no_people():
    header = ["No", "NIK", "Nama", "JK", "Tgl Lahir", "Desa"]
    people = [[str(n), p[0], p[1], p[2], p[3], p[4]] for n, p in enumerate(PEOPLE, 1)]
    lines = [
        header,
        people[0],
        [],
        ["DUSUN TIMUK"],
        header,
        people[1],
        ["", "", "SUB TOTAL", "", "2"],
        people[2],
        ["TOTAL", "3"],
    ]
    lines += [["Mataram, 11 November 2024", "", "", "", "Kepala Desa"], ["", "", "", "", "H. Yani"]]
    (sheet,) = read_book("\n".join(";".join(line) for line in lines).encode()).sheets
    assert sheet.rows["line"].to_list() == [2, 6, 8]


def test_merged_village_reaches_down():
    lines = [("NIK", "Nama", "Desa"), *[(p[0], p[1], "Gapuk" if n == 0 else None) for n, p in enumerate(PEOPLE)]]
    (sheet,) = read_book(xlsx(("Data", lines), merged={"Data": ("C2:C4",)})).sheets
    assert sheet.rows["village"].to_list() == ["Gapuk"] * 3


def test_number_and_date_cells():
    lines = [
        ("Nama", "NIK", "Tgl Lahir"),
        ("Siti", 5203074105900001, date(1990, 5, 1)),
        ("Ahmad", "5201011203800002", 29292),
    ]
    (sheet,) = read_book(xlsx(("Data", lines))).sheets
    assert sheet.rows["nik"].to_list() == ["5203074105900001", "5201011203800002"]
    assert sheet.rows["nik_is_number"].to_list() == [True, False]
    assert sheet.rows["birth_date"].to_list() == ["1990-05-01", "29292"]


def test_received_keeps_every_cell_under_its_header():
    body = "NIK;Nama;Nama;Warna\n5203074105900001;Siti;Aminah;biru\n"
    (sheet,) = read_book(body.encode()).sheets
    assert sheet.received.columns == ["NIK", "Nama (B)", "Nama (C)", "Warna"]
    assert sheet.received.row(0) == ("5203074105900001", "Siti", "Aminah", "biru")


@pytest.mark.parametrize(
    ("body", "code"),
    [("NIK;Nama\n", "no_data_rows"), ("NIK;Nama\n\n\n;\n", "no_data_rows"), ("judul saja\n", "header_not_found"), ("a;b\nc;d\n", "header_not_found"),  # noqa: E501
     ("Desa;Kecamatan\nGapuk;Gerung\n", "header_not_found")],
)  # fmt: skip
def test_lists_without_people(body, code):
    with pytest.raises(Unreadable) as caught:
        read_book(body.encode())
    assert caught.value.code == code


cell = st.one_of(
    st.none(),
    st.sampled_from(["NIK", "Nama", "L", "P", "5203074105900001", "01-05-1990", "Jumlah", "Desa Gapuk", "1"]),
    st.text(max_size=8),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(cell, max_size=6), max_size=8))
def test_any_grid_is_read_or_refused(lines):
    body = "\n".join(";".join((c or "").replace("\n", " ") for c in line) for line in lines)
    try:
        book = read_book(body.encode())
    except Unreadable as no:
        assert no.message
    else:
        assert book.height > 0
