"""Files that people send: which kind each really is, and whether it may come in.

Judged by the bytes, never by the name. What may be served later must have passed `inspect`. The sentences are for the
person who chose the file: what is wrong with it and what to do.
"""

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naungan.kit import office_files, pdf, pictures
from naungan.kit.refusal import Refused

BLOCK = 1_000_000
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MIMES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "avif": "image/avif",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
ENDINGS = {
    **{kind: (kind,) for kind in MIMES},
    "jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "txt": ("txt", "text", "md"),
    "csv": ("csv", "tsv", "txt"),
}
PICTURES = frozenset(pictures.FORMATS)
OFFICE = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp"})
TEXTS = frozenset({"csv", "txt"})
EVERY = frozenset(MIMES)
LABELS = {"jpeg": "JPEG", "webp": "WebP", "txt": "teks"}

MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
PROGRAMS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"PK\x05\x06", b"PK\x07\x08", b"MSCF")
KNOWN_ENDING = re.compile(
    r"^(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|hta|msi|jar|lnk|sh|php|py|html?|svg|xml|zip|rar|7z)$"
)

PROGRAM = "Berkas ini sebuah program, bukan {wanted}. Jangan dibuka; kirim dokumen atau gambar aslinya."
PROGRAM_INSIDE = (
    "Di dalam berkas ini tersembunyi isi lain (program, arsip atau halaman web). "
    "Buka {thing} aslinya, simpan ulang, lalu unggah yang baru itu."
)
SVG = "Gambar SVG tidak diterima karena dapat memuat skrip. Simpan sebagai PNG atau WebP, lalu unggah lagi."
PHONE_PHOTO = "Foto ini berbentuk HEIC dari telepon. Simpan sebagai JPEG, lalu unggah lagi."
WEB = "Berkas ini halaman web atau XML, bukan {wanted}. Simpan sebagai PDF, lalu unggah lagi."
OLD_OFFICE = "Berkas ini dokumen Office bentuk lama (.doc, .xls, .ppt). Simpan ulang sebagai .docx, .xlsx atau PDF."
EMPTY = "Berkas ini kosong. Pilih berkas yang berisi, lalu unggah lagi."
FORMULA = "Baris {line} memuat sel yang diawali rumus. Simpan tabel dengan nilainya saja, lalu unggah lagi."
NO_TEXT = "Berkas ini bukan teks yang dapat dibaca. Simpan sebagai CSV dengan pengodean UTF-8, lalu unggah lagi."


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may come in."""

    kind: str  # a key of MIMES
    mime: str
    size: int  # bytes
    sha256: str
    pages: int | None = None  # of a PDF
    texts: tuple[str, ...] | None = None  # of a PDF, page by page, where they were asked for

    @property
    def ending(self) -> str:
        """How the name of a copy for the public ends, without the dot."""
        return ENDINGS[self.kind][0]


def inspect(file: Any, *, allow: frozenset[str], max_bytes: int, with_text: bool = False) -> Inspected:
    """Look at the whole file and say what it is.

    :param file: bytes, a path, or an open file (an upload of Django's); it is left at its beginning
    :param allow: kinds of MIMES that this place takes, e.g. `PICTURES` or `frozenset({"pdf", "csv"})`
    :param max_bytes: nothing is read beyond it
    :param with_text: also read the text of a PDF, in the same process that judges it
    :raises Refused: empty, too large, a program, an SVG, a web page, an archive, a dangerous or damaged or locked
        document, a kind that is not allowed here, or a name that says another kind than the content
    """
    data = _read(file, max_bytes)
    wanted = told(allow)
    kind = recognise(data, wanted=wanted, name=_name(file))
    if kind not in allow:
        raise Refused(f"Berkas ini {LABELS.get(kind, kind.upper())}. Yang diterima di sini: {wanted}.")
    _judge_name(_name(file), kind)
    found = pdf.inspect(data, with_text=with_text) if kind == "pdf" else None
    if kind in PICTURES:
        _judge_picture(data, kind)
    elif kind in OFFICE:
        office_files.check(data)
    elif kind == "csv":
        _judge_table(data)
    proof = hashlib.sha256(data).hexdigest()
    if found is None:
        return Inspected(kind, MIMES[kind], len(data), proof)
    return Inspected(kind, MIMES[kind], len(data), proof, found.pages, found.texts if with_text else None)


def told(allow: frozenset[str]) -> str:
    """The kinds as people say them: "PDF, PNG atau JPEG"."""
    words = [LABELS.get(kind, kind.upper()) for kind in MIMES if kind in allow]
    return " atau ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else "–"


def recognise(data: bytes, *, wanted: str = "dokumen", name: str = "") -> str:
    """The kind of the bytes, one of MIMES. Raises Refused with a sentence for everything else."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused(EMPTY)
    for mark, kind in MAGIC:
        if data.startswith(mark):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        return "avif"
    if data[4:8] == b"ftyp" and data[8:11] in (b"hei", b"hev", b"mif"):
        raise Refused(PHONE_PHOTO)
    if data.startswith(ZIP):
        return office_files.recognise(data)
    if data.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data[: 64 * 1024] + data[-64 * 1024 :]
        raise Refused(office_files.LOCKED if locked else OLD_OFFICE)
    if data.startswith(ARCHIVES):
        raise Refused("Berkas ini sebuah arsip. Buka arsipnya, lalu unggah berkas di dalamnya satu per satu.")
    if data.startswith(PROGRAMS) or (data.startswith(b"MZ") and b"\x00" in data[:1024]):
        raise Refused(PROGRAM.format(wanted=wanted))
    return _recognise_text(data, wanted=wanted, name=name)


def _recognise_text(data: bytes, *, wanted: str, name: str) -> str:
    text = decode(data)
    if text is None:
        raise Refused(f"Isi berkas ini tidak dikenal atau rusak. Yang diterima di sini: {wanted}.")
    head = text[:20_000].lower()
    if re.search(r"<(?:\w+:)?svg\b", head):
        raise Refused(SVG)
    if head.lstrip().startswith(("<", "%!ps", "{\\rtf")) or MARKUP.search(data):
        raise Refused(WEB.format(wanted=wanted))
    if _ending(name) in ENDINGS["csv"]:
        return "txt" if _ending(name) == "txt" else "csv"
    return "csv" if _ending(name) not in ENDINGS["txt"] and _is_table(text) else "txt"


def decode(data: bytes) -> str | None:
    """Text in UTF-8 or, from older programs, in cp1252; None when it is no text."""
    if b"\x00" in data:
        return None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = sum(1 for letter in text[:200_000] if ord(letter) < 32 and letter not in "\t\r\n\f")
        return text if strange == 0 else None
    return None


def _is_table(text: str) -> bool:
    lines = [line for line in text.splitlines()[:30] if line.strip()]
    return len(lines) > 1 and any(
        lines[0].count(mark) > 0 and len({line.count(mark) for line in lines}) == 1 for mark in ",;\t"
    )


def _judge_table(data: bytes) -> None:
    """A cell that begins as a formula is run by spreadsheet programs when somebody opens the file."""
    text = decode(data) or ""
    mark = max(",;\t", key=text[:2_000].count)
    csv.field_size_limit(1_000_000)
    try:
        for line, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1):
            for cell in row:
                cell = cell.strip()
                if cell[:1] in ("=", "@") or (cell[:1] in ("+", "-") and re.match(r"[+-]\s*[A-Za-z(@=]", cell)):
                    raise Refused(FORMULA.format(line=line))
    except csv.Error as error:
        raise Refused(NO_TEXT) from error


MARKUP = re.compile(rb"<script[\s>]|<\?php|<html[\s>]|<!doctype html|%PDF-1", re.IGNORECASE)
HIDDEN = re.compile(
    rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x7fELF[\x01\x02][\x01\x02]\x01|!This program cannot be run in DOS"
)


def _judge_picture(data: bytes, kind: str) -> None:
    """A file can be a picture and at the same time something else. Only the picture is wanted."""
    archive = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000)) >= 0 and b"PK\x01\x02" in data
    if archive or MARKUP.search(data) or HIDDEN.search(data) or _holds_windows_program(data):
        raise Refused(PROGRAM_INSIDE.format(thing="gambar"))
    pictures.check(data, kind)


def _holds_windows_program(data: bytes) -> bool:
    """A PE header is "MZ" and, where the number at its byte 60 points, "PE" and two zeros."""
    place = data.find(b"MZ")
    while place >= 0:
        target = place + int.from_bytes(data[place + 60 : place + 64], "little")
        if data[target : target + 4] == b"PE\0\0":
            return True
        place = data.find(b"MZ", place + 1)
    return False


def _read(file: Any, max_bytes: int) -> bytes:
    too_large = Refused(
        f"Berkas ini lebih besar dari {max_bytes // 1_000_000} MB. Perkecil atau bagi menjadi beberapa berkas."
    )
    if isinstance(file, (bytes, bytearray, memoryview)):
        data = bytes(file)
    elif isinstance(file, (str, Path)):
        with open(file, "rb") as stream:
            data = stream.read(max_bytes + 1)
    else:
        if (getattr(file, "size", None) or 0) > max_bytes:
            raise too_large
        file.seek(0)
        data = file.read(max_bytes + 1)
        file.seek(0)
    if len(data) > max_bytes:
        raise too_large
    return data


def _name(file: Any) -> str:
    return str(file) if isinstance(file, (str, Path)) else str(getattr(file, "name", "") or "")


def _ending(name: str) -> str:
    return Path(name).suffix.lstrip(".").lower()


def _judge_name(name: str, kind: str) -> None:
    """A known ending must be that of the content; "Lampiran no.5" has none and is believed."""
    ending = _ending(name)
    known = {word for words in ENDINGS.values() for word in words}
    if (ending in known or KNOWN_ENDING.match(ending)) and ending not in ENDINGS[kind]:
        raise Refused(
            f"Nama berkas berakhiran .{ending}, tetapi isinya {LABELS.get(kind, kind.upper())}. "
            f"Periksa apakah ini berkas yang dimaksud, lalu beri nama yang berakhiran .{ENDINGS[kind][0]}."
        )
