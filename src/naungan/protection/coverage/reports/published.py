"""What the public page says: published figures of one region and segment, its parts and its past.

A fixed number of queries, whatever the province holds. A cell without any figure in a published month is
zero: the counting room deposits every cell that is not. A cell whose figure waits or was withdrawn is not
zero, and says so.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from naungan.codes.enums import Segment
from naungan.figures.enums import Status
from naungan.figures.models import Denominator, Figure, Indicator, PublishedStatement, Target
from naungan.figures.rules import share
from naungan.protection.coverage.rules import INDICATOR, lineage
from naungan.regions.enums import Level
from naungan.regions.models import Region

LABELS = {
    "": "Semua pekerja",
    Segment.FORMAL: "Formal",
    Segment.INFORMAL: "Informal",
    Segment.CONSTRUCTION: "Konstruksi",
    Segment.MIGRANT: "Pekerja migran",
}
WORKERS = {
    "": "pekerja",
    Segment.FORMAL: "pekerja formal",
    Segment.INFORMAL: "pekerja informal",
    Segment.CONSTRUCTION: "pekerja jasa konstruksi",
    Segment.MIGRANT: "pekerja migran",
}
SHOWN, WITHHELD, ZERO, WAITING, WITHDRAWN = "shown", "withheld", "zero", "waiting", "withdrawn"


@dataclass(frozen=True)
class Cell:
    """One count as the public may see it; `people` is None unless it is shown or zero."""

    state: str
    people: int | None = None
    reason: str = ""
    figure: Figure | None = None

    @property
    def is_number(self) -> bool:
        return self.people is not None


NOTHING = Cell(ZERO, 0)


@dataclass(frozen=True)
class Part:
    """One child of the region: its cell, and of its villages how many have at least one covered person."""

    region: Region
    cell: Cell
    reached: int | None = None
    villages: int | None = None


@dataclass(frozen=True)
class Page:
    region: Region
    segment: str
    month: date | None  # None: nothing was published yet
    cell: Cell
    base: Denominator | None
    parts: list[Part]
    villages: list[tuple[Region, Cell]]
    past: list[Figure]
    parents: list[Region]
    indicator: Indicator
    statements: list[PublishedStatement]
    target: Target | None
    target_cell: Cell
    target_base: Denominator | None
    compare: list[Denominator]

    @property
    def percent(self) -> Decimal | None:
        return share(self.cell.people, self.base.value) if self.base and self.cell.is_number else None

    @property
    def workers(self) -> str:
        return WORKERS[self.segment]


def page(region: Region, segment: str) -> Page:
    """Everything the page of this region and segment shows."""
    indicator = Indicator.objects.get(pk=INDICATOR)
    codes = lineage(region.code)
    month = (
        Figure.objects.published()
        .filter(indicator=INDICATOR, region__in=codes)
        .order_by("-period")
        .values_list("period", flat=True)
        .first()
    )
    children = list(region.children.current().order_by("code"))
    villages = _villages(region)
    cells = _cells(segment, month, region, children, villages) if month else {}
    is_province = region.level == Level.PROVINCE
    target = _target(region, segment)
    bases = _bases(region, month) if month else {}
    return Page(
        region=region,
        segment=segment,
        month=month,
        cell=cells.get(region.code, NOTHING),
        base=bases.get(segment),
        parts=_parts(region, children, villages, cells),
        villages=[(village, cells.get(village.code, NOTHING)) for village in villages],
        past=_past(region, segment),
        parents=list(Region.objects.filter(code__in=codes[1:]).order_by("code")),
        indicator=indicator,
        statements=list(PublishedStatement.objects.all()) if is_province else [],
        target=target,
        target_cell=_target_cell(target, month),
        target_base=bases.get(target.segment) if target else None,
        compare=list(Denominator.objects.filter(region=region, is_base=False).select_related("indicator"))
        if is_province
        else [],
    )


def _bases(region: Region, month: date) -> dict[str, Denominator]:
    """The newest base of each segment of this region that has one."""
    rows = Denominator.objects.bases(month).filter(indicator=INDICATOR, region=region)
    return {base.segment: base for base in reversed(rows)}


def _target(region: Region, segment: str) -> Target | None:
    """The newest target of this segment; on the page of all workers, the newest of any segment."""
    rows = list(Target.objects.filter(indicator=INDICATOR, region=region).order_by("-due_on"))
    own = [t for t in rows if t.segment == segment]
    return next(iter(own or ([] if segment else rows)), None)


def _target_cell(target: Target | None, month: date | None) -> Cell:
    if target is None or month is None:
        return NOTHING
    rows = Figure.objects.published().filter(indicator=INDICATOR, region=target.region_id, period=month)
    figure = rows.filter(segment=target.segment).first()
    return _cell(figure) if figure else NOTHING


def _villages(region: Region) -> list[Region]:
    if region.level == Level.VILLAGE:
        return []
    return list(Region.objects.current().within(region.code).filter(level=Level.VILLAGE).order_by("code"))


def _cells(segment: str, month: date, region: Region, children: list, villages: list) -> dict[str, Cell]:
    """Cells by region code of this month, in one query. A published one wins over whatever waits behind it."""
    rows = Figure.objects.filter(indicator=INDICATOR, segment=segment, period=month)
    if region.level == Level.PROVINCE:
        wanted = rows.filter(region__in=Region.objects.within(region.code))
    else:
        wanted = rows.filter(region__in=[r.code for r in (region, *children, *villages)])
    out: dict[str, Cell] = {}
    order = {Status.WITHDRAWN: 0, Status.PRELIMINARY: 1, Status.PUBLISHED: 2}
    for figure in sorted(wanted, key=lambda f: (order[Status(f.status)], f.is_current)):
        out[figure.region_id] = _cell(figure)
    return out


def _cell(figure: Figure) -> Cell:
    if figure.status == Status.WITHDRAWN:
        return Cell(WITHDRAWN, reason=figure.withdrawn_reason)
    if figure.status == Status.PRELIMINARY or not figure.is_current:
        return Cell(WAITING)
    if figure.is_withheld:
        return Cell(WITHHELD, figure=figure)
    return Cell(SHOWN if figure.numerator else ZERO, figure.numerator, figure=figure)


def _parts(region: Region, children: list[Region], villages: list[Region], cells: dict[str, Cell]) -> list[Part]:
    if region.level in (Level.DISTRICT, Level.VILLAGE):
        return [Part(child, cells.get(child.code, NOTHING)) for child in children]
    total, reached = defaultdict(int), defaultdict(int)
    for village in villages:
        for code in lineage(village.code)[1:]:
            total[code] += 1
            reached[code] += cells.get(village.code, NOTHING).state in (SHOWN, WITHHELD)
    return [Part(c, cells.get(c.code, NOTHING), reached[c.code], total[c.code]) for c in children]


def _past(region: Region, segment: str) -> list[Figure]:
    """Published months of this cell, oldest first; those withheld are gaps."""
    rows = Figure.objects.published().filter(indicator=INDICATOR, region=region, segment=segment, is_withheld=False)
    return list(rows.select_related("denominator").order_by("period"))
