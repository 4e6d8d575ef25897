"""Looking before blacking out: sizes, pictures, and where words and numbers stand."""

import io
import time

import pytest
from PIL import Image

from naungan.kit.pdf import Unreadable
from naungan.kit.redaction import black_out, find, patterns, picture, proves, sheets
from naungan.kit.refusal import Refused
from tests.kit import hostile
from tests.kit.test_redaction import NIK, SECRET, is_gone, two_lines, write


def said(text: str, words=(), kinds=()) -> list[str]:
    return [text[one.start : one.end] for one in patterns.matches(text, words, kinds)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"NIK {NIK} ada", [NIK]),
        ("NIK 9952 0312 3456 0001.", ["9952 0312 3456 0001"]),
        ("NIK: 9952.0312.3456.0001", ["9952.0312.3456.0001"]),
        ("15 angka 995203123456000", []),
        ("17 angka 99520312345600012", []),
        ("1.234.567", []),
    ],
)
def test_a_nik_has_sixteen_figures_however_it_is_broken_up(text, found):
    assert said(text, kinds=["nik"]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HP 0812 3456 7890", ["0812 3456 7890"]),
        ("HP +62 812-3456-7890,", ["+62 812-3456-7890"]),
        ("Telp. (0370) 621-765", ["0370) 621-765"]),
        ("luas 0,25 hektare", []),
        ("Rp1.200.000.000", []),
        (f"NIK {NIK}", []),
        ("tahun 2026", []),
    ],
)
def test_a_telephone_number_begins_with_nought_or_the_country(text, found):
    assert said(text, kinds=["phone"]) == found


def test_addresses_of_mail_and_words_in_a_row():
    assert said("tulis ke baiq.contoh@contoh.go.id, ya", kinds=["email"]) == ["baiq.contoh@contoh.go.id"]
    assert said("Lalu  AHMAD dan lalu ahmadi", words=["lalu ahmad"]) == ["Lalu  AHMAD", "lalu ahmad"]
    assert [one.is_whole for one in patterns.matches("Ahmad, Ahmadi", ["ahmad"], [])] == [True, False]
    assert said("a b ab", words=["ab", "  ", ""]) == []


def test_one_place_is_told_once():
    assert said("baiq.contoh@contoh.id", words=["contoh"], kinds=["email"]) == ["baiq.contoh@contoh.id"]


def test_sizes_are_told_as_the_page_is_shown():
    def turned(document):
        document.pages[0].obj.Rotate = 90
        document.pages[1].obj.CropBox = [0, 0, 300, 400]

    told = sheets(hostile.pdf(turned, pages=3))
    assert [(round(one.width), round(one.height)) for one in told] == [(297, 210), (106, 141), (210, 297)]


def test_a_picture_is_bounded_whatever_the_page_says():
    def huge(document):
        document.pages[0].obj.MediaBox = [0, 0, 14_000, 14_000]
        document.pages[1].obj.MediaBox = [0, 0, 14_000, 20]

    wide = hostile.pdf(huge, pages=3)
    for page in (1, 2, 3):
        drawn = Image.open(io.BytesIO(picture(wide, page)))
        assert drawn.format == "JPEG" and max(drawn.size) <= 1_600 and drawn.width * drawn.height <= 4_000_000
    with pytest.raises(Refused):
        picture(wide, 4)


def test_what_is_found_is_covered_and_proved_gone():
    document = hostile.pdf(two_lines)
    search = find(document, words=[SECRET.upper()], kinds=["nik"])
    assert [(one.page, one.kind, one.said) for one in search.found] == [(1, "word", SECRET), (1, "nik", NIK)]
    assert search.found[0].before == "Nama" and search.found[0].after.startswith(NIK) and not search.blank
    boxes = [box for one in search.found for box in one.boxes]
    made = black_out(document, boxes)
    assert proves(document, made, boxes) == []
    is_gone(made)
    assert not find(made, words=[SECRET], kinds=["nik"]).found


def test_a_name_over_two_lines_has_a_box_on_each():
    def over_two_lines(document):
        extra = b"BT /F1 14 Tf 72 680 Td (Rahayu binti Contoh) Tj ET"
        write(document.pages[0].obj, document, "Dilaporkan oleh Baiq", extra=extra)

    (found,) = find(hostile.pdf(over_two_lines), words=["baiq rahayu"], kinds=[]).found
    first, second = found.boxes
    assert first.x0 > second.x0 and first.y1 < second.y1 and first.y1 - first.y0 < 6


def test_pages_without_words_are_told():
    def second_is_written(document):
        write(document.pages[1].obj, document, "Ada tulisan")

    assert find(hostile.pdf(second_is_written, pages=3), words=["ada"], kinds=[]).blank == (1, 3)


def test_what_a_form_shows_is_found_and_drawn():
    def stamped(document):
        write(document.pages[0].obj, document, "Kosong")
        look = pikepdf_stamp(document)
        document.pages[0].obj.Annots = [document.make_indirect(look)]

    (found,) = find(hostile.pdf(stamped), words=[SECRET], kinds=[]).found
    assert found.page == 1


def pikepdf_stamp(document):
    from pikepdf import Array, Dictionary, Name, Stream

    look = Stream(document, f"BT /F1 14 Tf 5 5 Td ({SECRET}) Tj ET".encode())
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 30])
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    look.Resources = Dictionary(Font=Dictionary(F1=font))
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([72, 500, 272, 530]),
        AP=Dictionary(N=document.make_indirect(look)),
    )  # fmt: skip


def test_locked_and_damaged_files_are_refused_with_a_sentence():
    import pikepdf

    locked = hostile.pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    for ask in (sheets, lambda data: picture(data, 1), lambda data: find(data, words=["ada"], kinds=[])):
        with pytest.raises(Unreadable):
            ask(locked)
        with pytest.raises(Unreadable):
            ask(b"%PDF-1.7 rusak")


def test_a_hundred_pages_are_searched_and_drawn_in_bearable_time():
    document = hostile.written_pdf(*[f"Nama {SECRET} {NIK} halaman {n}" for n in range(100)])
    begun = time.monotonic()
    assert len(find(document, words=[], kinds=["nik"]).found) == 100
    assert picture(document, 100).startswith(b"\xff\xd8")
    assert time.monotonic() - begun < 30
