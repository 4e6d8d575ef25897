"""What stands in a PDF: is it dangerous, how many pages, which text. Every file is taken for hostile.

Readers of PDF are large programs in C++, and a file may be made to crash or to feed them for hours. So they work in a
process of their own (`pdf_child`), with limits of memory and seconds; here only its short answer is read.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from naungan.kit.refusal import Refused

MAX_PAGES = 3_000
MAX_CHARACTERS = 5_000_000  # about a thousand dense pages
SECONDS = 40
GRACE = 5  # the child watches its own clock; this long after it the parent loses patience

DAMAGED = "PDF ini rusak atau terpotong. Buka berkas aslinya, simpan lagi sebagai PDF, lalu unggah yang baru itu."
TOO_HEAVY = "PDF ini terlalu berat untuk diperiksa. Simpan ulang sebagai PDF biasa, atau bagi menjadi beberapa berkas."
SENTENCES = {
    "damaged": DAMAGED,
    "heavy": TOO_HEAVY,
    "locked": "PDF ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.",
    "restricted": "PDF ini dikunci (dilarang menyalin atau mencetak). Simpan ulang tanpa pembatasan, lalu unggah lagi.",
    "script": "PDF ini memuat skrip (JavaScript). Cetak ke PDF baru supaya skripnya hilang, lalu unggah yang baru itu.",
    "launch": "PDF ini menyuruh komputer menjalankan program. Berkas seperti ini tidak diterima. "
    "Cetak ke PDF baru dari dokumen aslinya, lalu unggah yang baru itu.",
    "outside": "PDF ini membuka alamat lain atau mengirim data dengan sendirinya. Cetak ke PDF baru, lalu unggah lagi.",
    "embedded": "PDF ini memuat berkas lain di dalamnya. Unggah setiap berkas sendiri-sendiri.",
    "media": "PDF ini memuat suara, video atau benda bergerak. Simpan ulang tanpa itu, lalu unggah lagi.",
    "form_script": "Formulir di dalam PDF ini memuat skrip (XFA). Cetak ke PDF baru, lalu unggah yang baru itu.",
    "trailing": "Di belakang isi PDF ini menempel isi lain. Cetak ke PDF baru dari dokumen aslinya, lalu unggah lagi.",
    "no_pages": "PDF ini tidak mempunyai halaman. Periksa berkas aslinya.",
    "many_pages": "PDF ini terlalu tebal (lebih dari {pages} halaman). Bagi menjadi beberapa berkas.",
}


@dataclass(frozen=True, slots=True)
class Structure:
    """A PDF in which nothing dangerous was found."""

    pages: int
    texts: tuple[str, ...] = ()


class Unreadable(Refused):
    """The PDF could not be read to its end. `code` is a key of SENTENCES."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(SENTENCES.get(code, DAMAGED).format(pages=f"{MAX_PAGES:,}".replace(",", ".")))


def inspect(source: str | Path | bytes, *, seconds: float = SECONDS, with_text: bool = False) -> Structure:
    """Walk through every object of the file, also those in object streams and those that no page names.

    Raises Unreadable (a Refused with a sentence) for a script, a launch or submit action, an embedded file, media, XFA
    with script, a password, content behind the end, damage, no page or more than MAX_PAGES pages, and for a file that
    needs more time or memory than it is given. `with_text` also gives what `pages` would, for one process less.
    """
    most = (MAX_PAGES, MAX_CHARACTERS) if with_text else (0, 0)
    answer = _ask("inspect", source, seconds=seconds, pages=most[0], characters=most[1])
    return Structure(pages=int(answer["pages"]), texts=tuple(answer.get("texts", ())))


def page_count(source: str | Path | bytes) -> int:
    """Pages of the PDF. Raises Unreadable."""
    return int(_ask("count", source, seconds=SECONDS)["pages"])


def pages(
    source: str | Path | bytes,
    *,
    max_pages: int = MAX_PAGES,
    max_characters: int = MAX_CHARACTERS,
    seconds: float = SECONDS,
) -> list[str]:
    """The text of each page, in order; "" where a page has none (a scan).

    When a limit is reached the list ends earlier than the document. Lines are separated by \\n, words broken at the
    end of a line are joined, control characters are gone. Raises Unreadable.
    """
    answer = _ask("text", source, seconds=seconds, pages=max_pages, characters=max_characters)
    return [str(text) for text in answer["texts"]]


def _ask(task: str, source: str | Path | bytes, *, seconds: float, pages: int = 0, characters: int = 0) -> dict:
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    order = [sys.executable, "-m", "naungan.kit.pdf_child", task, str(seconds), str(pages), str(characters)]
    surroundings = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"}  # and no secret of ours
    try:
        ended = subprocess.run(
            order,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds + GRACE,
            env=surroundings,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("heavy") from error
    if ended.returncode != 0:  # killed by a limit, or by a fault that somebody built into the file
        raise Unreadable("heavy" if ended.returncode < 0 else "damaged")
    try:
        answer = json.loads(ended.stdout)
    except ValueError as error:
        raise Unreadable("damaged") from error
    if "wrong" in answer:
        raise Unreadable(answer["wrong"])
    return answer
