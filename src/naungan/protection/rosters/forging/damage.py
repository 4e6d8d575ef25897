"""Ten kinds of damage that leave a trace a doctor can follow. Each notes the codes a careful clerk would raise."""

import random
from collections.abc import Callable
from datetime import date

from naungan.protection.rosters.forging.mess import MessyRow, date_text

OUTLOOK = {"0": "O", "1": "l", "5": "S", "8": "B"}


def letters(row: MessyRow, chance: random.Random) -> None:
    """A figure typed as the letter that looks like it."""
    nik = row.person.nik
    at = chance.choice([i for i, figure in enumerate(nik) if figure in OUTLOOK])
    row.nik = nik[:at] + OUTLOOK[nik[at]] + nik[at + 1 :]
    row.codes.add("nik_not_digits")


def left_out(row: MessyRow, chance: random.Random) -> None:
    """One figure left out, before the serial number."""
    at = chance.randint(2, 11)
    row.nik = row.person.nik[:at] + row.person.nik[at + 1 :]
    row.codes.add("nik_length")


def doubled(row: MessyRow, chance: random.Random) -> None:
    """One figure typed twice, before the serial number."""
    at = chance.randint(2, 11)
    row.nik = row.person.nik[: at + 1] + row.person.nik[at:]
    row.codes.add("nik_length")


def neighbours(row: MessyRow, chance: random.Random) -> None:
    """Two neighbours within the birth date of the NIK change places."""
    nik = row.person.nik
    places = [i for i in range(6, 11) if nik[i] != nik[i + 1]]
    if places:
        at = chance.choice(places)
        row.nik = nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]
        row.codes |= told_by(row)


def day_for_month(row: MessyRow, chance: random.Random) -> None:
    born = row.person.born
    if born.day <= 12 and born.day != born.month:
        _dated(row, born.replace(day=born.month, month=born.day), chance)


def wrong_year(row: MessyRow, chance: random.Random) -> None:
    born = row.person.born
    if (born.month, born.day) != (2, 29):
        _dated(row, born.replace(year=born.year + chance.choice((-10, -2, -1, 1))), chance)


def family_card(row: MessyRow, chance: random.Random) -> None:
    """NIK and number of the family card stand in each other's column."""
    row.nik, row.kk = row.kk, row.person.nik
    row.codes |= told_by(row)


def telephone(row: MessyRow, chance: random.Random) -> None:
    """NIK and telephone stand in each other's column."""
    row.nik, row.phone = row.person.phone, row.person.nik
    row.codes.add("nik_length")


def mother_for_name(row: MessyRow, chance: random.Random) -> None:
    """Name and mother's name stand in each other's column; no rule of the row can see it."""
    if row.mother:
        row.name, row.mother = row.mother, row.name


def sex_of_other(row: MessyRow, chance: random.Random) -> None:
    row.sex = "P" if row.sex == "L" else "L"
    row.codes |= told_by(row)


KINDS: tuple[Callable[[MessyRow, random.Random], None], ...] = (
    letters, left_out, doubled, neighbours, day_for_month, wrong_year, family_card, telephone, mother_for_name,
    sex_of_other,
)  # fmt: skip


def _dated(row: MessyRow, born: date, chance: random.Random) -> None:
    row.born, row.born_text = born, date_text(born, chance)
    row.codes |= told_by(row)


def told_by(row: MessyRow) -> set[str]:
    """What the sixteen figures of a row say against the rest of it."""
    nik = str(row.nik)
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    sex = "P" if day > 40 else "L"
    try:
        inside = date(2000 + year, month, day - 40 if day > 40 else day)
    except ValueError:
        return {"nik_birth_date_invalid"}
    codes = {"nik_sex_mismatch"} if sex != row.sex else set()
    born = row.born or row.person.born
    if (inside.day, inside.month, inside.year % 100) != (born.day, born.month, born.year % 100):
        codes.add("nik_birth_date_mismatch")
    return codes
