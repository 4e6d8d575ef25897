"""The officers' queue over all kinds: which cases, in which order, how many, a page at a time.

The order is that of the index `case_queue`: first what is our turn, by deadline, then what has none, then what waits
for the applicant. A page begins after the last row of the page before it (a keyset), so that the thousandth page costs
what the first one costs; at most one query for each of the four stretches.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from naungan.accounts.models import User
from naungan.cases.enums import Waiting
from naungan.cases.models import Case
from naungan.cases.reports import days
from naungan.cases.reports.days import Left
from naungan.offices.models import Unit

PAGE = 40
MINE, UNIT, TODAY, LATE, PAUSED, ALL, DONE = "saya", "unit", "hari-ini", "lewat", "menunggu", "semua", "selesai"
TABS = {
    MINE: "Milik saya",
    UNIT: "Unit saya",
    TODAY: "Hari ini",
    LATE: "Lewat",
    PAUSED: "Menunggu pemohon",
    ALL: "Semua",
    DONE: "Selesai",
}
OPEN = (Waiting.OFFICE, Waiting.APPLICANT)
NOBODY = "kosong"  # the value of the officer filter for cases that nobody carries


class Stretch(NamedTuple):
    """A part of the queue with one turn, with or without deadlines; in the order of an index by itself."""

    waits_for: str
    has_due: bool


STRETCHES = tuple(Stretch(turn, has_due) for turn in OPEN for has_due in (True, False))
ENDED = tuple(Stretch(Waiting.NOBODY, has_due) for has_due in (True, False))


@dataclass(frozen=True)
class Choice:
    """What is asked of the queue; the fields are those of the filter form, empty where nothing is chosen.

    `state` is "kind:state"; `officer` a user's key or "kosong"; `unit` a unit's code.
    """

    tab: str = ALL
    kind: str = ""
    state: str = ""
    officer: str = ""
    unit: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_narrowed(self) -> bool:
        return any((self.kind, self.state, self.officer, self.unit, self.since, self.until))

    @classmethod
    def read(cls, data: Mapping[str, str]) -> "Choice":
        """From an address; what cannot be read there is left out. The form says so where a person typed it."""
        officer = data.get("petugas", "")
        return cls(
            tab=data.get("tab") if data.get("tab") in TABS else ALL,
            kind=data.get("jenis", "")[:30],
            state=data.get("keadaan", "")[:61],
            officer=officer if officer == NOBODY or (officer.isascii() and officer.isdecimal()) else "",
            unit=data.get("unit", "")[:40],
            since=_day(data.get("dari", "")),
            until=_day(data.get("sampai", "")),
        )

    def query(self, **other: str) -> str:
        """The same as an address's query, with `other` values in place; "" for everything."""
        asked = {
            "tab": self.tab if self.tab != ALL else "",
            "jenis": self.kind,
            "keadaan": self.state,
            "petugas": self.officer,
            "unit": self.unit,
            "dari": self.since and self.since.isoformat(),
            "sampai": self.until and self.until.isoformat(),
        } | other
        text = urlencode({name: value for name, value in asked.items() if value})
        return f"?{text}" if text else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class Cursor(NamedTuple):
    """The last row of a page."""

    stretch: int
    due_on: date | None
    pk: int

    def __str__(self) -> str:
        return f"{self.stretch}~{self.due_on or ''}~{self.pk}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """None for what is none: the page then begins at the start."""
        try:
            stretch, due_on, pk = text.split("~")
            return cls(int(stretch) % len(STRETCHES), date.fromisoformat(due_on) if due_on else None, int(pk))
        except ValueError:
            return None


@dataclass(frozen=True)
class Row:
    case: Case
    left: Left

    @property
    def short(self) -> str:
        """PPID-0143: this year goes without saying, another one does not (SKI-2025-0002)."""
        prefix, year, serial = self.case.number.split("/")
        return f"{prefix}-{serial}" if self.case.year == timezone.localdate().year else f"{prefix}-{year}-{serial}"


@dataclass(frozen=True)
class Page:
    rows: list[Row] = field(default_factory=list)
    after: str = ""  # the cursor of the next page; "" at the end


def narrowed(cases: QuerySet[Case], choice: Choice) -> QuerySet[Case]:
    """The filters without the tab."""
    kind, _, state = choice.state.partition(":")
    asked: dict[str, Any] = {
        "kind": choice.kind or kind,
        "state": state,
        "unit__code": choice.unit,
        "due_on__gte": choice.since,
        "due_on__lte": choice.until,
    }
    cases = cases.filter(**{name: value for name, value in asked.items() if value})
    if choice.officer == NOBODY:
        return cases.filter(holder=None)
    return cases.filter(holder_id=int(choice.officer)) if choice.officer else cases


def tabs(user: User, *, now: datetime, today: date) -> dict[str, Q]:
    """What each tab of open cases asks for; a person without a unit has no tab of one."""
    turn = Q(waits_for=Waiting.OFFICE)
    late = Q(due_at__lt=now) | Q(due_at=None, due_on__lt=today)
    asked = {MINE: Q(holder=user), TODAY: turn & Q(due_on=today), LATE: turn & late}
    if user.unit_id:
        asked[UNIT] = Q(unit__in=list(Unit.objects.below(user.unit).values_list("pk", flat=True)))
    return {name: asked.get(name, Q()) for name in TABS if name in asked or name in (PAUSED, ALL)} | {
        PAUSED: Q(waits_for=Waiting.APPLICANT)
    }


def counts(user: User, choice: Choice, *, now: datetime) -> dict[str, int]:
    """How many each tab of open cases holds under these filters: one query."""
    asked = tabs(user, now=now, today=timezone.localdate(now))
    open_cases = narrowed(Case.objects.visible_to(user).filter(waits_for__in=OPEN), choice)
    sums = {f"n{place}": Count("pk", filter=wanted or Q(pk__gt=0)) for place, wanted in enumerate(asked.values())}
    found = open_cases.aggregate(**sums)
    return {name: found[f"n{place}"] for place, name in enumerate(asked)}


def page(user: User, choice: Choice, *, now: datetime, after: str = "", size: int = PAGE) -> Page:
    """One page of the tab `choice.tab`, from behind the cursor `after`."""
    today, asked = timezone.localdate(now), Q()
    stretches = ENDED if choice.tab == DONE else STRETCHES
    if choice.tab != DONE:
        asked = tabs(user, now=now, today=today).get(choice.tab, Q())
    cases = narrowed(Case.objects.visible_to(user).filter(asked), choice)
    cases = cases.select_related("holder", "unit").defer("secret_hash")
    begin, found = Cursor.read(after), []
    for place, stretch in enumerate(stretches):
        if (begin and place < begin.stretch) or len(found) > size:
            continue
        rest = _stretch(cases, stretch, backwards=choice.tab == DONE)
        if begin and place == begin.stretch:
            rest = _behind(rest, begin, backwards=choice.tab == DONE)
        found += [(place, case) for case in rest[: size + 1 - len(found)]]
    shown = found[:size]
    last = Cursor(shown[-1][0], shown[-1][1].due_on, shown[-1][1].pk) if len(found) > size else ""
    return Page([Row(case, days.left(case, now=now, today=today)) for _, case in shown], str(last))


def _stretch(cases: QuerySet[Case], stretch: Stretch, *, backwards: bool) -> QuerySet[Case]:
    part = cases.filter(waits_for=stretch.waits_for, due_on__isnull=not stretch.has_due)
    order = [F("due_on"), F("pk")] if stretch.has_due else [F("pk")]
    return part.order_by(*(column.desc() if backwards else column.asc() for column in order))


def _behind(cases: QuerySet[Case], begin: Cursor, *, backwards: bool) -> QuerySet[Case]:
    side = "lt" if backwards else "gt"
    if begin.due_on is None:
        return cases.filter(**{f"pk__{side}": begin.pk})
    # the first condition alone bounds the index; the second one cuts exactly
    edge = {f"due_on__{side}e": begin.due_on}
    return cases.filter(**edge).filter(
        Q(**{f"due_on__{side}": begin.due_on}) | Q(due_on=begin.due_on, **{f"pk__{side}": begin.pk})
    )
