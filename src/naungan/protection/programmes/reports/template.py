"""The list to fill in for a programme: an XLSX with lists to choose from, written from the programme's own terms."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from naungan.codes.enums import Sector
from naungan.protection.programmes.models import Programme
from naungan.protection.programmes.rules import Terms
from naungan.regions.models import Region

SHEET, CHOICES, HELP = "Daftar", "Pilihan", "Petunjuk"
ROWS = 5_000
COLUMNS = (
    ("NIK", 20), ("Nama Lengkap", 30), ("Jenis Kelamin", 14), ("Tempat Lahir", 18), ("Tanggal Lahir", 16),
    ("Desa/Kelurahan", 24), ("Kecamatan", 20), ("Kabupaten/Kota", 26), ("Nama Ibu Kandung", 26), ("Pekerjaan", 28),
    ("No. HP", 18), ("Keterangan", 30),
)  # fmt: skip
WORK: dict[str, tuple[str, ...]] = {
    Sector.AGRICULTURE: ("Petani", "Buruh tani", "Peternak"),
    Sector.TOBACCO: ("Petani tembakau", "Buruh tani tembakau", "Pekerja omprongan tembakau"),
    Sector.FISHERY: ("Nelayan", "Petambak garam", "Pembudidaya ikan"),
    Sector.TRADE: ("Pedagang pasar", "Pedagang kaki lima", "Penjual asongan"),
    Sector.TRANSPORT: ("Pengemudi ojek", "Sopir angkot", "Kusir cidomo"),
    Sector.CONSTRUCTION: ("Buruh bangunan", "Tukang batu", "Tukang kayu"),
    Sector.CRAFT: ("Penenun", "Penjahit", "Pengrajin gerabah"),
    Sector.SERVICES: ("Juru masak", "Tukang cukur", "Pemulung"),
    Sector.DOMESTIC: ("Pekerja rumah tangga", "Pengasuh anak"),
    Sector.RELIGIOUS: ("Guru ngaji", "Marbot masjid", "Imam masjid"),
}
HEAD = PatternFill("solid", fgColor="E3ECE8")


def template_book(programme: Programme, terms: Terms) -> bytes:
    """XLSX bytes: a sheet to fill in, the choices it offers, and help. All cells are text, so no NIK is damaged."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append([title for title, _ in COLUMNS])
    for index, (_title, width) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, index)
        cell.font, cell.fill = Font(bold=True), HEAD
        column = sheet.column_dimensions[cell.column_letter]
        column.width, column.number_format = width, "@"
    sheet.freeze_panes = "B2"
    choices = _choices(book.create_sheet(CHOICES), programme)
    _offer(sheet, choices)
    _explain(book.create_sheet(HELP), programme, terms)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _choices(sheet: Worksheet, programme: Programme) -> dict[str, str]:
    """The choices, one column each; the range of each by the title it is offered under."""
    villages = list(
        Region.objects.current()
        .villages()
        .within(programme.region_id)
        .select_related("parent__parent")
        .order_by("name")
    )
    districts = {village.parent for village in villages if village.parent}
    regencies = {district.parent for district in districts if district.parent}
    work = [word for sector in (programme.sectors or WORK) for word in WORK.get(sector, ())]
    lists = {
        "Jenis Kelamin": ["L", "P"],
        "Desa/Kelurahan": sorted({village.name for village in villages}),
        "Kecamatan": sorted({district.name for district in districts}),
        "Kabupaten/Kota": sorted(regency.full_name for regency in regencies),
        "Pekerjaan": work,
    }
    ranges = {}
    for index, (title, values) in enumerate(lists.items(), start=1):
        sheet.cell(1, index, f"Pilihan {title}").font = Font(bold=True)
        for row, value in enumerate(values, start=2):
            sheet.cell(row, index, value)
        letter = sheet.cell(1, index).column_letter
        sheet.column_dimensions[letter].width = 28
        if values:
            ranges[title] = f"{CHOICES}!${letter}$2:${letter}${len(values) + 1}"
    return ranges


def _offer(sheet: Worksheet, choices: dict[str, str]) -> None:
    """Lists to choose from, and a NIK of sixteen signs; another occupation or village may still be typed."""
    titles = [title for title, _ in COLUMNS]
    for title, cells in choices.items():
        rule = DataValidation(type="list", formula1=cells, allow_blank=True)
        rule.errorStyle = "stop" if title == "Jenis Kelamin" else "information"
        rule.error, rule.errorTitle = "Pilih dari daftar bila ada.", title
        letter = sheet.cell(1, titles.index(title) + 1).column_letter
        rule.add(f"{letter}2:{letter}{ROWS}")
        sheet.add_data_validation(rule)
    nik = DataValidation(type="textLength", operator="equal", formula1="16", allow_blank=True, errorStyle="warning")
    nik.error, nik.errorTitle = "NIK terdiri atas 16 angka.", "NIK"
    nik.prompt, nik.promptTitle = "16 angka seperti di KTP, tanpa spasi.", "NIK"
    nik.add(f"A2:A{ROWS}")
    sheet.add_data_validation(nik)


def _explain(sheet: Worksheet, programme: Programme, terms: Terms) -> None:
    lines = [
        f"Petunjuk mengisi daftar {programme.name}",
        f"Isi lembar {SHEET}, satu orang satu baris. Jangan mengubah judul kolomnya.",
        "NIK: 16 angka seperti di KTP. Kolom ini sudah berbentuk teks supaya angkanya tidak rusak.",
        "Nama dan nama ibu kandung: seperti di KTP dan KK, tanpa gelar.",
        "Jenis kelamin: L untuk laki-laki, P untuk perempuan.",
        "Tanggal lahir: tanggal, bulan, tahun, misalnya 17-08-1985.",
        "Desa atau kelurahan, kecamatan, kabupaten atau kota: pilih dari daftar.",
        "Pekerjaan: pilih dari daftar, atau tulis sendiri bila tidak ada.",
        f"Umur pada bulan pertama perlindungan: {terms.minimum_age} sampai {terms.maximum_age} tahun.",
        f"Wilayah: {programme.region.full_name}. Sektor: {programme.sector_labels}.",
        "Kolom yang tidak diketahui dikosongkan saja; nanti diberi tahu apa yang masih kurang.",
        "Kirim berkas ini di halaman Kirim daftar nama. Boleh dikunci dengan kata sandi.",
    ]
    for line in lines:
        sheet.append([line])
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A1"].font = Font(bold=True)
    sheet.column_dimensions["A"].width = 100
