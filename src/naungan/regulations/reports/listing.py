"""The shelf as a list: two queries whatever its length, narrowed and counted here.

A status belongs to a day and hangs on other instruments, so it is no column to filter by; a shelf of some thousand
records is light enough to judge whole.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from naungan.regulations.enums import ADDRESS, STATUS_ADDRESS, Kind, Status
from naungan.regulations.models import Instrument
from naungan.regulations.rules.status import Judgement, Shelf, start_of

PER_PAGE = 20
COLUMNS = (
    "pk", "kind", "form", "short", "number", "year", "slug", "title", "abstract", "subjects",
    "enacted_on", "promulgated_on", "in_force_from",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor looks for: words, kind, year, status and subject, on a day. Empty means all."""

    on: date
    words: str = ""
    kind: str = ""
    year: int | None = None
    status: str = ""
    subject: str = ""

    @property
    def is_narrow(self) -> bool:
        return bool(self.words or self.kind or self.year or self.status or self.subject)


@dataclass(frozen=True, slots=True)
class Found:
    """One instrument in the list."""

    instrument: Instrument
    judgement: Judgement

    @property
    def status(self) -> Status:
        return self.judgement.status


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: what it is called, what it is written as, how many it would leave."""

    value: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, and how the rest divides. `found` is how many answer to the wish."""

    wish: Wish
    rows: list[Found]
    found: int
    total: int
    page: int
    pages: int
    kinds: list[Choice]
    years: list[Choice]
    statuses: list[Choice]
    subjects: list[Choice]


def listing(wish: Wish, *, page: int = 1) -> Listing:
    everything = _everything(wish.on)
    fitting = [row for row in everything if _fits(row, wish)]
    pages = max(1, -(-len(fitting) // PER_PAGE))
    page = min(max(1, page), pages)
    return Listing(
        wish=wish,
        rows=fitting[(page - 1) * PER_PAGE : page * PER_PAGE],
        found=len(fitting),
        total=len(everything),
        page=page,
        pages=pages,
        kinds=_kinds(everything, wish),
        years=_years(everything, wish),
        statuses=_statuses(everything, wish),
        subjects=_subjects(everything, wish),
    )


def query(wish: Wish, *, today: date, page: int = 1, **changed: str) -> str:
    """The address of another page of the same list, or of the same list otherwise narrowed."""
    parts = {
        "q": wish.words,
        "tahun": str(wish.year or ""),
        "status": wish.status,
        "subjek": wish.subject,
        "pada": wish.on.isoformat() if wish.on != today else "",
        "hal": str(page) if page > 1 else "",
    } | changed
    written = urlencode({name: value for name, value in parts.items() if value})
    return f"?{written}" if written else ""


def _everything(on: date) -> list[Found]:
    instruments = list(Instrument.objects.published().only(*COLUMNS).order_by())
    shelf = Instrument.objects.published().shelf()
    rows = [Found(row, shelf.on(row.pk, on)) for row in instruments if row.pk in shelf.facts]
    return sorted(rows, key=lambda row: _newest(row.instrument, shelf), reverse=True)


def _newest(row: Instrument, shelf: Shelf) -> tuple:
    return row.year, start_of(shelf.facts[row.pk]).first, row.pk


def _fits(row: Found, wish: Wish) -> bool:
    return (
        (not wish.kind or row.instrument.kind == wish.kind)
        and (not wish.year or row.instrument.year == wish.year)
        and (not wish.status or row.status == STATUS_ADDRESS.get(wish.status))
        and (not wish.subject or wish.subject in row.instrument.subject_list)
        and (not wish.words or _speaks_of(row.instrument, wish.words))
    )


def _speaks_of(row: Instrument, words: str) -> bool:
    text = f"{row.citation} {row.name} {row.title} {row.subjects} {row.abstract}".lower()
    return all(word in text for word in words.lower().split())


def _counted(rows: Iterable[Found], wish: Wish, of: Callable[[Found], list]) -> Counter:
    return Counter(value for row in rows if _fits(row, wish) for value in of(row))


def _kinds(rows: list[Found], wish: Wish) -> list[Choice]:
    """Every kind; of a narrowed list those that something answers to."""
    counts = _counted(rows, replace(wish, kind=""), lambda row: [row.instrument.kind])
    is_narrow = replace(wish, kind="").is_narrow
    shown = [kind for kind in Kind if counts[kind] or not is_narrow or kind == wish.kind]
    return [Choice(ADDRESS[kind], str(kind.label), counts[kind]) for kind in shown]


def _years(rows: list[Found], wish: Wish) -> list[Choice]:
    counts = _counted(rows, replace(wish, year=None), lambda row: [row.instrument.year])
    return [Choice(str(year), str(year), count) for year, count in sorted(counts.items(), reverse=True)]


def _statuses(rows: list[Found], wish: Wish) -> list[Choice]:
    counts = _counted(rows, replace(wish, status=""), lambda row: [row.status])
    return [
        Choice(word, str(status.label), counts[status])
        for word, status in STATUS_ADDRESS.items()
        if counts[status] or word == wish.status
    ]


def _subjects(rows: list[Found], wish: Wish) -> list[Choice]:
    counts = _counted(rows, replace(wish, subject=""), lambda row: row.instrument.subject_list)
    return [Choice(name, name, count) for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
