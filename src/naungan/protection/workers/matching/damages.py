"""People who do not exist and ten ways to damage what is written of them: the standing measure of matching.

A way per function, so that a fall in quality says where. Same seed, same people. Used by the tests and the benchmark.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import polars as pl

GIVEN = (  # noqa: SIM905 - a list to be read
    "Abdul Ahmad Aminah Arifin Asmawati Bambang Burhanudin Darmawan Dewi Edi Fathurrahman Fatimah Hadijah Halimah "
    "Hamdan Hartini Hasan Ibrahim Irwan Jamilah Juariah Kamarudin Kartini Khairul Lukman Mahnim Mariam Marzuki "
    "Masitah Munawir Nasrudin Nuraini Nurhayati Ramli Ratna Rohani Rusdi Sahrul Samsudin Saparudin Sri Sudirman "
    "Suharti Sumiati Supriadi Syafrudin Taufik Usman Wahyuni Yuliana Yusuf Zaenab Zulkarnain"
).split()
LATER = (  # noqa: SIM905 - a list to be read
    "Agustina Akbar Alwi Anwar Apriani Astuti Aziz Basri Efendi Firmansyah Fitriani Gunawan Hakim Hartati Hidayat "
    "Husni Ismail Jaelani Kurniawan Latif Lestari Mahmud Mansyur Maulana Mukhlis Murni Ningsih Pratama Puspita "
    "Rahayu Rahman Ramdani Saleh Salim Sasmita Suryadi Susanti Syukur Utami Wijaya Yakub Zainuddin"
).split()
SYLLABLES = ("ba", "di", "ka", "lu", "mi", "na", "ra", "si", "ta", "wi", "yu", "ha", "je", "mo", "pu")
SCHEMA = {
    "row_id": pl.Int64, "name": pl.String, "born_on": pl.Date, "sex": pl.String, "mother": pl.String,
    "village": pl.String, "phone": pl.String,
}  # fmt: skip
Row = dict[str, Any]


def population(people: int, *, seed: int) -> pl.DataFrame:
    """`people` rows of our own fields, in 300 villages; with twins and namesakes next door."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, nothing secret
    villages = [f"52.{r:02d}.{d:02d}.20{v:02d}" for r in range(1, 11) for d in range(1, 7) for v in range(1, 6)]
    rows: list[Row] = []
    while len(rows) < people:
        row = _person(chance, len(rows), villages)
        rows.append(row)
        if len(rows) % 50 == 0:
            rows.append(row | {"row_id": len(rows), "name": _name(chance), "phone": None})
        if len(rows) % 40 == 0:
            rows.append(_person(chance, len(rows), villages) | {"name": row["name"], "village": row["village"]})
    return pl.DataFrame(rows[:people], schema=SCHEMA, orient="row")


def damage(people: pl.DataFrame, way: str, *, seed: int) -> pl.DataFrame:
    """Every tenth of these people, written again with one kind of damage. `row_id` stays: it is the truth."""
    chance = random.Random(f"{way}-{seed}")  # noqa: S311
    rows = [dict(row) for row in people.gather_every(10).iter_rows(named=True)]
    for row in rows:
        DAMAGES[way](row, chance)
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _person(chance: random.Random, number: int, villages: list[str]) -> Row:
    return {
        "row_id": number, "name": _name(chance),
        "born_on": date(1961, 1, 1) + timedelta(days=chance.randint(0, 17_000)),
        "sex": chance.choice("LP"), "mother": _name(chance), "village": chance.choice(villages),
        "phone": f"081{chance.randint(0, 10**9 - 1):09d}",
    }  # fmt: skip


def _name(chance: random.Random) -> str:
    made = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()
    words = [chance.choice(GIVEN), *chance.sample([*LATER, made], chance.choices((0, 1, 2, 3), (6, 45, 37, 12))[0])]
    return " ".join(words)


def _slip(text: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(text) - 1)
    return chance.choice((
        text[:at] + text[at + 1 :],
        text[:at] + text[at] + text[at:],
        text[:at] + chance.choice("aiueon") + text[at + 1 :],
        text[:at] + text[at + 1] + text[at] + text[at + 2 :],
    ))  # fmt: skip


def _typed_wrong(row: Row, chance: random.Random) -> None:
    row["name"] = _slip(row["name"], chance)


def _titled(row: Row, chance: random.Random) -> None:
    row["name"] = chance.choice(("H. ", "Hj. ", "TGH. ", "Drs. ")) + row["name"].upper() + chance.choice(("", ", S.Pd"))


def _patronym(row: Row, chance: random.Random) -> None:
    row["name"] += f" {'bin' if row['sex'] == 'L' else 'binti'} {chance.choice(GIVEN)}"


def _shortened(row: Row, chance: random.Random) -> None:
    words = row["name"].split()
    if len(words) > 2:
        del words[1]
    elif len(words) == 2:
        words[1] = words[1][0] + "."
    row["name"] = " ".join(words)


def _old_spelling(row: Row, chance: random.Random) -> None:
    for new, old in (("u", "oe"), ("j", "dj"), ("c", "tj")):
        row["name"] = row["name"].replace(new, old)


def _day_and_month(row: Row, chance: random.Random) -> None:
    born = row["born_on"]
    if born.day <= 12:
        row["born_on"] = born.replace(day=born.month, month=born.day)


def _year_off(row: Row, chance: random.Random) -> None:
    born = row["born_on"]
    row["born_on"] = born.replace(year=born.year + chance.choice((-1, 1)), day=min(born.day, 28))


def _moved(row: Row, chance: random.Random) -> None:
    row["village"] = f"52.{chance.randint(1, 10):02d}.{chance.randint(1, 6):02d}.20{chance.randint(1, 5):02d}"


def _sparse(row: Row, chance: random.Random) -> None:
    row["mother"] = row["phone"] = None


def _mother_and_phone(row: Row, chance: random.Random) -> None:
    row["mother"], row["phone"] = _slip(row["mother"], chance), f"085{chance.randint(0, 10**9 - 1):09d}"


DAMAGES: dict[str, Callable[[Row, random.Random], None]] = {
    "typing error": _typed_wrong,
    "titles and capitals": _titled,
    "bin or binti added": _patronym,
    "name shortened": _shortened,
    "old spelling": _old_spelling,
    "day and month swapped": _day_and_month,
    "a year off": _year_off,
    "moved": _moved,
    "mother and telephone missing": _sparse,
    "mother mistyped, new telephone": _mother_and_phone,
}
