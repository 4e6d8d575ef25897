"""Which kind of file is it, and the reader for it. The name of a file is never believed, only its bytes."""

from pathlib import Path

from naungan.kit.sheets import html, text, workbook
from naungan.kit.sheets.book import MEGABYTE, Grid, Limits, Unreadable

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XLS_RAW = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")  # a bare BIFF stream, as old programs write it

FOREIGN = {
    b"%PDF": "PDF",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"GIF8": "gambar GIF",
    b"II*\x00": "gambar TIFF",
    b"MM\x00*": "gambar TIFF",
    b"BM": "gambar BMP",
    b"RIFF": "berkas media",
    b"{\\rtf": "dokumen RTF",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7z",
    b"\x1f\x8b": "arsip GZIP",
    b"MZ": "program Windows",
    b"\x7fELF": "program",
    b"SQLite format 3": "basis data",
}


def read_grids(source: str | Path | bytes, *, name: str = "", limits: Limits | None = None) -> list[Grid]:
    """All sheets of a file, hidden ones marked.

    :param source: a path, or the bytes themselves
    :param name: only for messages; the kind is told from the bytes
    :raises Unreadable: empty, no spreadsheet, damaged, locked by a password, or above a limit
    """
    limits = limits or Limits()
    data = _bytes(source, limits)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("file_empty", "Berkas ini kosong.")
    if data.startswith((ZIP, OLE)) or data[:2] in XLS_RAW:
        if len(data) > limits.workbook_bytes:
            raise _too_large(limits.workbook_bytes)
        return workbook.read(data, limits)
    _refuse_foreign(data)
    if html.looks_like(data):
        return html.read(data, limits)
    return text.read(data, limits)


def _bytes(source: str | Path | bytes, limits: Limits) -> bytes:
    if isinstance(source, (bytes, bytearray, memoryview)):
        if len(source) > limits.file_bytes:
            raise _too_large(limits.file_bytes)
        return bytes(source)
    path = Path(source)
    try:
        if path.is_dir():
            raise Unreadable("file_not_found", "Yang ditunjuk adalah folder, bukan berkas.")
        if path.stat().st_size > limits.file_bytes:
            raise _too_large(limits.file_bytes)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unreadable("file_not_found", "Berkas tidak ditemukan atau tidak dapat dibuka.") from error


def _too_large(limit: int) -> Unreadable:
    return Unreadable(
        "file_too_large", f"Berkas lebih besar dari batas {limit // MEGABYTE} MB. Bagi daftar menjadi beberapa berkas."
    )


def _refuse_foreign(data: bytes) -> None:
    for magic, kind in FOREIGN.items():
        if data.startswith(magic):
            if magic == b"BM" and text.is_printable(data[:400]):
                continue
            raise Unreadable(
                "file_not_spreadsheet",
                f"Berkas ini {kind}, bukan daftar. Kirim dalam bentuk XLSX, XLS, ODS, atau CSV.",
            )
