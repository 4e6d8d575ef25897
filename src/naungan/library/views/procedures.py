"""What everybody may see of the procedures (SOP)."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naungan.library.enums import State, VersionState
from naungan.library.models import Procedure, ProcedureVersion
from naungan.library.reports import markup, telling
from naungan.library.views.sending import send
from naungan.offices.models import Unit


def _listed(found: QuerySet[Procedure]) -> QuerySet[Procedure]:
    versions = ProcedureVersion.objects.select_related("file", "proposed_by", "decided_by")
    return found.select_related("unit").prefetch_related(Prefetch("versions", versions))


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All procedures by unit; `?unit=` and `?q=` narrow."""
    wanted, unit = request.GET.get("q", "").strip()[:100], request.GET.get("unit", "")
    every = Procedure.objects.published()
    units = Unit.objects.filter(procedures__in=every).distinct().order_by("order", "name")
    unit = unit if unit in {one.code for one in units} else ""
    found = every.filter(unit__code=unit) if unit else every
    for word in wanted.split()[:6]:
        found = found.filter(
            Q(title__icontains=word) | Q(summary__icontains=word) | Q(number__icontains=word)
            | Q(versions__steps__icontains=word, versions__state=VersionState.PUBLISHED)
        )  # fmt: skip
    listed = _listed(found.distinct().order_by("unit__order", "number"))
    today = timezone.localdate()
    return render(
        request,
        "library/public/procedures.html",
        {
            "procedures": [(one, telling.text(one.current.duration, on=today)) for one in listed if one.current],
            "units": units,
            "unit": unit,
            "wanted": wanted,
            "count": every.count(),
        },
    )


@login_not_required
@require_safe
def procedure(request: HttpRequest, slug: str) -> HttpResponse:
    """One procedure as it holds today."""
    found = get_object_or_404(_listed(Procedure.objects.shown()), slug=slug)
    if found.state == State.WITHDRAWN or found.current is None:
        return render(request, "library/public/procedure_withdrawn.html", {"procedure": found}, status=410)
    context = _told(found, found.current, timezone.localdate())
    return render(request, "library/public/procedure.html", context | {"jsonld": markup.procedure(found)})


@login_not_required
@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An old version, marked as such."""
    found, chosen = _version(slug, number)
    context = _told(found, chosen, timezone.localdate())
    return render(request, "library/public/procedure.html", context | {"is_old": chosen != found.current})


@login_not_required
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """On one sheet, for the wall beside the counter."""
    found = get_object_or_404(_listed(Procedure.objects.published()), slug=slug)
    return render(request, "library/public/procedure_paper.html", _told(found, found.current, timezone.localdate()))


@login_not_required
@require_safe
def download(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The signed scan of a published version."""
    found = get_object_or_404(
        ProcedureVersion.objects.select_related("procedure", "file"),
        procedure__slug=slug,
        procedure__state=State.PUBLISHED,
        number=number,
        state=VersionState.PUBLISHED,
        file__isnull=False,
    )
    return send(request, found.file, name=found.filename, mime="application/pdf", is_public=True)


def _version(slug: str, number: int) -> tuple[Procedure, ProcedureVersion]:
    found = get_object_or_404(_listed(Procedure.objects.published()), slug=slug)
    return found, get_object_or_404(found.versions, number=number, state=VersionState.PUBLISHED)


def _told(found: Procedure, chosen: ProcedureVersion, today: date) -> dict:
    """What a page about a procedure shows; deadlines of law as they stand today."""
    published = [one for one in found.versions.all() if one.is_published]
    return {
        "procedure": found,
        "version": chosen,
        "is_old": False,
        "today": today,
        "late_days": max(0, (today - found.review_on).days) if found.review_on else 0,
        "duration": telling.text(chosen.duration, on=today),
        "cost": telling.text(chosen.cost, on=today),
        "requirements": telling.lines(chosen.requirements, on=today),
        "steps": telling.steps(chosen, on=today),
        "basis": telling.lines(chosen.legal_basis, on=today),
        "versions": [one for one in published if one.pk != chosen.pk],
    }
