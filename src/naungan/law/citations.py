"""Which instruments a source names: "PP 37/2021; PP 49/2023 Ps. 16A" is two, with the article where one is told.

The same rule makes the permanent address of an instrument on the shelf, so that a source of the book finds its
instrument without a table between them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from naungan.law import days_off, shelf

# Short forms as people write them. A body may follow in capitals: "Pergub NTB", "Permenpan RB", "Perban BP2MI".
STEMS = (
    r"UU|Perppu|PP|Perpres|Keppres|Inpres|PMK|KMK|SKB|Perda|Pergub|Kepgub|Perki|Perban|Permen[a-z0-9]*|Kepmen[a-z0-9]*"
    r"|Kepdirjen|SE|Surat|Peraturan|Juknis|Juklak"
)
BODY = r"(?: (?!No\b)[A-Z][A-Za-z0-9]*){0,3}"
NUMBER = r"[A-Z0-9][\w./-]{0,40}?(?:19|20)\d{2}"
PLACE = r"(?P<place>(?:Ps\. ?\d+[A-Z]?(?:-\d+[A-Z]?)?(?:\(\d+\))*)|(?:Lampiran [IVX]+))"
NAMED = re.compile(rf"(?<!\w)(?P<short>(?:{STEMS}){BODY}) (?P<number>{NUMBER})(?!\w)(?: {PLACE})?")

CIPHER = re.compile(r"(?:KEP|PER|SKB|SE)[./-]", re.IGNORECASE)
OFFICE = re.compile(r"/(?:[A-Z]+(?:\.\d+)?|[IVXL]+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """One instrument as a source names it. `place` is the article or annex, "" where none is told."""

    text: str
    short: str
    number: str
    year: int
    place: str
    slug: str

    @property
    def address(self) -> str:
        """Where the shelf shows it. The shelf stands on a higher floor: the address is a promise, held by a test."""
        return f"/regulasi/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source: a citation, or words between them (`citation` None)."""

    text: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """One entry of the book that leans on an instrument: its key, its name and the article."""

    key: str
    label: str
    place: str


def slug_of(short: str, number: str, year: int) -> str:
    """The permanent address: short form, bare number, year. `PMK`, `215/PMK.07/2021`, 2021 → `pmk-215-2021`."""
    bare = CIPHER.sub("", number.split(",")[0].strip(), count=1)
    bare = re.sub(rf"[/.-]?(?<!\d){year}$", "", bare)
    while OFFICE.search(bare):
        bare = OFFICE.sub("", bare)
    words = f"{short} {bare} {year}".lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")


def pieces(source: str) -> list[Piece]:
    """The whole source in order; put together again its pieces are the source."""
    found, end = [], 0
    for match in NAMED.finditer(source):
        if match.start() > end:
            found.append(Piece(source[end : match.start()]))
        found.append(Piece(match.group(), _citation(match)))
        end = match.end()
    return [*found, Piece(source[end:])] if end < len(source) else found


def read(source: str) -> list[Citation]:
    """The instruments a source names, in its order; none for "praktik BPJS Ketenagakerjaan"."""
    return [piece.citation for piece in pieces(source) if piece.citation]


def sources() -> list[str]:
    """Every source the book and the calendar name, each once."""
    rows = [row.source for parameter in shelf.parameters().values() for row in parameter.rows]
    years = days_off.years().values()
    days = [day.source for year in years for day in year.days]
    return list(dict.fromkeys([*rows, *[year.decree for year in years], *days]))


@cache
def uses() -> Mapping[str, tuple[Use, ...]]:
    """Slug of an instrument → the entries of the book that cite it, each entry once per article."""
    found: dict[str, list[Use]] = {}
    for parameter in shelf.parameters().values():
        for use, slug in _uses(parameter):
            if use not in found.setdefault(slug, []):
                found[slug].append(use)
    return {slug: tuple(rows) for slug, rows in found.items()}


def _uses(parameter: shelf.Parameter) -> Iterator[tuple[Use, str]]:
    for row in parameter.rows:
        for cited in read(row.source):
            yield Use(parameter.key, parameter.label, cited.place), cited.slug


def _citation(match: re.Match) -> Citation:
    short, number, place = match["short"], match["number"], match["place"] or ""
    year = int(number[-4:])
    # a plain "37/2021" is number 37; a cipher such as 215/PMK.07/2021 is kept whole
    bare = re.sub(rf"^([\d.-]+)/{year}$", r"\1", number)
    text = match.group()[: -len(place)].strip() if place else match.group()
    return Citation(text, short, bare, year, place, slug_of(short, number, year))
