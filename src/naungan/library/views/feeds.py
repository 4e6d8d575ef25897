"""What others may fetch by themselves: newest documents as Atom, the whole list as CSV."""

import csv

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from naungan.library.models import Document
from naungan.library.reports import shelves

NEWEST = 40
COLUMNS = (
    "himpunan", "judul", "tahun", "periode", "unit", "terbit", "versi", "format", "bita", "sha256", "lisensi", "sumber",
    "alamat", "berkas",
)  # fmt: skip


@login_not_required
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The documents published last."""
    feed = Atom1Feed(
        title=f"Dokumen {settings.OFFICE_SHORT}",
        link=settings.BASE_URL + "/dokumen/",
        description="Dokumen yang terakhir terbit",
        language="id",
        feed_url=settings.BASE_URL + request.path,
        author_name=settings.OFFICE_NAME,
    )
    for document in shelves.listed(Document.objects.published()).order_by("-published_at", "-pk")[:NEWEST]:
        address = settings.BASE_URL + document.get_absolute_url()
        feed.add_item(
            title=document.title,
            link=address,
            unique_id=address,
            description=document.summary,
            pubdate=document.first_published_at,
            updateddate=document.published_at,
            categories=[document.set.label],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
def table_csv(request: HttpRequest) -> HttpResponse:
    """Every published document with its proof."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="daftar-dokumen.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    for document in shelves.listed(Document.objects.published()).order_by("set__order", "-year", "title"):
        version = document.current
        if version is None:
            continue
        writer.writerow(
            [
                document.set.label, document.title, document.year, document.period_label, document.unit.name,
                f"{document.published_at:%Y-%m-%d}", version.number, version.format, version.file.size,
                version.file.sha256, document.licence, document.source,
                settings.BASE_URL + document.get_absolute_url(),
                settings.BASE_URL + version.get_absolute_url(),
            ]
        )  # fmt: skip
    return response
