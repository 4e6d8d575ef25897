"""The parent's side: what the rooms call. All reading and drawing happens in `child`, a process with limits."""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from naungan.kit.pdf import SENTENCES, Unreadable
from naungan.kit.redaction.box import Box
from naungan.kit.refusal import Refused

SECONDS = 120
GRACE = 5
MOST_PAGES, MOST_BOXES = 500, 2_000

NO_BOX = "Belum ada yang ditandai. Gambar paling sedikit satu kotak pada bagian yang dikecualikan."
LEAK = {
    "pages": "Jumlah halaman hasilnya berbeda dari aslinya.",
    "text": "Halaman {page}: di bawah kotak masih ada tulisan yang dapat disalin.",
    "seen": "Halaman {page}: kotaknya tidak hitam seluruhnya.",
    "note": "Halaman {page}: tidak ada tanda bahwa sebagian dihitamkan.",
    "again": "Tulisan yang dihitamkan di halaman {page} masih terbaca di halaman {other}. Hitamkan juga di sana.",
    "bytes": "Tulisan yang dihitamkan di halaman {page} masih tersimpan di dalam berkas.",
    "picture": "Gambar dari halaman {page} masih utuh di dalam berkas.",
    "hidden": "Berkas masih memuat {thing}.",
    "revision": "Berkas masih memuat versi lamanya.",
}
THINGS = {
    "metadata": "keterangan tentang pembuatnya (metadata)",
    "attachment": "berkas lain di dalamnya",
    "form": "isian formulir",
    "annotation": "catatan atau tautan",
    "structure": "susunan teks tersembunyi (structure tree)",
    "layer": "lapisan yang dapat disembunyikan",
    "private": "data pribadi milik aplikasi pembuatnya",
    "thumbnail": "gambar kecil halaman lama",
    "outline": "daftar isi lama",
    "script": "skrip",
}


def black_out(pdf: bytes, boxes: Sequence[Box]) -> bytes:
    """A new PDF in which the boxes are black and what was under them is gone.

    A page with a box becomes a picture with the note "Sebagian dihitamkan" under it; its words outside the boxes can
    still be searched and read aloud. Other pages keep their text. Nothing else of the old file comes along: metadata,
    attachments, forms, comments, tags, layers, old revisions. Raises Refused: no box, a box beside the paper, a file
    that is locked, damaged or too heavy.
    """
    if not boxes:
        raise Refused(NO_BOX)
    if len(boxes) > MOST_BOXES:
        raise Refused(f"Paling banyak {MOST_BOXES} kotak dalam satu berkas.")
    return ask("black_out", pdf, boxes)


def proves(before: bytes, after: bytes, boxes: Sequence[Box]) -> list[str]:
    """What still leaks, as sentences for the officer; empty is good. Never repeats what was blacked out.

    Reads both files anew and trusts nothing of `black_out`: `after` may come from any program.
    """
    found = json.loads(ask("prove", struct.pack(">Q", len(before)) + before + after, boxes))
    return list(dict.fromkeys(_sentence(leak) for leak in found))


def clean_pdf(pdf: bytes) -> bytes:
    """The same PDF without metadata, comments, attachments, scripts and old revisions; text, tags and links stay."""
    return ask("clean", pdf, ())


def _sentence(leak: dict[str, Any]) -> str:
    return LEAK[leak["code"]].format(
        page=leak.get("page"), other=leak.get("other"), thing=THINGS.get(leak.get("thing", ""), "isi tersembunyi")
    )


def ask(task: str, data: bytes, boxes: Sequence[Box] = (), **more: Any) -> bytes:
    """What the child answers to a task of `child.answer`. Raises Refused."""
    head = json.dumps({"seconds": SECONDS, "boxes": [box.plain() for box in boxes], **more}).encode()
    order = [sys.executable, "-m", "naungan.kit.redaction.child", task]
    surroundings = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LANG": "C.UTF-8"}  # and no secret of ours
    try:
        ended = subprocess.run(
            order, input=struct.pack(">Q", len(head)) + head + data, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=SECONDS + GRACE, env=surroundings, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Unreadable("heavy") from error
    if ended.returncode != 0 or not ended.stdout:
        raise Unreadable("heavy" if ended.returncode < 0 else "damaged")
    kind, answer = ended.stdout[:1], ended.stdout[1:]
    if kind == b"!":
        code = answer.decode()
        raise Unreadable(code) if code in SENTENCES else Refused(code)
    return answer
