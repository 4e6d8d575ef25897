"""Programme pages of the desk."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from naungan import law
from naungan.accounts.doors import role_required
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.protection.programmes import actions, rules
from naungan.protection.programmes.forms import CoverForm, ProgrammeForm
from naungan.protection.programmes.models import Programme
from naungan.protection.programmes.reports import covers_on, template_book
from naungan.protection.workers.models import Worker

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@role_required(*rules.MAY_SEE)
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """Programmes that meet the user's area, with their people."""
    visible = Programme.objects.visible_to(request.user).select_related("region")
    counted = visible.annotate(people=Count("enrolments__worker", distinct=True)).order_by("-created_at", "code")
    page = Paginator(counted, 25).get_page(request.GET.get("hal"))
    return render(
        request,
        "programmes/desk/programmes.html",
        {"page": page, "may_arrange": request.user.has_role(*rules.MAY_ARRANGE)},
    )


@role_required(*rules.MAY_ARRANGE)
def arrange(request: HttpRequest) -> HttpResponse:
    """Open a programme."""
    form = ProgrammeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            programme = actions.arrange(**form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as no:
            for reason in no.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, f"{programme.name} dibuka.")
            return redirect(programme.path)
    return render(request, "programmes/desk/arrange.html", {"form": form}, status=422 if form.errors else 200)


@role_required(*rules.MAY_SEE)
@require_GET
def programme(request: HttpRequest, code: str) -> HttpResponse:
    """One programme: its terms with their source, its people and its months."""
    found = get_object_or_404(Programme.objects.visible_to(request.user).select_related("region"), code=code)
    today = timezone.localdate()
    totals = found.enrolments.aggregate(people=Count("worker", distinct=True), monthly=Sum("tariff"))
    try:
        tariff = actions.tariff(found, on=today, sector=found.sectors[0] if len(found.sectors) == 1 else "")
    except law.LawError as wrong:
        tariff = None
        messages.warning(request, str(wrong))
    return render(
        request,
        "programmes/desk/programme.html",
        {
            "programme": found,
            "terms": actions.terms_of(found, starts_on=today),
            "tariff": tariff,
            "people": totals["people"],
            "monthly": totals["monthly"] or 0,
            "left": rules.quota_left(found.quota, totals["people"]),
            "active": found.enrolments.active_on(today).count(),
        },
    )


@role_required(*rules.MAY_SEE)
@require_GET
def template(request: HttpRequest, code: str) -> HttpResponse:
    """The list to fill in for a programme."""
    found = get_object_or_404(Programme.objects.visible_to(request.user).select_related("region"), code=code)
    try:
        terms = actions.terms_of(found, starts_on=timezone.localdate())
    except law.LawError as wrong:
        messages.warning(request, str(wrong))
        return redirect(found.path)
    response = HttpResponse(template_book(found, terms), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="daftar-{found.code}.xlsx"'
    return response


@role_required(*rules.MAY_ASK_COVER)
@never_cache
def cover(request: HttpRequest) -> HttpResponse:
    """Was this person protected on that day? By POST, inside the user's area, in the journal without the NIK."""
    form = CoverForm(request.POST or None)
    context: dict = {"form": form}
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["on"]
        worker = Worker.objects.visible_to(request.user).with_nik(form.cleaned_data["nik"]).first()
        context |= {"asked": True, "day": day, "worker": worker, "covers": covers_on(worker, day)}
        if worker:
            record("ask-cover", worker, by=request.user, now=timezone.now(), facts={"on": day.isoformat()})
    return render(request, "programmes/desk/cover.html", context, status=422 if form.errors else 200)
