"""The figure behind a block: the newest published one, or the one a page was published with.

A frozen block keeps a snapshot: the figure's own row (published figures are never overwritten) and its numbers
as they stood. What has happened to the row since then is told on the page.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from naungan.figures.enums import Status
from naungan.figures.models import Figure, Indicator
from naungan.figures.rules import share
from naungan.regions.models import Region


@dataclass(frozen=True)
class Shown:
    """What a page may say of a figure. `state`: shown, none (nothing published yet), withheld, withdrawn.

    Numbers are there only when it is shown. `frozen_on`: the day it was frozen, None for a live one;
    `newer`: the figure that is valid today, where that is another one.
    """

    state: str
    indicator: Indicator | None = None
    segment_label: str = ""
    region: str = ""
    numerator: int | None = None
    denominator: int | None = None
    base_name: str = ""
    base_source: str = ""
    base_as_of: date | None = None
    source: str = ""
    as_of: date | None = None
    period: date | None = None
    reason: str = ""
    frozen_on: date | None = None
    newer: Figure | None = None

    @property
    def is_shown(self) -> bool:
        return self.state == "shown"

    @property
    def percent(self) -> Decimal | None:
        """The share, or None where there is no denominator."""
        if self.numerator is None or not self.denominator:
            return None
        return share(self.numerator, self.denominator)

    @property
    def rest(self) -> int | None:
        """Those not counted: denominator less numerator."""
        return None if self.percent is None else (self.denominator or 0) - (self.numerator or 0)

    @property
    def rest_percent(self) -> Decimal | None:
        return None if self.percent is None else 100 - self.percent


def of_cell(value: dict):
    """All figures of the block's indicator, segment and region, with what a page says of them."""
    rows = Figure.objects.filter(indicator=value["indicator"], segment=value["segment"] or "", region=value["region"])
    return rows.select_related("indicator", "denominator", "region")


def newest(value: dict) -> Figure | None:
    return of_cell(value).published().order_by("-period").first()


def snapshot_of(figure: Figure, *, now: datetime) -> dict:
    """The numbers of a figure as they stand now, to be kept in a block."""
    base = figure.denominator
    return {
        "figure": figure.pk,
        "frozen_at": now.isoformat(),
        "numerator": figure.numerator,
        "source": figure.source,
        "as_of": figure.as_of.isoformat(),
        "period": figure.period.isoformat(),
        "denominator": base.value if base else None,
        "base_name": base.name if base else "",
        "base_source": base.source if base else "",
        "base_as_of": base.as_of.isoformat() if base else None,
    }


def is_genuine(snapshot: dict, value: dict) -> bool:
    """Does the snapshot tell what its row tells? One that was edited, or is of another cell, does not."""
    row = of_cell(value).filter(pk=snapshot.get("figure")).first()
    if row is None or not snapshot.get("frozen_at"):
        return False
    told = snapshot_of(row, now=datetime.fromisoformat(snapshot["frozen_at"]))
    return told == snapshot


def shown(value: dict) -> Shown:
    """What the block shows today. Two queries at most."""
    snapshot = value.get("snapshot") or {}
    if value.get("mode") == "frozen" and snapshot:
        return _frozen(value, snapshot)
    figure = newest(value)
    if figure is not None:
        return _live(figure)
    gone = of_cell(value).filter(status=Status.WITHDRAWN).order_by("-period", "-pk").first()
    return Shown("withdrawn", **_names(gone), reason=gone.withdrawn_reason) if gone else _nothing(value)


def _nothing(value: dict) -> Shown:
    indicator = Indicator.objects.filter(pk=value["indicator"]).first()
    region = Region.objects.filter(pk=value["region"]).first()
    return Shown("none", indicator=indicator, region=region.full_name if region else "")


def _names(figure: Figure) -> dict:
    return {
        "indicator": figure.indicator,
        "segment_label": figure.segment_label,
        "region": figure.region.full_name,
        "period": figure.period,
    }


def _live(figure: Figure) -> Shown:
    if figure.is_withheld:
        return Shown("withheld", **_names(figure))
    base = figure.denominator
    return Shown(
        "shown",
        **_names(figure),
        numerator=figure.numerator,
        denominator=base.value if base else None,
        base_name=base.name if base else "",
        base_source=base.source if base else "",
        base_as_of=base.as_of if base else None,
        source=figure.source,
        as_of=figure.as_of,
    )


def _frozen(value: dict, snapshot: dict) -> Shown:
    row = of_cell(value).filter(pk=snapshot["figure"]).first()
    today = newest(value)
    frozen_on = datetime.fromisoformat(snapshot["frozen_at"]).date()
    newer = today if today is not None and (row is None or today.pk != row.pk) else None
    if row is None or row.status == Status.WITHDRAWN:
        reason = row.withdrawn_reason if row else ""
        return Shown("withdrawn", **(_names(row) if row else {}), reason=reason, frozen_on=frozen_on, newer=newer)
    if row.is_withheld:
        return Shown("withheld", **_names(row), frozen_on=frozen_on)
    base_as_of = snapshot["base_as_of"]
    return Shown(
        "shown",
        **_names(row),
        numerator=snapshot["numerator"],
        denominator=snapshot["denominator"],
        base_name=snapshot["base_name"],
        base_source=snapshot["base_source"],
        base_as_of=date.fromisoformat(base_as_of) if base_as_of else None,
        source=snapshot["source"],
        as_of=date.fromisoformat(snapshot["as_of"]),
        frozen_on=frozen_on,
        newer=newer,
    )
