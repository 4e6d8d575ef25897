"""Handing over, one case or many: a selection, an officer or a unit, a reason; all of them or none."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from naungan.cases import actions
from naungan.cases.desk_forms import HandOverForm
from naungan.cases.models import Case
from naungan.cases.reports import queue, reach
from naungan.cases.views.doors import case_desk
from naungan.kit.refusal import Refused
from naungan.kit.words import thousands

MOST = 200  # cases in one hand-over; a page of the queue holds fewer


@case_desk(writes=True)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """/meja/perkara/serahkan/: `perkara` names the cases. Without a selection it leads back to the queue."""
    data = request.POST if request.method == "POST" else request.GET
    back = _back(data)
    pks = {int(text) for text in data.getlist("perkara")[:MOST] if text.isascii() and text.isdecimal()}
    if not pks:
        messages.warning(request, "Belum ada perkara yang dipilih. Tandai kotaknya, atau tekan x pada barisnya.")
        return redirect(back)
    cases = _chosen(request, pks)
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            count = actions.hand_over(
                cases, to=given["officer"], unit=given["unit"], by=request.user, now=timezone.now(),
                reason=given["reason"],
            )  # fmt: skip
        except Refused as no:
            form.add_error(None, no.reasons)
        else:
            to = given["officer"] or given["unit"]
            messages.success(request, f"{thousands(count)} perkara diserahkan kepada {to}.")
            return redirect(cases[0] if data.get("kembali") == "perkara" else back)
    context = {"form": form, "cases": cases, "back": back, "data": data}
    return render(request, "cases/desk/hand_over.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, pks: set[int]) -> list[Case]:
    """All of the cases, or 404: one that this officer does not see does not exist."""
    cases = list(Case.objects.visible_to(request.user).select_related("holder").filter(pk__in=pks).order_by("number"))
    if len(cases) != len(pks):
        raise Http404("salah satu perkara tidak ada")
    if not all(reach.may_carry(request.user, case) for case in cases):
        raise PermissionDenied
    return cases


def _back(data: QueryDict) -> str:
    """The queue as it was; only what it knows itself is taken over from the form."""
    known = queue.Choice.read(QueryDict(data.get("saringan", "").removeprefix("?")))
    return reverse("cases:queue") + known.query()
