"""The demo's house: invented officials with a change of head, staff figures tagged as examples, three buildings.

Nobody here exists. What is real is where the buildings of such an office stand: towns, never a street number.
"""

import tomllib
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from django.db import transaction

from naungan.offices.models import (
    Appointment,
    Building,
    Official,
    OpeningHours,
    Post,
    StaffCount,
    StaffReport,
    Unit,
)

FILE = Path(__file__).with_name("offices.toml")
INVENTED = "Contoh untuk peragaan; bukan keputusan yang sebenarnya"


@transaction.atomic
def prepare(say: Callable[[str], object]) -> None:
    """Fill what is empty; run again it adds nothing, and changes nothing that a person wrote."""
    book = tomllib.loads(FILE.read_text(encoding="utf-8"))
    units = {unit.code: unit for unit in Unit.objects.all()}
    _contacts(book["contacts"], units)
    _hours(units["dinas"])
    if not Post.objects.exists():
        posts = _posts(book["posts"], units)
        _appointments(book["appointments"], posts)
        say(f"  {len(posts)} jabatan dengan pejabat karangan")
    if not StaffReport.objects.exists():
        _staff(book["staff"], units)
    for row in book["buildings"]:
        row = {**row, "unit": units[row["unit"]]}
        Building.objects.get_or_create(code=row.pop("code"), defaults=row)


def _contacts(rows: list[dict], units: dict[str, Unit]) -> None:
    for row in rows:
        unit = units[row.pop("unit")]
        if unit.address or unit.phone:
            continue
        for name, value in row.items():
            setattr(unit, name, value)
        unit.save()


def _hours(root: Unit) -> None:
    """Monday to Friday; the break for the Friday prayer makes two rows of that day."""
    if root.opening_hours.exists():
        return
    for first, last, opens, closes in ((0, 3, 8, 16), (4, 4, 8, 11), (4, 4, 13, 16)):
        OpeningHours.objects.create(
            unit=root, first_day=first, last_day=last, opens=time(opens), closes=time(closes, 30 if first == 4 else 0)
        )


def _posts(rows: list[dict], units: dict[str, Unit]) -> dict[str, Post]:
    """Posts by their key; a post comes after the one above it."""
    made: dict[str, Post] = {}
    for order, row in enumerate(rows):
        made[row["key"]] = Post.objects.create(
            title=row["title"],
            unit=units[row["unit"]],
            parent=made.get(row.get("below", "")),
            echelon=row.get("echelon", ""),
            is_head=row.get("head", False),
            order=order,
        )
    return made


def _appointments(rows: list[dict], posts: dict[str, Post]) -> None:
    people: dict[str, Official] = {}
    for row in rows:
        name = row["name"]
        if name not in people:
            people[name] = Official.objects.create(name=name, titles_after=row.get("titles", ""))
        appointment = Appointment(
            post=posts[row["post"]],
            official=people[name],
            kind=row.get("kind", "definitive"),
            from_on=row["from"],
            until_on=row.get("until"),
            decree=row.get("decree", ""),
            source=INVENTED,
        )
        appointment.full_clean()
        appointment.save()


def _staff(book: dict, units: dict[str, Unit]) -> None:
    as_of: date = book["as_of"]
    report = StaffReport.objects.create(
        as_of=as_of, source="Contoh karangan untuk peragaan", note=book["note"], is_example=True
    )
    for unit, status, education, women, men in book["cells"]:
        StaffCount.objects.create(
            report=report, unit=units[unit], status=status, education=education, women=women, men=men
        )
