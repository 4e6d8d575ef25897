"""Days on which the office does not work: Saturdays, Sundays, holidays, cuti bersama, voting days.

One file per year under `holidays/`, with the joint decree (SKB) of that year. A year without a file has no
answer: guessing that it holds no holidays would give a citizen a wrong date.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from naungan.law.errors import BrokenBook, MissingHolidays
from naungan.law.shelf import CERTAINTIES

FOLDER = Path(__file__).parent / "holidays"
KINDS = {"national": "libur nasional", "leave": "cuti bersama", "voting": "hari pemungutan suara"}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off by decree. `depends_on_isbat`: the date is final only after the sidang isbat."""

    on: date
    name: str
    kind: str
    source: str
    certainty: str
    depends_on_isbat: bool

    @property
    def kind_label(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The holidays of one year with the decree that set them."""

    year: int
    decree: str
    decree_certainty: str
    certainty: str
    note: str
    days: tuple[Holiday, ...]


def read_year(text: str, *, year: int) -> HolidayYear:
    """One file of `holidays/`. Raises `BrokenBook`."""
    try:
        return _year(tomllib.loads(text), year)
    except (tomllib.TOMLDecodeError, KeyError) as problem:
        raise BrokenBook(f"Hari libur {year} tidak terbaca: {problem}.") from problem


def _year(raw: dict[str, Any], year: int) -> HolidayYear:
    own_source, own_certainty = raw["decree"], raw["certainty"]
    days = tuple(
        Holiday(
            on=day["on"], name=day["name"], kind=day["kind"], source=day.get("source", own_source),
            certainty=day.get("certainty", own_certainty), depends_on_isbat=day.get("isbat", False),
        )
        for day in raw.get("days", [])
    )  # fmt: skip
    dates = [day.on for day in days]
    if raw["year"] != year or dates != sorted(set(dates)) or any(on.year != year for on in dates):
        raise BrokenBook(f"Hari libur {year}: tanggal harus dari tahun itu, naik, tanpa kembar.")
    if any(day.kind not in KINDS or day.certainty not in CERTAINTIES for day in days):
        raise BrokenBook(f"Hari libur {year}: jenis atau kepastian tidak dikenal.")
    return HolidayYear(year, own_source, raw["decree_certainty"], own_certainty, raw.get("note", ""), days)


@cache
def years() -> Mapping[int, HolidayYear]:
    """All loaded years, rising."""
    found = (int(path.stem) for path in FOLDER.glob("*.toml"))
    return {year: read_year((FOLDER / f"{year}.toml").read_text(encoding="utf-8"), year=year) for year in sorted(found)}


@cache
def _by_date() -> Mapping[date, Holiday]:
    return {day.on: day for year in years().values() for day in year.days}


def reason_off(day: date) -> str | None:
    """Why the office does not work on this day, or None on a working day. Raises `MissingHolidays`."""
    if day.year not in years():
        known = f"{min(years())} sampai {max(years())}" if years() else "belum ada"
        raise MissingHolidays(
            f"Hari libur tahun {day.year} belum dimuat (yang ada: {known}), maka tenggat tidak dapat dihitung."
        )
    holiday = _by_date().get(day)
    weekend = WEEKDAYS[day.weekday()] if day.weekday() >= SATURDAY else None
    if holiday is None:
        return weekend
    named = f"{holiday.name} ({KINDS['voting']})" if holiday.kind == "voting" else holiday.name
    return f"{weekend}, {named}" if weekend else named
