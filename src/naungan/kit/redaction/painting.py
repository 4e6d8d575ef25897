"""The black-out itself: pages with boxes become pictures in a new file. Runs in the child."""

import io
from typing import Any

from naungan.kit.pdf_child import Wrong, is_kind
from naungan.kit.redaction import stripping
from naungan.kit.redaction.reading import PT_PER_MM, Page, Word, reading

PPI = 200  # enough for eight-point type on paper and on a screen
MOST_PIXELS = 24_000_000  # of one page; a larger sheet is drawn coarser
QUALITY = 88
SWELL = 0.2  # millimetres by which a box grows, so that no edge of a letter shines through beside it
STRIP = 22.0  # points under the page for the note
NOTE = "Sebagian dihitamkan: {count} bagian pada halaman ini dikecualikan dan tidak dapat dibuka."
PAGE_KEEPS = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit"}
COURIER = 0.6  # every letter of Courier is so wide; so an invisible word ends exactly where its picture does


def black_out(data: bytes, boxes: list[dict[str, Any]]) -> bytes:
    import pikepdf

    with stripping.opened(data) as document:
        marked = {box["page"] for box in boxes}
        if not marked <= set(range(1, len(document.pages) + 1)):
            raise Wrong("Ada kotak pada halaman yang tidak ada di berkas ini.")
        drawn = marked | layered(document)
        flat = flattened(document)
        with reading(flat) as read, pikepdf.open(io.BytesIO(flat)) as source, pikepdf.new() as made:
            source.remove_unreferenced_resources()  # pages may share a dictionary that holds another page's scan
            for number in range(1, len(source.pages) + 1):
                if number in drawn:
                    own = [box for box in boxes if box["page"] == number]
                    add_picture(made, read.page(number), own)
                else:
                    made.pages.append(source.pages[number - 1])
                    bare(made.pages[-1].obj)
            stripping.loosen(made)
            made.Root.Lang = pikepdf.String("id")
            return stripping.saved(made)


def flattened(document: Any) -> bytes:
    """The document as it is seen: forms, stamps and comments with an appearance are ink on the page."""
    stripping.flatten(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def layered(document: Any) -> set[int]:
    """Pages that only a picture can carry over as they are seen: layers may be switched off, and what a cut leaves
    outside the page is still text."""
    import pikepdf

    pages = set()
    has_layers = "/OCProperties" in document.Root
    for number, page in enumerate(document.pages, start=1):
        cut = [float(edge) for edge in page.cropbox] != [float(edge) for edge in page.mediabox]
        if cut or (has_layers and mentions_layer(page.obj.get("/Resources", pikepdf.Dictionary()))):
            pages.add(number)
    return pages


def mentions_layer(resources: Any) -> bool:
    """Whether anything that these resources reach belongs to an optional content group; too much to say counts so."""
    import pikepdf

    try:
        for value in stripping.reachable(resources, 50_000):
            holds = is_kind(value, pikepdf.Dictionary, pikepdf.Stream)
            if holds and ("/OC" in value or str(value.get("/Type", "")) in ("/OCG", "/OCMD")):
                return True
    except Wrong:
        return True
    return False


def bare(page: Any) -> None:
    """A page that is carried over as text: what is seen of it and nothing else."""
    for key in list(page.keys()):
        if key not in PAGE_KEEPS:
            del page[key]


def pixels(box: dict[str, Any], scale: float) -> tuple[int, int, int, int]:
    """The box in dots of the picture, a little larger than asked."""
    swell = SWELL * PT_PER_MM
    left, right = sorted((box["x0"] * PT_PER_MM, box["x1"] * PT_PER_MM))
    top, bottom = sorted((box["y0"] * PT_PER_MM, box["y1"] * PT_PER_MM))
    return (
        int((left - swell) * scale), int((top - swell) * scale),
        int((right + swell) * scale) + 1, int((bottom + swell) * scale) + 1,
    )  # fmt: skip


def add_picture(made: Any, page: Page, boxes: list[dict[str, Any]]) -> None:
    """One page of the new file: the picture, the note under it, and the words beside the boxes, invisible."""
    import pikepdf
    from PIL import ImageDraw

    width, height = page.width, page.height
    scale = min(PPI / 72, (MOST_PIXELS / (width * height)) ** 0.5)
    picture = page.drawn(scale)
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        spot = pixels(box, scale)
        if spot[2] <= 0 or spot[3] <= 0 or spot[0] >= picture.width or spot[1] >= picture.height:
            raise Wrong("Ada kotak yang terletak di luar halaman.")
        pen.rectangle(spot, fill=0 if picture.mode == "L" else (0, 0, 0))
    strip = STRIP if boxes else 0.0
    sheet = made.add_blank_page(page_size=(width, height + strip)).obj
    image = pikepdf.Stream(made, jpeg(picture))
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    image.ColorSpace = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
    image.Filter = pikepdf.Name.DCTDecode
    sheet.Resources = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(P=made.make_indirect(image)),
        Font=pikepdf.Dictionary(C=font("/Courier"), H=font("/Helvetica")),
    )
    content = [f"q {width:.2f} 0 0 {height:.2f} 0 {strip:.2f} cm /P Do Q".encode()]
    content += [invisible(word, height + strip) for word in page.words() if not word.touches(boxes)]
    if boxes:
        note = NOTE.format(count=len(boxes)).encode("cp1252")
        content.append(b"BT 0 Tr 0 g /H 8 Tf 14 8 Td (" + note + b") Tj ET")
    sheet.Contents = made.make_indirect(pikepdf.Stream(made, b"\n".join(content)))


def font(name: str) -> Any:
    import pikepdf

    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(name),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip


def jpeg(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def invisible(word: Word, top: float) -> bytes:
    """A word for search and for reading aloud, in its place, without ink (text render mode 3)."""
    text = word.text.encode("cp1252", errors="replace")
    size = max(word.bottom - word.top, 1.0)
    wide = 100 * max(word.right - word.left, 0.1) / (COURIER * size * len(text))
    safe = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    place = f"{word.left:.2f} {top - word.bottom:.2f}"
    return f"BT 3 Tr /C {size:.2f} Tf {wide:.2f} Tz {place} Td (".encode() + safe + b" ) Tj ET"
