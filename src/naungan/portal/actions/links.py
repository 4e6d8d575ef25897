"""Looking at every link of every live page: ours without a network, others only where the office allows it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import unquote

from django.conf import settings
from django.db import transaction
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from naungan.kit.refusal import Refused
from naungan.portal.enums import LinkState
from naungan.portal.fetching import Fetcher, Forbidden
from naungan.portal.models import LinkSearch, PageLink
from naungan.portal.rules.links import addresses
from naungan.portal.shelter import harvest
from naungan.portal.shelter.visiting import Visitor

STALE = timedelta(hours=1)  # a search that long under way has died
NIGHT = timedelta(hours=20)
Found = tuple[str, int | None]


def begin(*, now: datetime) -> LinkSearch:
    """Open a search. Raises Refused while another is under way."""
    with transaction.atomic():
        if LinkSearch.objects.filter(ended_at=None, began_at__gt=now - STALE).exists():
            raise Refused("Pemeriksaan sedang berjalan.")
        return LinkSearch.objects.create(began_at=now, total=Page.objects.live().filter(depth__gt=1).count())


def run(search: LinkSearch, *, now: datetime) -> int:
    """Look at all links; the search's own row tells how far it is. Returns the number of links."""
    eye, count = _Eye(), 0
    for page in Page.objects.live().filter(depth__gt=1).order_by("path").iterator():
        seen = {address: eye.look(address) for address in set(of_page(page.specific))}
        with transaction.atomic():
            _keep(page, seen, now)
            search.done += 1
            search.save(update_fields=["done"])
        count += len(seen)
    PageLink.objects.exclude(page__live=True).delete()
    search.ended_at = now
    search.save(update_fields=["ended_at"])
    LinkSearch.objects.exclude(pk=search.pk).delete()
    return count


def nightly(*, now: datetime, hour: int) -> int | None:
    """For the clock: once a night. Returns the number of links, or None when it is not yet due."""
    last = LinkSearch.objects.first()
    if hour >= 5 or (last and now - last.began_at < NIGHT):
        return None
    return run(begin(now=now), now=now)


def of_page(page: Page) -> Iterator[str]:
    """Addresses in the page's own content."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from addresses(list(getattr(page, field.name).raw_data))
        elif isinstance(field, RichTextField) or field.name == "address":
            yield from addresses(getattr(page, field.name))


def _keep(page: Page, seen: dict[str, Found], now: datetime) -> None:
    before = {row.address: row for row in PageLink.objects.filter(page=page)}
    PageLink.objects.filter(page=page).exclude(address__in=seen).delete()
    for address, (state, status) in seen.items():
        row = before.get(address) or PageLink(page=page, address=address, since=now)
        if row.state != state:
            row.since = now
        row.is_ours = not address.startswith("http")
        row.state, row.status, row.checked_at = state, status, now
        row.save()


class _Eye:
    """Looks behind addresses, each once."""

    def __init__(self) -> None:
        self.visitor, self.fetcher = Visitor(), Fetcher()
        self.seen: dict[str, Found] = {}
        self.pages: dict[str, tuple[int, str]] = {}

    def look(self, address: str) -> Found:
        if address not in self.seen:
            self.seen[address] = self._look(address)
        return self.seen[address]

    def _look(self, address: str) -> Found:
        kind, _, number = address.partition(":")
        if kind == "page":
            live = number.isdecimal() and Page.objects.live().filter(pk=number).exists()
            return (LinkState.FINE if live else LinkState.LOST), None
        if kind == "document":
            return self._document(number), None
        own = harvest.own(address, "/")
        return self._ours(own, address.partition("#")[2]) if own else self._theirs(address)

    def _document(self, number: str) -> str:
        found = get_document_model().objects.filter(pk=number).first() if number.isdecimal() else None
        if found is None:
            return LinkState.LOST
        restricted = found.collection.get_view_restrictions().exists()
        return LinkState.CLOSED if restricted else LinkState.FINE

    def _ours(self, address: str, fragment: str) -> Found:
        path = address.partition("?")[0]
        try:
            view = resolve(path).func
        except Resolver404:
            return LinkState.LOST, 404
        if getattr(view, "login_required", True):
            return LinkState.CLOSED, None
        status, html = self._page(address)
        if status in (404, 410):
            return LinkState.LOST, status
        if status >= 400:
            return LinkState.FAILED, status
        if fragment and status == 200 and f'id="{unquote(fragment)}"' not in html:
            return LinkState.LOST, status  # the page is there, the place on it is not
        return LinkState.FINE, status

    def _page(self, address: str) -> tuple[int, str]:
        if address not in self.pages:
            answer = self.visitor.get(address)
            for _ in range(3):  # a door of the menu leads on
                onward = harvest.own(answer.location, address) if answer.location else None
                if not onward:
                    break
                answer = self.visitor.get(onward)
            self.pages[address] = answer.status, answer.text if answer.is_page else ""
        return self.pages[address]

    def _theirs(self, address: str) -> Found:
        if not settings.CHECK_LINKS:
            return LinkState.UNSEEN, None
        try:
            status = self.fetcher.status(address)
        except Forbidden:
            return LinkState.FAILED, None
        except OSError:
            return LinkState.SILENT, None
        if status in (404, 410):
            return LinkState.LOST, status
        # a guard at the other door (401, 403, 429) is no broken link
        return (LinkState.FAILED if status >= 500 else LinkState.FINE), status
