"""The broken links, page by page."""

from django.db.models import QuerySet

from naungan.portal.enums import BROKEN, LinkState
from naungan.portal.models import LinkSearch, PageLink


def broken() -> QuerySet[PageLink]:
    """Links that lead nowhere, ours first, with their pages."""
    return (
        PageLink.objects.filter(state__in=BROKEN).select_related("page").order_by("-is_ours", "page__path", "address")
    )


def others() -> QuerySet[PageLink]:
    """Links to other sites, with their last status."""
    return PageLink.objects.filter(is_ours=False).select_related("page").order_by("address", "page__path")


def summary() -> dict:
    return {
        "search": LinkSearch.objects.first(),
        "total": PageLink.objects.count(),
        "unseen": PageLink.objects.filter(state=LinkState.UNSEEN).count(),
    }
