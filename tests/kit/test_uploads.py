"""Every file that somebody sends is taken for hostile until its bytes have been read."""

import hashlib
import io
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from naungan.kit import pdf, uploads
from naungan.kit.refusal import Refused
from tests.kit import hostile

MEGABYTE = 1_000_000


def look(data: bytes, name: str = "", *, allow=uploads.EVERY, max_bytes: int = 5 * MEGABYTE) -> uploads.Inspected:
    file = SimpleUploadedFile(name or "berkas", data) if name else data
    return uploads.inspect(file, allow=allow, max_bytes=max_bytes)


def refusal(data: bytes, name: str = "", **limits) -> str:
    with pytest.raises(Refused) as refused:
        look(data, name, **limits)
    return refused.value.reasons[0]


def test_a_good_pdf_comes_in_with_its_proof():
    data = hostile.pdf(hostile.link_for_readers, pages=3)
    found = look(data, "Renja 2025.pdf")
    assert (found.kind, found.mime, found.pages, found.ending) == ("pdf", "application/pdf", 3, "pdf")
    assert (found.size, found.sha256) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (hostile.script_on_opening, "skrip"),
        (hostile.script_in_the_names, "skrip"),
        (hostile.script_in_a_stream, "skrip"),
        (hostile.script_in_an_odd_place, "skrip"),
        (hostile.script_behind_a_link, "skrip"),
        (hostile.launch, "menjalankan program"),
        (hostile.call_home, "dengan sendirinya"),
        (hostile.send_on_page, "dengan sendirinya"),
        (hostile.attachment, "berkas lain"),
        (hostile.movie, "video"),
        (hostile.form_with_script, "XFA"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in_object_streams"])
def test_a_pdf_that_acts_is_refused(change, word, packed):
    import pikepdf

    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    data = hostile.pdf(change, object_stream_mode=mode)
    assert word in refusal(data, "a.pdf")


def test_a_name_written_in_figures_hides_nothing():
    data = hostile.pdf(hostile.script_on_opening).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")
    assert "skrip" in refusal(data)


def test_a_locked_pdf_is_refused():
    import pikepdf

    locked = hostile.pdf(encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "kata sandi" in refusal(locked)
    restricted = hostile.pdf(encryption=pikepdf.Encryption(owner="a", user=""))
    assert "dikunci" in refusal(restricted)


def test_a_truncated_pdf_is_refused():
    whole = hostile.written_pdf(*(f"Halaman {number}" for number in range(30)))
    for share in (0.1, 0.5, 0.9, 0.99):
        assert "terpotong" in refusal(whole[: int(len(whole) * share)])


def test_a_pdf_without_pages_is_refused():
    assert "tidak mempunyai halaman" in refusal(hostile.pdf(pages=0))


def test_what_hangs_behind_a_pdf_is_refused():
    data = hostile.pdf()
    assert "menempel" in refusal(data + hostile.program())
    assert "menempel" in refusal(data + hostile.zipped({"a.exe": b"MZ"}))
    assert "menempel" in refusal(data + hostile.zipped({"a.exe": b"MZ"}) + b"startxref\n0\n%%EOF\n")
    assert "menempel" in refusal(data.replace(b"%PDF-1", b"%PDF-1 <html><script>", 1)[:-1] + b"\n")


def test_a_pdf_that_unpacks_without_end_is_stopped():
    import pikepdf

    def fill(document):
        zeros = b"\0" * (30 * MEGABYTE)
        for number in range(10):
            document.Root[f"/X{number}"] = document.make_indirect(pikepdf.Stream(document, zeros))

    begin = time.monotonic()
    data = hostile.pdf(fill, compress_streams=True)
    assert look(data).pages == 1  # streams that nobody reads are not unpacked
    assert time.monotonic() - begin < 30


def test_pictures_come_in():
    for kind, name in (("PNG", "a.png"), ("JPEG", "a.JPG"), ("WEBP", "a.webp"), ("GIF", "a.gif"), ("AVIF", "a.avif")):
        assert look(hostile.picture(kind), name, allow=uploads.PICTURES).mime == f"image/{kind.lower()}"


def test_a_program_named_as_a_picture_is_refused():
    said = refusal(hostile.program(), "foto.jpg", allow=uploads.PICTURES)
    assert said.startswith("Berkas ini sebuah program, bukan PNG, JPEG, WebP, GIF atau AVIF.")
    assert "program" in refusal(b"\x7fELF\x02\x01\x01" + b"\0" * 60)
    assert "program" in refusal(b"#!/bin/sh\nrm -rf /\n", "a.txt")


@pytest.mark.parametrize(
    "tail",
    [
        hostile.program(),
        hostile.zipped({"a.html": b"<script>"}),
        b"<script>alert(1)</script>",
        b"<?php system('id'); ?>",
        b"<HTML >",
        hostile.pdf(),
        b"Rar!\x1a\x07\x01\x00",
        b"\x7fELF\x02\x01\x01\x00",
    ],
    ids=["program", "archive", "script", "php", "html", "pdf", "rar", "elf"],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_picture_that_is_also_something_else_is_refused(kind, tail):
    assert "tersembunyi" in refusal(hostile.picture(kind) + tail, allow=uploads.PICTURES)


def test_a_picture_that_opens_into_gigabytes_is_refused():
    begin = time.monotonic()
    assert "terlalu besar" in refusal(hostile.bomb_png(), "a.png")
    assert "terlalu besar" in refusal(hostile.bomb_png(19_000), "a.png")
    assert time.monotonic() - begin < 5


def test_a_truncated_picture_is_refused():
    data = hostile.picture("JPEG", (400, 300))
    assert "terpotong" in refusal(data[: len(data) // 2])
    assert "rusak" in refusal(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)


@pytest.mark.parametrize(
    "text",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<?xml version="1.0"?><!DOCTYPE svg><svg/>',
        b"\xef\xbb\xbf  <!-- a -->\n<svg:svg/>",
        b"a,b\n<svg onload=alert(1)>,2\n",
    ],
)
@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.csv", ""])
def test_an_svg_is_always_refused(text, name):
    assert refusal(text, name) == uploads.SVG


def test_a_web_page_is_refused():
    assert "halaman web" in refusal(b"<!DOCTYPE html><html><body>Laporan</body></html>", "laporan.txt")
    assert "halaman web" in refusal(b"nama,nilai\n<script>x</script>,1\n", "a.csv")


def test_office_files_come_in():
    assert look(hostile.docx(), "Renja.docx").kind == "docx"
    assert look(hostile.odt(), "Renja.odt").kind == "odt"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (hostile.docx(word__vbaProject_dot_bin=b"\xd0\xcf"), "makro"),
        (hostile.docx(word__a_dot_xml=b"application/vnd.ms-word.document.macroEnabled.main+xml"), "makro"),
        (hostile.docx(word__activeX__activeX1_dot_xml=b"<a/>"), "makro"),
        (hostile.odt(Basic__Standard__Module1_dot_xml=b"<script:module/>"), "makro"),
        (hostile.docx(word__embeddings__oleObject1_dot_bin=b"\xd0\xcf"), "program lain"),
        (hostile.docx(word__media__image1_dot_png=hostile.program()), "program lain"),
        (hostile.docx(word__a_dot_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "rusak"),
        (hostile.docx(word__document2_dot_xml=b"<w:instrText>DDEAUTO c:\\\\a.exe</w:instrText>"), "tempat lain"),
        (
            hostile.docx(
                word___rels__settings_dot_xml_dot_rels=b'<Relationship Type="x/attachedTemplate" '
                b'Target="https://example.org/a.dotm" TargetMode="External"/>'
            ),
            "tempat lain",
        ),
        (hostile.docx(__________evil_dot_txt=b"x"), "rusak"),
        (hostile.odt(**{"META-INF__manifest_dot_xml": b"<manifest:encryption-data/>"}), "kata sandi"),
        (hostile.docx() + hostile.program(), "rusak"),
        (hostile.docx()[:-40], "rusak"),
        (hostile.zipped({"a.txt": b"x"}), "arsip ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "bentuk lama"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
            "kata sandi",
        ),
    ],
)
def test_an_office_file_that_acts_is_refused(data, word):
    assert word in refusal(data)


def test_an_archive_that_opens_into_gigabytes_is_refused():
    bomb = hostile.docx(word__media__a_dot_bin=b"\0" * (310 * MEGABYTE))
    assert len(bomb) < MEGABYTE
    assert "terlalu besar setelah dibuka" in refusal(bomb)


def test_an_archive_that_lies_about_its_size_is_refused():
    data = bytearray(hostile.docx(word__media__a_dot_bin=b"\0" * (310 * MEGABYTE)))
    size = (310 * MEGABYTE).to_bytes(4, "little")
    data = data.replace(size, (1000).to_bytes(4, "little"))
    assert refusal(bytes(data)) in (uploads.office_files.BOMB, uploads.office_files.DAMAGED)


def test_tables_and_texts_come_in():
    table = "tahun;UMP\n2024;2444067\n2025;2602931\n"
    assert look(table.encode(), "ump.csv").kind == "csv"
    assert look(table.encode()).kind == "csv"
    assert look("Kabupaten Lombok Barat – baris".encode("cp1252"), "a.txt").kind == "txt"
    assert look(b"Satu baris saja.").kind == "txt"
    assert look(b"selisih,telepon\n-5,+62\n- ,-\n", "a.csv").kind == "csv"


def test_a_table_with_a_formula_is_refused():
    assert "Baris 2" in refusal(b"nama,nilai\n=cmd|' /C calc'!A0,1\n", "a.csv")
    assert "Baris 3" in refusal(b"nama,nilai\na,1\n@SUM(A1),1\n", "a.csv")
    assert "Baris 2" in refusal(b"nama;nilai\n+cmd|x;1\n", "a.csv")


def test_bytes_that_are_no_text_are_refused():
    assert "tidak dikenal" in refusal(b"a,b\n\x00\x01", "a.csv")
    assert "tidak dikenal" in refusal(bytes(range(1, 32)) * 40, "a.txt")


def test_an_empty_file_is_refused():
    for data in (b"", b"\n \n", b"\0" * 50, b"\xef\xbb\xbf"):
        assert "kosong" in refusal(data)


def test_a_name_that_lies_is_refused():
    said = refusal(hostile.pdf(), "laporan.docx")
    assert said.startswith("Nama berkas berakhiran .docx, tetapi isinya PDF.")
    assert "berakhiran .exe" in refusal(hostile.pdf(), "laporan.pdf.exe")
    assert look(hostile.pdf(), "Lampiran no.5").kind == "pdf"


def test_a_kind_that_is_not_wanted_here_is_refused():
    assert refusal(hostile.pdf(), "a.pdf", allow=frozenset({"png", "jpeg"})) == (
        "Berkas ini PDF. Yang diterima di sini: PNG atau JPEG."
    )


def test_a_file_that_is_too_large_is_not_read():
    class Endless(io.BytesIO):
        size = 300 * MEGABYTE
        name = "a.pdf"

        def read(self, count=-1):
            raise AssertionError("read although its size was known")

    with pytest.raises(Refused, match=r"lebih besar dari 5 MB"):
        uploads.inspect(Endless(), allow=uploads.EVERY, max_bytes=5 * MEGABYTE)
    assert "lebih besar dari 1 MB" in refusal(b"a" * (MEGABYTE + 1), max_bytes=MEGABYTE)


def test_an_open_file_is_left_at_its_beginning(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(hostile.pdf())
    with open(path, "rb") as file:
        uploads.inspect(file, allow=uploads.EVERY, max_bytes=MEGABYTE)
        assert file.tell() == 0
    assert uploads.inspect(path, allow=uploads.EVERY, max_bytes=MEGABYTE).kind == "pdf"


def test_text_of_pages(tmp_path):
    data = hostile.written_pdf("Rencana Kerja 2025", "Indikator kinerja")
    assert pdf.pages(data) == ["Rencana Kerja 2025", "Indikator kinerja"]
    assert pdf.page_count(data) == 2
    (tmp_path / "a.pdf").write_bytes(data)
    assert pdf.pages(tmp_path / "a.pdf", max_pages=1) == ["Rencana Kerja 2025"]
    assert pdf.pages(data, max_characters=7) == ["Rencana"]
    assert pdf.pages(hostile.pdf()) == [""]


def test_text_of_damage_is_refused():
    with pytest.raises(pdf.Unreadable, match="rusak"):
        pdf.pages(b"%PDF-1.7 nothing")
    with pytest.raises(pdf.Unreadable) as slow:
        pdf.inspect(hostile.pdf(pages=900), seconds=-pdf.GRACE + 0.01)
    assert slow.value.code == "heavy"
