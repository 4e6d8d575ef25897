"""What lists of articles are made of: sheets, months, labels, units, addresses, what search engines read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404
from wagtail.models import Page, TaskState

from naungan.kit import words

A_SHEET = 12  # articles


@dataclass(frozen=True)
class Month:
    first: date
    count: int


def address_of(page: Page) -> str:
    """The page's address on this site, without asking the database."""
    return "/" + page.url_path.split("/", 2)[2]


def sheet(articles: QuerySet, number: str) -> Sheet:
    """One page of the list; what is no number shows the first, a number past the end the last."""
    return Paginator(articles, A_SHEET).get_page(number)


def month_name(year: int, month: int) -> str:
    """Indonesian name; Http404 where there is no such month."""
    try:
        return words.month(date(year, month, 1))
    except ValueError as no:
        raise Http404 from no


def months(articles: QuerySet) -> dict[int, list[Month]]:
    """Year → its months with articles, newest first. One query."""
    rows = articles.order_by().annotate(first=TruncMonth("published_on")).values("first").annotate(n=Count("pk"))
    years: dict[int, list[Month]] = {}
    for row in sorted(rows, key=lambda row: row["first"], reverse=True):
        years.setdefault(row["first"].year, []).append(Month(row["first"], row["n"]))
    return years


def tags(articles: QuerySet) -> list[dict]:
    """Labels that articles wear, most used first. One query."""
    rows = articles.order_by().filter(tagged_items__isnull=False)
    rows = rows.values("tagged_items__tag__name", "tagged_items__tag__slug").annotate(n=Count("pk"))
    named = [(row["tagged_items__tag__name"], row["tagged_items__tag__slug"], row["n"]) for row in rows]
    return [{"name": n, "slug": s, "count": c} for n, s, c in sorted(named, key=lambda row: (-row[2], row[0]))][:12]


def units(articles: QuerySet) -> list[dict]:
    """Units whose articles these are. One query."""
    rows = articles.order_by().filter(unit__isnull=False).values("unit__code", "unit__short", "unit__order")
    rows = rows.annotate(n=Count("pk"))
    named = sorted((row["unit__order"], row["unit__short"], row["unit__code"], row["n"]) for row in rows)
    return [{"name": name, "code": code, "count": count} for _, name, code, count in named]


def checker(page: Page) -> str:
    """Who checked the newest text, by name; "" where nobody did."""
    done = TaskState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type__app_label="wagtailcore",
        status=TaskState.STATUS_APPROVED,
        task__content_type__model="checktask",
    )
    found = done.select_related("finished_by").order_by("-finished_at").first()
    return found.finished_by.get_full_name() if found and found.finished_by else ""


def share(title: str, address: str) -> list[dict[str, str]]:
    """Plain links that tell nobody anything until they are followed."""
    both = f"{title} {address}"
    return [
        {"name": "WhatsApp", "url": "https://wa.me/?" + urlencode({"text": both}, quote_via=quote)},
        {
            "name": "Telegram",
            "url": "https://t.me/share/url?" + urlencode({"url": address, "text": title}, quote_via=quote),
        },
        {"name": "Surel", "url": "mailto:?" + urlencode({"subject": title, "body": both}, quote_via=quote)},
    ]


def schema(article: Any, section: str, keywords: Iterable[str], picture: str) -> dict[str, Any]:
    """schema.org/NewsArticle. `picture` is a whole address or ""."""
    address = settings.BASE_URL + address_of(article)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.summary,
        "inLanguage": "id",
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": article.published_on.isoformat(),
        "articleSection": section,
        "keywords": ", ".join(keywords),
        "author": {"@type": "Person", "name": article.author},
        "publisher": {"@type": "GovernmentOrganization", "name": settings.OFFICE_NAME, "url": settings.BASE_URL},
        "isAccessibleForFree": True,
    }
    if article.last_published_at:
        data["dateModified"] = article.last_published_at.isoformat()
    return data | ({"image": [picture]} if picture else {})
