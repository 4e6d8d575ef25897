"""The calendar of deadlines, the load view, saved filters, ready texts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.cases.actions import keeping
from naungan.cases.desk_forms import KeepFilterForm, TemplateForm
from naungan.cases.models import AnswerTemplate, SavedFilter
from naungan.cases.registry import KINDS
from naungan.cases.reports import deadlines, queue, reach
from naungan.cases.reports import load as loads
from naungan.cases.views.doors import case_desk
from naungan.kit.months import add_months, first_of_month, read_month
from naungan.kit.refusal import Refused
from naungan.kit.words import DAYS

YEARS = range(2010, 2100)  # the clocks of public information began in 2010


@case_desk
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """/meja/perkara/kalender/?bulan=2026-11"""
    now = timezone.now()
    this_month = first_of_month(timezone.localdate(now))
    try:
        begin = read_month(request.GET.get("bulan", "") or f"{this_month:%Y-%m}")
    except ValueError as wrong:
        messages.error(request, str(wrong))
        return redirect("cases:deadlines")
    if begin.year not in YEARS:
        return redirect("cases:deadlines")
    days = deadlines.month(request.user, begin, now=now)
    context = {
        "begin": begin,
        "days": days,
        "total": sum(day.count for day in days if day.is_inside),
        "before": add_months(begin, -1),
        "after": add_months(begin, 1),
        "is_now": begin == this_month,
        "weekdays": DAYS,
    }
    return render(request, "cases/desk/calendar.html", context)


@case_desk
@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """/meja/perkara/beban/"""
    lines = loads.loads(request.user, now=timezone.now())
    totals = {name: sum(getattr(line, name) for line in lines) for name in ("open", "week", "late", "waiting")}
    return render(request, "cases/desk/load.html", {"lines": lines, "totals": totals})


@case_desk
@require_POST
def keep_filter(request: HttpRequest) -> HttpResponse:
    """Keep what the queue shows now under a name."""
    query = queue.Choice.read(QueryDict(request.POST.get("saringan", "").removeprefix("?"))).query()
    form = KeepFilterForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    elif query:
        try:
            keeping.keep_filter(name=form.cleaned_data["name"], query=query, by=request.user, now=timezone.now())
        except Refused as no:
            messages.error(request, " ".join(no.reasons))
        else:
            messages.success(request, f"Saringan “{form.cleaned_data['name']}” tersimpan.")
    return redirect(reverse("cases:queue") + query)


@case_desk
@require_POST
def forget_filter(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(SavedFilter, pk=pk, owner=request.user)
    keeping.forget_filter(kept, by=request.user, now=timezone.now())
    messages.success(request, f"Saringan “{kept.name}” dihapus.")
    return redirect("cases:queue")


@case_desk
@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    """/meja/perkara/teks/: ready texts, those in use first."""
    found = AnswerTemplate.objects.select_related("changed_by").order_by("-is_active", "kind", "title")
    lines = [(text, KINDS[text.kind].label if text.kind in KINDS else "semua jenis") for text in found]
    may_write = bool(request.user.roles() & reach.carriers())
    return render(request, "cases/desk/templates.html", {"lines": lines, "may_write": may_write})


@case_desk(writes=True)
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write a ready text, or change one."""
    text = get_object_or_404(AnswerTemplate, pk=pk) if pk else None
    form = TemplateForm(request.POST or None, instance=text, user=request.user)
    if request.method == "POST" and form.is_valid():
        stored = AnswerTemplate.objects.filter(pk=pk).first() if pk else None
        try:
            keeping.write_template(stored, **form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as no:
            form.add_error("text", no.reasons)
        else:
            messages.success(request, f"“{form.cleaned_data['title']}” tersimpan.")
            return redirect("cases:templates")
    context = {"form": form, "text": text}
    return render(request, "cases/desk/template.html", context, status=422 if form.errors else 200)
