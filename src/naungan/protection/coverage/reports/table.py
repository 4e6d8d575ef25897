"""The table behind the page, for CSV and JSON: the region in all its months, all below it in the newest."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils import timezone

from naungan.figures.models import Figure
from naungan.figures.rules import share
from naungan.protection.coverage.reports.published import LABELS
from naungan.protection.coverage.rules import INDICATOR
from naungan.regions.models import Region

COLUMNS = (
    "indikator", "kode_wilayah", "wilayah", "tingkat", "segmen", "bulan", "orang_terlindungi", "keterangan",
    "penyebut", "persen", "sumber", "sumber_penyebut", "dihitung_sampai", "terbit",
)  # fmt: skip
HIDDEN = "disembunyikan: jumlah 1-4, atau jumlah yang akan membukanya"


def rows(region: Region) -> Iterator[dict[str, Any]]:
    """Published figures as plain rows. A withheld one has no number, and says so; a cell without a row is zero."""
    shown = Figure.objects.published().filter(indicator=INDICATOR)
    newest = shown.filter(region=region).order_by("-period").values_list("period", flat=True).first()
    wanted = Q(region=region) | Q(region__code__startswith=f"{region.code}.", period=newest)
    for figure in (
        shown.filter(wanted).select_related("region", "denominator").order_by("-period", "region_id", "segment")
    ):
        yield _row(figure)


def _row(figure: Figure) -> dict[str, Any]:
    people = None if figure.is_withheld else figure.numerator
    base = figure.denominator
    values = (
        figure.indicator_id,
        figure.region_id,
        figure.region.full_name,
        figure.region.get_level_display(),
        LABELS[figure.segment].lower(),
        f"{figure.period:%Y-%m}",
        people,
        HIDDEN if figure.is_withheld else "",
        base.value if base else None,
        round(float(share(people, base.value)), 4) if base and people is not None else None,
        figure.source,
        base.source if base else "",
        f"{figure.as_of.isoformat()}; {figure.note}" if figure.note else figure.as_of.isoformat(),
        timezone.localdate(figure.published_at).isoformat(),
    )
    return dict(zip(COLUMNS, values, strict=True))
