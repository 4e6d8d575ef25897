"""The completeness board: every shelf by year, with what is there and what is missing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from naungan.library import rules
from naungan.library.enums import SlotState, State, VersionState
from naungan.library.models import Document, DocumentSet
from naungan.library.rules import Slot
from naungan.library.rules.completeness import period_label


@dataclass(frozen=True, slots=True)
class Cell:
    """One slot of the matrix with the document that fills it, or will."""

    slot: Slot
    state: SlotState
    days: int
    period: str
    document: Document | None

    @property
    def is_missing(self) -> bool:
        return self.state in (SlotState.LATE, SlotState.SOON)

    @property
    def is_late(self) -> bool:
        return self.state == SlotState.LATE


@dataclass(frozen=True, slots=True)
class Row:
    """One shelf. `cells` run from the oldest; irregular shelves have none."""

    shelf: DocumentSet
    cells: list[Cell]
    published: int

    def by_year(self, years: Iterable[int]) -> list[tuple[int, list[Cell]]]:
        """For each year the slots that fall in it. A plan of five years stands at its first."""
        return [(year, [cell for cell in self.cells if cell.slot.year == year]) for year in years]


def rows(today: date, shelves: QuerySet[DocumentSet] | None = None) -> list[Row]:
    """Every shelf with its slots; two queries, however many there are."""
    shelves = DocumentSet.objects.all() if shelves is None else shelves
    chosen = list(shelves.select_related("unit"))
    documents = _documents(chosen)
    counts: dict[int, int] = defaultdict(int)
    held: dict[tuple[str, int, int], bool] = {}
    holder: dict[tuple[str, int, int], Document] = {}
    codes = {shelf.pk: shelf.code for shelf in chosen}
    for document in documents:
        key = (codes[document.set_id], document.year, document.part)
        is_published = document.state == State.PUBLISHED
        counts[document.set_id] += is_published
        if is_published or (document.is_waiting and key not in held):
            held[key] = is_published or held.get(key, False)
            holder[key] = document
    return [Row(shelf, _cells(shelf, held, holder, today), counts[shelf.pk]) for shelf in chosen]


def _documents(shelves: list[DocumentSet]) -> list[Document]:
    """Light rows, those that wait for a publisher marked, published ones first."""
    waiting = set(
        Document.objects.filter(set__in=shelves, versions__state=VersionState.PROPOSED).values_list("pk", flat=True)
    )
    found = list(Document.objects.filter(set__in=shelves).select_related("set").order_by("pk"))
    for document in found:
        document.is_waiting = document.pk in waiting
    return sorted(found, key=lambda document: document.state != State.PUBLISHED)


def _cells(shelf: DocumentSet, held: dict, holder: dict, today: date) -> list[Cell]:
    standings = rules.standings([shelf.schedule(today)], held, today=today)
    return [
        Cell(
            slot=one.slot,
            state=one.state,
            days=one.days,
            period=period_label(shelf.cadence, one.slot.year, one.slot.part),
            document=holder.get(one.slot.key),
        )
        for one in standings
    ]


def years(found: list[Row]) -> list[int]:
    """The columns of the matrix."""
    seen = {cell.slot.year for row in found for cell in row.cells}
    return list(range(min(seen), max(seen) + 1)) if seen else []


def missing(found: list[Row]) -> list[Cell]:
    """What is late, the longest first."""
    late = [cell for row in found for cell in row.cells if cell.is_late]
    return sorted(late, key=lambda cell: (cell.slot.due_on, cell.slot.label))


def soon(found: list[Row]) -> list[Cell]:
    """What will be due, the nearest first."""
    coming = [cell for row in found for cell in row.cells if cell.state == SlotState.SOON]
    return sorted(coming, key=lambda cell: (cell.slot.due_on, cell.slot.label))
