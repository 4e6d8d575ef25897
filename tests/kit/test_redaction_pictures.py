"""A scan is a picture: the one under the box must not travel with the pages beside it."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw

from naungan.kit.redaction import Box, black_out, proves

SECRET = "Rahasia Budi 5203145603789901"
BOXES = [Box(1, 20, 20, 120, 50)]


def scan(document, text: str) -> Stream:
    """A grey page as a scanner writes it."""
    picture, out = Image.new("L", (600, 800), 255), io.BytesIO()
    ImageDraw.Draw(picture).text((100, 100), text, fill=0)
    picture.save(out, "JPEG")
    image = Stream(document, out.getvalue())
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.BitsPerComponent, image.ColorSpace = 600, 800, 8, Name.DeviceGray
    return document.make_indirect(image)


def form(document, text: str) -> Stream:
    made = Stream(document, f"BT /H 12 Tf 60 740 Td ({text}) Tj ET".encode())
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    made.Resources = Dictionary(Font=Dictionary(H=font()))
    return document.make_indirect(made)


def font() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def two_pages(draw, *, second: str = "/B Do", hang: str = "page") -> bytes:
    """Two pages under one dictionary of resources, hung on each page or on the tree above them."""
    document = pikepdf.new()
    things = Dictionary(A=draw(document, SECRET), B=draw(document, "halaman dua"))
    shared = document.make_indirect(Dictionary(XObject=things, Font=Dictionary(H=font())))
    for drawn in ("/A Do", second):
        page = document.add_blank_page(page_size=(595, 842)).obj
        scale = "595 0 0 842 0 0 cm" if draw is scan else ""
        page.Contents = document.make_indirect(Stream(document, f"q {scale} {drawn} Q".encode()))
        if hang == "page":
            page.Resources = shared
        else:
            del page["/Resources"]
    if hang == "tree":
        document.Root.Pages.Resources = shared
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def streams(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as document:
        return [bytes(one.read_raw_bytes()) for one in document.objects if isinstance(one, Stream)]


@pytest.mark.parametrize("hang", ["page", "tree"])
@pytest.mark.parametrize("draw", [scan, form])
def test_what_pages_share_does_not_carry_the_marked_one_along(draw, hang):
    before = two_pages(draw, hang=hang)
    after = black_out(before, BOXES)
    with pikepdf.open(io.BytesIO(before)) as document:
        secret = bytes(document.pages[0].resources.XObject.A.read_raw_bytes())
    assert secret in streams(before) and secret not in streams(after)
    assert proves(before, after, BOXES) == []


def test_the_proof_finds_a_picture_that_came_along_unseen():
    before = two_pages(scan)
    with pikepdf.open(io.BytesIO(before)) as old, pikepdf.open(io.BytesIO(black_out(before, BOXES))) as made:
        made.pages[1].resources.XObject.Hidden = made.copy_foreign(old.pages[0].resources.XObject.A)
        out = io.BytesIO()
        made.save(out)
    assert proves(before, out.getvalue(), BOXES) == ["Gambar dari halaman 1 masih utuh di dalam berkas."]


def test_a_letterhead_that_an_open_page_shows_too_may_stay():
    before = two_pages(scan, second="/A Do")
    after = black_out(before, BOXES)
    assert proves(before, after, BOXES) == []
