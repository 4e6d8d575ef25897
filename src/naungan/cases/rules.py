"""Pure decisions of the spine: numbers, secrets, moves, reminders. No table, no clock, no settings."""

import re
import secrets
from collections.abc import Collection, Mapping
from datetime import date

from naungan import law
from naungan.kit.refusal import Refused
from naungan.law import Due

Moves = Mapping[str, Collection[str]]
NUMBER = re.compile(r"^\s*([A-Za-z]{1,12})\s*[/\-. ]\s*(\d{4})\s*[/\-. ]\s*(\d{1,7})\s*$")
WIDTH = 4
REMIND_DAYS = 3  # days before the deadline; then on the day, and each day over


def number(prefix: str, year: int, serial: int) -> str:
    """PPID/2026/0143; past 9,999 the serial simply grows."""
    return f"{prefix}/{year}/{serial:0{WIDTH}d}"


def read_number(text: str) -> str:
    """The number as it is stored, however people write it ("ppid-2026-143"); "" for what is none."""
    found = NUMBER.match(text)
    return number(found[1].upper(), int(found[2]), int(found[3])) if found else ""


def make_secret(words: Collection[str]) -> str:
    """ "kelor-4827-rinjani-tenun": three words and four figures; with 367 words that is about 39 bits."""
    chosen = list(words)
    first, second, third = (secrets.choice(chosen) for _ in range(3))
    return f"{first}-{secrets.randbelow(9000) + 1000}-{second}-{third}"


def read_secret(text: str) -> str:
    """What was typed, without the ways in which typing differs."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def check_move(moves: Moves, frm: str, to: str, names: Mapping[str, str]) -> None:
    """Raises Refused when the kind does not lead from one state to the other."""
    if to in moves.get(frm, ()):
        return
    ways = ", ".join(f"“{names[one]}”" for one in moves.get(frm, ())) or "tidak ada lagi"
    raise Refused(f"Dari “{names[frm]}” tidak ada jalan ke “{names[to]}”. Yang mungkin: {ways}.")


def proof(due: Due) -> dict:
    """A deadline with its reckoning as plain data, kept with the case: what was promised does not change later."""
    return {
        "key": due.key,
        "value": due.value,
        "unit": due.unit,
        "label": due.label,
        "source": due.source,
        "certainty": due.certainty,
        "counted_from": due.counted_from.isoformat(),
        "first_day": due.first_day.isoformat(),
        "due_on": due.due_on.isoformat(),
        "skipped": [[skipped.date.isoformat(), skipped.reason] for skipped in due.skipped],
        "extended_by": due.extended_by,
    }


def stage(due_on: date, today: date, *, working_days_left: int, told: Collection[str]) -> str:
    """What the clock has to say today: "soon" once within the last three working days, "today" on the day itself,
    "over" on each day after it; "" for nothing. `told` are the stages of which today or (for "soon") ever was told."""
    if today > due_on:
        found = "over"
    elif today == due_on:
        found = "today"
    else:
        found = "soon" if working_days_left <= REMIND_DAYS else ""
    return "" if found in told else found


def works(day: date) -> bool:
    """Does the office work on that day? A year whose holidays are not in the book yet counts by its weekends alone:
    the deadline itself was reckoned by the book, this is only the distance to it."""
    try:
        return law.reason_off(day) is None
    except law.MissingHolidays:
        return day.weekday() < 5


FIELD = re.compile(r"\{([^{}]*)\}")
FIELDS = {
    "nomor": "nomor perkara",
    "nama": "nama pemohon",
    "tentang": "apa yang diminta",
    "diterima": "tanggal diterima",
    "batas": "hari batas waktu",
    "hari_ini": "tanggal hari ini",
    "petugas": "nama petugas yang menulis",
}


def unknown_fields(text: str) -> list[str]:
    """What stands in braces and is no field of a ready text."""
    return sorted({name for name in FIELD.findall(text) if name not in FIELDS})


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields replaced; an empty value stays visible as "[nama?]", so that nobody sends it so."""
    return FIELD.sub(lambda found: values.get(found[1]) or f"[{found[1]}?]", text)


SEALED_ROLES = frozenset({"identity", "proxy"})  # attachments that say who somebody is: opened with a reason
