"""What search engines may find: every page of the tree, every public record of the rooms below it and of the agenda.

One file, which may hold 50,000 addresses; each kind of record costs two queries, however many there are.
"""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.models import Page

from naungan.library.models import Document, Procedure
from naungan.portal.models import DoorPage, Event
from naungan.regulations.models import Instrument


class Ours(Sitemap):
    """Addresses under the one host and protocol of the settings, whatever name a request came by."""

    def get_urls(self, page=1, site=None, protocol=None):
        return self._urls(page, *settings.BASE_URL.split("://"))


class Pages(Ours):
    """Live pages anybody may read; doors are left out, for the rooms stand there themselves."""

    def items(self) -> Iterable[Page]:
        doors = DoorPage.objects.values("pk")
        return (
            Page.objects.live().public().filter(depth__gt=1).exclude(pk__in=doors).order_by("path").specific(defer=True)
        )

    def location(self, item: Page) -> str:
        return item.get_url()

    def lastmod(self, item: Page):
        return item.last_published_at


class Doors(Ours):
    """The rooms' own front doors, as the tree names them; one that leads to a page is told with the pages."""

    def items(self) -> list[str]:
        rows = DoorPage.objects.live().public().values_list("address", flat=True)
        home = Page.objects.filter(depth=2).values_list("url_path", flat=True).first() or "/"
        ours = {address for address in rows if address.startswith("/")}
        pages = Page.objects.filter(url_path__in=[home + address[1:] for address in ours])
        return sorted(ours - {f"/{path.removeprefix(home)}" for path in pages.values_list("url_path", flat=True)})

    def location(self, item: str) -> str:
        return item


class Regulations(Ours):
    """Published instruments, each at its lasting address."""

    def items(self) -> QuerySet[Instrument]:
        return Instrument.objects.published().only("slug", "changed_at").order_by("pk")

    def lastmod(self, item: Instrument):
        return item.changed_at


class Documents(Ours):
    """Published documents; what was withdrawn keeps its page and is no longer announced."""

    def items(self) -> QuerySet[Document]:
        found = Document.objects.published().select_related("set")
        return found.only("slug", "published_at", "set__code").order_by("pk")

    def lastmod(self, item: Document):
        return item.published_at


class Procedures(Ours):
    """Published procedures (SOP)."""

    def items(self) -> QuerySet[Procedure]:
        return Procedure.objects.published().only("slug", "published_at").order_by("pk")

    def lastmod(self, item: Procedure):
        return item.published_at


class Events(Ours):
    """The public agenda, what is over and what was called off as well: its pages stay."""

    def items(self) -> QuerySet[Event]:
        return Event.objects.public().only("slug", "updated_at").order_by("pk")

    def lastmod(self, item: Event):
        return item.updated_at


SITEMAPS = {
    "halaman": Pages,
    "ruang": Doors,
    "regulasi": Regulations,
    "dokumen": Documents,
    "sop": Procedures,
    "agenda": Events,
}
