"""The proof: what a curious reader would find. Runs in the child, and trusts nothing that made the file."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from naungan.kit.pdf_child import is_kind, parts
from naungan.kit.redaction import stripping
from naungan.kit.redaction.painting import flattened
from naungan.kit.redaction.reading import PT_PER_MM, Document, reading

DARK = 60  # of 255: a JPEG may leave a black not quite black
INSIDE = 0.5  # millimetres from a box's edge from which on everything must be dark
PROOF_SCALE = 1.5
MARK = "sebagian dihitamkan"
OWN_NOTE = re.compile(r"sebagian dihitamkan:? \d+ bagian pada halaman ini dikecualikan dan tidak dapat dibuka\.?")
OWN_NOTE_BYTES = re.compile(OWN_NOTE.pattern.encode())
LONGEST_STREAM = 30_000_000
DEEPEST = 8  # forms within forms; what lies deeper counts as not shown, so that the proof errs to the safe side
CATALOGUE = {
    "/Metadata": "metadata",
    "/AcroForm": "form",
    "/StructTreeRoot": "structure",
    "/OCProperties": "layer",
    "/PieceInfo": "private",
    "/Outlines": "outline",
    "/AF": "attachment",
    "/Names": "attachment",
    "/OpenAction": "script",
    "/AA": "script",
}
ANYWHERE = {
    "/Metadata": "metadata",
    "/PieceInfo": "private",
    "/Thumb": "thumbnail",
    "/Annots": "annotation",
    "/EF": "attachment",
    "/EmbeddedFiles": "attachment",
    "/JS": "script",
    "/Alternates": "private",
}

Leak = dict[str, Any]


def leaks(before: bytes, after: bytes, boxes: list[dict[str, Any]]) -> list[Leak]:
    """Each thing that still leaks, as {"code": …} for a sentence of `doors.LEAK`."""
    found = revisions(after)
    with stripping.opened(before) as old, stripping.opened(after) as new:
        flat = flattened(old)
        found += hidden(new)
        with reading(flat) as was, reading(before) as raw, reading(after) as now:
            if len(was) != len(now):
                return [*found, {"code": "pages"}]
            found += under_boxes(now, boxes)
            secrets = covered(was, boxes) | covered(raw, boxes)
            found += again(now, secrets)
        found += in_bytes(new, secrets)
        found += pictures_left(old, new, {box["page"] for box in boxes})
    return found


def pictures_left(old: Any, new: Any, marked: set[int]) -> list[Leak]:
    """Pictures of marked pages that are still in the new file, seen or unseen; one that an open page shows may stay."""
    import pikepdf

    held: dict[str, int] = {}
    shown: set[str] = set()
    for number, page in enumerate(old.pages, start=1):
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        if number in marked:
            held |= dict.fromkeys(reachable_pictures(resources), number)
        else:
            shown |= drawn_pictures(page.obj, resources)
    here = {fingerprint(value) for value in stripping.containers(new) if is_picture(value)}
    return [{"code": "picture", "page": page} for page in sorted({held[mark] for mark in (here & set(held)) - shown})]


def is_picture(value: Any) -> bool:
    import pikepdf

    return is_kind(value, pikepdf.Stream) and str(value.get("/Subtype", "")) == "/Image"


def fingerprint(stream: Any) -> str:
    """The same for the same dots, however the file packs them."""
    import pikepdf

    return hashlib.sha256(decoded(stream, pikepdf)).hexdigest()


def reachable_pictures(resources: Any) -> set[str]:
    """Every picture that hangs on these resources, drawn or not."""
    every = stripping.reachable(resources, stripping.FEW_OBJECTS)
    return {fingerprint(value) for value in every if is_picture(value)}


def drawn_pictures(content: Any, resources: Any, depth: int = 0) -> set[str]:
    """The pictures that a page, or a form on it, really shows: named after `Do` in what it draws."""
    import pikepdf

    found: set[str] = set()
    named = resources.get("/XObject", pikepdf.Dictionary())
    for step in pikepdf.parse_content_stream(content, "Do"):
        operands, is_do = list(step.operands), str(step.operator) == "Do"
        drawn = named.get(str(operands[0])) if is_do and operands else None
        if drawn is None:
            continue
        if is_picture(drawn):
            found |= reachable_pictures(drawn)  # with its mask
        elif depth < DEEPEST:
            found |= drawn_pictures(drawn, drawn.get("/Resources", resources), depth + 1)
    return found


def revisions(data: bytes) -> list[Leak]:
    """One end and no earlier part: an incremental update keeps the old file whole under the new one."""
    ends = len(re.findall(rb"%%EOF", data))
    starts = len(re.findall(rb"startxref", data))
    tail = data[data.rfind(b"%%EOF") + 5 :].strip()
    return [{"code": "revision"}] if ends != 1 or starts != 1 or tail else []


def hidden(document: Any) -> list[Leak]:
    """Places beside the pages in which files keep what nobody sees."""
    found = {thing for key, thing in CATALOGUE.items() if key in document.Root}
    if "/Info" in document.trailer:
        found.add("metadata")
    for value in stripping.containers(document):
        found |= {thing for key, thing in ANYWHERE.items() if key in value}
        if str(value.get("/Type", "")) == "/EmbeddedFile":
            found.add("attachment")
    return [{"code": "hidden", "thing": thing} for thing in sorted(found)]


def under_boxes(document: Document, boxes: list[dict[str, Any]]) -> list[Leak]:
    """No word in a box, nothing but black in it, and a sentence on the page that something is missing."""
    found: list[Leak] = []
    for number in sorted({box["page"] for box in boxes}):
        page, own = document.page(number), [box for box in boxes if box["page"] == number]
        tight = [shrunk(box) for box in own]
        if any(word.touches([box]) for word in page.words() for box in tight):
            found.append({"code": "text", "page": number})
        picture = page.drawn(PROOF_SCALE).convert("L")
        if any(lightest(picture, box) > DARK for box in tight):
            found.append({"code": "seen", "page": number})
        if MARK not in " ".join(page.text().lower().split()):
            found.append({"code": "note", "page": number})
    return found


def shrunk(box: dict[str, Any]) -> dict[str, Any]:
    """The box without its edge, as far as it is wide enough."""
    left, right = sorted((box["x0"], box["x1"]))
    top, bottom = sorted((box["y0"], box["y1"]))
    x, y = min(INSIDE, (right - left) / 4), min(INSIDE, (bottom - top) / 4)
    return box | {"x0": left + x, "x1": right - x, "y0": top + y, "y1": bottom - y}


def lightest(picture: Any, box: dict[str, Any]) -> int:
    """The lightest dot of the box, 0 to 255; 0 where the box is smaller than a dot."""
    scale = PT_PER_MM * PROOF_SCALE
    spot = (
        max(0, round(box["x0"] * scale)), max(0, round(box["y0"] * scale)),
        min(picture.width, round(box["x1"] * scale)), min(picture.height, round(box["y1"] * scale)),
    )  # fmt: skip
    if spot[2] <= spot[0] or spot[3] <= spot[1]:
        return 0
    return int(picture.crop(spot).getextrema()[1])


def plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def covered(document: Document, boxes: list[dict[str, Any]]) -> set[tuple[int, str]]:
    """(page, text) of what each box covers: runs of words, and every number of six figures or more by itself."""
    found: set[tuple[int, str]] = set()
    for box in boxes:
        run = " ".join(word.text for word in document.page(box["page"]).words() if word.touches([shrunk(box)]))
        if len(plain(run)) >= 4:
            found.add((box["page"], plain(run)))
        found |= {(box["page"], figures) for figures in re.findall(r"\d{6,}", run)}
    return found


def again(document: Document, secrets: set[tuple[int, str]]) -> list[Leak]:
    """The same words elsewhere in the file, where everybody can read them."""
    found: list[Leak] = []
    for number in range(1, len(document) + 1):
        said = f" {OWN_NOTE.sub('', plain(document.page(number).text()))} "
        found += [
            {"code": "again", "page": page, "other": number} for page, text in sorted(secrets) if f" {text} " in said
        ]
    return found


def in_bytes(document: Any, secrets: set[tuple[int, str]]) -> list[Leak]:
    """The words in any string or decoded stream of the file, in the encodings that PDF knows."""
    import pikepdf

    needles = {page: set() for page, _ in secrets}  # type: dict[int, set[bytes]]
    for page, text in secrets:
        needles[page] |= {text.encode(code, errors="ignore") for code in ("utf-8", "latin-1", "utf-16-be")}
    found: set[int] = set()
    for raw in contents(document, pikepdf):
        hay = OWN_NOTE_BYTES.sub(b"", raw.lower())
        found |= {page for page, wanted in needles.items() if any(needle and needle in hay for needle in wanted)}
    return [{"code": "bytes", "page": page} for page in sorted(found)]


def contents(document: Any, pikepdf: Any) -> Iterator[bytes]:
    for value in stripping.containers(document):
        for _, part in parts(value):
            if is_kind(part, pikepdf.String):
                yield bytes(part)
            elif is_kind(part, pikepdf.Array):
                yield from (bytes(item) for item in part if is_kind(item, pikepdf.String))
        if is_kind(value, pikepdf.Stream) and str(value.get("/Filter", "")) != "/DCTDecode":
            yield decoded(value, pikepdf)


def decoded(stream: Any, pikepdf: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())[:LONGEST_STREAM]
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())[:LONGEST_STREAM]
