"""The shapes in which offices send lists. A writer returns the sheet and spreadsheet line of every row."""

import csv
import html
import io
import random
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from naungan.protection.rosters.forging.mess import MessyRow

Placed = list[tuple[str | None, int]]
TITLE = "DAFTAR USULAN PENERIMA BANTUAN IURAN JAMINAN SOSIAL KETENAGAKERJAAN"
TOBACCO = ("Buruh Tani Tembakau", "Petani Tembakau", "Buruh tani", "PETANI", "Buruh Panen")
VILLAGE = (
    "Marbot",
    "Guru Ngaji",
    "Nelayan",
    "Penenun",
    "Ojek",
    "Pedagang",
    "Tukang Kayu",
    "Buruh Bangunan",
    "Juru Masak",
)
NOTES = ("", "", "sudah\ndiverifikasi", 'kata kepala dusun: "benar"')


def tobacco_xlsx(path: Path, rows: list[MessyRow], chance: random.Random) -> Placed:
    """A regency's agriculture office: titles, a numbering line, blank lines, JUMLAH and a signature below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    header = ["No", "Nama Lengkap", "NIK", "Tempat Lahir", "Tanggal Lahir", "L/P", "Alamat Desa", "Kecamatan",
              "Kabupaten/Kota", "Pekerjaan", "Nama Ibu Kandung", "No. HP"]  # fmt: skip
    for line in (["PEMERINTAH KABUPATEN"], [TITLE + " (DBHCHT)"], [], header, list(range(1, 13))):
        sheet.append(line)
    placed: Placed = []
    at = 5
    for number, row in enumerate(rows, start=1):
        if number % 215 == 0:
            sheet.append([])
            at += 1
        at += 1
        place = row.person.home.regency.split(" ", 1)[1]
        sheet.append([number, row.name, row.nik, place, row.born_text, row.sex, row.village, row.district, row.regency,
                      row.work, row.mother, row.phone])  # fmt: skip
        placed.append(("Data", at))
    sheet.append([None, "JUMLAH", str(len(rows))])
    sheet.append([])
    sheet.append([None] * 7 + ["Mengetahui,"])
    sheet.append([None] * 7 + ["Kepala Desa"])
    book.create_sheet("Petunjuk").append(["Lembar ini kosong"])
    book.save(path)
    return placed


def village_csv(path: Path, rows: list[MessyRow], chance: random.Random) -> Placed:
    """A village's semicolon CSV in Windows-1252, with quotes and line breaks inside cells."""
    header = ["nomor_urut", "nik", "nama", "jenis_kelamin", "tgl_lahir", "desa_kelurahan", "kecamatan", "kab_kota",
              "nama_ibu", "jenis_pekerjaan", "telepon", "catatan"]  # fmt: skip
    sexes = {"L": ("L", "Laki-laki", "LAKI-LAKI"), "P": ("P", "Perempuan", "PEREMPUAN")}
    lines = [header]
    for number, row in enumerate(rows, start=1):
        lines.append([number, row.nik, row.name, chance.choice(sexes[row.sex]), row.born_text, row.village,
                      row.district, row.regency, row.mother, row.work, row.phone, chance.choice(NOTES)])  # fmt: skip
    path.write_bytes(_separated(lines, ";").encode("cp1252", "replace"))
    return [(None, line) for line in range(2, len(rows) + 2)]


def twosheets_xlsx(path: Path, rows: list[MessyRow], chance: random.Random) -> Placed:
    """Two districts on two sheets, a header over two merged rows, NIK as numbers, real date cells, a hidden sheet."""
    book = Workbook()
    book.active.title = "Petunjuk"
    book.active.append(["Isi lembar Wilayah 1 dan Wilayah 2. NIK 16 angka."])
    placed: Placed = []
    half = len(rows) // 2
    for name, part in (("Wilayah 1", rows[:half]), ("Wilayah 2", rows[half:])):
        sheet = book.create_sheet(name)
        sheet.append([TITLE])
        sheet.append([])
        sheet.append(["No.", "No. KK", "No. KTP", "Nama Peserta", "Kelahiran", None, "Jenis Kelamin", "Alamat", None,
                      None, "Ibu Kandung", "Profesi", "Telp/WA"])  # fmt: skip
        sheet.append([None, None, None, None, "Tempat Lahir", "Tgl. Lahir", None, "Desa/Kel", "Kec", "Kab/Kota"])
        sheet.merge_cells("E3:F3")
        sheet.merge_cells("H3:J3")
        sheet.merge_cells("A1:M1")
        for at, row in enumerate(part, start=5):
            place = row.person.home.regency.split(" ", 1)[1]
            born = row.born if row.born and chance.random() < 0.6 else row.born_text
            sheet.append([at - 4, row.kk, _as_number(row, chance), row.name, place, born, row.sex, row.village,
                          row.district, row.regency, row.mother, row.work, row.phone])  # fmt: skip
            placed.append((name, at))
        sheet.append(["TOTAL", None, len(part)])
    hidden = book.create_sheet("Arsip")
    hidden.sheet_state = "hidden"
    hidden.append(["NIK", "Nama"])
    hidden.append(["5203070101800001", "Arsip Lama"])
    book.save(path)
    return placed


def _as_number(row: MessyRow, chance: random.Random) -> str | int | float:
    """Some offices' programs store whole NIK as numbers; those that end in 0 could not be told from lost ones."""
    if row.nik == row.person.nik and not row.person.nik.endswith("0") and chance.random() < 0.3:
        return int(row.person.nik)
    return row.nik


def birthplace_tsv(path: Path, rows: list[MessyRow], chance: random.Random) -> Placed:
    """Tabs in UTF-16, place and date of birth in one column, the family card's number before the NIK."""
    lines: list[list] = [[TITLE], ["Tahun anggaran berjalan"], []]
    lines.append(["NO", "NO. KARTU KELUARGA", "NOMOR INDUK KEPENDUDUKAN", "NAMA", "TTL", "KELAMIN", "KELURAHAN", "KEC.",
                  "KAB.", "JENIS USAHA", "NAMA IBU", "WA", "KET"])  # fmt: skip
    for number, row in enumerate(rows, start=1):
        place = row.person.home.regency.split(" ", 1)[1]
        lines.append([number, row.kk, row.nik, row.name, f"{place}, {row.born_text}", row.sex, row.village,
                      row.district, row.regency, row.work, row.mother, row.phone, ""])  # fmt: skip
    path.write_bytes(b"\xff\xfe" + _separated(lines, "\t").encode("utf-16-le"))
    return [(None, line) for line in range(5, len(rows) + 5)]


def plain_csv(path: Path, rows: list[MessyRow], chance: random.Random) -> Placed:
    """Commas in UTF-8 with its mark, few columns, the header repeated every two hundred lines."""
    header = ["Nama Pekerja", "NIK KTP", "Tgl Lahir", "L/P", "Dusun", "Desa", "Kecamatan", "Kabupaten", "Ibu Kandung"]
    lines, placed = [header], []
    for number, row in enumerate(rows, start=1):
        if number % 200 == 0:
            lines.append(header)
        hamlet = chance.choice(("Timuk", "Bat", "Lauk", "Daye"))
        lines.append([row.name, row.nik, row.born_text, row.sex, hamlet, row.village, row.district,
                      row.regency, row.mother])  # fmt: skip
        placed.append((None, len(lines)))
    path.write_bytes(b"\xef\xbb\xbf" + _separated(lines, ",").encode())
    return placed


def bare_txt(path: Path, rows: list[MessyRow], chance: random.Random) -> Placed:
    """No header at all, columns between bars."""
    lines = [
        [number, row.nik, row.name, row.sex, row.born_text, row.village, row.district, row.regency, row.work]
        for number, row in enumerate(rows, start=1)
    ]
    path.write_text(_separated(lines, "|"), encoding="utf-8")
    return [(None, line) for line in range(1, len(rows) + 1)]


def table_xls(path: Path, rows: list[MessyRow], chance: random.Random) -> Placed:
    """A web page with a table, saved as .xls by an office application."""
    header = ["No", "Nama", "NIK", "JK", "Tanggal Lahir", "Desa", "Kecamatan", "Kabupaten", "Nama Ibu", "Pekerjaan"]
    lines = [[TITLE], header]
    for number, row in enumerate(rows, start=1):
        lines.append([str(number), row.name, f"'{row.nik}" if row.nik else "", row.sex, row.born_text, row.village,
                      row.district, row.regency, row.mother, row.work])  # fmt: skip
    body = "".join(f"<tr>{''.join(f'<td>{html.escape(str(c))}</td>' for c in line)}</tr>\n" for line in lines)
    path.write_text(
        f'<html><head><meta charset="utf-8"></head><body><table>{body}</table></body></html>', encoding="utf-8"
    )
    return [(None, line) for line in range(3, len(rows) + 3)]


def _separated(lines: list[list], separator: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(lines)
    return text.getvalue()


WRITERS: dict[str, Callable[[Path, list[MessyRow], random.Random], Placed]] = {
    "tobacco_xlsx": tobacco_xlsx, "village_csv": village_csv, "twosheets_xlsx": twosheets_xlsx,
    "birthplace_tsv": birthplace_tsv, "plain_csv": plain_csv, "bare_txt": bare_txt, "table_xls": table_xls,
}  # fmt: skip
WORK = {shape: TOBACCO if shape in ("tobacco_xlsx", "twosheets_xlsx") else VILLAGE for shape in WRITERS}
LOSES = {"tobacco_xlsx": "", "village_csv": "text", "twosheets_xlsx": "number", "birthplace_tsv": "text",
         "plain_csv": "", "bare_txt": "text", "table_xls": ""}  # fmt: skip
