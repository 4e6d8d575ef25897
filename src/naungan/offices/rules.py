"""Decisions about posts, terms and open doors. Pure: days and moments are handed in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from naungan.offices.enums import AppointmentKind, Weekday

ONE_DAY = timedelta(days=1)
# how far ahead the next opening is looked for: the longest row of days off known (Idul Fitri) is eleven
HORIZON = 31

# Who signs where several stand in one post on one day: the daily acting one is there because the other is away.
SIGNS_FIRST = (AppointmentKind.DAILY, AppointmentKind.ACTING, AppointmentKind.DEFINITIVE)
PREFIX = {AppointmentKind.ACTING: "Plt. ", AppointmentKind.DAILY: "Plh. "}

# Pairs that may not stand in one post on one day. A Plh. stands beside the one who is away (UU 30/2014 Ps. 14(2)a);
# a Plt. stands where there is no definitive holder (Ps. 14(2)b), so never beside one.
CLASHES = {
    frozenset({AppointmentKind.DEFINITIVE}),
    frozenset({AppointmentKind.ACTING}),
    frozenset({AppointmentKind.DAILY}),
    frozenset({AppointmentKind.DEFINITIVE, AppointmentKind.ACTING}),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One appointment without its table. `until_on` is the first day that is no longer covered."""

    pk: int | None
    post: int
    official: int
    kind: str
    from_on: date
    until_on: date | None = None

    def covers(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


def overlap(one: Term, other: Term) -> bool:
    """Is there a day in both terms?"""
    return (other.until_on is None or one.from_on < other.until_on) and (
        one.until_on is None or other.from_on < one.until_on
    )


def first_clash(term: Term, others: Iterable[Term]) -> tuple[str, Term | None]:
    """The field to complain at and the term that stands in the way; ("", None) where none does.

    One post never has two definitive holders at once, nor two acting ones of a kind; one official never holds
    two posts definitively at once (acting for a second post beside one's own is what Plt. and Plh. are for).
    """
    for other in others:
        if (term.pk is not None and other.pk == term.pk) or not overlap(term, other):
            continue
        if other.post == term.post and frozenset({term.kind, other.kind}) in CLASHES:
            return "post", other
        both = {term.kind, other.kind} == {AppointmentKind.DEFINITIVE}
        if both and other.official == term.official and other.post != term.post:
            return "official", other
    return "", None


def clash_sentence(field: str, who: str, other: Term) -> str:
    """What to tell the person at the form."""
    until = f"sampai sebelum {other.until_on:%d-%m-%Y}" if other.until_on else "dan belum berakhir"
    span = f"sejak {other.from_on:%d-%m-%Y} {until}"
    if field == "official":
        return f"Orang ini sudah memangku jabatan definitif lain: {who}, {span}. Akhiri itu dahulu."
    return f"Jabatan ini pada masa itu sudah diisi: {who}, {span}. Akhiri itu dahulu, atau ubah tanggalnya."


def in_charge(terms: Iterable[Term], day: date) -> Term | None:
    """Who acts in a post on that day: a Plh. before a Plt. before the definitive holder; None where it is vacant."""
    covering = [term for term in terms if term.covers(day)]
    return min(covering, key=lambda term: SIGNS_FIRST.index(AppointmentKind(term.kind)), default=None)


def acting(kind: str, title: str) -> str:
    """Plt. Kepala Dinas"""
    return PREFIX.get(AppointmentKind(kind), "") + title


def branch(top: int, parents: Mapping[int, int | None]) -> set[int]:
    """`top` and everything under it, where `parents` says who stands above whom."""
    found = {top}
    grows = True
    while grows:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grows = bool(more)
    return found


def lines(text: str) -> list[str]:
    """The lines of a text that hold something, without dashes that somebody typed before them."""
    stripped = (line.strip().lstrip("-•*").strip() for line in text.splitlines())
    return [line for line in stripped if line]


def is_own_address(address: str) -> bool:
    """A path of this site, never another host (`//host/…`) or scheme."""
    parts = urlsplit(address)
    return address.startswith("/") and not address.startswith("//") and not parts.scheme and not parts.netloc


# --- the open door ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Hours:
    """Open from `opens` until `closes` on each weekday from `first_day` to `last_day` (Monday is 0)."""

    first_day: int
    last_day: int
    opens: time
    closes: time

    def __str__(self) -> str:
        first, last = Weekday(self.first_day).label, Weekday(self.last_day).label
        days = first if first == last else f"{first}–{last}"
        return f"{days}, {self.opens:%H.%M}–{self.closes:%H.%M}"

    @property
    def days(self) -> range:
        return range(self.first_day, self.last_day + 1)


@dataclass(frozen=True, slots=True)
class Door:
    """Open or shut at a moment. `changes_at` is the next closing or opening; `reason` says why it is shut all day.

    `is_open` is None where the holidays of that year are not loaded: then nobody may claim either.
    """

    is_open: bool | None
    changes_at: datetime | None = None
    reason: str = ""


def spans(hours: Sequence[Hours], day: date) -> list[tuple[time, time]]:
    """When the door is open on that weekday, rising."""
    return sorted((one.opens, one.closes) for one in hours if day.weekday() in one.days)


def door(now: datetime, hours: Sequence[Hours], reason_off: Callable[[date], str | None]) -> Door:
    """Is the door open at `now` (on the office's own clock)? `reason_off` names a day's holiday; it knows weekends too.

    A weekend in the opening hours counts as open: only a holiday shuts a day that has hours.
    """
    why = _shut_by_decree(now.date(), reason_off, hours)
    if not why:
        for opens, closes in spans(hours, now.date()):
            if opens <= now.time() < closes:
                return Door(True, datetime.combine(now.date(), closes, now.tzinfo))
    return Door(False, _next_opening(now, hours, reason_off), why)


def _shut_by_decree(day: date, reason_off: Callable[[date], str | None], hours: Sequence[Hours]) -> str:
    """Why this whole day is shut; empty where it is a day with hours, or one that merely has none."""
    why = reason_off(day) or ""
    weekday = Weekday(day.weekday()).label
    if why == weekday:  # a plain Saturday or Sunday: the hours decide
        return "" if spans(hours, day) else why
    return why.removeprefix(f"{weekday}, ")


def _next_opening(now: datetime, hours: Sequence[Hours], reason_off: Callable[[date], str | None]) -> datetime | None:
    for ahead in range(HORIZON):
        day = now.date() + ahead * ONE_DAY
        if _shut_by_decree(day, reason_off, hours):
            continue
        for opens, _ in spans(hours, day):
            if ahead or opens > now.time():
                return datetime.combine(day, opens, now.tzinfo)
    return None
