"""Worker pages of the desk: search first, one worker, revealing a NIK."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.protection.workers import actions, reports, rules
from naungan.protection.workers.forms import SearchForm
from naungan.protection.workers.models import Merge, Worker


@role_required(*rules.MAY_SEARCH)
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """By POST: what is asked stands in no address and no log; the journal keeps the kind and the count."""
    form = SearchForm(request.POST or None)
    context: dict = {"form": form, "cap": rules.SEARCH_CAP, "may_merge": request.user.has_role(*rules.MAY_SEE_MERGE)}
    if request.method == "POST" and form.is_valid():
        people, more = reports.search(request.user, **form.cleaned_data)
        actions.log_search(by=request.user, kind=form.kind(), found=len(people), now=timezone.now())
        context |= {"asked": True, "people": people, "more": more}
    return render(request, "workers/desk/search.html", context, status=422 if form.errors else 200)


def _one(request: HttpRequest, number: str) -> Worker:
    return get_object_or_404(Worker.objects.visible_to(request.user).select_related("village"), number=number)


@role_required(*rules.MAY_SEARCH)
@require_GET
@never_cache
def worker(request: HttpRequest, number: str) -> HttpResponse:
    """One worker: who, which covers, where each fact came from. A merged number leads to the one that was kept."""
    kept = Worker.objects.visible_to(request.user).with_number(number).first()
    if kept and kept.number != number:
        messages.info(request, f"Pekerja {number} sudah digabungkan ke {kept.number}.")
        return redirect("workers:worker", number=kept.number)
    return _page(request, _one(request, number))


def _page(request: HttpRequest, found: Worker, nik: str = "", status: int = 200) -> HttpResponse:
    context = {
        "worker": found,
        "nik": nik,
        "enrolments": found.enrolments.select_related("programme").order_by("-starts_on"),
        "origins": found.origins.order_by("-at", "-id"),
        "absorbed": found.absorbed.order_by("number"),
        "merges": Merge.objects.visible_to(request.user).of(found).select_related("proposed_by")
        if request.user.has_role(*rules.MAY_SEE_MERGE)
        else [],
        "pairs": reports.pairs_of(found) if request.user.has_role(*rules.MAY_SEE_MERGE) else [],
        "may_propose": reports.holds(request.user, found.village_id, rules.MAY_PROPOSE_MERGE),
        "may_revoke": request.user.has_role(*rules.MAY_PROPOSE_MERGE, *rules.MAY_MERGE),
        "may_reveal": request.user.has_role(*rules.MAY_REVEAL),
        "today": timezone.localdate(),
    }
    return render(request, "workers/desk/worker.html", context, status=status)


@role_required(*rules.MAY_REVEAL)
@require_POST
@never_cache
def reveal(request: HttpRequest, number: str) -> HttpResponse:
    """Show the NIK once, on this page only, with the reason in the journal."""
    found = _one(request, number)
    try:
        nik = actions.reveal(found, by=request.user, reason=request.POST.get("reason", ""), now=timezone.now())
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
        return _page(request, found, status=422)
    return _page(request, found, nik=nik)
