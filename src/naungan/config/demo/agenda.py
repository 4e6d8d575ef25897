"""The agenda of the demo: occasions we invented, at places that exist, around today."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from naungan.law import days_off
from naungan.offices.models import Unit
from naungan.portal.agenda import holidays
from naungan.portal.models import Event

EVENTS = tomllib.loads((Path(__file__).parent / "agenda.toml").read_text(encoding="utf-8"))["events"]


def prepare(say: Callable[[str], object]) -> None:
    """Put the occasions around today. An occasion that is there already stays as it is, so run again it adds none."""
    if Event.objects.exists():
        return
    today = timezone.localdate()
    units = {unit.code: unit for unit in Unit.objects.all()}
    for plan in EVENTS:
        on, last = _working_day(today, plan["on"]), timedelta(days=plan.get("days", 1) - 1)
        Event.objects.create(
            title=plan["title"],
            kind=plan["kind"],
            starts_at=_moment(on, plan.get("start", "00.00")),
            ends_at=_moment(on + last, plan.get("end", "23.59")),
            is_all_day="start" not in plan,
            place=plan["place"],
            unit=units.get(plan["unit"]),
            attends="\n".join(plan.get("attends", [])),
            facilities=plan.get("facilities", ""),
            description=plan.get("text", ""),
            is_cancelled="reason" in plan,
            cancelled_reason=plan.get("reason", ""),
        )
    say(f"Agenda: {len(EVENTS)} acara contoh di sekitar hari ini.")


def _working_day(today: date, steps: int) -> date:
    """So many days on which the office works away."""
    on, step = today, 1 if steps > 0 else -1
    while steps:
        on += timedelta(days=step)
        if on.weekday() < days_off.SATURDAY and not holidays(on, on + timedelta(days=1)):
            steps -= step
    return on


def _moment(on: date, clock: str) -> datetime:
    hour, minute = (int(part) for part in clock.split("."))
    return datetime.combine(on, time(hour, minute), tzinfo=timezone.get_default_timezone())
