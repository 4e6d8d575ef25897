"""What of the tree can be found at `/cari/`: live pages that anybody may read, each put in as editors publish it.

Within this room Wagtail's own signals are the moment of change: its editors act through its views, not through verbs of
ours. A page that is unpublished, restricted, deleted, or lies below a restricted one is taken out.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html import unescape

from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import timezone
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from naungan.offices.models import Appointment, Official, Post, Unit
from naungan.portal.blocks.links import AddressBlock
from naungan.portal.models import ArticlePage, DoorPage, HomePage, OfficePage, OfficialsPage, StructurePage, UnitPage
from naungan.search import Entry, actions, registry
from naungan.search.registry import Door, Kind

KINDS = PAGE, NEWS, OFFICIAL = "page", "news", "official"
NEWS_MODELS = {"articlepage"}  # articles are a kind of their own: they have a day and grow old
NEVER = {"page", "homepage", "newssectionpage"}  # no answers to a question, or lists of what is found itself
OF_POSTS = (OfficialsPage, StructurePage)
CLOSED = re.compile(r"</(?:h\d|p|li|t[dh])>|<br/?>|<hr/?>")
TAG, SPACE, NO_END = re.compile(r"<[^>]+>"), re.compile(r"\s+"), re.compile(r"(?<=[^\s.!?:;,])\s*\n\s*")
SILENT = (blocks.ChoiceBlock, blocks.MultipleChoiceBlock, blocks.BooleanBlock, blocks.URLBlock, AddressBlock)
ASK = ("profil/alamat-kantor/", "layanan/permohonan-informasi/", "layanan/penanganan-komplain/")


def ready() -> None:
    """Register the kinds, the ways on, and the moments of change; once, when the room opens."""
    facets = {"section": "Bagian"}
    registry.register(Kind(PAGE, "Halaman", lambda: entries(PAGE), facets=facets))
    registry.register(Kind(NEWS, "Berita", lambda: entries(NEWS), prior=0.6, fades=True, facets={"unit": "Unit"}))
    registry.register(Kind(OFFICIAL, "Pejabat", officials, prior=0.9, is_pulled=True))
    registry.offer(doors)
    page_published.connect(_published, dispatch_uid="search.published")
    page_unpublished.connect(_gone, dispatch_uid="search.unpublished")
    pre_delete.connect(_deleted, dispatch_uid="search.deleted")
    post_page_move.connect(_moved, dispatch_uid="search.moved")
    post_save.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search.restricted")
    post_delete.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search.opened")


def kind_of(page: Page) -> str | None:
    """The kind under which a page is found; None for those that are no answer to a question."""
    name = page.specific_class._meta.model_name if page.specific_class else "page"
    return None if name in NEVER else NEWS if name in NEWS_MODELS else PAGE


def key_of(page_id: int) -> str:
    return f"portal.page:{page_id}"


def entries(kind: str) -> Iterator[Entry]:
    """Every page of the tree that anybody may read, of this kind; no door to a page, which is found itself."""
    home = HomePage.objects.live().first()
    if home is None:
        return
    pages = home.get_descendants().live().public().order_by("path")
    sections = _sections()
    doubled = _doubled(home)
    for start in range(0, pages.count(), 100):
        for page in pages[start : start + 100].specific():
            if kind_of(page) == kind and page.pk not in doubled:
                yield entry(page, home, sections)


def _doubled(home: HomePage) -> set[int]:
    """Doors whose address is that of a page anybody may read: the page is found, and its door would be the same twice.

    Every door with such a page, so two queries, however many pages there are.
    """
    doors = dict(DoorPage.objects.live().values_list("pk", "address"))
    asked = {home.url_path + address.split("#")[0].lstrip("/") for address in doors.values()}
    pages = home.get_descendants().live().public().filter(url_path__in=asked).exclude(pk__in=doors)
    held = {"/" + path.removeprefix(home.url_path) for path in pages.values_list("url_path", flat=True)}
    return {pk for pk, address in doors.items() if address.split("#")[0] in held}


def _sections() -> dict[str, str]:
    """Path of each branch of the tree → its title."""
    return dict(Page.objects.filter(depth=3).values_list("path", "title"))


def entry(page: Page, home: HomePage, sections: dict[str, str]) -> Entry:
    """A page as it is found: its title, its sentence, the words of its blocks; a door leads to its room."""
    kind = kind_of(page) or PAGE
    own = "/" + page.url_path[len(home.url_path) :]
    published = getattr(page, "published_on", None) or page.first_published_at
    on = timezone.localtime(published).date() if isinstance(published, datetime) else published
    unit = getattr(page, "unit", None)
    section = sections.get(page.path[: Page.steplen * 3], "") if page.depth > 3 else ""
    told = {"unit": unit.name if unit else ""} if kind == NEWS else {"section": section}
    return Entry(
        key=key_of(page.pk),
        kind=kind,
        title=page.title,
        summary=getattr(page, "summary", "") or page.search_description,
        text=" ".join(texts(page)),
        url=page.address.split("#")[0] if isinstance(page, DoorPage) else own,
        words="|".join([f"{page.seo_title} {_tags(page)}".strip(), *_told_by_offices(page)]),
        on=on if kind == NEWS else None,
        facets={name: value for name, value in told.items() if value},
    )


def _told_by_offices(page: Page) -> Iterator[str]:
    """What a page shows of the offices and its own text does not hold, as names of it: posts, units, telephone."""
    if isinstance(page, OF_POSTS):
        yield from dict.fromkeys(Post.objects.order_by("order", "pk").values_list("title", flat=True))
    elif isinstance(page, UnitPage):
        yield page.unit.short
    elif isinstance(page, OfficePage) and (office := Unit.objects.filter(parent=None).order_by("pk").first()):
        yield f"{office.name} {office.short} nomor telepon {office.phone} {office.email}"


def _tags(page: Page) -> str:
    return " ".join(tag.name for tag in page.tags.all()) if isinstance(page, ArticlePage) else ""


def texts(page: Page) -> Iterator[str]:
    """The sentences of every stream of a page, without markup, in their order."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for said in _said(field.stream_block, getattr(page, field.name)):
                if plain := _plain(str(said)):
                    yield plain


def _said(block: blocks.Block, value: object) -> Iterator[str]:
    """What a reader reads of a block: no choices, no addresses."""
    if value is None or isinstance(block, SILENT):
        return
    if isinstance(block, blocks.BaseStreamBlock):
        for child in value:
            yield from _said(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _said(block.child_block, item)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            yield from _said(child, value.get(name))
    elif isinstance(block, blocks.RichTextBlock):
        yield value.source  # with its markup: headings and points end sentences
    else:
        yield from block.get_searchable_content(value)


def _plain(markup: str) -> str:
    """Markup as sentences: what was a heading or a point of a list ends with a full stop."""
    text = unescape(TAG.sub(" ", CLOSED.sub("\n", markup))).strip()
    text = SPACE.sub(" ", NO_END.sub(". ", text)).strip()
    return text if not text or text[-1] in ".!?:;" else f"{text}."


def index(pages: Iterable[Page]) -> None:
    """Put in what anybody may read of these, take out the rest."""
    home = HomePage.objects.live().first()
    sections = _sections()
    doubled = _doubled(home) if home else set()
    wanted, unwanted = [], []
    for page in pages:
        is_found = home is not None and page.live and kind_of(page) and page.url_path.startswith(home.url_path)
        if is_found and page.pk not in doubled and not page.get_view_restrictions().exists():
            wanted.append(entry(page.specific, home, sections))
        else:
            unwanted.append(key_of(page.pk))
    actions.drop(*unwanted)
    actions.put(*wanted)


def doors() -> Iterator[Door]:
    """The tasks of the front page, then the places to ask; for somebody who found nothing."""
    home = HomePage.objects.live().first()
    for band in home.body if home else ():
        if band.block_type == "tasks":
            for tile in band.value["tiles"]:
                yield Door(tile["title"], tile["address"], tile["text"], tile["icon"])
    if home:
        paths = {home.url_path + path: number for number, path in enumerate(ASK)}
        for page in sorted(home.get_descendants().live().public().filter(url_path__in=paths), key=_order(paths)):
            yield Door(page.title, "/" + page.url_path[len(home.url_path) :], to_ask=True)


def officials() -> Iterator[Entry]:
    """Whoever holds or held a post of the office, found at the page of its leaders; none without such a page."""
    today = timezone.localdate()
    home = HomePage.objects.live().first()
    page = OfficialsPage.objects.live().public().first()
    if home is None or page is None:
        return
    for one in Official.objects.exclude(appointments=None).prefetch_related("appointments__post__unit").order_by("pk"):
        terms = sorted(one.appointments.all(), key=lambda term: term.from_on, reverse=True)
        held = list(dict.fromkeys(term.label for term in terms if _is_held(term, today)))
        once = [label for label in dict.fromkeys(term.label for term in terms) if label not in held]
        yield Entry(
            key=f"offices.official:{one.pk}",
            kind=OFFICIAL,
            title=f"{', '.join(held)}: {one.full_name}" if held else one.full_name,
            summary=f"Pernah: {', '.join(once)}."[:400] if once else "",
            words="|".join([one.name, *held]),
            text=" ".join([one.about, *(term.post.unit.name for term in terms)]),
            url="/" + page.url_path[len(home.url_path) :],
        )


def _is_held(term: Appointment, today: date) -> bool:
    return term.from_on <= today and (term.until_on is None or today < term.until_on)


def _order(paths: dict[str, int]):
    return lambda page: paths[page.url_path]


def _published(instance: Page, **kwargs) -> None:
    """Also when its slug has changed: the addresses below it have changed with it."""
    index(Page.objects.get(pk=instance.pk).get_descendants(inclusive=True))


def _gone(instance: Page, **kwargs) -> None:
    actions.drop(key_of(instance.pk))


def _deleted(sender: type, instance: object, **kwargs) -> None:
    """Wagtail tells of a deletion by Django's own signal, once for each page below too."""
    if isinstance(instance, Page):
        actions.drop(key_of(instance.pk))


def _moved(instance: Page, **kwargs) -> None:
    """With a page everything below it has moved: addresses, and perhaps who may read."""
    index(Page.objects.get(pk=instance.pk).get_descendants(inclusive=True))


def _restricted(instance: PageViewRestriction, **kwargs) -> None:
    if page := Page.objects.filter(pk=instance.page_id).first():
        index(page.get_descendants(inclusive=True))
