"""Exact counts for the operator (not for the public page)."""

from datetime import date
from typing import Any

from naungan.codes.enums import Segment
from naungan.figures.models import Denominator
from naungan.figures.rules import share
from naungan.protection.coverage.models import CoverCount, Standing
from naungan.protection.coverage.rules import INDICATOR, NUMERATOR_SOURCE
from naungan.regions.models import Region


def exact(region: Region, on: date, *, today: date) -> dict[str, Any]:
    """Covered people of one region on one day, per segment and together ("all"), as plain data.

    `denominator` and `share` are null where no base with its own source exists. `is_forecast` says that
    the month has not begun.
    """
    month = on.replace(day=1)
    counts = dict(CoverCount.objects.filter(region=region, month=month).values_list("segment", "people"))
    bases: dict[str, Denominator] = {}
    for base in Denominator.objects.bases(on).filter(indicator=INDICATOR, region=region):
        bases.setdefault(base.segment, base)
    standing = Standing.objects.filter(pk=1).first()
    return {
        "indicator": INDICATOR,
        "region": region.code,
        "name": region.full_name,
        "on": on.isoformat(),
        "month": f"{month:%Y-%m}",
        "is_forecast": month > today,
        "counted_up_to": (standing.roster_number if standing else "") or None,
        "segments": [_row(s, counts.get(s, 0), bases.get(s), region, month, on) for s in ("", *Segment.values)],
    }


def _row(segment: str, people: int, base: Denominator | None, region: Region, month: date, on: date) -> dict[str, Any]:
    source = f"pembilang: {NUMERATOR_SOURCE}"
    return {
        "segment": segment or "all",
        "numerator": people,
        "denominator": base.value if base else None,
        "share": round(float(share(people, base.value)), 4) if base else None,
        "source": f"{source}; penyebut: {base.source}" if base else source,
        "as_of": on.isoformat(),
        "denominator_as_of": base.as_of.isoformat() if base else None,
        "region": region.code,
        "month": f"{month:%Y-%m}",
    }
