"""The whole book as a citizen reads it: chapters, entries, and for each value its days, conditions and source."""

from dataclasses import dataclass
from datetime import date

from naungan.law import days_off, shelf, vocabulary, words
from naungan.law.shelf import Parameter, Row


@dataclass(frozen=True, slots=True)
class Line:
    """One value in words. `steps` holds a scale as pairs of words; `value` then names its ends."""

    value: str
    period: str
    where: str
    source: str
    certainty: str
    note: str
    is_start_checked: bool
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One parameter. `measure` names what a scale goes by; `times` is (key, label) of the share it is multiplied by."""

    key: str
    label: str
    note: str
    measure: str
    times: tuple[str, str] | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    name: str
    title: str
    entries: tuple[Entry, ...]

    @property
    def unverified(self) -> int:
        """How many of its values carry K?."""
        return sum(line.certainty == "K?" for entry in self.entries for line in entry.lines)

    @property
    def has_conditions(self) -> bool:
        """Whether any of its values holds for some cases only."""
        return any(line.where for entry in self.entries for line in entry.lines)


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """The days off of one year, counted by kind."""

    year: days_off.HolidayYear
    counts: tuple[tuple[int, str], ...]
    is_open: bool


def chapters(*, on: date | None = None) -> list[Chapter]:
    """The book in its order; with `on`, only the values in force on that day (an entry may then have none)."""
    parameters = shelf.parameters().values()
    return [
        Chapter(group.name, group.title, tuple(_entry(p, on) for p in parameters if p.group == group.name))
        for group in shelf.groups().values()
    ]


def holiday_tables(*, open_year: int) -> list[HolidayTable]:
    """All loaded years, the newest first."""
    return [
        HolidayTable(
            year=year,
            counts=tuple(
                (count, label)
                for kind, label in days_off.KINDS.items()
                if (count := sum(day.kind == kind for day in year.days))
            ),
            is_open=year.year == open_year,
        )
        for year in reversed(list(days_off.years().values()))
    ]


def _entry(parameter: Parameter, on: date | None) -> Entry:
    factor = shelf.parameters().get(parameter.times)
    return Entry(
        key=parameter.key,
        label=parameter.label,
        note=parameter.note,
        measure=vocabulary.conditions()[parameter.by].label if parameter.by else "",
        times=(factor.key, factor.label) if factor else None,
        lines=tuple(_line(parameter, row) for row in parameter.rows if on is None or row.holds_on(on)),
    )


def _line(parameter: Parameter, row: Row) -> Line:
    steps = _steps(parameter, row)
    return Line(
        value=f"{steps[0][1]} sampai {steps[-1][1]}" if steps else words.content(row.value, parameter.unit),
        period=words.period(row.since, row.until),
        where=words.where(row.where),
        source=row.source,
        certainty=row.certainty,
        note=row.note,
        is_start_checked=row.since_certainty == row.certainty,
        steps=steps,
    )


def _steps(parameter: Parameter, row: Row) -> tuple[tuple[str, str], ...]:
    if row.table is None:
        return ()
    unit = vocabulary.conditions()[parameter.by].unit
    return tuple((words.content(bound, unit), words.content(content, parameter.unit)) for bound, content in row.table)
