"""The sheet as PDF: what a reader sees, what a screen reader hears, and what nobody can put into it."""

import io
import json

import pikepdf
import pypdfium2
import pytest

from naungan.kit import pdf as pdfs
from naungan.letters import actions, registry
from naungan.letters.actions import typesetting
from naungan.offices.models import Unit
from naungan.ppid.letter_texts import ALL
from tests.accounts import factories as accounts
from tests.letters.factories import NOTICE, NOW, declared, fields

pytestmark = pytest.mark.django_db


def made(**changed: str) -> bytes:
    return actions.typeset(declared().code, fields(**changed), now=NOW)


def text(pdf: bytes) -> str:
    return " ".join(" ".join(pdfs.pages(pdf)).split())


def test_it_says_what_it_was_given():
    Unit.objects.filter(parent=None).update(address="Jalan Contoh 1\nMataram", phone="(0370) 000000")
    said = text(made(signer="Baiq Hikmah", signer_post="Petugas PPID"))
    for part in [
        "Dinas Tenaga Kerja dan Transmigrasi", "Provinsi Nusa Tenggara Barat", "Jalan Contoh 1, Mataram",
        "Telepon (0370) 000000", "Pemberitahuan untuk Sahnim Murni Rahayu", "UJI/2026/0001",
        "Informasi yang diminta Jumlah pekerja rentan", "Mataram, 23 November 2026", "Petugas PPID", "Baiq Hikmah",
        "Halaman 1 dari 1",
    ]:  # fmt: skip
        assert part in said, part
    assert "Biaya" not in said and "{" not in said and "CONTOH" not in said


def test_a_screen_reader_can_follow_it():
    with pikepdf.open(io.BytesIO(made(qr="https://contoh.id/lacak/", qr_note="Pindai."))) as document:
        assert str(document.Root.Lang) in ("id", "id-ID")
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in document.Root
        about = document.open_metadata()
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Pemberitahuan untuk Sahnim Murni Rahayu UJI/2026/0001"
        kinds = {str(thing.S) for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/S" in thing}
        assert {"/H1", "/P", "/Figure", "/Table", "/TD"} <= kinds
        fonts = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        assert fonts and all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert all("PlusJakartaSans" in str(font.FontName) for font in fonts)


def test_the_code_is_drawn_and_not_a_picture():
    with pikepdf.open(io.BytesIO(made(qr="https://contoh.id/lacak/#n=UJI/2026/0001&k=kelor-1"))) as document:
        images = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"
        ]
        assert images == []


SOURCE = '#read("letter.typ") *tebal* $x$ @lacak <label> \\ // "]) #pagebreak() {{x}} <svg onload=1> = Judul'


def test_what_people_write_is_never_source():
    pages = pdfs.pages(made(person=SOURCE, answer=SOURCE, asked=SOURCE, number=SOURCE, addressee=SOURCE, signer=SOURCE))
    assert len(pages) == 1
    assert " ".join(" ".join(pages).split()).count('#read("letter.typ") *tebal* $x$ @lacak') >= 5


def test_other_letters_of_the_world_do_not_break_it():
    said = text(made(person="Đorđe Ñandú 王小明", answer="مرحبا " + "kata " * 3000))
    assert "kata kata" in said
    assert pdfs.page_count(made(answer="kata " * 4000)) > 3


def test_the_same_letter_is_the_same_bytes():
    assert made() == made()


def test_a_field_too_few_or_too_many_is_an_error_of_the_room():
    given = fields()
    with pytest.raises(ValueError, match="tanpa isi: answer"):
        actions.typeset(declared().code, {name: value for name, value in given.items() if name != "answer"}, now=NOW)
    with pytest.raises(ValueError, match="tidak dinyatakan: secret"):
        actions.typeset(NOTICE.code, given | {"secret": "x"}, now=NOW)
    with pytest.raises(KeyError):
        actions.typeset("test.none", {}, now=NOW)


def test_the_offices_own_words_are_used():
    declared()
    boss = accounts.user("administrator")
    actions.edit(NOTICE.code, title="Kabar", body="Halo {person}.", seen=0, by=boss, now=NOW)
    said = text(made())
    assert "Kabar" in said and "Halo Sahnim Murni Rahayu." in said and "Batasnya" not in said


@pytest.mark.parametrize("code", [letter.code for letter in ALL])
def test_every_letter_fits_its_sheet(code):
    letter = registry.LETTERS[code]
    pdf = actions.preview(code, title=letter.title, body=letter.body, now=NOW)
    assert pdfs.page_count(pdf) == 1
    assert "CONTOH" in text(pdf)


def test_long_words_stay_on_the_paper():
    pdf = pypdfium2.PdfDocument(made(asked="a" * 400, person="b" * 150))
    width = pdf[0].get_width()
    layer = pdf[0].get_textpage()
    assert max(layer.get_charbox(n)[2] for n in range(layer.count_chars())) <= width
    pdf.close()


def test_the_data_is_json(monkeypatch):
    seen = {}
    monkeypatch.setattr(typesetting.typst, "compile", lambda source, **options: seen.update(options) or b"%PDF")
    made(person="“x”\n#y")
    assert json.loads(seen["sys_inputs"]["letter"])["body"][0]["lines"][0][1]["text"] == "“x”"
    assert seen["ignore_system_fonts"] is True
