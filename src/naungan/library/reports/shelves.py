"""Lists for the public: shelves by group, one shelf by year, and tables shown on the page."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from naungan.files import actions as files
from naungan.kit import uploads
from naungan.library.enums import Group, State
from naungan.library.models import Document, DocumentSet, DocumentVersion
from naungan.library.reports import board
from naungan.library.reports.board import Cell, Row
from naungan.offices.models import Unit

PREVIEW_ROWS, PREVIEW_COLUMNS = 12, 12
PREVIEW_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """One set as the public sees it in a list."""

    row: Row
    newest: Document | None

    @property
    def set(self) -> DocumentSet:
        return self.row.shelf

    @property
    def late(self) -> list[Cell]:
        return [cell for cell in self.row.cells if cell.is_late]


@dataclass(frozen=True, slots=True)
class Section:
    """A group with its shelves."""

    code: str
    label: str
    shelves: list[Shelf]

    @property
    def count(self) -> int:
        return sum(shelf.row.published for shelf in self.shelves)


@dataclass(frozen=True, slots=True)
class Year:
    """A year on a set's page: documents for the public, and what is owed and not there."""

    year: int
    documents: list[Document]
    missing: list[Cell]


def sections(today: date, group: str = "") -> list[Section]:
    """All groups in their order, or one; three queries."""
    shelves = DocumentSet.objects.filter(group=group) if group else DocumentSet.objects.all()
    rows = board.rows(today, shelves)
    newest = _newest([row.shelf.pk for row in rows])
    found = []
    for value, label in Group.choices:
        own = [Shelf(row, newest.get(row.shelf.pk)) for row in rows if row.shelf.group == value]
        if own:
            found.append(Section(value, label, own))
    return found


def _newest(sets: list[int]) -> dict[int, Document]:
    found: dict[int, Document] = {}
    for document in Document.objects.published().filter(set__in=sets).select_related("set").newest_first():
        found.setdefault(document.set_id, document)
    return found


def light() -> Prefetch:
    """Versions with their files, without the text that only the search reads."""
    return Prefetch(
        "versions", DocumentVersion.objects.defer("text").select_related("file", "proposed_by", "decided_by")
    )


def listed(documents: QuerySet[Document]) -> QuerySet[Document]:
    """With all that a line of a list shows."""
    return documents.select_related("set", "unit").prefetch_related(light())


def years(shelf: DocumentSet, today: date) -> list[Year]:
    """The shelf by year, newest first. Slots that are not due yet stand with the year they belong to."""
    documents = listed(shelf.documents.shown()).newest_first()
    [row] = board.rows(today, DocumentSet.objects.filter(pk=shelf.pk))
    gaps = [cell for cell in row.cells if cell.document is None or cell.document.state != State.PUBLISHED]
    known = sorted({d.year for d in documents} | {cell.slot.year for cell in gaps}, reverse=True)
    return [
        Year(year, [d for d in documents if d.year == year], [c for c in gaps if c.slot.year == year]) for year in known
    ]


@dataclass(frozen=True, slots=True)
class Facet:
    """A narrowing of the list: its value, what people call it, how many there are."""

    value: str
    title: str
    count: int


def facets() -> tuple[list[Facet], list[Facet]]:
    """(years, units) of what is published, with their counts."""
    found = Document.objects.published()
    by_year = found.values("year").annotate(count=Count("pk")).order_by("-year")
    units = Unit.objects.annotate(count=Count("documents", filter=Q(documents__state=State.PUBLISHED)))
    return (
        [Facet(str(row["year"]), str(row["year"]), row["count"]) for row in by_year],
        [Facet(unit.code, str(unit), unit.count) for unit in units.filter(count__gt=0).order_by("order", "name")],
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """The first lines of a table."""

    columns: list[str]
    rows: list[list[str]]
    more: int


def preview(version: DocumentVersion) -> Preview | None:
    """The beginning of a CSV, so that the numbers can be read before anything is downloaded."""
    if version.file.kind != "csv" or version.file.size > PREVIEW_BYTES:
        return None
    text = uploads.decode(files.read(version.file)) or ""
    mark = max(",;\t", key=text[:2_000].count)
    lines = [line for line in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if any(line)]
    if len(lines) < 2:
        return None
    width = min(len(lines[0]), PREVIEW_COLUMNS)
    rows = [(line + [""] * width)[:width] for line in lines[1 : PREVIEW_ROWS + 1]]
    return Preview(lines[0][:width], rows, max(0, len(lines) - 1 - PREVIEW_ROWS))
