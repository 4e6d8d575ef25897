"""Public pages of coverage, and the tables behind them."""

import csv
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naungan.codes.enums import Segment
from naungan.figures.models import Denominator, Indicator
from naungan.figures.rules import SMALLEST_SHOWN
from naungan.protection.coverage import reports
from naungan.protection.coverage.reports import pictures
from naungan.protection.coverage.reports.published import LABELS
from naungan.protection.coverage.reports.table import COLUMNS
from naungan.protection.coverage.rules import INDICATOR
from naungan.regions.enums import Level
from naungan.regions.models import Region

BELOW = {Level.PROVINCE: "kabupaten dan kota", Level.REGENCY: "kecamatan", Level.DISTRICT: "desa dan kelurahan"}


@login_not_required
@require_safe
def region(request: HttpRequest, code: str = "") -> HttpResponse:
    """Coverage of the province, or of the region with this code. Published figures only."""
    place = _place(code)
    segment = request.GET.get("segmen", "")
    if segment and segment not in Segment.values:
        raise Http404("segmen tidak dikenal")
    page = reports.page(place, segment)
    has_map = page.month is not None and place.level in (Level.PROVINCE, Level.REGENCY)
    drawn, key = pictures.village_map(page) if has_map else ("", [])
    return render(
        request,
        "coverage/public/region.html",
        {
            "page": page,
            "place": place,
            "chips": [(value, label, value == segment) for value, label in LABELS.items()],
            "map": drawn,
            "key": key,
            "woven": pictures.woven(page.percent) if page.percent is not None else None,
            "chart": pictures.line(page),
            "stories": pictures.stories(page.statements),
            "said": pictures.said_before(page) if not segment else None,
            "way": pictures.way(page, timezone.localdate()),
            "below": BELOW.get(Level(place.level), ""),
            "greatest": max((p.cell.people or 0 for p in page.parts), default=0) or 1,
            "small": SMALLEST_SHOWN - 1,
        },
    )


@login_not_required
@require_safe
def table_csv(request: HttpRequest, code: str = "") -> HttpResponse:
    """The table as CSV; the lines that begin with # hold the definition and the sources."""
    place = _place(code)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="cakupan-{place.code}.csv"'
    writer = csv.writer(response)
    for name, text in _about(place):
        writer.writerow([f"# {name}", text])
    table = csv.DictWriter(response, COLUMNS)
    table.writeheader()
    table.writerows(reports.rows(place))
    return response


@login_not_required
@require_safe
def table_json(request: HttpRequest, code: str = "") -> HttpResponse:
    """The same as JSON."""
    place = _place(code)
    body = {"tentang": dict(_about(place)), "baris": list(reports.rows(place))}
    return HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/json")


def _place(code: str) -> Region:
    return get_object_or_404(Region.objects.current(), code=code or settings.PROVINCE)


def _about(place: Region) -> list[tuple[str, str]]:
    indicator = Indicator.objects.get(pk=INDICATOR)
    bases = Denominator.objects.filter(indicator=indicator, is_base=True, region=place)
    return [
        ("indikator", f"{indicator.code} {indicator.name}"),
        ("pembilang", indicator.numerator_definition),
        ("penyebut", indicator.denominator_definition),
        *((f"sumber penyebut {base.name}", f"{base.value}; {base.as_of}; {base.source}") for base in bases),
        ("penerbit", indicator.publisher),
        ("dasar hukum", indicator.legal_basis),
        ("angka kecil", f"Jumlah 1-{SMALLEST_SHOWN - 1} disembunyikan, juga jumlah yang akan membukanya. Nol ditulis."),
        ("baris yang tidak ada", "Wilayah tanpa baris pada bulan terbit berjumlah nol atau belum terbit."),
    ]
