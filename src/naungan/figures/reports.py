"""What the desk shows: batches of preliminary figures with what they change, and the months published."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Q

from naungan.accounts.models import User, within_areas
from naungan.figures import rules
from naungan.figures.enums import MAY_PUBLISH, MAY_SEE, Status
from naungan.figures.models import Figure, FigureQuerySet, Indicator
from naungan.regions.models import Region

PUBLISHED_SHOWN = 12


@dataclass(frozen=True)
class Line:
    """A preliminary figure beside the published one it would replace."""

    figure: Figure
    before: int | None

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.figure.numerator - self.before


@dataclass
class Batch:
    """All preliminary figures of one indicator and month that this user may see."""

    indicator: Indicator
    period: date
    count: int = 0
    newest: int = 0
    lines: list[Line] = field(default_factory=list)
    reasons: Counter = field(default_factory=Counter)

    @property
    def refusals(self) -> list[tuple[str, int]]:
        return list(self.reasons.items())

    @property
    def may_publish(self) -> bool:
        return self.count > 0 and not self.reasons


def batches(user: User, today: date) -> list[Batch]:
    """Newest month first; a fixed number of queries. `reasons` say why this user may not publish a batch."""
    seen = Figure.objects.preliminary().visible_to(user)
    publishing = bool(user.areas(*MAY_PUBLISH, today=today))
    groups = seen.values("indicator", "period", "deposited_by").annotate(count=Count("pk"), newest=Max("pk"))
    indicators = Indicator.objects.in_bulk()
    out: dict[tuple[str, date], Batch] = {}
    for row in groups.order_by("-period", "indicator"):
        key = row["indicator"], row["period"]
        batch = out.setdefault(key, Batch(indicators[row["indicator"]], row["period"]))
        batch.count += row["count"]
        batch.newest = max(batch.newest, row["newest"])
        reason = rules.may_publish(
            status=Status.PRELIMINARY,
            depositor=row["deposited_by"],
            officer=user.pk,
            in_area=publishing,
            period=row["period"],
            today=today,
        )
        if reason:
            batch.reasons[reason if publishing else "Anda membaca saja; penerbitnya petugas angka."] += row["count"]
    for line in lines(seen.filter(region__in=user.areas(*MAY_SEE, today=today))):
        out[line.figure.indicator_id, line.figure.period].lines.append(line)
    return list(out.values())


def lines(preliminary: FigureQuerySet) -> list[Line]:
    """Each preliminary figure with the number now published for its cell; two queries."""
    rows = list(preliminary.select_related("indicator", "region", "denominator", "deposited_by"))
    rows.sort(key=lambda f: (f.region_id, f.segment))
    published = Figure.objects.published().filter(
        indicator__in={f.indicator_id for f in rows},
        period__in={f.period for f in rows},
        region__in={f.region_id for f in rows},
    )
    before = {
        tuple(cell): number
        for *cell, number in published.values_list("indicator", "segment", "region", "period", "numerator")
    }
    return [Line(f, before.get((f.indicator_id, f.segment, f.region_id, f.period))) for f in rows]


def batch_of(user: User, indicator: str, period: date, place: Region) -> list[Line]:
    """One batch, read place by place: the region and what lies directly below it."""
    own = Figure.objects.preliminary().visible_to(user).filter(indicator=indicator, period=period)
    return lines(own.filter(Q(region=place) | Q(region__parent=place)))


def for_publishing(user: User, indicator: str, period: date, today: date) -> FigureQuerySet:
    """What a press on "Terbitkan" would publish: this month within the areas where the user may publish."""
    inside = within_areas("region_id", user.areas(*MAY_PUBLISH, today=today))
    return Figure.objects.preliminary().filter(inside, indicator=indicator, period=period)


@dataclass(frozen=True)
class Month:
    """One published month of one indicator, as far as this user may see it."""

    indicator: Indicator
    period: date
    count: int
    withheld: int
    top: list[Figure]


def published_months(user: User, today: date) -> list[Month]:
    """The newest published months; three queries."""
    seen = Figure.objects.published().visible_to(user)
    groups = seen.values("indicator", "period").annotate(
        count=Count("pk"), withheld=Count("pk", filter=Q(is_withheld=True))
    )
    rows = list(groups.order_by("-period", "indicator")[:PUBLISHED_SHOWN])
    top: dict[tuple[str, date], list[Figure]] = defaultdict(list)
    for figure in seen.filter(
        region__in=user.areas(*MAY_SEE, today=today), period__in={row["period"] for row in rows}
    ).select_related("region", "denominator", "published_by"):
        top[figure.indicator_id, figure.period].append(figure)
    indicators = Indicator.objects.in_bulk()
    return [
        Month(
            indicators[row["indicator"]],
            row["period"],
            row["count"],
            row["withheld"],
            sorted(top[row["indicator"], row["period"]], key=lambda f: (f.region_id, f.segment)),
        )
        for row in rows
    ]
