"""What has been kept long enough: seen by all who read cases, emptied by superiors with an approval."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from naungan.cases import actions
from naungan.cases.desk_forms import ForgetForm
from naungan.cases.models import Case
from naungan.cases.reports import keeping, reach
from naungan.cases.views.doors import case_desk
from naungan.kit.refusal import Refused
from naungan.kit.words import thousands


@case_desk
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: HttpRequest) -> HttpResponse:
    """/meja/perkara/masa-simpan/: all of the chosen or none."""
    now, may_decide = timezone.now(), bool(request.user.roles() & reach.superiors())
    if request.method == "POST" and not may_decide:
        raise PermissionDenied
    form = ForgetForm(request.POST or None)
    chosen = {int(text) for text in request.POST.getlist("perkara") if text.isascii() and text.isdecimal()}
    if request.method == "POST" and form.is_valid():
        cases = Case.objects.visible_to(request.user).filter(pk__in=chosen)
        try:
            count = actions.forget(cases, by=request.user, now=now, reason=form.cleaned_data["reason"])
        except Refused as no:
            form.add_error(None, no.reasons)
        else:
            messages.success(request, f"Isi {thousands(count)} perkara dihapus. Nomor dan hitungannya tetap.")
            return redirect("cases:retention")
    context = {
        "form": form if may_decide else None,
        "chosen": chosen,
        "terms": keeping.terms(request.user, timezone.localdate(now)),
        **keeping.past(request.user, timezone.localdate(now)),
    }
    return render(request, "cases/desk/retention.html", context, status=422 if form.errors else 200)
