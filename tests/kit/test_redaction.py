"""What is blacked out is gone, from every place in which a PDF can keep it; and the proof finds what is not."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from naungan.kit import pdf as pdfs
from naungan.kit.pdf import Unreadable
from naungan.kit.redaction import Box, black_out, clean, proves
from naungan.kit.refusal import Refused
from tests.kit import hostile

SECRET = "Rahayu"
NIK = "9952031234560001"
# hostile.written_pdf writes at 72 points from the left, 700 from the bottom of 842, in 14 points
LINE = Box(1, 20, 44, 150, 53)


def write(page, document, text: str, *, y: int = 700, extra: bytes = b"") -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = Stream(document, f"BT /F1 14 Tf 72 {y} Td ({text}) Tj ET ".encode() + extra)


def two_lines(document) -> None:
    """A name to hide, and a sentence to keep."""
    write(
        document.pages[0].obj, document, f"Nama {SECRET} {NIK}",
        extra=b"BT /F1 14 Tf 72 600 Td (Ini boleh dibaca semua orang) Tj ET",
    )  # fmt: skip


def changed(*changes) -> bytes:
    def all_of_them(document):
        two_lines(document)
        for change in changes:
            change(document)

    return hostile.pdf(all_of_them)


def everything(data: bytes) -> bytes:
    """All bytes of a file with its streams opened, in lower case."""
    with pikepdf.open(io.BytesIO(data)) as document:
        out = io.BytesIO()
        document.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.specialized, compress_streams=False,
                      object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return (data + out.getvalue()).lower()


def is_gone(data: bytes, *words: str) -> None:
    whole = everything(data)
    for word in words or (SECRET, NIK):
        assert word.lower().encode() not in whole
        assert word.encode("utf-16-be").lower() not in whole
        assert word not in " ".join(pdfs.pages(data))


def test_the_words_are_gone_and_the_others_stay():
    before = changed()
    after = black_out(before, [LINE])
    is_gone(after)
    assert "Ini boleh dibaca semua orang" in " ".join(pdfs.pages(after)[0].split())
    assert "Sebagian dihitamkan: 1 bagian" in pdfs.pages(after)[0]
    assert proves(before, after, [LINE]) == []


def test_the_box_is_black_and_its_neighbour_is_not():
    document = pypdfium2.PdfDocument(black_out(changed(), [LINE]))
    picture = document[0].render(scale=2).to_pil().convert("L")
    dots = 2 * 72 / 25.4
    inside = picture.crop((int(21 * dots), int(45 * dots), int(149 * dots), int(52 * dots)))
    beside = picture.crop((int(21 * dots), int(60 * dots), int(149 * dots), int(70 * dots)))
    assert inside.getextrema()[1] < 40
    assert beside.getextrema()[1] > 200
    document.close()


# --- every hiding place


def form_xobject(document) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    inner = Stream(document, f"BT /F1 14 Tf 72 700 Td ({SECRET} {NIK}) Tj ET".encode())
    inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    inner.Resources = Dictionary(Font=Dictionary(F1=font))
    inner.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET)))
    outer = Stream(document, b"/Inner Do")
    outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    outer.Resources = Dictionary(XObject=Dictionary(Inner=document.make_indirect(inner)))
    page = document.pages[0].obj
    page.Resources.XObject = Dictionary(Outer=document.make_indirect(outer))
    page.Contents = Stream(document, b"/Outer Do")


def annotation(document) -> None:
    look = Stream(document, f"BT /Helv 12 Tf 2 4 Td ({SECRET}) Tj ET".encode())
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look.Resources = Dictionary(Font=Dictionary(Helv=font))
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([72, 696, 272, 716]), Contents=String(f"{SECRET} {NIK}"),
        T=String("Penulis Rahasia"), RC=String(SECRET), AP=Dictionary(N=document.make_indirect(look)), F=4,
    )  # fmt: skip
    popup = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(SECRET))
    document.pages[0].obj.Annots = Array([document.make_indirect(note), document.make_indirect(popup)])


def form_value(document) -> None:
    field = document.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("nama"), V=String(f"{SECRET} {NIK}"),
            DV=String(SECRET), Rect=Array([72, 696, 372, 716]), F=4, DA=String("/Helv 12 Tf 0 g"),
        )
    )  # fmt: skip
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    document.pages[0].obj.Annots = Array([field])
    document.Root.AcroForm = Dictionary(
        Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=font)), NeedAppearances=True
    )


def attached(document) -> None:
    document.attachments["daftar.csv"] = f"{SECRET},{NIK}".encode()


def told_about(document) -> None:
    document.docinfo["/Title"] = String(f"Data {SECRET}")
    document.docinfo["/Author"] = String("Penulis Rahasia")
    with document.open_metadata() as about:
        about["dc:description"] = f"{SECRET} {NIK}"


def tagged(document) -> None:
    element = document.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, ActualText=String(SECRET), Alt=String(NIK))
    )
    document.Root.StructTreeRoot = document.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))
    document.Root.MarkInfo = Dictionary(Marked=True)


def thumbnail(document) -> None:
    small = Stream(document, SECRET.encode() * 3)
    small.Width, small.Height, small.BitsPerComponent, small.ColorSpace = 3, 2, 8, Name.DeviceRGB
    document.pages[0].obj.Thumb = document.make_indirect(small)


def outline(document) -> None:
    item = document.make_indirect(Dictionary(Title=String(f"{SECRET} {NIK}")))
    document.Root.Outlines = document.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))
    item.Parent = document.Root.Outlines


def private(document) -> None:
    document.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=Dictionary(Before=String(SECRET))))
    document.Root.PieceInfo = Dictionary(App=Dictionary(Private=String(NIK)))
    document.Root.Oddity = document.make_indirect(Dictionary(Kept=String(SECRET)))


def invisible(document) -> None:
    """As scanners write it: text in no ink, over a picture."""
    page = document.pages[0].obj
    page.Contents = Stream(document, f"BT 3 Tr /F1 14 Tf 72 700 Td ({SECRET} {NIK}) Tj ET".encode())


def split(document) -> None:
    """Letters one by one, with kerning between them, and one word twice for a bold look."""
    letters = ")-3(".join(SECRET)
    page = document.pages[0].obj
    page.Contents = Stream(document, f"BT /F1 14 Tf 72 700 Td [({letters})] TJ 0.3 0 Td ({SECRET}) Tj ET".encode())


def layer(document) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(SECRET)))
    document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    page = document.pages[0].obj
    page.Resources.Properties = Dictionary(L=group)
    page.Contents = Stream(document, f"/OC /L BDC BT /F1 14 Tf 72 700 Td ({SECRET}) Tj ET EMC".encode())


PLACES = [
    form_xobject, annotation, form_value, attached, told_about, tagged, thumbnail, outline, private, invisible, split,
    layer,
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_no_place_keeps_it(place):
    before = changed(place)
    after = black_out(before, [LINE])
    is_gone(after, SECRET, NIK, "Penulis Rahasia", "daftar.csv")
    assert proves(before, after, [LINE]) == []


def test_an_old_revision_does_not_come_along():
    before = appended(hostile.pdf(two_lines, compress_streams=False))
    assert SECRET.encode() in before
    after = black_out(before, [LINE])
    is_gone(after)
    assert after.count(b"%%EOF") == 1
    assert proves(before, after, [LINE]) == []


def appended(old: bytes) -> bytes:
    """An incremental update by hand: the old file whole, then a new content of its page."""
    with pikepdf.open(io.BytesIO(old)) as document:
        number = document.pages[0].obj.Contents.objgen[0]
        root, size = document.Root.objgen[0], len(document.objects) + 1
    previous = int(old[old.rfind(b"startxref") + 9 :].split()[0])
    body = b"BT /F1 14 Tf 72 600 Td (Sudah diganti) Tj ET"
    start = len(old) + 1
    thing = f"{number} 0 obj\n<< /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream\nendobj\n"
    table = f"xref\n{number} 1\n{start:010d} 00000 n \ntrailer\n<< /Size {size} /Root {root} 0 R /Prev {previous} >>\n"
    return old + b"\n" + thing + table.encode() + f"startxref\n{start + len(thing)}\n%%EOF\n".encode()


def test_pages_without_a_box_keep_their_text_and_lose_their_secrets():
    def pages(document):
        two_lines(document)
        write(document.pages[1].obj, document, "Halaman kedua")
        tagged(document)
        attached(document)
        told_about(document)
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=Array([document.pages[0].obj, Name.Fit])
        )
        document.pages[1].obj.Annots = Array([document.make_indirect(link)])
        document.pages[1].obj.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET)))

    before = hostile.pdf(pages, pages=2)
    after = black_out(before, [LINE])
    is_gone(after)
    assert pdfs.pages(after)[1].strip() == "Halaman kedua"
    with pikepdf.open(io.BytesIO(after)) as document:
        assert "/XObject" not in document.pages[1].obj.Resources  # still text
    assert proves(before, after, [LINE]) == []


def test_hidden_layers_of_other_pages_stay_hidden():
    def pages(document):
        two_lines(document)
        group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("draf")))
        document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
        write(document.pages[1].obj, document, "x")
        document.pages[1].obj.Resources.Properties = Dictionary(L=group)
        document.pages[1].obj.Contents = Stream(document, b"/OC /L BDC BT /F1 14 Tf 72 700 Td (Tersembunyi) Tj ET EMC")

    after = black_out(hostile.pdf(pages, pages=2), [LINE])
    picture = pypdfium2.PdfDocument(after)[1].render(scale=1).to_pil().convert("L")
    assert picture.getextrema()[0] > 200


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_on_a_turned_and_cut_page_the_box_is_where_it_is_seen(turn):
    def page(document):
        two_lines(document)
        document.pages[0].obj.Rotate = turn
        document.pages[0].obj.CropBox = Array([20, 30, 575, 812])

    before = hostile.pdf(page)
    shown = {90: (555, 782), 180: (555, 782), 270: (555, 782)}[turn]
    x, y = 72 - 20, 812 - 712  # the line's upper left corner in the upright cut page
    w, h = shown
    left, top, right, bottom = x - 5, y - 5, x + 330, y + 20
    place = {
        90: (h - bottom, left, h - top, right),
        180: (w - right, h - bottom, w - left, h - top),
        270: (top, w - right, bottom, w - left),
    }[turn]
    box = Box(1, *(edge * 25.4 / 72 for edge in place))
    after = black_out(before, [box])
    is_gone(after)
    assert {"Ini", "boleh", "dibaca", "semua", "orang"} <= set(pdfs.pages(after)[0].split())
    assert proves(before, after, [box]) == []


# --- the proof trusts nobody


def bar_over(document) -> None:
    """The classic leak: a black bar drawn over text that is still there."""
    two_lines(document)
    page = document.pages[0].obj
    page.Contents = Stream(
        document,
        page.Contents.read_bytes() + b" 0 g 50 690 400 30 re f BT /F1 9 Tf 20 20 Td (sebagian dihitamkan) Tj ET",
    )


def test_a_bar_over_text_is_no_black_out():
    before = changed()
    said = proves(before, hostile.pdf(bar_over), [LINE])
    assert "Halaman 1: di bawah kotak masih ada tulisan yang dapat disalin." in said
    assert any("masih tersimpan di dalam berkas" in line for line in said)
    assert not any(SECRET in line or NIK in line for line in said)


def test_a_file_that_was_not_touched_fails():
    before = changed(attached, told_about, tagged, outline)
    said = proves(before, before, [LINE])
    for part in ["kotaknya tidak hitam", "tidak ada tanda", "metadata", "berkas lain", "structure tree", "daftar isi"]:
        assert any(part in line for line in said), part


def test_what_stands_elsewhere_is_told():
    def pages(document):
        two_lines(document)
        write(document.pages[1].obj, document, f"Lampiran {NIK}")

    before = hostile.pdf(pages, pages=2)
    said = proves(before, black_out(before, [LINE]), [LINE])
    assert "Tulisan yang dihitamkan di halaman 1 masih terbaca di halaman 2. Hitamkan juga di sana." in said


def test_an_old_revision_is_told():
    before = changed()
    after = black_out(before, [LINE])
    kept = appended(after)
    assert "Berkas masih memuat versi lamanya." in proves(before, kept, [LINE])
    assert proves(before, black_out(hostile.pdf(two_lines, pages=2), [LINE]), [LINE]) == [
        "Jumlah halaman hasilnya berbeda dari aslinya."
    ]


# --- refusals


def test_what_cannot_be_blacked_out_is_refused_in_words():
    before = changed()
    with pytest.raises(Refused, match="Belum ada yang ditandai"):
        black_out(before, [])
    with pytest.raises(Refused, match="halaman yang tidak ada"):
        black_out(before, [Box(7, 1, 1, 2, 2)])
    with pytest.raises(Refused, match="di luar halaman"):
        black_out(before, [Box(1, 900, 10, 950, 20)])
    with pytest.raises(Unreadable, match="rusak"):
        black_out(b"%PDF-1.7 nothing", [LINE])
    locked = hostile.pdf(two_lines, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(Unreadable, match="kata sandi"):
        black_out(locked, [LINE])


def test_a_box_may_be_drawn_from_any_corner():
    before = changed()
    turned = Box(1, LINE.x1, LINE.y1, LINE.x0, LINE.y0)
    after = black_out(before, [turned])
    is_gone(after)
    assert proves(before, after, [turned]) == []


def test_cleaning_leaves_the_text_and_takes_the_rest():
    before = changed(told_about, annotation, attached, private, thumbnail, hostile.script_on_opening)
    after = clean(before, "pdf")
    whole = everything(after)
    for word in [b"penulis rahasia", b"daftar.csv", b"app.alert", b"pieceinfo", b"/metadata", b"/info", b"/thumb"]:
        assert word not in whole, word
    assert "Ini boleh dibaca semua orang" in pdfs.pages(after)[0]
    pdfs.inspect(after)
