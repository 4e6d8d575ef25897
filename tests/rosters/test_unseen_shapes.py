"""Lists as nobody has sent them yet: other words, orders, two rows, split columns, group lines, signatures."""

from datetime import date
from typing import Any

import pytest

from naungan.kit.dates import read_dates
from naungan.protection.rosters.layouts import read_book
from tests.rosters.books import csv_book, ods_book, xls_book, xlsx_book

WEST = "Lombok Barat"
PEOPLE = [
    ("5203074105900001", "Siti Aminah", "P", date(1990, 5, 1), "Gapuk", "Gerung", WEST, "Rohani", "Petani"),
    ("5201011203800002", "Lalu Ahmad", "L", date(1980, 3, 12), "Mesanggok", "Gerung", WEST, "Salmah", "Buruh"),
    ("5201015204850003", "Baiq Nurul", "P", date(1985, 4, 12), "Gapuk", "Gerung", WEST, "Inaq Sari", "Petani"),
    ("5203076006790004", "Mariani", "P", date(1979, 6, 20), "Mesanggok", "Gerung", WEST, "Sahnim", "Nelayan"),
    ("5203072508720005", "Amaq Genah", "L", date(1972, 8, 25), "Gapuk", "Gerung", WEST, "Inaq Ripin", "Buruh"),
]  # fmt: skip
NIK = [person[0] for person in PEOPLE]
NAMES = [person[1] for person in PEOPLE]
BORN = [person[3] for person in PEOPLE]
ON = date(2024, 11, 11)


def rows(*pick, number: bool = False) -> list[list]:
    fields = ("nik", "name", "sex", "born", "village", "district", "regency", "mother", "work")
    made = []
    for at, person in enumerate(PEOPLE, start=1):
        values = dict(zip(fields, person, strict=True))
        values |= {"": None, "n": at, "dmy": f"{values['born']:%d-%m-%Y}", "ymd": f"{values['born']:%Y%m%d}",
                   "serial": (values["born"] - date(1899, 12, 30)).days, "int": int(values["nik"]),
                   "float": float(values["nik"])}  # fmt: skip
        made.append([values.get(what, what) for what in pick])
    return made


def only(data: bytes):
    (sheet,) = read_book(data).sheets
    return sheet


def born(sheet) -> list[date | None]:
    return read_dates(sheet.rows["birth_date"], on=ON)["date"].to_list()


def assert_people(sheet, *, line: int | None = None, dates: bool = True) -> None:
    assert sheet.rows["nik"].to_list() == NIK
    assert sheet.rows["name"].to_list() == NAMES
    if dates:
        assert born(sheet) == BORN
    if line:
        assert sheet.rows["line"].to_list() == list(range(line, line + len(PEOPLE)))


HEADERS: dict[str, tuple[list[str], list[str], dict[str, str]]] = {
    "english": (["No.", "Full Name", "National ID Number", "Gender", "Date of Birth", "Village", "District", "Regency",
                 "Mother's Maiden Name", "Occupation"],
                ["n", "name", "nik", "sex", "dmy", "village", "district", "regency", "mother", "work"], {}),
    "english short": (["ID Number", "Name", "Birth Date", "Sex", "Mother Name", "Job"],
                      ["nik", "name", "dmy", "sex", "mother", "work"], {"occupation": "Job"}),
    "long words": (["Nomor Urut", "Nama Lengkap Sesuai KTP", "Nomor KTP Elektronik", "Tanggal Lahir (HH/BB/TTTT)",
                    "Jenis Kelamin (Laki-laki/Perempuan)", "Desa / Kelurahan", "Kecamatan", "Kabupaten / Kota",
                    "Nama Gadis Ibu Kandung", "Pekerjaan / Profesi"],
                   ["n", "name", "nik", "dmy", "sex", "village", "district", "regency", "mother", "work"], {}),
    "snake": (["id_pekerja", "nama_lengkap", "no_ktp", "tgl_lhr", "jns_kelamin", "nm_desa", "nm_kec", "nm_kab",
               "nm_ibu_kandung", "jns_pekerjaan"],
              ["n", "name", "nik", "dmy", "sex", "village", "district", "regency", "mother", "work"], {}),
    "camel": (["NoUrut", "NamaLengkap", "NoKtp", "TglLahir", "JenisKelamin", "NamaDesa", "NamaKecamatan"],
              ["n", "name", "nik", "dmy", "sex", "village", "district"], {}),
    "reversed": (["Pekerjaan", "Nama Ibu", "Kab", "Kec", "Ds", "Tgl Lhr", "L/P", "Nama", "NIK"],
                 ["work", "mother", "regency", "district", "village", "dmy", "sex", "name", "nik"], {}),
    "strangers between": (["NIK", "NPWP", "Nama Suami/Istri", "Nama", "Agama", "Status", "Tanggal Lahir", "Umur"],
                          ["nik", "12.345", "Haji Umar", "name", "Islam", "Kawin", "dmy", "40"], {}),
    "nik of others": (["NIK Ibu", "NIK", "Nama Ibu", "Nama", "Tgl Lahir"],
                      ["5203071234567890", "nik", "mother", "name", "dmy"], {"nik": "NIK", "mother": "Nama Ibu"}),
    "dates as ymd": (["NIK", "Nama", "Tgl Lahir"], ["nik", "name", "ymd"], {}),
    "dates as serials": (["NIK", "Nama", "Tgl Lahir"], ["nik", "name", "serial"], {}),
    "shouting": (["NO", "NAMA CALON PESERTA BPU", "NO. INDUK KEPENDUDUKAN", "TANGGAL/BULAN/TAHUN LAHIR", "L / P"],
                 ["n", "name", "nik", "dmy", "sex"], {}),
    "nomor ktp dan nama": (["#", "Nama sesuai e-KTP", "e-KTP", "Lahir Tgl", "Gender"],
                           ["n", "name", "nik", "dmy", "sex"], {}),
    "identitas": (["No Identitas (KTP)", "Nama Tenaga Kerja", "Tgl. Lahir", "JK (L/P)"], ["nik", "name", "dmy", "sex"],
                  {}),
    "penerima": (["Nama Penerima Manfaat", "Nomor NIK", "Tgl_Lahir", "Kel."], ["name", "nik", "dmy", "sex"], {}),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "xls", "ods"])
def test_other_words_and_orders(name, kind):
    header, pick, written = HEADERS[name]
    lines = [header, *rows(*pick)]
    write = {"csv": csv_book, "xlsx": lambda ls: xlsx_book({"Data": ls}), "xls": lambda ls: xls_book({"Data": ls}),
             "ods": lambda ls: ods_book({"Data": ls})}[kind]  # fmt: skip
    sheet = only(write(lines))
    assert sheet.header_row == 1
    assert_people(sheet, line=2)
    assert {canonical: sheet.columns.get(canonical) for canonical in written} == written
    if "sex" in pick and name != "penerima":
        assert sheet.rows["sex"].to_list() == [person[2] for person in PEOPLE]
    if "mother" in pick:
        assert sheet.rows["mother"].to_list() == [person[7] for person in PEOPLE]
    if "village" in pick:
        assert sheet.rows["village"].to_list() == [person[4] for person in PEOPLE]


def test_header_far_down_below_titles():
    titles = [["PEMERINTAH PROVINSI NUSA TENGGARA BARAT"], ["DINAS TENAGA KERJA"], [], ["Nomor : 560/123/2024"],
              ["Lampiran : 1 (satu) berkas"], ["Perihal : Usulan peserta"], [], ["DAFTAR NAMA DAN NIK PEKERJA RENTAN"],
              ["TAHUN ANGGARAN 2024"], [], []]  # fmt: skip
    sheet = only(xlsx_book({"Data": [*titles, ["No", "Nama", "NIK", "Tgl Lahir"], *rows("n", "name", "nik", "born")]}))
    assert sheet.header_row == 12
    assert_people(sheet, line=13)


@pytest.mark.parametrize("second", [["KTP", None, "Tempat", "Tanggal"], ["/ No. KTP", None, "Tempat", "Tgl"]])
def test_words_over_two_rows(second):
    lines = [["NIK", "Nama", "Lahir", None], second, *rows("nik", "name", "Praya", "born")]
    sheet = only(xlsx_book({"Data": lines}, merged={"Data": ["C1:D1", "B1:B2"]}))
    assert sheet.header_row == 2 and sheet.rows["birth_place"].to_list() == ["Praya"] * 5
    assert_people(sheet, line=3)


def test_two_rows_in_text_without_merges():
    lines = [["No", "Nama", "Nomor", "", "Kelahiran", "", "Alamat", ""],
             ["", "", "KK", "KTP", "Tempat", "Tanggal", "Desa", "Kec"],
             *rows("n", "name", "5203070101150009", "nik", "Praya", "dmy", "village", "district")]  # fmt: skip
    sheet = only(csv_book(lines))
    assert sheet.header_row == 2 and sheet.columns["kk"] == "KK"
    assert_people(sheet, line=3)


def test_day_month_and_year_apart():
    lines = [["No", "Nama", "NIK", "Tanggal Lahir", None, None, "JK"], [None, None, None, "Tgl", "Bln", "Thn", None]]
    for at, person in enumerate(PEOPLE, start=1):
        lines.append([at, person[1], person[0], person[3].day, person[3].month, person[3].year, person[2]])
    sheet = only(xlsx_book({"Data": lines}, merged={"Data": ["D1:F1"]}))
    assert_people(sheet, line=3)


def test_given_and_family_name_apart():
    lines = [["NIK", "Nama Depan", "Nama Belakang", "Tgl Lahir"]]
    for person in PEOPLE:
        given, _, family = person[1].partition(" ")
        lines.append([person[0], given, family, f"{person[3]:%d/%m/%Y}"])
    assert_people(only(csv_book(lines)), line=2)


def test_sheets_with_their_own_orders_and_a_hidden_one():
    data = xlsx_book(
        {
            "Sampul": [["LAPORAN"], ["Dinas"]],
            "Gapuk": [["NIK", "Nama", "Tgl Lahir"], *rows("nik", "name", "dmy")],
            "Mesanggok": [[], ["Rekap"], ["Tanggal Lahir", "Nama Peserta", "Nomor Induk"], *rows("dmy", "name", "nik")],
            "lama": [["NIK", "Nama"], *rows("nik", "name")],
        },
        hidden=("lama",),
    )
    book = read_book(data)
    assert [(sheet.name, sheet.header_row) for sheet in book.sheets] == [("Gapuk", 1), ("Mesanggok", 3)]
    assert book.hidden == ["lama"] and book.skipped == ["Sampul"]
    for sheet in book.sheets:
        assert_people(sheet)


def test_group_lines_give_their_village_to_the_people_below():
    people = rows("n", "nik", "name", "dmy")
    lines = [["No", "NIK", "Nama", "Tanggal Lahir"], ["KECAMATAN GERUNG"], ["DESA SUKAMAJU"], *people[:2],
             ["", "Desa : Banyumulek"], people[2], ["KECAMATAN LABUAPI"], ["I", "KELURAHAN BAGIK POLAK"],
             *people[3:]]  # fmt: skip
    sheet = only(csv_book(lines))
    assert_people(sheet)
    assert sheet.rows["village"].to_list() == ["SUKAMAJU"] * 2 + ["Banyumulek"] + ["BAGIK POLAK"] * 2
    assert sheet.rows["district"].to_list() == ["GERUNG"] * 3 + ["LABUAPI"] * 2


def test_the_village_in_the_title_or_on_the_tab():
    title = [["DESA", ": GAPUK"], ["KECAMATAN", ": GERUNG"], [], ["NIK", "Nama", "Tgl Lahir"]]
    sheet = only(csv_book([*title, *rows("nik", "name", "dmy")]))
    assert set(sheet.rows["village"]) == {"GAPUK"} and set(sheet.rows["district"]) == {"GERUNG"}
    sheet = only(xlsx_book({"Desa Gapuk": [["NIK", "Nama", "Tgl Lahir"], *rows("nik", "name", "dmy")]}))
    assert set(sheet.rows["village"]) == {"Gapuk"}


def test_a_village_column_is_never_overruled_by_a_title():
    title = [["DESA", ": LAIN"], ["NIK", "Nama", "Desa"]]
    sheet = only(csv_book([*title, *rows("nik", "name", "village")]))
    assert sheet.rows["village"].to_list() == [person[4] for person in PEOPLE]


@pytest.mark.parametrize(
    "numbering",
    [["1", "2", "3", "4"], ["(1)", "(2)", "(3)", "(4)"], ["a", "b", "c", "d"], ["A", "B", "C", "D"],
     ["I", "II", "III", "IV"], ["1.", "2.", "3.", "4."], ["kol 1", "kol 2", "kol 3", "kol 4"]],
)  # fmt: skip
def test_lines_that_only_count(numbering):
    lines = [["No", "Nama", "NIK", "Tgl Lahir"], numbering, *rows("n", "name", "nik", "dmy")]
    assert_people(only(csv_book(lines)), line=3)


def test_repeated_headers_totals_and_signatures_to_the_side():
    header = ["No", "Nama", "NIK", "Tgl Lahir", "Desa", "", ""]
    people = rows("n", "name", "nik", "dmy", "village", "", "")
    lines = [header, *people[:2], ["Jumlah halaman ini", "", "2"], [], ["Halaman 2"], header, *people[2:],
             ["", "JUMLAH SELURUHNYA", "", "", "5"], [], ["", "", "", "", "", "", "Gerung, 11 November 2024"],
             ["", "", "Mengetahui", "", "", "", "Yang membuat"], ["", "", "Kepala Desa", "", "", "", "Sekretaris Desa"],
             [], ["", "", "H. Sahdan", "", "", "", "Muhammad Amin"],
             ["", "", "", "", "", "", "NIP 196501011990031002"]]  # fmt: skip
    assert_people(only(csv_book(lines)))


def test_numbers_as_numbers():
    header = ["Nama", "No KTP", "Tgl Lahir"]
    for pick in ("int", "float"):
        sheet = only(xlsx_book({"Data": [header, *rows("name", pick, "born")]}))
        assert_people(sheet, line=2)
        assert sheet.rows["nik_is_number"].all()
    assert_people(only(xls_book({"Data": [header, *rows("name", "float", "born")]})), line=2)
    assert_people(only(ods_book({"Data": [header, *rows("name", "int", "born")]})), line=2)
    text = csv_book([header, *[[p[1], p[0] + ".0", f"{p[3]:%d/%m/%Y}"] for p in PEOPLE]])
    from naungan.kit.nik import examine

    assert examine(only(text).rows["nik"])["nik"].to_list() == NIK


@pytest.mark.parametrize("pick", [("nik", "name", "sex", "dmy"), ("n", "name", "nik", "dmy", "village", "district"),
                                  ("name", "sex", "nik", "dmy", "mother")])  # fmt: skip
@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_no_header_at_all(pick, kind):
    lines: list[list[Any]] = rows(*pick) * 3
    write = {"csv": csv_book, "xlsx": lambda ls: xlsx_book({"Data": ls}), "ods": lambda ls: ods_book({"Data": ls})}
    sheet = only(write[kind](lines))
    assert sheet.header_row is None
    assert sheet.rows["nik"].to_list() == NIK * 3 and sheet.rows["name"].to_list() == NAMES * 3


def test_a_list_starting_further_right_and_down():
    lines = [[], [], [None, None, "No", "Nama", "NIK", "Tgl Lahir"], *rows("", "", "n", "name", "nik", "born")]
    for data in (xlsx_book({"Data": lines}), ods_book({"Data": lines}), xls_book({"Data": lines})):
        sheet = only(data)
        assert sheet.header_row == 3 and sheet.letters["nik"] == "E"
        assert_people(sheet, line=4)


def test_header_words_and_numbers_swapped_are_told_by_their_cells():
    """Somebody wrote "NIK" above the numbers that only count, and the NIK stand under "No"."""
    assert_people(only(csv_book([["NIK", "No", "Nama", "Tgl Lahir"], *rows("n", "nik", "name", "dmy")])), line=2)


def test_the_same_lines_in_every_encoding_and_separator():
    lines = [["No", "NIK", "Nama", "Tgl Lahir"], *rows("n", "nik", "name", "dmy")]
    for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        for separator in ",;\t|":
            assert_people(only(csv_book(lines, separator=separator, codec=codec)), line=2)
