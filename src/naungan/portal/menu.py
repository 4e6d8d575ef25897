"""The public tree: what editors have put in the menu, in their order, doors to the rooms among it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import cached_property
from wagtail.models import Page

from naungan.portal.addresses import address
from naungan.portal.models import DoorPage, HomePage


@dataclass
class Entry:
    """One place of the tree. `current` marks where the reader is, or what lies above it."""

    title: str
    url: str
    current: bool = False
    children: list["Entry"] = field(default_factory=list)

    def leads_to(self, path: str) -> bool:
        """Is `path` this address, or does it lie below it?"""
        return self.url != "/" and path.startswith(self.url)


class SiteMenu:
    """Built when a template asks, so that a page without a menu costs no query; three queries, whatever its size."""

    def __init__(self, path: str):
        self.path = path

    @cached_property
    def home(self) -> HomePage | None:
        return HomePage.objects.live().first()

    @cached_property
    def tree(self) -> list[Entry]:
        """The whole tree, as deep as it goes."""
        if self.home is None:
            return []
        rows = self.home.get_descendants().live().public().in_menu().order_by("path")
        doors = dict(DoorPage.objects.values_list("pk", "address"))
        start = len(self.home.url_path)
        places: dict[str, Entry] = {}
        branches: list[Entry] = []
        for pk, path, url_path, title in rows.values_list("pk", "path", "url_path", "title"):
            made = Entry(title, doors.get(pk) or "/" + url_path[start:])
            parent = places.get(path[: -Page.steplen])
            if parent is None and len(path) > len(self.home.path) + Page.steplen:
                continue  # its parent is not in the menu, nor is it then
            (parent.children if parent else branches).append(made)
            places[path] = made
        for entry in self._way(branches):
            entry.current = True
        return branches

    def _way(self, branches: list[Entry]) -> list[Entry]:
        """From the top down to the deepest entry that leads to this path; of several the longest address."""
        best: list[Entry] = []
        for way in walk(branches):
            if way[-1].leads_to(self.path) and (not best or len(way[-1].url) > len(best[-1].url)):
                best = way
        return best

    @cached_property
    def trail(self) -> list[Entry]:
        """The breadcrumb, without the front page. Its last entry may be the page itself: compare `url` with `path`."""
        return self._way(self.tree)

    @cached_property
    def branch(self) -> Entry | None:
        """What the page at this very address hangs on, with its siblings; None at the top and outside the tree."""
        if len(self.trail) < 2 or self.trail[-1].url != self.path:
            return None
        return self.trail[-2]

    @cached_property
    def nav(self) -> list[Entry]:
        """The short row in the roof, as the front page's editors chose it."""
        if self.home is None:
            return []
        links = [link.value for link in self.home.nav]
        return [Entry(link["title"], link["address"], Entry("", link["address"]).leads_to(self.path)) for link in links]

    @cached_property
    def search(self) -> str | None:
        return address("search:home")

    @cached_property
    def foot(self) -> list[Entry]:
        """What stands at the very end of every page, for those who look for it there."""
        if self.home is None:
            return []
        officers = address("desk:home", "account_login")
        links = [Entry(link.value["title"], link.value["address"]) for link in self.home.foot]
        return [
            *links,
            *([Entry("Peta situs", address("site_map"))] if address("site_map") else []),
            *([Entry("Masuk petugas", officers)] if officers else []),
        ]


def walk(branches: list[Entry], above: tuple[Entry, ...] = ()) -> Iterator[list[Entry]]:
    """Every way from the top to an entry, parents before children."""
    for entry in branches:
        way = (*above, entry)
        yield list(way)
        yield from walk(entry.children, way)
