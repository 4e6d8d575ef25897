"""What happens to a clean person on the way into a list. Each damage knows the code a careful clerk would raise."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from naungan.protection.rosters.forging.people import Home, Person, moved

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
SHORT = [month[:3].upper() for month in MONTHS]
MEN_TITLES, WOMEN_TITLES = ("H. ", "TGH. ", "Ust. "), ("Hj. ",)
DEGREES = (", S.Pd", ", SE", ", S.Sos.")
MORE = 0.125
AGES = {"age_below_minimum", "age_above_maximum"}
DRESSES = ("'{}", "NIK {}", "{} ", "NIK: {}", "{}.")


@dataclass
class MessyRow:
    """One line as typed. `nik` may be an int or float where the office's program stored a number."""

    person: Person
    again: bool
    codes: set[str]
    nik: str | int | float
    name: str
    sex: str
    born: date | None
    born_text: str
    village: str
    district: str
    regency: str
    mother: str
    work: str
    phone: str
    kk: str
    extra: dict[str, str] = field(default_factory=dict)


def messy_rows(
    everyone: list[Person],
    homes: list[Home],
    chance: random.Random,
    *,
    as_of: date,
    work: tuple[str, ...],
    precision: str,
    more: Sequence[Callable[["MessyRow", random.Random], None]] = (),
) -> list[MessyRow]:
    """All rows in the order of the list: everybody once, some twice, some with somebody else's NIK.

    `more` are further kinds of damage, one of which befalls every eighth row that nothing else has befallen.
    """
    plan = [(person, False) for person in everyone]
    plan += [(chance.choice(everyone[8:]), True) for _ in range(len(everyone) // 12)]
    again_once = {}
    for person, again in plan:
        if again:
            again_once[person.number] = person
    rows = [_row(person, chance, as_of, work, precision) for person in everyone]
    for row in rows if more else ():
        if not row.codes and row.nik == row.person.nik and chance.random() < MORE:
            chance.choice(more)(row, chance)
            row.codes -= AGES
            _aged(row, as_of)
    rows += [_again(person, homes, chance, as_of, work) for person in again_once.values()]
    chance.shuffle(rows)
    first = set()
    for row in rows:
        row.again = row.person.number in first
        first.add(row.person.number)
    _steal_niks(rows, chance, as_of)
    return rows


def _row(person: Person, chance: random.Random, as_of: date, work: tuple[str, ...], precision: str) -> MessyRow:
    row = _written(person, chance, work)
    roll = chance.random()
    for share, damage in DAMAGES:
        if roll < share:
            damage(row, chance)
            break
        roll -= share
    else:
        if precision and roll < 0.02:
            _lose_digits(row, precision)
        elif chance.random() < 0.10:
            row.nik = _dressed(str(row.nik), chance)
    return _aged(row, as_of)


def _again(person: Person, homes: list[Home], chance: random.Random, as_of: date, work: tuple[str, ...]) -> MessyRow:
    """The same human a second time, one or two things different."""
    kind = chance.choice(("same", "typo", "short", "moved", "wrong_date", "no_nik", "swapped", "titled"))
    row = _written(moved(person, homes, chance) if kind == "moved" else person, chance, work)
    row.person = person
    if kind == "typo":
        row.name = typo(row.name, chance)
    elif kind == "short":
        row.name = shortened(person.name)
    elif kind == "titled":
        row.name = titled(person.name, person.sex, chance)
    elif kind == "wrong_date":
        _wrong_day(row, chance)
    elif kind == "no_nik":
        row.nik, row.phone, row.mother = "", person.phone, person.mother
        row.codes.add("nik_missing")
    elif kind == "swapped":
        row.nik, row.mother = _swap_serial(person.nik), person.mother
    return _aged(row, as_of)


def _written(person: Person, chance: random.Random, work: tuple[str, ...]) -> MessyRow:
    name = titled(person.name, person.sex, chance) if chance.random() < 0.08 else person.name
    if chance.random() < 0.05:
        name += f" {'bin' if person.sex == 'L' else 'binti'} {person.father}"
    if chance.random() < 0.03:
        name = typo(name, chance)
    return MessyRow(
        person=person,
        again=False,
        codes=set(),
        nik=person.nik,
        name=_cased(name, chance),
        sex=person.sex,
        born=person.born,
        born_text=date_text(person.born, chance),
        village=_cased(chance.choice(["", "", "Desa "]) + person.home.village, chance),
        district=_cased(chance.choice(["", "", "Kec. "]) + person.home.district, chance),
        regency=_cased(person.home.regency.replace("Kabupaten", chance.choice(["Kabupaten", "Kab."])), chance),
        mother=_cased(person.mother, chance) if chance.random() > 0.12 else "",
        work=chance.choice(work),
        phone=person.phone if chance.random() > 0.3 else "",
        kk=f"{person.home.prefix}{chance.randint(1, 28):02d}{chance.randint(1, 12):02d}{chance.randint(8, 24):02d}"
        f"{chance.randint(1, 90):04d}",
    )


def _aged(row: MessyRow, as_of: date) -> MessyRow:
    """Age by the date as written; two dates that disagree are decided by a person first."""
    born = row.born or row.person.born
    if "nik_birth_date_mismatch" in row.codes:
        return row
    years = as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))
    if years < 15:
        row.codes.add("age_below_minimum")
    if years > 64:
        row.codes.add("age_above_maximum")
    return row


def typo(text: str, chance: random.Random) -> str:
    """One slip inside a word: two letters swapped, one doubled, one left out, one wrong."""
    places = [i for i in range(1, len(text) - 2) if text[i].isalpha() and text[i + 1].isalpha()]
    if len(text) < 6 or not places:
        return text
    at = chance.choice(places)
    return chance.choice((
        text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        text[:at] + text[at] + text[at:],
        text[:at] + text[at + 1 :],
        text[:at] + chance.choice("aiueo") + text[at + 1 :],
    ))  # fmt: skip


def shortened(name: str) -> str:
    """Without one of the middle words."""
    words = name.split()
    return " ".join([words[0], *words[2:]]) if len(words) > 2 else name


def titled(name: str, sex: str, chance: random.Random) -> str:
    if chance.random() < 0.25:
        return name + chance.choice(DEGREES)
    return chance.choice(MEN_TITLES if sex == "L" else WOMEN_TITLES) + name


def _cased(text: str, chance: random.Random) -> str:
    return text.upper() if chance.random() < 0.3 else text


def date_text(day: date, chance: random.Random) -> str:
    styles = (
        f"{day.day}/{day.month}/{day.year}", f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", day.isoformat(),
        f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day.day:02d} {SHORT[day.month - 1]} {day.year}",
    )  # fmt: skip
    return chance.choice(styles)


def _dressed(nik: str, chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice((" ".join(nik[i : i + 4] for i in (0, 4, 8, 12)), f"{nik[:6]}.{nik[6:12]}.{nik[12:]}"))
    return chance.choice(DRESSES).format(nik)


def _swap_serial(nik: str) -> str:
    """The last two different neighbours of the serial change places."""
    for at in (14, 13, 12):
        if nik[at] != nik[at + 1]:
            return nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]
    return nik


def _lose_digits(row: MessyRow, precision: str) -> None:
    """As a spreadsheet does to long numbers: 5,20103E+15 in text, a last figure of 0 in a number cell."""
    nik = row.person.nik
    row.nik = f"{nik[0]},{nik[1:6].rstrip('0') or '0'}E+15" if precision == "text" else int(nik[:15] + "0")
    row.codes.add("nik_precision")


def _miss_nik(row: MessyRow, chance: random.Random) -> None:
    row.nik = chance.choice(("", "-", "0"))
    row.codes.add("nik_missing")


def _cut_nik(row: MessyRow, chance: random.Random) -> None:
    nik = row.person.nik
    at = chance.randint(12, 15)
    row.nik = chance.choice((nik[:at] + nik[at + 1 :], nik[:at] + nik[at] + nik[at:]))
    row.codes.add("nik_length")


def _letter_nik(row: MessyRow, chance: random.Random) -> None:
    zeros = [i for i, digit in enumerate(row.person.nik) if digit == "0"]
    at = chance.choice(zeros)
    row.nik = row.person.nik[:at] + "O" + row.person.nik[at + 1 :]
    row.codes.add("nik_not_digits")


def _foreign_nik(row: MessyRow, chance: random.Random) -> None:
    row.nik = "99" + row.person.nik[2:]
    row.codes.add("nik_region_unknown")


def _impossible_nik(row: MessyRow, chance: random.Random) -> None:
    row.nik = row.person.nik[:8] + "13" + row.person.nik[10:]
    row.codes.add("nik_birth_date_invalid")


def _wrong_day(row: MessyRow, chance: random.Random) -> None:
    born = row.person.born
    row.born = born + timedelta(days=chance.choice((1, 10, 27, 365, 400)))
    row.born_text = date_text(row.born, chance)
    row.codes.add("nik_birth_date_mismatch")


def _wrong_sex(row: MessyRow, chance: random.Random) -> None:
    row.sex = "P" if row.sex == "L" else "L"
    row.codes.add("nik_sex_mismatch")


def _no_date(row: MessyRow, chance: random.Random) -> None:
    row.born, row.born_text = None, chance.choice(("tidak tahu", "32-01-1979", "00/00/1965"))
    row.codes.add("birth_date_invalid")


def _no_name(row: MessyRow, chance: random.Random) -> None:
    row.name = ""
    row.codes.add("name_missing")


def _no_place(row: MessyRow, chance: random.Random) -> None:
    row.village, row.district = "Desa Antah Berantah", "Kec. Entah"
    row.codes.add("place_unknown")


DAMAGES = (
    (0.045, _miss_nik), (0.02, _cut_nik), (0.008, _letter_nik), (0.006, _foreign_nik), (0.008, _impossible_nik),
    (0.03, _wrong_day), (0.01, _wrong_sex), (0.006, _no_date), (0.008, _no_name), (0.01, _no_place),
)  # fmt: skip


def _steal_niks(rows: list[MessyRow], chance: random.Random, as_of: date) -> None:
    """A few strangers under the NIK of somebody else in the list, clearly different in name, birth and mother."""
    clean = [row for row in rows if not row.codes and not row.again and row.nik == row.person.nik and " " in row.name]
    for index in range(0, min(len(clean) - 1, max(4, len(rows) // 80)), 2):
        stranger, owner = clean[index], clean[index + 1]
        gap = abs((stranger.person.born - owner.person.born).days)
        if stranger.name[:2].lower() == owner.name[:2].lower() or gap < 800 or not (stranger.mother and owner.mother):
            continue
        stranger.nik = owner.person.nik
        stranger.codes |= {"nik_conflict", "nik_birth_date_mismatch"}
        if stranger.person.sex != owner.person.sex:
            stranger.codes.add("nik_sex_mismatch")
