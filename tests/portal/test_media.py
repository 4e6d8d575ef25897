"""What an editor may upload: judged by content, said beside the field, and nothing dangerous is served."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, CollectionViewRestriction

from naungan.kit.redrawing import stripped
from naungan.portal.models import Download, Picture
from naungan.portal.templatetags.portal_pieces import photo
from tests.kit import hostile
from tests.portal.stories import image, person, picture

pytestmark = pytest.mark.django_db
PROGRAM = b"MZ" + b"\x90\x00" * 200
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture_form(name: str, data: bytes):
    typed = {"title": "Kebun", "alt": "Kebun", "credit": "Humas", "licence": "office", "collection": 1}
    return get_image_form(Picture)(typed, {"file": SimpleUploadedFile(name, data)}, user=person("publisher"))


def document_form(name: str, data: bytes):
    files = {"file": SimpleUploadedFile(name, data)}
    return get_document_form(Download)({"title": "Surat", "collection": 1}, files, user=person("publisher"))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("kebun.jpg", PROGRAM, "program"),
        ("kebun.svg", SVG, "SVG"),
        ("kebun.png", SVG, "SVG"),
        ("kebun.png", b"", "kosong"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence_and_keeps_what_was_typed(name, data, says):
    form = picture_form(name, data)
    assert not form.is_valid()
    assert says in " ".join(form.errors["file"])
    assert form["credit"].value() == "Humas"


def test_a_picture_without_words_or_maker_is_not_taken():
    files = {"file": SimpleUploadedFile("a.jpg", image())}
    form = get_image_form(Picture)({"title": "Kebun", "collection": 1}, files, user=person("publisher"))
    assert not form.is_valid()
    assert {"alt", "credit"} <= set(form.errors)


def test_a_good_picture_is_taken():
    form = picture_form("kebun.jpg", image())
    assert form.is_valid(), form.errors
    assert form.save().default_alt_text == "Kebun"


def test_a_document_that_is_a_program_or_too_large_is_refused(settings):
    form = document_form("surat.pdf", PROGRAM)
    assert len(form.errors["file"]) == 1, form.errors
    assert not form.is_valid() and "program" in " ".join(form.errors["file"])
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    form = document_form("surat.csv", b"a,b\n" * 1000)
    assert not form.is_valid() and "Paling besar" in " ".join(form.errors["file"])


@pytest.mark.parametrize("door", ["add", "multiple/add", "chooser/create"])
def test_a_pdf_that_acts_comes_in_by_no_door_of_the_editor(client, settings, door):
    client.force_login(person("publisher"))
    acting = SimpleUploadedFile("surat.pdf", hostile.pdf(hostile.script_on_opening), "application/pdf")
    field = "files[]" if door == "multiple/add" else "document-chooser-upload-file" if "chooser" in door else "file"
    typed = {field.replace("file", "title"): "Surat", field: acting, "title": "Surat", "collection": 1}
    answer = client.post(f"/tulis/documents/{door}/", typed)
    said = answer.json()["error_message"] if door == "multiple/add" else answer.content.decode()
    assert answer.status_code == 200
    assert "skrip" in said
    assert Download.objects.count() == 0
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def test_beyond_the_limit_nothing_is_kept_and_the_form_answers(client, settings):
    settings.UPLOAD_MAX_BYTES = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 200_000
    client.force_login(person("publisher"))
    huge = SimpleUploadedFile("besar.jpg", image() + b"\0" * 900_000)
    typed = {"title": "Besar", "alt": "Yang diketik", "credit": "Humas", "licence": "office", "file": huge}
    answer = client.post("/tulis/images/add/", typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Paling besar" in page and "Yang diketik" in page
    assert Picture.objects.count() == 0


def test_where_a_picture_was_taken_does_not_survive():
    exif = Image.Exif()
    exif[0x010F] = "Telepon"
    exif.get_ifd(0x8825)[1] = "S"
    made = Picture.objects.create(title="x", alt="x", credit="x", file=ContentFile(image(exif=exif), "x.jpg"))
    with made.file.open() as file:
        assert dict(Image.open(file).getexif()) == {}


def test_a_gigantic_picture_becomes_a_sane_one():
    small = stripped(BytesIO(image(size=(4000, 1000))), "x.jpg")
    assert Image.open(small).size == (2560, 640)


def test_a_picture_is_drawn_in_three_formats_with_its_size(client):
    made = picture()
    html = str(photo(made, "story"))
    assert 'type="image/avif"' in html and 'type="image/webp"' in html
    assert 'width="480"' in html and 'height="270"' in html and 'loading="lazy"' in html
    address = made.get_rendition("width-480|format-webp").url
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_nothing_but_pictures_is_served_from_the_media_folder(client, settings):
    made = Download.objects.create(title="Rahasia", file=ContentFile(b"a,b\n1,2\n", "rahasia.csv"))
    assert client.get(settings.MEDIA_URL + made.file.name).status_code == 404
    assert client.get("/media/images/../documents/rahasia.csv").status_code == 404


def test_files_are_for_everybody_unless_their_collection_is_private(client):
    made = Download.objects.create(title="Terbuka", file=ContentFile(b"a,b\n1,2\n", "data.csv"))
    answer = client.get(made.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    closed = Collection.get_first_root_node().add_child(name="Tertutup")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    made.collection = closed
    made.save()
    answer = client.get(made.url)
    assert answer.status_code == 302 and answer["Location"].startswith("/masuk/")
