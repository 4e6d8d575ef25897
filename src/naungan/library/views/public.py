"""What everybody may see: the shelves, one document, its files."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naungan.library.enums import Group, State, VersionState
from naungan.library.models import Document, DocumentSet, DocumentVersion
from naungan.library.reports import markup, shelves
from naungan.library.views.sending import send

PER_PAGE = 30


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All shelves by group; `?tahun=` and `?unit=` give a list instead."""
    year, unit = request.GET.get("tahun", ""), request.GET.get("unit", "")
    years, units = shelves.facets()
    year = year if year in {facet.value for facet in years} else ""
    unit = unit if unit in {facet.value for facet in units} else ""
    page = None
    if year or unit:
        found = shelves.listed(Document.objects.published())
        found = found.filter(year=int(year)) if year else found
        found = found.filter(unit__code=unit) if unit else found
        page = Paginator(found.order_by("-year", "-part", "set__order", "title"), PER_PAGE).get_page(
            request.GET.get("hal")
        )
    return render(
        request,
        "library/public/home.html",
        {
            "sections": shelves.sections(timezone.localdate()) if page is None else [],
            "page": page,
            "years": years,
            "units": units,
            "year": year,
            "unit": unit,
            "newest": shelves.listed(Document.objects.published()).order_by("-published_at", "-pk")[:5],
        },
    )


@login_not_required
@require_safe
def shelf(request: HttpRequest, code: str) -> HttpResponse:
    """One set by year; or a group with its sets, where no set has this name."""
    found = DocumentSet.objects.select_related("unit").filter(code=code).first()
    today = timezone.localdate()
    if found is None:
        if code not in Group.values:
            raise Http404("himpunan tidak dikenal")
        [section] = shelves.sections(today, code) or [None]
        if section is None:
            raise Http404("kelompok tanpa himpunan")
        return render(request, "library/public/group.html", {"section": section})
    schedule = found.schedule(today)
    years = shelves.years(found, today)
    return render(
        request,
        "library/public/shelf.html",
        {
            "shelf": found,
            "schedule": schedule,
            "years": years,
            "late": [cell for year in years for cell in year.missing if cell.is_late],
            "count": found.documents.published().count(),
            "jsonld": markup.shelf(found),
        },
    )


@login_not_required
@require_safe
def document(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """One document: what it is, whose, its file with its proof, its versions, how to cite it."""
    found = get_object_or_404(shelves.listed(Document.objects.shown()), set__code=code, slug=slug)
    version = found.current
    if found.state == State.WITHDRAWN or version is None:
        return render(request, "library/public/withdrawn.html", {"document": found}, status=410)
    return render(
        request,
        "library/public/document.html",
        {
            "document": found,
            "version": version,
            "older": [one for one in found.versions.all() if one.is_published and one.pk != version.pk],
            "preview": shelves.preview(version),
            "address": settings.BASE_URL + found.get_absolute_url(),
            "others": shelves.listed(found.set.documents.published()).exclude(pk=found.pk).newest_first()[:6],
            "jsonld": markup.document(found, version),
        },
    )


@login_not_required
@require_safe
def download(request: HttpRequest, code: str, slug: str, number: int, name: str) -> HttpResponse:
    """A published version's file, also an old one. Another name leads to the right one."""
    version = get_object_or_404(
        DocumentVersion.objects.defer("text").select_related("document__set", "file"),
        document__set__code=code,
        document__slug=slug,
        document__state=State.PUBLISHED,
        number=number,
        state=VersionState.PUBLISHED,
    )
    if name != version.filename:
        return redirect(version.get_absolute_url())
    return send(request, version.file, name=version.filename, mime=version.mime, is_public=True)
