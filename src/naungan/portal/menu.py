"""The public tree: the pages editors write, and the rooms whose addresses are fixed."""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from wagtail.models import Page

from naungan.regions.models import Region


@dataclass(frozen=True)
class Entry:
    title: str
    url: str
    current: bool = False
    children: list["Entry"] = field(default_factory=list)


def address(*names: str, **kwargs) -> str | None:
    """The first of these url names that this installation knows, or None."""
    for name in names:
        try:
            return reverse(name, kwargs=kwargs or None)
        except NoReverseMatch:
            continue
    return None


class SiteMenu:
    """Built when a template asks, so that a page without a menu costs no query."""

    def __init__(self, path: str):
        self.path = path

    def entry(self, title: str, url: str | None, children: list[Entry] | None = None) -> list[Entry]:
        """One entry as a list, or none where the address does not exist: a menu never leads nowhere."""
        if url is None:
            return []
        return [Entry(title, url, url != "/" and self.path.startswith(url), children or [])]

    @cached_property
    def pages(self) -> list[Entry]:
        """Pages under the front page that their editors put in the menu; two levels, one query."""
        rows = Page.objects.live().public().in_menu().filter(depth__in=(3, 4)).order_by("path")
        branches: dict[str, Entry] = {}
        for page in rows.only("title", "url_path", "path", "depth"):
            made = Entry(page.title, "/" + page.url_path.split("/", 2)[2], False)
            if page.depth == 3:
                branches[page.path] = made
            elif parent := branches.get(page.path[: -Page.steplen]):
                parent.children.append(made)
        return list(branches.values())

    @cached_property
    def nav(self) -> list[Entry]:
        """The short row in the roof."""
        return [
            *self.entry("Perlindungan", address("coverage:home")),
            *self.entry("Dasar Hukum", address("law:book")),
            *[Entry(page.title, page.url, self.path.startswith(page.url)) for page in self.pages],
            *self.entry("Masuk", address("desk:home", "account_login")),
        ]

    @cached_property
    def tree(self) -> list[Entry]:
        """The whole tree, for the phone menu and the foot of the page."""
        officers = [
            *self.entry("Masuk", address("account_login")),
            *self.entry("Meja petugas", address("desk:home")),
            *self.entry("Daftar nama", address("rosters:list")),
        ]
        return [
            *self.entry("Perlindungan Pekerja", address("coverage:home"), self.regencies),
            *self.entry("Dasar Hukum", address("law:book")),
            *self.pages,
            *([Entry("Untuk Petugas", address("desk:home") or officers[0].url, children=officers)] if officers else []),
        ]

    @cached_property
    def regencies(self) -> list[Entry]:
        """Coverage of each regency and city of the province."""
        if address("coverage:region", code=settings.PROVINCE) is None:
            return []
        rows = Region.objects.current().filter(parent_id=settings.PROVINCE).order_by("code")
        rows = rows.values_list("code", "name", "kind")
        named = [(code, name if kind == "kabupaten" else f"{kind.capitalize()} {name}") for code, name, kind in rows]
        return [Entry(name, address("coverage:region", code=code) or "") for code, name in named]

    @cached_property
    def foot(self) -> list[Entry]:
        return [
            *self.entry("Dasar Hukum", address("law:book")),
            *self.entry("Masuk petugas", address("desk:home", "account_login")),
        ]
