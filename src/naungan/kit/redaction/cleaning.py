"""Who wrote it, with what, and what it was before: taken out of files that leave the office."""

import io
import zipfile
from collections.abc import Callable

from naungan.kit import office_files, redrawing
from naungan.kit.redaction import office_parts
from naungan.kit.redaction.doors import clean_pdf
from naungan.kit.refusal import Refused

PICTURES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp"}
CLEANED = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", *PICTURES})
DAY = (1980, 1, 1, 0, 0, 0)  # an archive's earliest; when a part was written is nobody's business


def clean(content: bytes, kind: str) -> bytes:
    """The file without metadata: author, company, dates, comments, changes, notes, thumbnails, place of a photo.

    Changes that were tracked are taken as accepted: what was deleted is gone. `kind` is one of CLEANED, judged before
    by `kit.uploads`. Raises Refused for a kind that cannot be cleaned, for a damaged file, and for hidden sheets,
    slides, rows or columns, which only a person can decide about.
    """
    if kind == "pdf":
        return clean_pdf(content)
    if kind in PICTURES:
        return _picture(content, kind)
    if kind in ("docx", "xlsx", "pptx", "odt", "ods", "odp"):
        office_files.check(content)
        return _archive(content, office_parts.odf if kind.startswith("od") else office_parts.ooxml)
    raise Refused(f"Berkas {kind.upper()} belum dapat dibersihkan di sini. Simpan sebagai PDF, lalu unggah lagi.")


def _picture(content: bytes, kind: str) -> bytes:
    try:
        return redrawing.stripped(io.BytesIO(content), f"gambar.{kind}").read()
    except (OSError, ValueError, SyntaxError) as error:
        raise Refused("Gambar ini rusak atau terpotong. Buka dan simpan ulang, lalu unggah lagi.") from error


def _archive(content: bytes, rewrite: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    """Unpack, rewrite, pack anew: what the new list of parts does not name cannot stay behind."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    parts = {name: _inner_picture(name, part) for name, part in rewrite(parts).items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "mimetype", name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return out.getvalue()


def _inner_picture(name: str, part: bytes) -> bytes:
    """Photographs inside a document tell where they were taken, too."""
    ending = name.rpartition(".")[2].lower()
    return _picture(part, ending) if ending in ("jpg", "jpeg", "png") else part
