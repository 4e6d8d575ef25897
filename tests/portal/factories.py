"""Pages and published figures for the tests of the portal."""

from datetime import UTC, date, datetime

from wagtail.models import Page

from naungan.figures.enums import Status
from naungan.figures.models import Denominator, Figure
from naungan.portal.models import HomePage
from tests.accounts.factories import user
from tests.figures.factories import figure

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def home() -> HomePage:
    return HomePage.objects.get()


def child(title: str, parent: Page | None = None, **fields) -> Page:
    """A live page under the front page, in the menu."""
    fields = {"show_in_menus": True, **fields}
    return (parent or home()).add_child(instance=Page(title=title, **fields))


def published(code: str = "52", numerator: int = 1187, **fields) -> Figure:
    """A published figure of COV-001, all segments, with the newest base where there is one."""
    given = {"segment": "", "period": date(2026, 11, 1), **fields}
    base = Denominator.objects.filter(indicator="COV-001", segment=given["segment"], region=code, is_base=True)
    given.setdefault("denominator", base.order_by("-as_of").first())
    made = figure(code, numerator, **given)
    made.status, made.is_current = Status.PUBLISHED, True
    made.published_at, made.published_by = NOW, user("figures_officer", "52")
    made.save()
    return made
