"""DOCX, XLSX, PPTX, ODT, ODS, ODP: archives that must hold no macro, no program and no bomb."""

import io
import re
import zipfile
import zlib

from naungan.kit.refusal import Refused

MAX_ENTRIES = 5_000
MAX_UNPACKED = 300_000_000  # bytes, counted while inflating: what the archive declares is only a claim
BLOCK = 1_000_000

OOXML = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}

MACRO = "Berkas ini memuat makro. Simpan ulang tanpa makro (.docx, .xlsx, .pptx), lalu unggah lagi."
DAMAGED = "Berkas ini rusak atau terpotong. Buka di aplikasinya, simpan ulang, lalu unggah lagi."
LOCKED = "Berkas ini dikunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi."
BOMB = "Berkas ini terlalu besar setelah dibuka. Kurangi gambar di dalamnya, atau simpan sebagai PDF, lalu unggah lagi."
EMBEDDED = "Berkas ini memuat berkas atau program lain di dalamnya. Hapus sisipan itu, simpan ulang, lalu unggah lagi."
OUTSIDE = "Berkas ini mengambil templat atau data dari tempat lain saat dibuka. Simpan sebagai PDF, lalu unggah lagi."
ARCHIVE = "Berkas ini arsip ZIP. Buka arsipnya, lalu unggah berkas di dalamnya satu per satu."

MACRO_NAMES = re.compile(
    r"vbaproject|vbadata|/macrosheets/|/activex/|^scripts/.+|^basic/(?:.*/)?(?!script-l|dialog-l)[^/]+$"
)
PROGRAM_NAMES = re.compile(r"oleobject[^/]*\.bin$|\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|hta|msi|jar|lnk|sh|swf)$")
ENTITIES = re.compile(rb"<!(?:doctype|entity)", re.IGNORECASE)
REMOTE_TEMPLATE = re.compile(rb"attachedTemplate[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)
REMOTE_TEMPLATE_TURNED = re.compile(rb"TargetMode\s*=\s*[\"']External[\"'][^>]*attachedTemplate", re.IGNORECASE)
DDE = re.compile(rb"<(?:\w+:)?ddeLink\b|instrText[^>]*>\s*DDE(?:AUTO)?\b|instr=\"\s*DDE", re.IGNORECASE)


def recognise(data: bytes) -> str:
    """Which office file the archive is: a key of the lists above; Refused for every other archive."""
    names = {entry.filename for entry in _open(data).infolist()}
    for part, kind in OOXML.items():
        if part in names and "[Content_Types].xml" in names:
            return kind
    with _open(data) as archive:
        mark = _first(archive, "mimetype", 200).strip() if "mimetype" in names else b""
    if mark in ODF and "content.xml" in names:
        return ODF[mark]
    raise Refused(ARCHIVE)


def check(data: bytes) -> None:
    """Look through the whole archive in bounded memory. Raises Refused with the sentence for what is wrong."""
    with _open(data) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise Refused(BOMB)
        _check_names(entries)
        if b"encryption-data" in _first(archive, "META-INF/manifest.xml", BLOCK):
            raise Refused(LOCKED)
        try:
            _check_contents(archive, entries)
        except (zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise Refused(DAMAGED) from error


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Refused(DAMAGED) from error
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 + len(archive.comment) != len(data):
        raise Refused(DAMAGED)  # something hangs behind the archive
    return archive


def _first(archive: zipfile.ZipFile, name: str, size: int) -> bytes:
    try:
        with archive.open(name) as stream:
            return stream.read(size)
    except (KeyError, zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError):
        return b""


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        name = entry.filename.lower().replace("\\", "/")
        if entry.flag_bits & 1:
            raise Refused(LOCKED)
        if name.startswith("/") or ".." in name.split("/"):
            raise Refused(DAMAGED)
        if MACRO_NAMES.search(name):
            raise Refused(MACRO)
        if PROGRAM_NAMES.search(name):
            raise Refused(EMBEDDED)


def _check_contents(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Inflate everything without keeping it; read what is XML for the tricks that need no macro."""
    total = 0
    for entry in entries:
        text = entry.filename.lower().endswith((".xml", ".rels"))
        before = b""
        with archive.open(entry) as stream:
            while block := stream.read(BLOCK):
                total += len(block)
                if total > MAX_UNPACKED:
                    raise Refused(BOMB)
                if text:
                    _check_text(before + block, first=not before)
                    before = block[-300:]
                elif block[:2] == b"MZ" and not before:
                    raise Refused(EMBEDDED)
                else:
                    before = b" "


def _check_text(text: bytes, *, first: bool) -> None:
    if first and ENTITIES.search(text[:4096]):
        raise Refused(DAMAGED)
    if b"macroEnabled" in text or b"ms-office.vbaProject" in text:
        raise Refused(MACRO)
    if b"attachedTemplate" in text and (REMOTE_TEMPLATE.search(text) or REMOTE_TEMPLATE_TURNED.search(text)):
        raise Refused(OUTSIDE)
    if DDE.search(text):
        raise Refused(OUTSIDE)
