"""What is looked at before a page goes out. Each check gives sentences; a page with any of them stays a draft."""

import json
import re
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction, Page

from naungan.portal.blocks.links import leads_somewhere

FILE = re.compile(r"/unduh/(\d+)/")
ADDRESS = re.compile(r"""href=\\?["']((?:https?:)?/[^"'\\\s]*)""", re.IGNORECASE)
HERE = ("localhost", "127.0.0.1", "[::1]")
INNER = ("/meja/", "/tulis/", "/akun/")
Check = Callable[[Page], Iterable[str]]


def references(page: Page) -> Iterable[tuple[type, str]]:
    """(model, id) of everything the page's fields point at, rich text and blocks included."""
    for field in page._meta.get_fields():
        if not hasattr(field, "extract_references"):
            continue
        value = field.value_from_object(page)
        if value is not None:
            yield from ((model, pk) for model, pk, *_ in field.extract_references(value))


def private_links(page: Page) -> list[str]:
    """Links to a file or page that the public may not open, by name."""
    documents, pages = set(), set()
    for model, pk in references(page):
        if issubclass(model, AbstractDocument):
            documents.add(int(pk))
        elif issubclass(model, Page):
            pages.add(int(pk))
    text = json.dumps(page.body.get_prep_value(), default=str) if hasattr(page, "body") else ""
    documents.update(int(pk) for pk in FILE.findall(text))
    return [*_closed_files(documents), *_closed_pages(pages), *_nowhere(own_paths(ADDRESS.findall(text)))]


def own_paths(addresses: Iterable[str]) -> set[str]:
    """Those that lead into this site, as paths, also where somebody copied them whole from the browser."""
    found = set()
    for address in addresses:
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
        except ValueError:  # "http://[": no address at all
            continue
        if not parts.netloc or _is_ours(host):
            found.add(parts._replace(scheme="", netloc="").geturl() or "/")
    return found


def _is_ours(host: str) -> bool:
    """Django's own reading of ALLOWED_HOSTS, but "*" is not every site of the world."""
    named = [one for one in settings.ALLOWED_HOSTS if one != "*"]
    return validate_host(host, [*named, *HERE, urlsplit(settings.BASE_URL).hostname or "", "::1"])


def _closed_files(found: set[int]) -> list[str]:
    closed = [row.collection for row in CollectionViewRestriction.objects.select_related("collection")]
    files = get_document_model().objects.filter(pk__in=found).select_related("collection")
    said = [
        f"Tautan ke berkas “{file.title}”: berkas itu tertutup untuk umum. Pindahkan ke koleksi yang terbuka, "
        "atau hapus tautannya."
        for file in files
        if any(file.collection.path.startswith(one.path) for one in closed)
    ]
    gone = found - {file.pk for file in files}
    return [*said, *(f"Tautan ke berkas nomor {pk}: berkas itu sudah tidak ada." for pk in sorted(gone))]


def _closed_pages(found: set[int]) -> list[str]:
    rows = Page.objects.filter(pk__in=found)
    said = []
    for row in rows:
        if not row.live:
            said.append(f"Tautan ke halaman “{row.title}”: halaman itu belum terbit.")
        elif row.get_view_restrictions().exists():
            said.append(f"Tautan ke halaman “{row.title}”: halaman itu tertutup untuk umum.")
    return said


def _nowhere(addresses: set[str]) -> list[str]:
    """Typed addresses of this site that the public cannot open."""
    said = []
    for address in sorted(addresses):
        if address.startswith(INNER):
            said.append(f"Tautan ke {address}: halaman itu hanya untuk petugas.")
        elif not FILE.match(address) and not leads_somewhere(address):
            said.append(f"Tautan ke {address}: tidak ada halaman di alamat itu.")
    return said


CHECKS: list[Check] = [private_links]


def problems(page: Page) -> list[str]:
    """Everything that keeps the page from going out."""
    return [sentence for check in CHECKS for sentence in check(page)]
