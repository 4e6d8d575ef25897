"""Atom and RSS: the whole of the news, and each section."""

from datetime import datetime, time

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed
from wagtail.models import Page

from naungan.portal.models import ArticlePage
from naungan.portal.shelves import address_of
from naungan.portal.sizes import CARD

MAKERS: dict[str, type[SyndicationFeed]] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}
HOW_MANY = 30


def feed(shelf: Page, form: str) -> HttpResponse:
    """The newest articles below `shelf`, with whole addresses. Five queries, however many articles."""
    address = settings.BASE_URL + address_of(shelf)
    made = MAKERS[form](
        title=f"{shelf.title} · {settings.OFFICE_SHORT}",
        link=address,
        description=shelf.specific.summary,
        language="id",
        author_name=settings.OFFICE_NAME,
        feed_url=f"{address}{form}.xml",
        feed_guid=address,
    )
    articles = ArticlePage.objects.listed().descendant_of(shelf).prefetch_related("tagged_items__tag")
    for article in articles[:HOW_MANY]:
        link = settings.BASE_URL + article.address
        noon = timezone.make_aware(datetime.combine(article.published_on, time(12)))
        picture = article.cover.get_rendition(CARD) if article.cover else None
        made.add_item(
            title=article.title,
            link=link,
            unique_id=link,
            unique_id_is_permalink=True,
            description=article.summary,
            author_name=article.author,
            pubdate=noon,
            updateddate=article.last_published_at or noon,
            categories=[row.tag.name for row in article.tagged_items.all()],
            enclosures=[Enclosure(settings.BASE_URL + picture.url, str(picture.file.size), "image/jpeg")]
            if picture
            else [],
        )
    answer = HttpResponse(content_type=made.content_type)
    made.write(answer, "utf-8")
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


def shelf_at(address: str) -> Page:
    """The live page at an address of this site. Http404 where there is none, or not for everybody."""
    home = Page.objects.filter(depth=2).order_by("path").first()
    found = Page.objects.live().public().filter(url_path=home.url_path + address.lstrip("/")).first() if home else None
    if found is None:
        raise Http404
    return found
