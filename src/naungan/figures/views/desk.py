"""The officers' pages: what waits to be published, what is published, and a figure to deposit."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.accounts.models import within_areas
from naungan.figures import actions, reports
from naungan.figures.enums import MAY_PUBLISH, MAY_SEE
from naungan.figures.forms import DepositForm, WithdrawForm
from naungan.figures.models import Figure, Indicator
from naungan.figures.rules import Refused
from naungan.kit import words
from naungan.regions.models import Region


@role_required(*MAY_SEE)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Preliminary batches with what they change, then the published months."""
    today = timezone.localdate()
    return render(
        request,
        "figures/desk/home.html",
        {
            "batches": reports.batches(request.user, today),
            "months": reports.published_months(request.user, today),
            "may_deposit": request.user.has_role(*MAY_PUBLISH),
        },
    )


@role_required(*MAY_SEE)
@require_safe
def batch(request: HttpRequest, indicator: str, year: int, month: int) -> HttpResponse:
    """One batch place by place, every cell beside the published one."""
    subject, period = _subject(indicator, year, month)
    places = request.user.areas(*MAY_SEE)
    place = get_object_or_404(
        Region.objects.filter(within_areas("code", places)), code=request.GET.get("di") or min(places, key=len)
    )
    return render(
        request,
        "figures/desk/batch.html",
        {
            "indicator": subject,
            "period": period,
            "place": place,
            "parent": place.parent_id if request.user.has_role(*MAY_SEE, within=place.parent_id or "-") else None,
            "lines": reports.batch_of(request.user, subject.code, period, place),
        },
    )


@role_required(*MAY_PUBLISH)
@require_POST
def publish(request: HttpRequest, indicator: str, year: int, month: int) -> HttpResponse:
    """Publish what the officer had on the screen."""
    subject, period = _subject(indicator, year, month)
    now = timezone.now()
    chosen = reports.for_publishing(request.user, subject.code, period, timezone.localdate(now))
    seen = request.POST.get("seen", "")
    try:
        count = actions.publish(chosen, by=request.user, now=now, seen=int(seen) if seen.isdecimal() else None)
    except Refused as refusal:
        messages.error(request, f"Tidak diterbitkan. {refusal.message}")
    else:
        messages.success(request, f"{words.thousands(count)} angka {words.month(period)} terbit.")
    return redirect("figures:desk")


@role_required(*MAY_PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, indicator: str, year: int, month: int) -> HttpResponse:
    """Take back the published figures of a month in the officer's area, with a reason."""
    subject, period = _subject(indicator, year, month)
    form = WithdrawForm(request.POST or None)
    inside = within_areas("region_id", request.user.areas(*MAY_PUBLISH))
    figures = Figure.objects.published().filter(inside, indicator=subject, period=period)
    if request.method == "POST" and form.is_valid():
        try:
            count = actions.withdraw(figures, by=request.user, now=timezone.now(), reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"{words.thousands(count)} angka {words.month(period)} ditarik.")
            return redirect("figures:desk")
    context = {"form": form, "indicator": subject, "period": period, "count": figures.count()}
    return render(request, "figures/desk/withdraw.html", context, status=422 if form.errors else 200)


@role_required(*MAY_PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def deposit(request: HttpRequest) -> HttpResponse:
    """A stated figure; when its own numbers refuse it, the page shows the sum."""
    form, refused = DepositForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        parts = given.pop("parts")
        entry = actions.Deposit(**{**given, "indicator": given["indicator"].code})
        try:
            count = actions.deposit([entry], by=request.user, now=timezone.now(), parts=parts)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            refused = refusal.check
        else:
            said = "Angka disetor sebagai sementara; petugas lain yang menerbitkannya."
            messages.success(request, said if count else "Angka yang sama sudah terbit; tidak ada yang disetor.")
            return redirect("figures:desk")
    context = {"form": form, "refused": refused}
    return render(request, "figures/desk/deposit.html", context, status=422 if form.errors else 200)


def _subject(indicator: str, year: int, month: int) -> tuple[Indicator, date]:
    try:
        return get_object_or_404(Indicator, code=indicator), date(year, month, 1)
    except ValueError:
        raise Http404("bulan tidak ada") from None
