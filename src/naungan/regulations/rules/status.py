"""What holds on a chosen day. UU 12/2011 Ps. 87: in force when promulgated, unless the instrument says another day.

A day that is not known is a stretch of time: an instrument of 2016 whose day nobody has found began somewhere in
2016. Before that stretch the answer is no, after it yes, inside it "belum diketahui"; nothing is invented.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from graphlib import CycleError, TopologicalSorter

from naungan.regulations.enums import Status, Verb


@dataclass(frozen=True, slots=True)
class Facts:
    """The days of one instrument, each None where it is not known. `ends_on` is the first day it no longer holds."""

    pk: int
    year: int
    in_force_from: date | None = None
    promulgated_on: date | None = None
    enacted_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`source` does `verb` to `target`; from the day the source holds, where `from_day` says no other."""

    verb: str
    source: int
    target: int
    is_whole: bool = True
    from_day: date | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, or the time in which an unknown day lies: not before `first`, reached at the latest on `last`."""

    first: date
    last: date

    @property
    def is_known(self) -> bool:
        return self.first == self.last

    def reached(self, on: date) -> bool | None:
        """None inside the stretch: nobody can say."""
        return True if on >= self.last else False if on < self.first else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The status on a day with those that made it so, the newest last. `is_unsure`: an amendment's day is not known."""

    status: Status
    on: date
    amended_by: tuple[int, ...] = ()
    partly_revoked_by: tuple[int, ...] = ()
    revoked_by: tuple[int, ...] = ()
    is_unsure: bool = False

    @property
    def holds(self) -> bool:
        return self.status in (Status.IN_FORCE, Status.AMENDED, Status.PARTLY_REVOKED)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One wording of an instrument in its life: the original (`by` None) or as amended by another."""

    by: int | None
    start: Stretch
    until: Stretch | None


def start_of(facts: Facts) -> Stretch:
    day = facts.in_force_from or facts.promulgated_on or facts.enacted_on
    return Stretch(day, day) if day else Stretch(date(facts.year, 1, 1), date(facts.year + 1, 1, 1))


@dataclass(frozen=True)
class Shelf:
    """Instruments and their relations as plain facts; answers for any of them on any day."""

    facts: Mapping[int, Facts]
    links: Sequence[Link]
    _incoming: dict[int, list[Link]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for link in self.links:
            if link.source in self.facts:
                self._incoming.setdefault(link.target, []).append(link)

    def start_of_link(self, link: Link) -> Stretch:
        return Stretch(link.from_day, link.from_day) if link.from_day else start_of(self.facts[link.source])

    def incoming(self, pk: int, verb: Verb) -> list[Link]:
        """Those that do `verb` to it, the oldest first."""
        found = [link for link in self._incoming.get(pk, []) if link.verb == verb]
        return sorted(found, key=lambda link: (self.start_of_link(link).last, link.source))

    def on(self, pk: int, day: date) -> Judgement:
        """The status of one instrument on a day."""
        facts = self.facts[pk]
        began = start_of(facts).reached(day)
        whole = [link for link in self.incoming(pk, Verb.REVOKES) if link.is_whole]
        part = [link for link in self.incoming(pk, Verb.REVOKES) if not link.is_whole]
        reached = {link: self.start_of_link(link).reached(day) for link in whole}
        revoked = tuple(link.source for link in whole if reached[link])
        partly = tuple(link.source for link in part if self.start_of_link(link).reached(day))
        amended, is_unsure = self._amended(pk, day)
        if began is False:
            return Judgement(Status.NOT_YET, day)
        if revoked:
            return Judgement(Status.REVOKED, day, revoked_by=revoked)
        if facts.ends_on and day >= facts.ends_on:
            return Judgement(Status.ENDED, day)
        if began is None or None in reached.values():
            return Judgement(Status.UNKNOWN, day, is_unsure=True)
        status = Status.PARTLY_REVOKED if partly else Status.AMENDED if amended else Status.IN_FORCE
        return Judgement(status, day, amended, partly, is_unsure=is_unsure)

    def _amended(self, pk: int, day: date) -> tuple[tuple[int, ...], bool]:
        """Amendments that hold on the day: one that was itself revoked no longer speaks."""
        links = self.incoming(pk, Verb.AMENDS)
        reached = [(link.source, self.start_of_link(link).reached(day)) for link in links]
        alive = tuple(source for source, is_reached in reached if is_reached and not self._is_revoked(source, day))
        return alive, any(is_reached is None for _, is_reached in reached)

    def _is_revoked(self, pk: int, day: date) -> bool:
        links = (link for link in self.incoming(pk, Verb.REVOKES) if link.is_whole)
        return any(self.start_of_link(link).reached(day) for link in links)

    def life(self, pk: int) -> list[Chapter]:
        """The wordings of an instrument in order; the last has no end, or that of its revocation."""
        facts = self.facts[pk]
        starts: list[tuple[int | None, Stretch]] = [(None, start_of(facts))]
        starts += [(link.source, self.start_of_link(link)) for link in self.incoming(pk, Verb.AMENDS)]
        revoked = [self.start_of_link(link) for link in self.incoming(pk, Verb.REVOKES) if link.is_whole]
        ends = revoked + ([Stretch(facts.ends_on, facts.ends_on)] if facts.ends_on else [])
        end = min(ends, key=lambda stretch: stretch.last, default=None)
        starts = [row for row in starts if end is None or row[1].last < end.last or row[0] is None]
        nexts = [start for _, start in starts[1:]] + [end]
        return [Chapter(by, start, until) for (by, start), until in zip(starts, nexts, strict=True)]


def circle(links: Iterable[Link]) -> list[int]:
    """The first ring of one verb, begun and ended by the same: A revokes B, B revokes A. Empty where there is none."""
    by_verb: dict[str, dict[int, set[int]]] = {}
    for link in links:
        by_verb.setdefault(link.verb, {}).setdefault(link.source, set()).add(link.target)
    for arrows in by_verb.values():
        try:
            TopologicalSorter(arrows).prepare()
        except CycleError as ring:
            return list(reversed(ring.args[1]))
    return []


def objections(
    source: Facts, links: Iterable[Link], others: Mapping[int, Facts], names: Mapping[int, str]
) -> list[str]:
    """Why these relations of `source` cannot be: to itself, twice the same, an elder that acts on a younger."""
    found, seen = [], set()
    for link in links:
        name, verb = names[link.target], Verb(link.verb)
        if link.target == source.pk:
            found.append("Sebuah peraturan tidak dapat berhubungan dengan dirinya sendiri.")
        elif (verb, link.target) in seen:
            found.append(f"{verb.label} {name} tertulis dua kali.")
        elif start_of(others[link.target]).first > start_of(source).last and verb != Verb.IMPLEMENTS:
            found.append(
                f"{names[source.pk]} lebih tua dari {name}, jadi tidak dapat {verb.label.lower()}nya. "
                "Mungkin arahnya terbalik."
            )
        seen.add((verb, link.target))
    return found
