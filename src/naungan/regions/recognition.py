"""Places on a roster, recognised as clerks write them: within their parents, and null when unsure.

The order of trust: what is written exactly; the same with doubled letters or old spelling; one slip of the pen
(edit distance 1) among the children of one known parent, when only one child fits. A child never leaves its parent:
a village that is not in the written district stays unknown. Two departures, both with an exact village and district:
a missing regency follows from them, and so does a regency that the district left when it was split (Tanjung was
Lombok Barat until 2008).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polars as pl
from rapidfuzz.distance import OSA

from naungan.regions import spellings
from naungan.regions.enums import Level
from naungan.regions.models import Region
from naungan.regions.seed import level_of
from naungan.regions.spellings import Written

COLUMNS = {"village": Level.VILLAGE, "district": Level.DISTRICT, "regency": Level.REGENCY}
CODES = ["village_code", "district_code", "regency_code"]
EXACT, LOOSE, SLIP = 1, 2, 3
REGENCY, DISTRICT, VILLAGE = 1, 2, 3  # dots in the code
SHORTEST_SLIP = 5  # letters; in a shorter name one letter makes another village (Belo, Bolo)

# Regencies that were split from another; lists go on naming the old one for years.
SPLIT_FROM = {"52.71": "52.01", "52.08": "52.01", "52.07": "52.04", "52.72": "52.06"}


class Place(NamedTuple):
    """The little of a region that recognition needs. `is_current` is False for a code no longer in use."""

    code: str
    name: str
    kind: str
    is_current: bool = True


class Found(NamedTuple):
    """Dotted codes, None where unknown; each within the next."""

    village: str | None = None
    district: str | None = None
    regency: str | None = None


class NIKRegions(NamedTuple):
    """Dotless codes of any vintage that ever were, as they stand in a NIK."""

    provinces: set[str]
    regencies: set[str]
    districts: set[str]


class Names:
    """The names of some places of one level, to be looked up."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.exact: dict[str, set[str]] = defaultdict(set)
        self.loose: dict[str, set[str]] = defaultdict(set)
        for place in places:
            name = spellings.key(spellings.words(place.name))
            self.exact[name].add(place.code)
            self.exact[place.code.replace(".", "")].add(place.code)
            self.loose[spellings.loose(name)].add(place.code)
            if dressed := spellings.read(place.name, level_of(place.code)):  # a village whose name is "Desa Beru"
                self.loose[spellings.loose(dressed.bare)].add(place.code)

    def match(self, written: Written | None, *, at_most: int = SLIP) -> tuple[int, set[str]]:
        """The step of trust and the codes found at it; no codes when nothing fits."""
        if written is None:
            return SLIP, set()
        for form in written.forms:
            if form in self.exact:
                return EXACT, self.exact[form]
        for form in (written.bare, written.full):
            if at_most >= LOOSE and spellings.loose(form) in self.loose:
                return LOOSE, self.loose[spellings.loose(form)]
        return SLIP, self.slips(written) if at_most >= SLIP else set()

    def slips(self, written: Written) -> set[str]:
        """Places one edit away, if all of them are one and the same; a number must be the same number."""
        if len(written.bare) < SHORTEST_SLIP:
            return set()
        near: set[str] = set()
        for name, codes in self.exact.items():
            if any(OSA.distance(form, name, score_cutoff=1) <= 1 and digits(form) == digits(name)
                   for form in {written.bare, written.full}):  # fmt: skip
                near |= codes
        return near if len(near) == 1 else set()


class Gazetteer:
    """Recognises places; see the head of this file."""

    def __init__(self, places: Iterable[Place]) -> None:
        every = list(places)
        self.every = every
        self.current_districts = {dotless(p.code) for p in every if p.is_current and p.code.count(".") == DISTRICT}
        self.by_level: dict[int, list[Place]] = defaultdict(list)
        self.by_parent: dict[str, list[Place]] = defaultdict(list)
        for place in every:
            if place.is_current:
                self.by_level[place.code.count(".")].append(place)
                self.by_parent[place.code.rpartition(".")[0]].append(place)
        self.kinds = {place.code: place.kind for place in self.by_level[REGENCY]}
        self.homes = {place.code[:2] for place in self.by_level[VILLAGE]}
        self.known = {spellings.key(spellings.words(p.name)) for p in every}
        self.scopes: dict[tuple[int, str], Names] = {}

    @classmethod
    def load(cls) -> "Gazetteer":
        """From the table of regions, codes of all vintages."""
        fields = Region.objects.values_list("code", "name", "kind", "valid_until")
        return cls(Place(code, name, kind, until is None) for code, name, kind, until in fields.iterator(10_000))

    def nik_regions(self) -> NIKRegions:
        """All codes that a NIK may begin with, of any vintage; `current_districts` are those of today."""
        codes = [dotless(place.code) for place in self.every]
        return NIKRegions(*({code for code in codes if len(code) == length} for length in (2, 4, 6)))

    def recognise(self, frame: pl.DataFrame) -> pl.DataFrame:
        """`village_code`, `district_code`, `regency_code` for the rows of `frame`, in their order.

        `frame` has the columns `village`, `district`, `regency` as written; each may be null or missing.
        """
        written = frame.select(
            (pl.col(name).cast(pl.String) if name in frame.columns else pl.lit(None, pl.String).alias(name))
            for name in COLUMNS
        )
        if not frame.width or not frame.height:
            return pl.DataFrame(schema=dict.fromkeys(CODES, pl.String))
        if written.height != frame.height:  # none of the three columns exists
            written = pl.DataFrame([[None] * frame.height] * 3, schema=dict.fromkeys(COLUMNS, pl.String))
        unique = written.unique()
        found = pl.DataFrame([self.place(*row) for row in unique.iter_rows()],
                             schema=dict.fromkeys(CODES, pl.String), orient="row")  # fmt: skip
        table = pl.concat([unique, found], how="horizontal")
        return written.join(table, on=list(COLUMNS), how="left", nulls_equal=True, maintain_order="left").select(CODES)

    def find(self, text: str) -> Found:
        """One free text: "Desa Gapuk, Kec. Gerung, Lobar", "Kec. Kopang", "KLU"."""
        found = self.place(text, None, None)
        if not any(found):
            found = self.place(None, text, None)
        return found if any(found) else self.place(None, None, text)

    def place(self, village: str | None, district: str | None, regency: str | None) -> Found:
        """One place; the three cells as written."""
        cells = self.cells(village, district, regency)
        written = {level: spellings.read(text, level) for level, text in cells.items()}
        at, in_, of = (written.get(level) for level in COLUMNS.values())
        regencies = self.regencies(of)
        if in_ is None:
            return self.by_village(at, regencies, is_written=of is not None)
        districts = self.districts(in_, regencies)
        if len(districts) > 1:
            districts = {code for code in districts if self.villages(code).match(at, at_most=LOOSE)[1]}
        if len(districts) == 1 and (regencies or of is None):
            return self.in_district(at, districts.pop())
        if len(districts) == 1:  # a regency that nobody knows: village and district must both be right
            sure = self.in_district(at, districts.pop(), at_most=EXACT)
            return sure if sure.village else Found()
        return self.beyond(at, in_, regencies)

    def cells(self, village: str | None, district: str | None, regency: str | None) -> dict[Level, str]:
        """One text per level: what a cell says of another level counts where that level's own cell is empty."""
        own: dict[Level, str] = {}
        other: dict[Level, str] = {}
        for level, text in zip(COLUMNS.values(), (village, district, regency), strict=True):
            if not text or spellings.read(text, level) is None:
                continue
            if spellings.key(spellings.words(text)) in self.known:
                own[level] = text
                continue
            parts = spellings.split(text, level)
            if level in parts:
                own[level] = parts[level]
            other |= {name: part for name, part in parts.items() if name != level and name in COLUMNS.values()}
        return other | own

    def regencies(self, written: Written | None) -> set[str]:
        """Candidates; empty when nothing is written or nothing known. "Bima" alone is two."""
        _, codes = self.scope(REGENCY, "").match(written, at_most=LOOSE)
        if not codes:
            for home in self.homes:
                _, codes = self.scope(REGENCY, home).match(written)
        if written and written.kind and len(codes) > 1:
            codes = {code for code in codes if self.kinds[code] == written.kind} or codes
        return codes

    def districts(self, written: Written, regencies: set[str]) -> set[str]:
        """Districts of that name in the regencies; in the whole home province when no regency is known."""
        if not regencies:
            return self.at_home(written, at_most=LOOSE)
        steps: dict[int, set[str]] = defaultdict(set)
        for regency in regencies:
            step, codes = self.scope(DISTRICT, regency).match(written)
            steps[step] |= codes
        best = min((step for step in steps if steps[step]), default=EXACT)
        if best == SLIP and self.at_home(written):
            return set()  # written rightly, but a district of another regency
        return steps[best]

    def at_home(self, district: Written, *, at_most: int = EXACT) -> set[str]:
        """Districts of that name in the home province."""
        return set().union(*(self.scope(DISTRICT, home).match(district, at_most=at_most)[1] for home in self.homes))

    def villages(self, parent: str) -> Names:
        return self.scope(VILLAGE, parent)

    def in_district(self, village: Written | None, district: str, *, at_most: int = SLIP) -> Found:
        """The village within a district that is certain."""
        step, codes = self.villages(district).match(village, at_most=at_most)
        regency = district[:5]
        if step == SLIP and codes and self.villages(regency).match(village, at_most=EXACT)[1]:
            codes = set()  # written rightly, but a village of another district
        return Found(codes.copy().pop() if len(codes) == 1 else None, district, regency)

    def by_village(self, village: Written | None, regencies: set[str], *, is_written: bool) -> Found:
        """No district is written: the village must be the only one of its name in the regency, or in the province."""
        regency = next(iter(regencies)) if len(regencies) == 1 else None
        if is_written and not regencies:
            return Found()
        codes: set[str] = set()
        for parent in regencies or self.homes:
            codes = codes | self.villages(parent).match(village, at_most=LOOSE if regencies else EXACT)[1]
        if len(codes) != 1:
            return Found(None, None, regency)
        code = codes.pop()
        return Found(code, code[:8], code[:5])

    def beyond(self, village: Written | None, district: Written, regencies: set[str]) -> Found:
        """The district is not in the regency as written: an older regency, or a district badly misspelt."""
        regency = next(iter(regencies)) if len(regencies) == 1 else None
        for code in self.districts(district, set()):
            was = SPLIT_FROM.get(code[:5])
            found = self.in_district(village, code, at_most=EXACT)
            if found.village and regency and was == regency:
                return found
        if regency:
            for code in self.unique(self.villages(regency).match(village, at_most=EXACT)[1]):
                if self.resembles(district, code[:8]):
                    return Found(code, code[:8], regency)
        return Found(None, None, regency)

    def resembles(self, written: Written, district: str) -> bool:
        """Two slips in a long name, one in a short one: enough beside a village that is right."""
        names = self.scope(DISTRICT, district).exact
        slips = 2 if len(written.bare) > SHORTEST_SLIP else 1
        return any(OSA.distance(written.bare, name, score_cutoff=slips) <= slips for name in names if name.isalpha())

    @staticmethod
    def unique(codes: set[str]) -> Iterator[str]:
        if len(codes) == 1:
            yield from codes

    def scope(self, level: int, parent: str) -> Names:
        """The names of a level at or below a parent ("" is the country), made when first asked for."""
        if (level, parent) not in self.scopes:
            direct = (
                self.by_parent.get(parent, []) if parent and parent.count(".") == level - 1 else self.by_level[level]
            )
            self.scopes[level, parent] = Names(p for p in direct if within(p.code, parent))
        return self.scopes[level, parent]


def within(code: str, parent: str) -> bool:
    return not parent or code == parent or code.startswith(parent + ".")


def dotless(code: str) -> str:
    return code.replace(".", "")


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
