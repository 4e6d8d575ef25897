"""Merging two workers: proposing, the page of one merge, confirming, taking apart; what was decided about a person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.protection.workers import actions, reports, rules
from naungan.protection.workers.actions.standing import later_things
from naungan.protection.workers.enums import MergeState
from naungan.protection.workers.models import KnownPair, Merge, Worker

PAGE = 25


@role_required(*rules.MAY_SEE_MERGE)
@require_GET
@never_cache
def merges(request: HttpRequest) -> HttpResponse:
    """Proposed and done merges of the officer's area, newest first. A fixed number of queries."""
    visible = Merge.objects.visible_to(request.user)
    state = request.GET.get("keadaan", "")
    counts = dict(visible.order_by().values_list("state").annotate(n=Count("id")))
    shown = visible.filter(state=state) if state in MergeState.values else visible
    page = Paginator(shown.select_related("proposed_by", "decided_by"), PAGE).get_page(request.GET.get("hal"))
    chips = [(value, label, counts[value]) for value, label in MergeState.choices if counts.get(value)]
    context = {"page": page, "chips": chips, "state": state, "total": sum(counts.values())}
    return render(request, "workers/desk/merges.html", context)


def _person(request: HttpRequest, number: str) -> Worker | None:
    found = Worker.objects.visible_to(request.user).with_number(rules.read_worker_number(number) or "")
    return found.select_related("village").first()


@role_required(*rules.MAY_PROPOSE_MERGE)
@never_cache
def propose(request: HttpRequest, number: str) -> HttpResponse:
    """Two workers side by side: whose value stands, what would stand twice, why they are one person."""
    kept = get_object_or_404(Worker.objects.visible_to(request.user).select_related("village"), number=number)
    wanted = (request.POST.get("dengan") or request.GET.get("dengan") or "").strip()
    other = _person(request, wanted) if wanted else None
    if request.GET.get("tukar") and other:
        kept, other = other, kept
    problem = ""
    if wanted and other is None:
        problem = "Nomor ini tidak dikenal di wilayah Anda. Periksa huruf ujinya."
    elif other and other.pk == kept.pk:
        problem, other = "Itu pekerja yang sama. Tulis nomor yang lain.", None
    if request.method == "POST" and other:
        try:
            merge = actions.propose_merge(
                kept, other, by=request.user, reason=request.POST.get("reason", ""), now=timezone.now(),
                taken=request.POST.getlist("ambil"),
            )  # fmt: skip
        except Refused as no:
            for reason in no.reasons:
                messages.error(request, reason)
            return _side_by_side(request, kept, other, wanted, status=422)
        messages.success(request, f"{merge.number} diusulkan. Petugas lain yang mengesahkannya.")
        return redirect(merge.path)
    return _side_by_side(request, kept, other, wanted, problem=problem, status=422 if problem else 200)


def _side_by_side(
    request: HttpRequest, kept: Worker, other: Worker | None, wanted: str, *, problem: str = "", status: int = 200
) -> HttpResponse:
    taken = request.POST.getlist("ambil") if request.method == "POST" else None
    context = {"kept": kept, "other": other, "wanted": wanted, "problem": problem,
               "reason": request.POST.get("reason", ""), "least": rules.SHORTEST_REASON}  # fmt: skip
    if other:
        context |= {
            "lines": reports.side_by_side(kept, other, taken),
            "clashes": reports.clashes(kept, other),
            "known": reports.known_apart([(reports.all_keys(kept), reports.all_keys(other))])[0],
        }
    return render(request, "workers/desk/propose_merge.html", context, status=status)


def _one(request: HttpRequest, pk: int) -> Merge:
    visible = Merge.objects.visible_to(request.user).select_related("proposed_by", "decided_by", "unmerged_by")
    return get_object_or_404(visible, pk=pk)


@role_required(*rules.MAY_SEE_MERGE)
@require_GET
@never_cache
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """One merge: both people, what followed, who said so, what may be done now."""
    found = _one(request, pk)
    people = {worker.pk: worker for worker in Worker.objects.filter(
        pk__in=[found.kept_pk, found.absorbed_pk]).select_related("village")}  # fmt: skip
    kept, absorbed = people.get(found.kept_pk), people.get(found.absorbed_pk)
    is_proposed, user = found.state == MergeState.PROPOSED, request.user
    is_own = found.proposed_by_id == user.pk
    may_decide = all(
        reports.holds(user, village, rules.MAY_MERGE) for village in (found.kept_village_id, found.absorbed_village_id)
    )
    context = {
        "merge": found,
        "lines": reports.side_by_side(kept, absorbed, found.taken) if kept and absorbed else [],
        "clashes": reports.clashes(kept, absorbed) if is_proposed and kept and absorbed else [],
        "doubled": sum(len(pks) for pks in found.doubled.values()),
        "followed": [(reports.table_name(label), len(pks)) for label, pks in found.moved.items()],
        "is_proposed": is_proposed,
        "may_confirm": is_proposed and may_decide and not is_own,
        "may_refuse": is_proposed and (is_own or may_decide),
        "may_unmerge": found.state == MergeState.MERGED and may_decide,
        "later": later_things(found, absorbed) if found.state == MergeState.MERGED and absorbed else [],
        "is_own": is_own,
        "least": rules.SHORTEST_REASON,
    }
    return render(request, "workers/desk/merge.html", context)


@role_required(*rules.MAY_MERGE)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The second officer says yes."""
    said = "Digabungkan. Semua yang menyangkut keduanya kini pada satu pekerja."
    return _do(request, pk, said, actions.confirm_merge)


@role_required(*rules.MAY_PROPOSE_MERGE, *rules.MAY_MERGE)
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Turned down, or withdrawn by who proposed it."""
    reason = request.POST.get("reason", "")
    return _do(request, pk, "Usul ini tidak jadi. Tidak ada yang berubah.", actions.refuse_merge, reason=reason)


@role_required(*rules.MAY_MERGE)
@require_POST
def take_apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Two workers again, exactly as before."""
    reason = request.POST.get("reason", "")
    return _do(request, pk, "Dipisahkan lagi. Keduanya seperti sebelum digabungkan.", actions.unmerge, reason=reason)


def _do(request: HttpRequest, pk: int, said: str, verb, **facts) -> HttpResponse:
    found = _one(request, pk)
    try:
        verb(found, by=request.user, now=timezone.now(), **facts)
        messages.success(request, said)
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    return redirect(found.path)


@role_required(*rules.MAY_PROPOSE_MERGE, *rules.MAY_MERGE)
@require_POST
def revoke(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Withdraw what was decided about this person and another, with a reason."""
    worker = get_object_or_404(Worker.objects.visible_to(request.user), number=number)
    pair = get_object_or_404(KnownPair, pk__in=[known.pk for known in reports.pairs_of(worker)], pk=pk)
    try:
        actions.revoke_pair(pair, by=request.user, reason=request.POST.get("reason", ""), now=timezone.now())
        messages.success(request, "Keputusan itu dicabut; riwayatnya tetap ada.")
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    return redirect("workers:worker", number=worker.number)
