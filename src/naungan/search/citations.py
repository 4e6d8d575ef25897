"""Instruments as people cite them: "pp 44/2015", "UU No. 14 Tahun 2008", "PMK 215/PMK.07/2021" → "pp.44.2015" …"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

BOOK = Path(__file__).parent / "lexicon" / "concepts.toml"
BEFORE = 130  # letters in front of a year in which kind and number stand
# the year carries the search: years are rare and quickly found, kinds of instruments are looked for just before them
YEAR = re.compile(r"(?:/|\btahun\s|\bthn\.?\s|\bth\.?\s)\s*((?:19|20)\d\d)\b", re.IGNORECASE)
LOOSE = re.compile(r"[\s/.-]((?:19|20)\d\d)\b")  # in a question also "pp 44 2015"
OFFICE = r"(?:\s+(?:republik indonesia|ri|pusat|provinsi|prov\.?|nusa tenggara barat|ntb))*"
NUMBER = r"\s*(?:nomor|nomer|nmr|no)?\s*[.:]?\s*(\d{1,4}[a-z]?)(?:/[a-z][\w.-]*)*\s*[,.]?\s*$"


@cache
def _kinds() -> tuple[dict[str, str], re.Pattern[str]]:
    laws: dict[str, list[str]] = tomllib.loads(BOOK.read_text(encoding="utf-8"))["laws"]
    by_name = {name: kind for kind, names in laws.items() for name in names}
    names = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(by_name, key=len, reverse=True))
    return by_name, re.compile(rf"(?<!\w)({names}){OFFICE}{NUMBER}", re.IGNORECASE)


def find(text: str, *, loose: bool = False) -> Iterator[str]:
    """Every instrument cited with kind, number and year, as "kind.number.year", in order of the text."""
    for name, _, _ in places(text, loose=loose):
        yield name


def places(text: str, *, loose: bool = False) -> Iterator[tuple[str, int, int]]:
    """The same with its place in the text. `loose` also takes a year after a mere space, as in a question."""
    by_name, pattern = _kinds()
    for year in (LOOSE if loose else YEAR).finditer(text):
        start = max(0, year.start() - BEFORE)
        before = text[start : year.start()]
        if loose:
            before = re.sub(r"\s*(?:tahun|thn?\.?)$", "", before, flags=re.IGNORECASE)
        if not before or not before.rstrip(" ,.")[-1:].isalnum():
            continue
        if hit := pattern.search(before):
            kind = by_name[re.sub(r"\s+", " ", hit[1].lower())]
            yield f"{kind}.{hit[2].lower()}.{year[1]}", start + hit.start(), year.end()
