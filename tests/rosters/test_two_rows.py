"""A header over two rows whose lower row names places, or only parts one column into two ticks."""

from naungan.protection.rosters.layouts import read_book
from tests.rosters.books import ods_book, xlsx_book
from tests.rosters.test_unseen_shapes import assert_people, rows

TITLE = [["DINAS SOSIAL KABUPATEN", *[None] * 8]]


def test_places_in_the_lower_row_are_headers_and_no_heading_of_a_village():
    upper = ["No", "NIK", "Nama Penerima", "L/P", "Kelahiran", None, "Domisili", None, None]
    lower = [None, None, None, None, "Tempat", "Tanggal", "Desa/Kelurahan", "Kecamatan", "Kab./Kota"]
    people = rows("n", "nik", "name", "sex", "Praya", "dmy", "village", "district", "regency")
    (sheet,) = read_book(
        xlsx_book({"Kec. A": [*TITLE, upper, lower, *people]}, merged={"Kec. A": ["E2:F2", "G2:I2"]})
    ).sheets
    assert_people(sheet, line=4)
    assert sheet.header_row == 3
    assert sheet.columns["birth_date"].endswith("Tanggal")
    assert sheet.rows["village"].to_list() == [row[6] for row in people]
    assert sheet.rows["district"].to_list() == ["Gerung"] * 5


def test_one_title_over_two_columns_of_ticks_is_the_sex():
    upper = ["No", "Nama", "Jenis Kelamin", None, "NIK KTP", "Tgl Lahir", "Kelurahan", "Kecamatan"]
    lower = [None, None, "L", "P", None, None, None, None]
    people = [
        [n, name, "v" if sex == "L" else None, "v" if sex == "P" else None, nik, day, village, district]
        for n, name, sex, nik, day, village, district in rows("n", "name", "sex", "nik", "dmy", "village", "district")
    ]
    (sheet,) = read_book(ods_book({"Daftar": [upper, lower, *people]})).sheets
    assert_people(sheet, line=3)
    assert sheet.rows["sex"].to_list() == ["P", "L", "P", "P", "L"]
