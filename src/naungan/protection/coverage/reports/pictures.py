"""What the page draws: the map of villages, the hundred diamonds, the line of the months, the way to a target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString

from naungan.figures.models import PublishedStatement
from naungan.figures.rules import Check, Pace, check_parts, pace, share
from naungan.kit import dotmap, words
from naungan.protection.coverage import trend
from naungan.protection.coverage.reports.published import SHOWN, Page
from naungan.protection.coverage.rules import classes, lineage
from naungan.regions.enums import Level


def village_map(page: Page) -> tuple[SafeString, list[tuple[int, str]]]:
    """The picture and its key. Withheld villages look like those without cover: a dot must not tell."""
    known = {v.code: cell.people for v, cell in page.villages if cell.state == SHOWN}
    bounds = classes(max(known.values(), default=0))
    dots = [
        dotmap.Dot(v.code, v.name, v.latitude, v.longitude, dotmap.step(known.get(v.code), bounds))
        for v, _ in page.villages
    ]
    regencies = [(p.region, p.cell) for p in page.parts]
    if page.region.level != Level.PROVINCE:
        own = next((r for r in page.parents if r.level == Level.REGENCY), page.region)
        regencies = [(own, page.cell)] if own == page.region else []
    labels = [_label(region, cell) for region, cell in regencies]
    key = [(step, said) for step, said in dotmap.legend(bounds) if step]
    return dotmap.draw(dots, labels, province=lineage(page.region.code)[-1]), key


def _label(region, cell) -> dotmap.Label:
    number = words.thousands(cell.people) if cell.is_number else ""
    said = f"{number} orang terlindungi" if number else "jumlahnya tidak ditampilkan"
    address = reverse("coverage:region", args=[region.code])
    name = region.full_name if region.kind == "kota" else region.name
    return dotmap.Label(region.code, name, address, number, f"{region.full_name}: {said}")


@dataclass(frozen=True)
class Woven:
    """A hundred diamonds, 20 by 5: as many filled as whole per cent."""

    filled: int
    on: str
    off: str


def woven(percent: Decimal) -> Woven:
    filled = min(int(percent), 100)
    places = [(7 + 13 * (n % 20), 16 * (n // 20)) for n in range(100)]
    on = "".join(f"M{x} {y + 1}l5.5 7-5.5 7-5.5-7z" for x, y in places[:filled])
    off = "".join(f"M{x} {y + 2}l4.7 6-4.7 6-4.7-6z" for x, y in places[filled:])
    return Woven(filled, on, off)


def line(page: Page) -> trend.Chart | None:
    """Per cent where the region has a base, people elsewhere."""
    if page.base is None:
        return trend.chart(
            [trend.Point(f.period, f.numerator, words.thousands(f.numerator)) for f in page.past], unit=" orang"
        )
    own = [trend.Point(f.period, float(f.percent), words.percent(f.percent)) for f in page.past if f.denominator_id]
    said = said_before(page)
    target = page.target if page.target and page.target.segment == page.segment else None
    goal = (target.due_on.replace(day=1), float(target.percent)) if target else None
    return trend.chart([*own, *([said] if said else [])], goal=goal, unit=" persen")


def said_before(page: Page) -> trend.Point | None:
    """The published statement of the same segment, by its own numbers: another definition, a point of its own."""
    people, base, day = 0, 0, None
    for story in stories(page.statements):
        if page.segment in ("", story.statement.segment) and story.statement.segment:
            people, base = people + story.statement.numerator, base + story.statement.denominator
            day = story.statement.published_on
    if day is None:
        return None
    percent = share(people, base)
    return trend.Point(day.replace(day=1), float(percent), words.percent(percent), is_foreign=True)


@dataclass(frozen=True)
class Story:
    """One published statement with what was said beside it, as parts of the same whole."""

    statement: PublishedStatement
    proof: Check
    beside: list[tuple[PublishedStatement, Check]]
    parts: Check | None


def stories(statements: list[PublishedStatement]) -> list[Story]:
    """Statements grouped: the first of a group leads, the others stand in its proof."""
    out: list[Story] = []
    for statement in statements:
        proof = statement.proof
        if proof is None:
            continue
        group = statement.group
        lead = next((n for n, s in enumerate(out) if group and s.statement.group == group), None)
        if lead is None:
            out.append(Story(statement, proof, [], None))
            continue
        first = out[lead]
        beside = [*first.beside, (statement, proof)]
        parts = check_parts([first.statement.stated_percent, *(s.stated_percent for s, _ in beside)])
        out[lead] = Story(first.statement, first.proof, beside, parts)
    return out


@dataclass(frozen=True)
class Way:
    """The way to the target: today, and from the day the numbers of the statement were published."""

    now: Pace
    people: int
    then: Pace | None
    then_on: date | None
    speed: int | None
    width: float

    @property
    def is_ahead(self) -> bool:
        return self.now.is_reached


def way(page: Page, today: date) -> Way | None:
    """None without a target, a base or a number."""
    if not (page.target and page.target_base and page.target_cell.is_number):
        return None
    target, people = page.target, page.target_cell.people or 0
    now = pace(target.percent, target.due_on, people, page.target_base.value, today)
    said = next((s.statement for s in stories(page.statements) if s.statement.segment == target.segment), None)
    then = said and pace(target.percent, target.due_on, said.numerator, said.denominator, said.published_on)
    speed = _speed(page)
    needed = now.per_month or (then.per_month if then else None)
    width = round(min(100.0, 100 * (speed or 0) / needed), 1) if needed else 0.0
    return Way(now, people, then, said.published_on if said else None, speed, width)


def _speed(page: Page) -> int | None:
    """People more a month over the published months of this very segment; None with fewer than two months."""
    if not page.target or page.segment != page.target.segment or len(page.past) < 2:
        return None
    first, last = page.past[0], page.past[-1]
    months = (last.period.year - first.period.year) * 12 + last.period.month - first.period.month
    return round((last.numerator - first.numerator) / months) if months else None
