"""Is the door open? The unit's hours, the book's holidays, the office's clock."""

from dataclasses import dataclass
from datetime import datetime

from naungan.law import MissingHolidays, reason_off
from naungan.law.office import office_hours
from naungan.offices import rules
from naungan.offices.enums import Weekday
from naungan.offices.models import Unit


@dataclass(frozen=True, slots=True)
class DoorToday:
    """The door at `now`. `is_today`: the next change comes still today, so its hour says enough."""

    door: rules.Door
    now: datetime

    @property
    def is_today(self) -> bool:
        return self.door.changes_at is not None and self.door.changes_at.date() == self.now.date()


def hours_of(unit: Unit) -> list[rules.Hours]:
    """The unit's opening hours, those of a unit above it, or Monday to Friday as the settings of the office say."""
    found = unit.hours()
    if found:
        return found
    office = office_hours()
    return [rules.Hours(Weekday.MONDAY, Weekday.FRIDAY, office.opens, office.closes)]


def door_of(unit: Unit, now: datetime) -> DoorToday:
    """`is_open` is None where the holidays of that year are not loaded: then only the hours are shown."""
    local = office_hours().local(now)
    try:
        return DoorToday(rules.door(local, hours_of(unit), reason_off), local)
    except MissingHolidays:
        return DoorToday(rules.Door(None), local)


def hours_lines(unit: Unit) -> list[tuple[str, str]]:
    """Days and hours in words, a break at noon on the same line: ("Jumat", "08.00–11.30 dan 13.00–16.30")."""
    by_days: dict[str, list[str]] = {}
    for one in hours_of(unit):
        days, _, hours = str(one).partition(", ")
        by_days.setdefault(days, []).append(hours)
    return [(days, " dan ".join(hours)) for days, hours in by_days.items()]
