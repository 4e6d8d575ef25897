"""Decisions about boxes on pages: what may be marked, and how it is told. All places in millimetres."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from naungan.kit.refusal import Refused
from naungan.ppid.enums import Article17

Mark = dict[str, Any]  # {"page": 1, "x0", "y0", "x1", "y1": 12.5, "kind": "drawn", "nik", "phone", "email" or "word"}
Sheets = Sequence[Sequence[float]]

KINDS = ("drawn", "nik", "phone", "email", "word")
SMALLEST = 1.0  # of a side; a slip of the hand is smaller
MOST_ON_PAGE, MOST = 200, 2_000
MOST_DRAFTS = 10  # working papers of one case
LONGEST_REASON = 400
BROKEN = "Kotaknya tidak terbaca. Muat ulang halaman ini, lalu tandai lagi."
STALE = "Naskah ini baru saja diubah di tempat lain. Yang Anda tandai masih tampil; periksa, lalu simpan sekali lagi."


def read_marks(text: str, page: int, sheets: Sheets) -> list[Mark]:
    """What the page's script wrote: a JSON list of boxes of this one page. Raises Refused."""
    try:
        told = json.loads(text or "[]")
    except ValueError as error:
        raise Refused(BROKEN) from error
    if not isinstance(told, list) or not 1 <= page <= len(sheets):
        raise Refused(BROKEN)
    if len(told) > MOST_ON_PAGE:
        raise Refused(f"Paling banyak {MOST_ON_PAGE} kotak pada satu halaman. Satukan yang berdekatan.")
    marks = [placed(one, page, sheets) for one in told]
    return [mark for mark in marks if mark is not None]


def read_found(value: str, sheets: Sheets) -> list[Mark]:
    """One line of the list of things found, as `write_found` wrote it into its checkbox. Raises Refused."""
    kind, _, rest = value.partition("|")
    page, _, boxes = rest.partition("|")
    if not page.isascii() or not page.isdecimal() or not 1 <= int(page) <= len(sheets):
        raise Refused(BROKEN)
    marks = []
    for edges in boxes.split(";"):
        told = dict(zip(("x0", "y0", "x1", "y1"), edges.split(","), strict=False))
        marks.append(placed({**told, "kind": kind}, int(page), sheets))
    return [mark for mark in marks if mark is not None]


def write_found(kind: str, page: int, boxes: Iterable[Any]) -> str:
    """nik|3|20,44.5,61.2,48.1;…"""
    return f"{kind}|{page}|" + ";".join(f"{box.x0:g},{box.y0:g},{box.x1:g},{box.y1:g}" for box in boxes)


def write_mark(mark: Mark) -> str:
    """One box by its place: 3|20,44.5,61.2,48.1"""
    return f"{mark['page']}|{mark['x0']:g},{mark['y0']:g},{mark['x1']:g},{mark['y1']:g}"


def without(marks: Sequence[Mark], gone: str) -> list[Mark]:
    """All but that one, as `write_mark` wrote it."""
    return [mark for mark in marks if write_mark(mark) != gone]


def placed(told: Any, page: int, sheets: Sheets) -> Mark | None:
    """The box cut to its sheet; None where too little of it is left. Raises Refused for what is no box."""
    try:
        edges = {name: float(told[name]) for name in ("x0", "y0", "x1", "y1")}
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(BROKEN) from error
    if any(edge != edge or abs(edge) > 100_000 for edge in edges.values()):
        raise Refused(BROKEN)
    wide, high = sheets[page - 1]
    left, right = sorted(min(max(edges[name], 0.0), wide) for name in ("x0", "x1"))
    top, bottom = sorted(min(max(edges[name], 0.0), high) for name in ("y0", "y1"))
    if right - left < SMALLEST or bottom - top < SMALLEST:
        return None
    kind = told.get("kind") if told.get("kind") in KINDS else "drawn"
    return {
        "page": page, "x0": round(left, 2), "y0": round(top, 2), "x1": round(right, 2), "y1": round(bottom, 2),
        "kind": kind,
    }  # fmt: skip


def with_page(marks: Sequence[Mark], page: int, own: Sequence[Mark]) -> list[Mark]:
    """All boxes, those of this page replaced, in the order of the pages. Raises Refused past MOST."""
    return ordered([*(mark for mark in marks if mark["page"] != page), *own])


def with_found(marks: Sequence[Mark], found: Sequence[Mark]) -> list[Mark]:
    """All boxes and the new ones; a box that lies wholly inside another is not added. Raises Refused past MOST."""
    kept = list(marks)
    for mark in found:
        if not any(covers(one, mark) for one in kept):
            kept.append(mark)
    return ordered(kept)


def covers(one: Mark, other: Mark) -> bool:
    return (
        one["page"] == other["page"] and one["x0"] <= other["x0"] and one["y0"] <= other["y0"]
        and one["x1"] >= other["x1"] and one["y1"] >= other["y1"]
    )  # fmt: skip


def ordered(marks: Sequence[Mark]) -> list[Mark]:
    if len(marks) > MOST:
        raise Refused(f"Paling banyak {MOST} kotak dalam satu naskah.")
    return sorted(marks, key=lambda mark: mark["page"])


def check_copy(marks: Sequence[Mark], *, ground: str, reason: str) -> None:
    """Nothing is blacked out without saying what and why (UU 14/2008 art. 22(7)e). Raises Refused."""
    wrong = []
    if not marks:
        wrong.append("Belum ada yang ditandai. Tandai paling sedikit satu bagian.")
    if ground not in Article17.values:
        wrong.append("Sebutkan huruf Pasal 17 yang menjadi alasan.")
    if not reason.strip():
        wrong.append("Tulis apa yang dihitamkan dan alasannya; pemohon membacanya.")
    if wrong:
        raise Refused(*wrong)


def pages_told(pages: Collection[int]) -> str:
    """halaman 2; halaman 2, 3 dan 7"""
    told = [str(page) for page in sorted(set(pages))]
    return "halaman " + (", ".join(told[:-1]) + f" dan {told[-1]}" if len(told) > 1 else "".join(told))


def blackened_told(copies: Sequence[tuple[int, Collection[int], str]]) -> str:
    """For the letter: how many parts on which pages, and what they are. Each copy is (boxes, pages, reason)."""
    told = []
    for number, (boxes, pages, reason) in enumerate(copies, start=1):
        which = f"salinan {number}: " if len(copies) > 1 else ""
        told.append(f"{which}{boxes} bagian pada {pages_told(pages)}, yaitu {reason.strip().rstrip('.')}")
    return "; ".join(told)
