"""The workbench: rows of one list by problem, verdict or refusal; mended, accepted, tried again."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.protection.rosters import actions, reports, rules, tasks
from naungan.protection.rosters.actions import mending, retention
from naungan.protection.rosters.enums import Severity, State, Verdict
from naungan.protection.rosters.forms import MendForm
from naungan.protection.rosters.models import Problem, Roster, Row

PAGE = 25
EXAMPLES = 8
KNOWN = "duplicate_in_registry"  # a note that is nowhere stored: the verdict says it
STAYS = [Verdict.NEW, Verdict.CHANGED, Verdict.SAME]


@dataclass
class RowsPage:
    """Some rows and the way to the next: by the last row's key, never by counting through all before it."""

    rows: list[Row]
    before: int | None
    after: int | None


def one(request: HttpRequest, number: str) -> Roster:
    """The roster of this number, if the user may see it."""
    visible = Roster.objects.visible_to(request.user)
    return get_object_or_404(
        visible.select_related("programme", "office", "file", "received_by", "allowed_by"), number=number
    )


def filtered(roster: Roster, *, view: str, code: str) -> tuple[QuerySet[Row], str]:
    """The rows that a filter shows, and the filter's name as understood."""
    rows = Row.objects.filter(roster=roster)
    if code == KNOWN:
        return rows.filter(verdict__in=[Verdict.CHANGED, Verdict.SAME]), view
    if code:
        return rows.filter(pk__in=Problem.objects.filter(roster=roster, code=code).values("row_id")), view
    if view in Verdict.values:
        return rows.filter(verdict=view), view
    if view == "terdaftar":
        return rows.filter(refusal="", verdict__in=STAYS), view
    if view == "ditahan":
        return rows.exclude(refusal=""), view
    if view == "diperbaiki":
        return rows.filter(is_mended=True), view
    if view == "semua":
        return rows, view
    return reports.rows_to_mend(roster), "perlu"


def page_of(rows: QuerySet[Row], request: HttpRequest) -> RowsPage:
    """One page after (`sesudah`) or before (`sebelum`) a row; a constant number of queries, whatever the size."""
    after, before = (_number(request.GET.get(name)) for name in ("sesudah", "sebelum"))
    rows = rows.order_by("pk")
    if before:
        keys = list(rows.filter(pk__lt=before).order_by("-pk").values_list("pk", flat=True)[: PAGE + 1])
        has_more, keys = len(keys) > PAGE, sorted(keys[:PAGE])
        ends = (keys[0] if has_more else None, keys[-1] if keys else None)
    else:
        keys = list(rows.filter(pk__gt=after or 0).values_list("pk", flat=True)[: PAGE + 1])
        has_more, keys = len(keys) > PAGE, keys[:PAGE]
        ends = (keys[0] if after and keys else None, keys[-1] if has_more else None)
    shown = Row.objects.filter(pk__in=keys).order_by("pk").select_related("village", "refused_for").prefetch_related(
        Prefetch("problems", Problem.objects.exclude(severity=Severity.NOTE))
    )  # fmt: skip
    return RowsPage(list(shown), *ends)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 16 else 0


def codes_of(roster: Roster) -> list[tuple[str, int]]:
    """Problems by kind, the most frequent first, and how many of the people are known already."""
    bad = Problem.objects.filter(roster=roster).exclude(severity=Severity.NOTE).exclude(row=None)
    found = list(bad.order_by().values_list("code").annotate(n=Count("row_id", distinct=True)).order_by("-n"))
    known = roster.counts.get("changed", 0) + roster.counts.get("same", 0)
    return [*found, (KNOWN, known)] if known else found


def kinds_of_proposals(roster: Roster) -> list[dict[str, Any]]:
    """Proposals by kind, for taking many over at once."""
    asked = Problem.objects.filter(roster=roster).exclude(proposed=None).exclude(row=None)
    return list(asked.order_by().values("code", "column").annotate(n=Count("pk")).order_by("-n"))


@role_required(*rules.MAY_RECEIVE)
def row(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """One row: what it says now, as received beside it, its problems; changed and judged again at once."""
    roster = one(request, number)
    found = get_object_or_404(Row.objects.select_related("roster", "village__parent__parent"), roster=roster, pk=pk)
    said = mending.told(found)
    if not mending.shows_nik(found):
        said["nik"] = ""  # it is whole and nobody doubts it: left empty it stays
    form = MendForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        changed = {name: value for name, value in form.cleaned_data.items() if value != said[name]}
        try:
            if changed:
                found = mending.mend(found, values=changed, by=request.user, now=timezone.now())
            left = found.problems.exclude(severity=Severity.NOTE).count()
            messages.success(
                request,
                f"Baris {found.line} diperiksa lagi: {found.get_verdict_display()}"
                + (f", masih {left} masalah." if left else ", tanpa masalah."),
            )
            return redirect(roster.path if not left else request.path)
        except Refused as no:
            for reason in no.reasons:
                form.add_error(None, reason)
    elif request.method == "GET" and said["nik"]:
        mending.look(found, by=request.user, now=timezone.now())
    problems = sorted(found.problems.all(), key=lambda p: p.severity)
    context = {"roster": roster, "row": found, "form": form, "problems": problems,
               "may_mend": roster.state == State.JUDGED}  # fmt: skip
    return render(request, "rosters/desk/row.html", context, status=422 if form.errors else 200)


@role_required(*rules.MAY_RECEIVE)
@require_POST
def accept(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Take one proposal over."""
    roster = one(request, number)
    problem = get_object_or_404(
        Problem.objects.select_related("row__roster", "row__village__parent__parent"), roster=roster, pk=pk
    )
    return _tell(request, roster, lambda: mending.accept(problem, by=request.user, now=timezone.now()),
                 f"Usul untuk baris {problem.row.line} diterima; barisnya diperiksa lagi.")  # fmt: skip


@role_required(*rules.MAY_RECEIVE)
def accept_kind(request: HttpRequest, number: str, code: str, column: str) -> HttpResponse:
    """All proposals of one kind: first some of them to look at, then all at once."""
    roster = one(request, number)
    found = mending.proposals(roster, code=code, column=column)
    if request.method == "POST":
        try:
            count = mending.accept_all(roster, code=code, column=column, by=request.user, now=timezone.now())
            messages.success(request, f"{count} usul diterima; barisnya diperiksa lagi.")
        except Refused as no:
            for reason in no.reasons:
                messages.error(request, reason)
        return redirect(roster.path)
    examples = [
        {"row": p.row, "before": mending.told(p.row).get(p.column, ""), "after": p.proposed, "why": p.message}
        for p in found[:EXAMPLES]
    ]
    context = {"roster": roster, "code": code, "column": column, "count": found.count(), "examples": examples,
               "at_once": mending.AT_ONCE}  # fmt: skip
    return render(request, "rosters/desk/accept.html", context)


@role_required(*rules.MAY_APPROVE)
@require_POST
def allow(request: HttpRequest, number: str) -> HttpResponse:
    """Let a halted list pass, with a reason."""
    roster, reason = one(request, number), request.POST.get("reason", "")
    return _tell(request, roster, lambda: actions.allow(roster, by=request.user, reason=reason, now=timezone.now()),
                 "Daftar diloloskan dengan alasan yang tercatat.")  # fmt: skip


@role_required(*rules.MAY_APPROVE)
@require_POST
def empty(request: HttpRequest, number: str) -> HttpResponse:
    """Forget the file and the rows as received, now that their days are over."""
    roster = one(request, number)
    return _tell(request, roster, lambda: retention.empty(roster, by=request.user, now=timezone.now()),
                 "Berkas dan isi baris dihapus. Hitungan dan asal data tetap ada.")  # fmt: skip


@role_required(*rules.MAY_RECEIVE, *rules.MAY_APPROVE)
@require_POST
def again(request: HttpRequest, number: str) -> HttpResponse:
    """Try again where the work was cut off."""
    roster = one(request, number)
    task = {State.RECEIVED: tasks.judge, State.COMMITTING: tasks.commit}.get(State(roster.state))
    if task is None or (roster.working_until and roster.working_until > timezone.now()):
        messages.info(request, "Daftar ini sedang dikerjakan, atau tidak ada pekerjaan yang terputus.")
    else:
        transaction.on_commit(lambda: task.enqueue(roster.pk))
        messages.success(request, "Dicoba lagi; pekerjaan dilanjutkan dari tempatnya berhenti.")
    return redirect(roster.path)


def _tell(request: HttpRequest, roster: Roster, verb, said: str) -> HttpResponse:
    try:
        verb()
        messages.success(request, said)
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    return redirect(roster.path)
