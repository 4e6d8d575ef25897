# ruff: noqa: E501 (documents as other programs write them)
"""Office files and pictures leave without their authors, comments and earlier wording."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from PIL import Image

from naungan.kit import office_files
from naungan.kit.redaction import clean
from naungan.kit.refusal import Refused

WHO, SAID = "Penulis Rahasia", "jangan diberikan"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def related(*rows: tuple[str, str]) -> str:
    links = "".join(f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(rows))
    return f'<Relationships xmlns="{P}/relationships">{links}</Relationships>'


def photo() -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = WHO
    Image.new("RGB", (20, 20), "red").save(out, "JPEG", exif=exif)
    return out.getvalue()


BODY = f"""<w:document {W}><w:body>
<w:p w:rsidR="00AB12CD"><w:r><w:t>Tetap ada. </w:t></w:r>
<w:ins w:id="1" w:author="{WHO}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>Disisipkan. </w:t></w:r></w:ins>
<w:del w:id="2" w:author="{WHO}"><w:r><w:delText>{SAID}</w:delText></w:r></w:del>
<w:moveFrom w:id="3" w:author="{WHO}"><w:r><w:t>{SAID}</w:t></w:r></w:moveFrom>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SAID}</w:t></w:r>
<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/><w:rPrChange w:id="4" w:author="{WHO}"><w:rPr/></w:rPrChange></w:rPr><w:t>Tebal.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
</w:p></w:body></w:document>"""


def docx() -> bytes:
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="x/x"/>'
        for name in ("word/document.xml", "word/comments.xml", "docProps/core.xml", "docProps/app.xml")
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{P}/content-types">{kinds}</Types>',
            "_rels/.rels": related(("officeDocument", "word/document.xml"), ("core", "docProps/core.xml"), ("app", "docProps/app.xml")),
            "docProps/core.xml": f"<a>{WHO}</a>",
            "docProps/app.xml": f"<a><Company>{WHO}</Company></a>",
            "docProps/thumbnail.jpeg": photo(),
            "customXml/item1.xml": f"<a>{SAID}</a>",
            "word/document.xml": BODY,
            "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" w:author="{WHO}"><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:comment></w:comments>',
            "word/commentsExtended.xml": f"<a>{SAID}</a>",
            "word/people.xml": f"<a>{WHO}</a>",
            "word/settings.xml": f'<w:settings {W}><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids><w:trackRevisions/></w:settings>',
            "word/media/image1.jpg": photo(),
            "word/_rels/document.xml.rels": related(("comments", "comments.xml"), ("people", "people.xml"), ("image", "media/image1.jpg"), ("settings", "settings.xml")),
        }
    )  # fmt: skip


def odt() -> bytes:
    content = f"""<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>{WHO}</dc:creator></office:change-info><text:p>{SAID}</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>Tetap ada.<office:annotation><dc:creator>{WHO}</dc:creator><text:p>{SAID}</text:p></office:annotation> Sesudahnya.<text:change text:change-id="a"/></text:p></office:text></office:body></office:document-content>"""
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"/><manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": f"<a>{WHO}</a>",
            "settings.xml": f'<a xmlns:config="urn:x"><config:config-item config:name="PrinterName" config:type="string">{WHO}</config:config-item></a>',
            "Thumbnails/thumbnail.png": b"\x89PNG " + SAID.encode(),
            "Versions/1": SAID.encode(),
            "META-INF/manifest.xml": manifest,
        }
    )


def xlsx(change=None) -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = WHO
    sheet = book.active
    sheet["A1"] = "Tetap ada."
    sheet["A1"].comment = Comment(SAID, WHO)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "before"), [("docx", docx()), ("odt", odt()), ("xlsx", xlsx())])
def test_nobody_and_nothing_said_about_it_stays(kind, before):
    after = clean(before, kind)
    parts = unpacked(after)
    for name, part in parts.items():
        for word in (WHO.encode(), SAID.encode(), b"00AB12CD", b"humbnail"):
            assert word not in part, name
    assert b"Tetap ada." in b"".join(parts.values())
    office_files.check(after)
    assert office_files.recognise(after) == kind


def test_a_word_file_is_whole_and_its_changes_are_accepted():
    parts = unpacked(clean(docx(), "docx"))
    body = parts["word/document.xml"].decode()
    assert "Disisipkan." in body and "Tebal." in body and "w:ins" not in body and "comment" not in body
    assert sorted(parts) == [
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml",
        "word/media/image1.jpg", "word/settings.xml",
    ]  # fmt: skip
    assert b"comments.xml" not in parts["[Content_Types].xml"] + parts["word/_rels/document.xml.rels"]
    assert Image.open(io.BytesIO(parts["word/media/image1.jpg"])).getexif() == {}


def test_an_odt_keeps_what_stands_behind_a_comment():
    parts = unpacked(clean(odt(), "odt"))
    assert b"Tetap ada. Sesudahnya." in parts["content.xml"]
    assert next(iter(parts)) == "mimetype"


def test_a_sheet_can_still_be_read():
    book = openpyxl.load_workbook(io.BytesIO(clean(xlsx(), "xlsx")))
    assert book.active["A1"].value == "Tetap ada."
    assert book.active["A1"].comment is None


def hidden_sheet(book) -> None:
    book.create_sheet("Rahasia").sheet_state = "veryHidden"


def hidden_row(book) -> None:
    book.active["A2"] = SAID
    book.active.row_dimensions[2].hidden = True


def hidden_column(book) -> None:
    book.active.column_dimensions["B"].hidden = True


@pytest.mark.parametrize("change", [hidden_sheet, hidden_row, hidden_column])
def test_what_is_hidden_is_for_a_person_to_decide(change):
    with pytest.raises(Refused, match="disembunyikan"):
        clean(xlsx(change), "xlsx")


def test_a_photo_forgets_who_took_it():
    assert WHO.encode() in photo()
    assert WHO.encode() not in clean(photo(), "jpg")
    with pytest.raises(Refused, match="belum dapat dibersihkan"):
        clean(b"a,b", "csv")
    with pytest.raises(Refused, match="rusak"):
        clean(b"\xff\xd8\xff nothing", "jpg")
