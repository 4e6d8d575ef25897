"""A file on its way in: judged, read, and searched for numbers that look like a NIK."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.conf import settings

from naungan.kit import uploads
from naungan.kit.refusal import Refused
from naungan.kit.sheets.book import Limits, Unreadable
from naungan.kit.sheets.reading import read_grids
from naungan.library import rules

DOCUMENTS = frozenset({"pdf", "csv", "xlsx", "ods", "docx", "odt"})
PROCEDURES = frozenset({"pdf"})
SHEETS = frozenset({"csv", "xlsx", "ods"})
BODIES = {"docx": "word/document.xml", "odt": "content.xml"}
MAX_BODY = 30_000_000  # bytes of XML
MAX_TEXT = 2_000_000  # characters that are kept for the search
MAX_PLACES = 50
LIMITS = Limits(unpacked_bytes=300_000_000, rows=300_000, text_rows=300_000, cells=5_000_000)
TAGS = re.compile(r"<[^>]*>")
PARAGRAPHS = re.compile(r"</(?:w:p|text:p|text:h)>")


@dataclass(frozen=True, slots=True)
class Content:
    """A file that may be kept: what it is, its text, and where it holds a number like a NIK.

    With such a number no text is kept at all: the registry's own NIK are sealed, and these must not lie open.
    """

    data: bytes
    name: str
    inspected: uploads.Inspected
    text: str
    places: list[str]


def take(file: Any, *, allow: frozenset[str] = DOCUMENTS) -> Content:
    """Judge and read an upload (or bytes). Raises Refused with a sentence for the person at the form."""
    inspected = uploads.inspect(file, allow=allow, max_bytes=settings.DOCUMENT_MAX_BYTES, with_text=True)
    if isinstance(file, bytes):
        data = file
    else:
        file.seek(0)
        data = file.read()
    parts = list(_parts(data, inspected))
    places = rules.places_with_nik(parts)[:MAX_PLACES]
    text = "" if places else _joined(parts, inspected.kind)
    return Content(data, str(getattr(file, "name", "")) or f"berkas.{inspected.ending}", inspected, text, places)


def _joined(parts: list[tuple[str, str]], kind: str) -> str:
    between = "\f" if kind == "pdf" else "\n"
    return between.join(text for _, text in parts)[:MAX_TEXT].replace("\x00", "")


def _parts(data: bytes, inspected: uploads.Inspected) -> Iterator[tuple[str, str]]:
    """(place, text) of everything a reader would see."""
    if inspected.kind == "pdf":
        for number, text in enumerate(inspected.texts or (), start=1):
            yield f"halaman {number}", text
    elif inspected.kind in SHEETS:
        yield from _cells(data, inspected.kind)
    elif inspected.kind in BODIES:
        yield "isi dokumen", _body(data, inspected.kind)


def _cells(data: bytes, kind: str) -> Iterator[tuple[str, str]]:
    try:
        grids = read_grids(data, limits=LIMITS)
    except Unreadable as error:
        raise Refused(str(error)) from error
    for grid in grids:
        for number, told in grid.numbered():
            place = f"baris {number}" if kind == "csv" else f"lembar “{grid.name}” baris {number}"
            yield place, "\t".join(told)


def _body(data: bytes, kind: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(BODIES[kind]) as stream:
        xml = stream.read(MAX_BODY).decode("utf-8", "replace")
    return unescape(TAGS.sub("", PARAGRAPHS.sub("\n", xml)))
