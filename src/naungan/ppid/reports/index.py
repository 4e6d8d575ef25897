"""What the search may find of the lists (docs/decisions/0022-search.md): published rows, and nothing of their cases."""

from collections.abc import Iterator

from django.utils import timezone

from naungan.ppid.enums import InfoClass
from naungan.ppid.models.lists import ListedInformation
from naungan.search import Entry


def listed_key(pk: int) -> str:
    return f"ppid.listed:{pk}"


def listed_entry(row: ListedInformation) -> Entry:
    """A published row. An exempt one says what is closed and why, never what is in it."""
    held = row.test if row.is_exempt else None
    text = row.answer or f"{row.maker} {row.made} {row.forms}"
    if held:
        text = f"{held.basis} {held.if_opened} {held.if_closed}"
    return Entry(
        key=listed_key(row.pk),
        kind="answer" if row.answer else "listed",
        title=row.summary if not held else row.kind,
        text=text,
        url=row.get_absolute_url(),
        summary=row.answer[:200] if row.answer else (row.summary if held else f"{row.kind}, {row.unit}"),
        words=f"{row.kind} {row.get_info_class_display()} {row.unit.name} nomor {row.number}",
        on=row.published_at.date() if row.published_at else None,
        facets={"class": row.get_info_class_display(), "unit": str(row.unit)},
    )


def listed(*, answers: bool) -> Iterator[Entry]:
    """Every published row, answers or the others, lazily; not an exemption that has run out."""
    rows = ListedInformation.objects.published().select_related("unit", "test")
    rows = rows.exclude(info_class=InfoClass.EXEMPT, test__ends_on__lte=timezone.localdate())
    rows = rows.exclude(answer="") if answers else rows.filter(answer="")
    for row in rows.order_by("pk").iterator(500):
        yield listed_entry(row)
