"""The book of the law: which value of a parameter holds on a day, for these facts, and by which source.

A value is chosen among the rows in force on the day (half-open: `from` counts, `until` does not) whose
conditions all hold: the row with most conditions wins; of the same conditions the newest; different
conditions of equal number that both hold raise. Nothing is ever assumed silently.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from naungan.law import vocabulary
from naungan.law.errors import Ambiguous, MissingCondition, NoLongerInForce, NotYetInForce, UnknownKey
from naungan.law.shelf import CERTAINTIES, Content, Parameter, Row, groups, parameters


@dataclass(frozen=True, slots=True)
class Value:
    """A value of law with its proof. `since` is the first day of the row it comes from, `until` the first day after."""

    key: str
    value: Content
    unit: str
    since: date
    source: str
    certainty: str
    label: str
    until: date | None = None
    where: Mapping[str, tuple[str, ...]] | None = None
    note: str = ""
    since_certainty: str = ""

    @property
    def is_verified(self) -> bool:
        """False for K?: it is told as unverified and may not bill money until an officer has confirmed it."""
        return self.certainty != "K?"


def at(key: str, *, on: date, **facts: object) -> Value:
    """The value of `key` on the day `on`, say `at("contributions.bpu_jkk_jkm", on=day, funding="self")`.

    Raises a `LawError` that names what is known; never answers with a default.
    """
    parameter, known = parameter_of(key), vocabulary.checked(facts)
    row = row_of(parameter, _day(on), known)
    value = Value(
        key=key, value=_content(parameter, row, known), unit=parameter.unit, since=row.since, source=row.source,
        certainty=row.certainty, label=parameter.label, until=row.until, where=row.where, note=row.note,
        since_certainty=row.since_certainty,
    )  # fmt: skip
    return _times(value, at(parameter.times, on=on, **facts)) if parameter.times else value


def steps(key: str, *, on: date, **facts: object) -> tuple[tuple[Decimal | int, Content], ...]:
    """The whole scale behind a value that goes by a number: pairs of lower bound and value, rising."""
    parameter, known = parameter_of(key), vocabulary.checked(facts)
    row = row_of(parameter, _day(on), known)
    if row.table is None:
        raise UnknownKey(f"{key} bukan tabel berjenjang.")
    return row.table


def parameter_of(key: str) -> Parameter:
    known = parameters()
    if key not in known:
        siblings = [name for name in known if name.startswith(key.partition(".")[0] + ".")]
        listed = ", ".join(siblings or [f"{group}.…" for group in groups()])
        raise UnknownKey(f"Kunci “{key}” tidak ada dalam buku hukum; yang ada: {listed} (semua: naungan law list).")
    return known[key]


def row_of(parameter: Parameter, on: date, facts: vocabulary.Facts) -> Row:
    """The one row that rules on this day. Raises when there is none, or more than one."""
    fitting = [row for row in parameter.rows if row.matches(facts)]
    if not fitting:
        raise MissingCondition(_what_is_missing(parameter, facts))
    in_force = [row for row in fitting if row.holds_on(on)]
    if not in_force:
        raise _out_of_time(parameter, fitting, on)
    most = max(len(row.where) for row in in_force)
    closest = [row for row in in_force if len(row.where) == most]
    if len(closest) > 1:  # of the same conditions the shelf has closed the older row: these differ
        raise Ambiguous(
            f"{parameter.key} pada {on.isoformat()} mendua: {closest[0].source} dan {closest[1].source} "
            "sama-sama berlaku dengan syarat sama banyak."
        )
    return closest[0]


def _day(on: date) -> date:
    if isinstance(on, datetime) or not isinstance(on, date):
        raise TypeError("law.at asks for a date, not a moment: whose day it is depends on the zone")
    return on


def _content(parameter: Parameter, row: Row, facts: vocabulary.Facts) -> Content:
    if row.table is None:
        return row.value
    measure = facts.get(parameter.by, parameter.assumed)
    if measure is None:
        raise MissingCondition(f"{parameter.key} bergantung pada {parameter.by}; sebutkan {parameter.by}=ANGKA.")
    under = [content for bound, content in row.table if bound <= measure]  # type: ignore[operator]
    if not under:
        raise MissingCondition(f"{parameter.key}: {parameter.by} paling rendah {row.table[0][0]}, bukan {measure}.")
    return under[-1]


def _times(value: Value, factor: Value) -> Value:
    """The value after a temporary share of it; the general row of a factor (no conditions) changes and says nothing."""
    if not factor.where:
        return value
    product = Decimal(str(value.value)) * Decimal(str(factor.value))
    return replace(
        value,
        value=int(product) if product == product.to_integral_value() else product,
        since=max(value.since, factor.since),
        since_certainty=max(value, factor, key=lambda part: part.since).since_certainty,
        until=min((day for day in (value.until, factor.until) if day), default=None),
        source=f"{factor.source}, atas {value.source}",
        certainty=max(value.certainty, factor.certainty, key=CERTAINTIES.index),
        where={**(value.where or {}), **factor.where},
        note=factor.note or value.note,
    )


def _out_of_time(parameter: Parameter, rows: list[Row], on: date) -> NotYetInForce | NoLongerInForce:
    first = min(row.since for row in rows)
    if on < first:
        return NotYetInForce(f"{parameter.key} baru ada sejak {first.isoformat()}, belum pada {on.isoformat()}.")
    return NoLongerInForce(
        f"{parameter.key}: untuk {on.isoformat()} buku tidak memuat nilai; yang terdahulu sudah berakhir."
    )


def _what_is_missing(parameter: Parameter, facts: vocabulary.Facts) -> str:
    fewest = min(len(row.where) for row in parameter.rows)
    asked: dict[str, list[str]] = {}
    for row in (row for row in parameter.rows if len(row.where) == fewest):
        for name, words in row.where.items():
            asked.setdefault(name, []).extend(word for word in words if word not in asked.get(name, []))
    listed = "; ".join(f"{name}={' | '.join(words)}" for name, words in asked.items())
    unstated = [name for name in asked if name not in facts]
    lead = f"bergantung pada {', '.join(unstated)}" if unstated else "tidak punya nilai untuk keadaan ini"
    return f"{parameter.key} {lead}; sebutkan {listed}."
