"""Articles, pictures and people of the news for the tests."""

import json
from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from naungan.accounts.actions import keep_groups
from naungan.portal.models import ArticlePage, NewsIndexPage, NewsSectionPage, Picture
from tests.accounts.factories import user
from tests.portal.factories import NOW, home


def image(form: str = "JPEG", size: tuple[int, int] = (800, 450), **options) -> bytes:
    """The bytes of a plain picture."""
    out = BytesIO()
    Image.new("RGB", size, "#0F5C5C").save(out, form, **options)
    return out.getvalue()


def picture(**fields) -> Picture:
    given = {"title": "Kebun", "alt": "Kebun tembakau di kaki gunung", "credit": "Ilustrasi Naungan", **fields}
    return Picture.objects.create(file=ContentFile(image(), "kebun.jpg"), **given)


def section(slug: str = "ketenagakerjaan", title: str = "Ketenagakerjaan") -> NewsSectionPage:
    index = NewsIndexPage.objects.first() or home().add_child(
        instance=NewsIndexPage(title="Berita", slug="berita", summary="Kabar kerja dari seluruh NTB.")
    )
    found = NewsSectionPage.objects.filter(slug=slug).first()
    return found or index.add_child(instance=NewsSectionPage(title=title, slug=slug, summary="Kabar kerja."))


def article(title: str = "Tembakau terlindungi", parent: NewsSectionPage | None = None, **fields) -> ArticlePage:
    body = fields.pop("body", [("text", "<p>Isi berita.</p>")])
    tags = fields.pop("tags", [])
    given = {
        "summary": "Iurannya dibayar dari bagi hasil cukai.",
        "author": "Lale Suhartini",
        "published_on": date(2026, 11, 2),
        "body": json.dumps([{"type": kind, "value": value} for kind, value in body]),
        **fields,
    }
    if "cover" not in given:
        given["cover"] = picture()
    made = (parent or section()).add_child(instance=ArticlePage(title=title, **given))
    if tags:
        made.tags.add(*tags)
        made.save()
    return made


def person(role: str, **fields):
    """Somebody who is in the groups of their role, as after a log-in."""
    made = user(role, "52", **fields)
    keep_groups(made, NOW.date())
    return made
