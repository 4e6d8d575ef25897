"""The yearly report: written and signed in the desk, read by everybody."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.accounts.enums import Role
from naungan.files import actions as files
from naungan.kit.refusal import Refused
from naungan.ppid.actions import yearly as verbs
from naungan.ppid.enums import MAY_SEE, MAY_SEE_LISTS, ReportState
from naungan.ppid.list_forms import ReasonForm, ReportForm, SentForm
from naungan.ppid.models import YearlyReport
from naungan.ppid.reports import summary, yearly
from naungan.ppid.views.sending import PDF, send

ASK = ["GET", "HEAD", "POST"]
WRITE, DECIDE = (Role.PPID_OFFICER,), (Role.PPID_SUPERIOR,)


def _signed(year: int) -> YearlyReport:
    return get_object_or_404(
        YearlyReport.objects.select_related("file", "signed_by"), year=year, state=ReportState.SIGNED
    )


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """All signed reports; the one that is owed is named with its day."""
    signed = list(YearlyReport.objects.filter(state=ReportState.SIGNED).select_related("file"))
    today = timezone.localdate()
    last = today.year - 1
    owed = None if any(one.year == last for one in signed) else {"year": last, "due_on": yearly.due_on(last)}
    rows = [(one, summary.safe(yearly.content(one)["numbers"]["requests"]["received"])) for one in signed]
    return render(request, "ppid/public/reports.html", {"rows": rows, "owed": owed, "today": today})


@login_not_required
@require_safe
def public_year(request: HttpRequest, year: int) -> HttpResponse:
    report = _signed(year)
    context = {"report": report, "parts": yearly.parts(yearly.content(report), exact=False)}
    return render(request, "ppid/public/report.html", context)


@login_not_required
@require_safe
def public_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """The paper as it was kept when it was signed."""
    return send(files.read(_signed(year).file), f"laporan-ppid-{year}.pdf", PDF, is_public=True)


@role_required(*MAY_SEE_LISTS)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Every year that has, or should have, a report."""
    last = timezone.localdate().year - 1
    made = {one.year: one for one in YearlyReport.objects.visible_to(request.user).select_related("signed_by")}
    years = sorted({last, *made, *(year for year in summary.years() if year <= last)}, reverse=True)
    rows = [{"year": year, "report": made.get(year), "due_on": yearly.due_on(year)} for year in years]
    context = {"rows": rows, "may_write": request.user.has_role(*WRITE), "today": timezone.localdate()}
    context["sees_people"] = request.user.has_role(*MAY_SEE)
    return render(request, "ppid/desk/reports.html", context)


@role_required(*MAY_SEE_LISTS)
@require_safe
def report(request: HttpRequest, year: int) -> HttpResponse:
    """The report as it reads now, exact, with what this person may do."""
    found = _found(request, year)
    told = yearly.content(found)
    may_decide = request.user.has_role(*DECIDE) and found.state == ReportState.SUBMITTED
    context = {
        "report": found, "parts": yearly.parts(told, exact=True), "digest": yearly.digest(told),
        "may_write": request.user.has_role(*WRITE) and found.state == ReportState.DRAFT,
        "may_sign": may_decide and found.submitted_by_id != request.user.pk, "may_return": may_decide,
        "is_own": may_decide and found.submitted_by_id == request.user.pk, "due_on": yearly.due_on(year),
        "may_send": found.state == ReportState.SIGNED and request.user.has_role(*WRITE, *DECIDE),
        "law": yearly.due_source(year), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "ppid/desk/report.html", context)


@role_required(*WRITE)
@require_http_methods(ASK)
def write(request: HttpRequest, year: int) -> HttpResponse:
    """The officer's words; the first saving begins the report."""
    found = YearlyReport.objects.visible_to(request.user).filter(year=year).first()
    initial = {name: getattr(found, name) for name in yearly.TEXTS} if found else {}
    form = ReportForm(request.POST or None, initial=initial)

    def act() -> None:
        now = timezone.now()
        begun = verbs.begin(year, by=request.user, now=now)
        verbs.write(begun, by=request.user, now=now, **form.cleaned_data)

    context = {"form": form, "year": year, "title": f"Tulis laporan {year}", "deed": "Simpan"}
    return _asked(request, form, act, "Tersimpan.", year, context)


@role_required(*WRITE)
@require_POST
def submit(request: HttpRequest, year: int) -> HttpResponse:
    return _done(request, year, verbs.submit, "Laporan menunggu tanda tangan atasan PPID.")


@role_required(*DECIDE)
@require_POST
def sign(request: HttpRequest, year: int) -> HttpResponse:
    seen = request.POST.get("seen", "")
    return _done(request, year, verbs.sign, "Laporan ditandatangani dan terbit.", seen=seen)


@role_required(*DECIDE)
@require_http_methods(ASK)
def send_back(request: HttpRequest, year: int) -> HttpResponse:
    found = _found(request, year)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        verbs.send_back(found, by=request.user, now=timezone.now(), reason=form.cleaned_data["reason"])

    context = {"form": form, "year": year, "title": f"Kembalikan laporan {year}", "deed": "Kembalikan"}
    return _asked(request, form, act, "Laporan dikembalikan.", year, context)


@role_required(*WRITE, *DECIDE)
@require_http_methods(ASK)
def sent(request: HttpRequest, year: int) -> HttpResponse:
    """The day on which it went to Komisi Informasi."""
    found = _found(request, year)
    initial = {"on": found.sent_on or timezone.localdate(), "way": found.sent_way, "number": found.sent_number}
    form = SentForm(request.POST or None, initial=initial)

    def act() -> None:
        verbs.tell_sent(found, by=request.user, now=timezone.now(), **form.cleaned_data)

    context = {
        "form": form, "year": year, "title": f"Laporan {year} disampaikan ke Komisi Informasi", "deed": "Catat",
        "lead": "Kirim salinan lengkapnya, lalu catat di sini kapan dan lewat apa. Hari itu terbaca di halaman publik.",
    }  # fmt: skip
    return _asked(request, form, act, "Penyampaian tercatat.", year, context)


@role_required(*MAY_SEE_LISTS)
@require_safe
def exact_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """The office's own copy, nothing withheld: for Komisi Informasi."""
    found = _found(request, year)
    signed_on = timezone.localdate(found.signed_at) if found.signed_at else None
    paper = yearly.pdf(found, yearly.content(found), signer=str(found.signed_by or ""), signed_on=signed_on, exact=True)
    return send(paper, f"laporan-ppid-{year}-lengkap.pdf", PDF, is_public=False)


def _done(request: HttpRequest, year: int, verb: Callable[..., Any], done: str, **given: Any) -> HttpResponse:
    found = _found(request, year)
    try:
        verb(found, by=request.user, now=timezone.now(), **given)
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect("ppid_lists:report", year)


def _asked(
    request: HttpRequest, form: Any, act: Callable[[], None], done: str, year: int, context: dict[str, Any]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, done)
            return redirect("ppid_lists:report", year)
    return render(request, "ppid/desk/report_form.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, year: int) -> YearlyReport:
    reports = YearlyReport.objects.visible_to(request.user).select_related("file", "signed_by", "submitted_by")
    return get_object_or_404(reports, year=year)
