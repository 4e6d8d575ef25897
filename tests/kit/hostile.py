"""Files that want to do harm, made here: none is kept in the repository."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image


def pdf(change=None, *, pages: int = 1, **saving) -> bytes:
    """A PDF of blank pages, after `change(document)`."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=(595, 842))
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **saving)
    return out.getvalue()


def written_pdf(*lines: str) -> bytes:
    """A PDF with one page per line of text."""

    def write(document):
        for line in lines:
            page = document.add_blank_page(page_size=(595, 842)).obj
            font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.Resources = Dictionary(Font=Dictionary(F1=font))
            page.Contents = Stream(document, f"BT /F1 14 Tf 72 700 Td ({line}) Tj ET".encode())

    return pdf(write, pages=0)


def script_on_opening(document):
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def script_in_the_names(document):
    action = document.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def script_in_a_stream(document):
    script = document.make_indirect(Stream(document, b"app.alert(1)"))
    document.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=script))


def script_in_an_odd_place(document):
    document.Root.Oddity = document.make_indirect(Dictionary(Hidden=Array([Dictionary(JS=String("app.alert(1)"))])))


def script_behind_a_link(document):
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)")),
    )
    document.pages[0].obj.Annots = Array([document.make_indirect(link)])


def launch(document):
    document.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.Launch, F=String("cmd.exe"))


def call_home(document):
    document.Root.OpenAction = Dictionary(S=Name.URI, URI=String("https://example.org/"))


def send_on_page(document):
    document.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.URI, URI=String("https://example.org/")))


def attachment(document):
    document.attachments["a.exe"] = b"MZ" + b"\0" * 100


def movie(document):
    document.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=Array([0, 0, 9, 9]), RichMediaContent=Dictionary())]
    )


def form_with_script(document):
    form = Stream(
        document, b"<xdp><template><script contentType='application/x-javascript'>x</script></template></xdp>"
    )
    document.Root.AcroForm = Dictionary(Fields=Array(), XFA=document.make_indirect(form))


def link_for_readers(document):
    """What must stay allowed: a link that a reader may follow, and empty names trees."""
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.URI, URI=String("https://ppid.ntbprov.go.id/")),
    )
    document.pages[0].obj.Annots = Array([document.make_indirect(link)])
    document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()), JavaScript=Dictionary(Names=Array()))
    document.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([document.pages[0].obj, Name.Fit]))


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), **saving) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 128, 122)).save(out, kind, **saving)
    return out.getvalue()


def bomb_png(side: int = 50_000) -> bytes:
    """A PNG of a few kilobytes that opens into gigabytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def program() -> bytes:
    """The head of a Windows program: enough that a loader would know it."""
    head = b"MZ" + b"\0" * 58 + struct.pack("<I", 128)
    return head + b"\0" * (128 - len(head)) + b"PE\0\0" + b"\0" * 200


def archive(**contents: bytes) -> bytes:
    return zipped({name.replace("__", "/"): body for name, body in contents.items()})


def zipped(contents: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, body in contents.items():
            target.writestr(name, body)
    return out.getvalue()


TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def docx(**more: bytes) -> bytes:
    plain = {"[Content_Types].xml": TYPES, "word/document.xml": b"<w:document>Renja</w:document>"}
    return zipped(plain | {name.replace("__", "/").replace("_dot_", "."): body for name, body in more.items()})


def odt(**more: bytes) -> bytes:
    plain = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office:document-content/>"}
    return zipped(plain | {name.replace("__", "/").replace("_dot_", "."): body for name, body in more.items()})
