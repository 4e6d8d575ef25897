"""What search engines may find: every page of the tree, every record of the rooms."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from naungan.portal.models import DoorPage


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


SITEMAPS = {"halaman": Pages, "ruang": Doors}
