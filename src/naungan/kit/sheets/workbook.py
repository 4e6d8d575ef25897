"""XLSX, XLSM, XLSB, XLS and ODS through calamine, behind checks that bound what is unpacked."""

import io
import zipfile
import zlib

import python_calamine as calamine

from naungan.kit.sheets.book import MEGABYTE, Grid, Limits, Unreadable

DAMAGED = "Berkas rusak atau terpotong. Buka di aplikasi lembar kerja, simpan ulang, lalu kirim lagi."
NOT_A_BOOK = "Berkas ini bukan lembar kerja. Kirim dalam bentuk XLSX, XLS, ODS, atau CSV."
LOCKED = "Berkas dikunci kata sandi. Simpan ulang tanpa kata sandi, lalu kirim lagi."
MAX_INFLATION = 1032  # deflate cannot do more, so a small enough archive needs no counting
BOOK_MARKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")


def read(data: bytes, limits: Limits) -> list[Grid]:
    """Every worksheet, in order. Values are those last calculated; formulas and macros are not run."""
    if data.startswith(b"PK"):
        _check_archive(data, limits)
    elif _is_locked(data):
        raise Unreadable("password_protected", LOCKED)
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _grids(book, limits)
    except Unreadable:
        raise
    except calamine.PasswordError as error:
        raise Unreadable("password_protected", LOCKED) from error
    except (Exception, calamine.CalamineError) as error:  # the reader's own errors are many; none may escape
        raise Unreadable("file_damaged", DAMAGED) from error
    except BaseException as error:  # a panic inside the Rust reader is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("file_damaged", DAMAGED) from error


def _is_locked(data: bytes) -> bool:
    """An encrypted XLSX is an OLE container with the stream "EncryptedPackage"."""
    return "EncryptedPackage".encode("utf-16-le") in data[: 64 * 1024] + data[-64 * 1024 :]


def _grids(book: calamine.CalamineWorkbook, limits: Limits) -> list[Grid]:
    grids, cells = [], 0
    for meta in book.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        height, width = sheet.total_height or 0, sheet.total_width or 0
        cells += height * width
        if height > limits.rows or width > 16_384 or cells > limits.cells:
            raise Unreadable(
                "file_too_large",
                f"Lembar kerja melebihi batas {limits.rows} baris atau {limits.cells} sel. "
                "Hapus baris kosong yang ikut tersimpan, atau bagi daftarnya.",
            )
        lines = sheet.to_python(skip_empty_area=False) if height and width else []
        visible = meta.visible == calamine.SheetVisibleEnum.Visible
        grids.append(Grid(meta.name, _narrow(lines, limits), not visible, _merged(sheet)))
    return grids


def _narrow(lines: list[list], limits: Limits) -> list[list]:
    if lines and len(lines[0]) > limits.columns:
        return [line[: limits.columns] for line in lines]
    return lines


def _merged(sheet: calamine.CalamineSheet) -> list[tuple[int, int, int, int]]:
    ranges = sheet.merged_cell_ranges or []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]


def _check_archive(data: bytes, limits: Limits) -> None:
    """Refuse an archive that is no book, or that would unpack to more than the limit, whatever it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if not names.intersection(BOOK_MARKS):
                raise Unreadable("file_not_spreadsheet", NOT_A_BOOK)
            if "content.xml" in names and "manifest:encryption-data" in _manifest(archive, names):
                raise Unreadable("password_protected", LOCKED)
            declared = sum(entry.file_size for entry in entries)
            packed = sum(entry.compress_size for entry in entries)
            if declared > limits.unpacked_bytes:
                raise _bomb(limits)
            if packed * MAX_INFLATION > limits.unpacked_bytes:
                _count_unpacked(archive, entries, limits)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("file_damaged", DAMAGED) from error


def _manifest(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "META-INF/manifest.xml" not in names:
        return ""
    with archive.open("META-INF/manifest.xml") as stream:
        return stream.read(MEGABYTE).decode("utf-8", "replace")


def _count_unpacked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Inflate without keeping anything; sizes in a zip directory are claims, not facts."""
    total = 0
    for entry in entries:
        if entry.compress_size * MAX_INFLATION < MEGABYTE:
            continue
        try:
            with archive.open(entry) as stream:
                while block := stream.read(4 * MEGABYTE):
                    total += len(block)
                    if total > limits.unpacked_bytes:
                        raise _bomb(limits)
        except (zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise Unreadable("file_damaged", DAMAGED) from error


def _bomb(limits: Limits) -> Unreadable:
    return Unreadable(
        "file_too_large",
        f"Isi berkas melebihi batas {limits.unpacked_bytes // MEGABYTE} MB setelah dibuka, jadi tidak dibaca.",
    )
