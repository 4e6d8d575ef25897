"""Roster pages of the desk: the list, sending one, the workbench of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.protection.programmes.actions import enrolled
from naungan.protection.programmes.enums import Refusal
from naungan.protection.programmes.models import Programme
from naungan.protection.programmes.rules import quota_left
from naungan.protection.rosters import actions, reports, rules, tasks
from naungan.protection.rosters.actions import retention
from naungan.protection.rosters.actions.committing import Moved
from naungan.protection.rosters.actions.halting import halted
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.forms import PasswordForm, ReasonForm, ReceiveForm
from naungan.protection.rosters.models import Question, Roster
from naungan.protection.rosters.views import workbench

PAGE = 25
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _one(request: HttpRequest, number: str) -> Roster:
    visible = Roster.objects.visible_to(request.user)
    return get_object_or_404(
        visible.select_related("programme", "office", "file", "received_by", "allowed_by"), number=number
    )


@role_required(*rules.MAY_SEE)
@require_GET
def rosters(request: HttpRequest) -> HttpResponse:
    """All rosters of the user's area, newest first, with a filter by state."""
    visible = Roster.objects.visible_to(request.user)
    state = request.GET.get("keadaan", "")
    shown = visible.filter(state=state) if state in State.values else visible
    counts = dict(visible.order_by().values_list("state").annotate(n=Count("id")))
    page = Paginator(shown.select_related("programme", "office", "file"), PAGE).get_page(request.GET.get("hal"))
    chips = [(value, label, counts[value]) for value, label in State.choices if counts.get(value)]
    return render(
        request,
        "rosters/desk/rosters.html",
        {
            "page": page,
            "chips": chips,
            "state": state,
            "total": sum(counts.values()),
            "may_receive": request.user.has_role(*rules.MAY_RECEIVE),
            "may_review": (may_review := request.user.has_role(*rules.MAY_SEE_REVIEW)),
            "to_review": Question.objects.visible_to(request.user).unanswered().count() if may_review else 0,
        },
    )


@role_required(*rules.MAY_RECEIVE)
def receive(request: HttpRequest) -> HttpResponse:
    """Send a list. The file is kept and numbered at once; a worker process reads it."""
    form = ReceiveForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            roster = actions.receive(
                upload.read(),
                name=upload.name,
                programme=form.cleaned_data["programme"].code,
                office=form.cleaned_data["office"].code,
                starts_on=form.cleaned_data["starts"],
                by=request.user,
                now=timezone.now(),
            )
        except Refused as no:
            for reason in no.reasons:
                form.add_error("file", reason)
            return render(
                request,
                "rosters/desk/receive.html",
                {"form": form, "templates": form.programmes(), "first": no.path},
                status=422,
            )
        transaction.on_commit(lambda: tasks.judge.enqueue(roster.pk))
        return redirect("rosters:roster", number=roster.number)
    return render(
        request,
        "rosters/desk/receive.html",
        {"form": form, "templates": form.programmes()},
        status=422 if form.errors else 200,
    )


@role_required(*rules.MAY_SEE)
@require_GET
def roster(request: HttpRequest, number: str) -> HttpResponse:
    """The workbench of one roster: what it would change, its problems, what may be done now."""
    found = _one(request, number)
    code = request.GET.get("masalah", "")
    rows, view = workbench.filtered(found, view=request.GET.get("lihat", ""), code=code)
    page = workbench.page_of(rows, request)
    user = request.user
    area = found.office.region_id
    context = {
        "roster": found,
        "page": page,
        "view": view,
        "code": code,
        "codes": workbench.codes_of(found) if found.counts else [],
        "kinds": workbench.kinds_of_proposals(found) if found.state == State.JUDGED else [],
        "halted": halted(found),
        "may_allow": found.received_by_id != user.pk and user.has_role(*rules.MAY_APPROVE, within=area),
        "may_mend": found.state == State.JUDGED and user.has_role(*rules.MAY_RECEIVE, within=area),
        "may_empty": user.has_role(*rules.MAY_APPROVE, within=area)
        and retention.due(now=timezone.now()).filter(pk=found.pk).exists(),
        "steps": _steps(found),
        "is_working": found.state in (State.RECEIVED, State.COMMITTING),
        "may_receive": user.has_role(*rules.MAY_RECEIVE, within=area),
        "password_form": PasswordForm() if found.state == State.LOCKED else None,
        "may_submit": found.state == State.JUDGED and user.has_role(*rules.MAY_RECEIVE, within=area),
        "may_approve": not rules.approval_refusals(
            state=found.state, is_receiver=found.received_by_id == user.pk,
            has_role=user.has_role(*rules.MAY_APPROVE, within=area), halted=halted(found),
        ),
        "may_reject": rules.may_move(found.state, State.REJECTED)
        and user.has_role(*rules.MAY_APPROVE, *rules.MAY_RECEIVE, within=area),
        "may_undo": found.state == State.COMMITTED and user.has_role(*rules.MAY_UNDO, within=area),
        "refused": [(Refusal(name).label, count) for name, count in found.counts.get("refused", {}).items()],
        "held": sum(found.counts.get("refused", {}).values()),
        "quota": _quota(found),
        "known_programmes": _known_programmes(user, page),
        "reason_form": ReasonForm(),
    }  # fmt: skip
    template = "rosters/desk/roster.html"
    return render(request, template, context)


def _quota(roster: Roster) -> dict | None:
    programme = roster.programme
    return (
        {"left": quota_left(programme.quota, enrolled(programme)), "all": programme.quota} if programme.quota else None
    )


def _steps(roster: Roster) -> dict:
    """How far the running work has come, how long it still takes, and whether it was cut off."""
    total, now = roster.expected, timezone.now()
    seconds = None
    if total and roster.progress and roster.work_began_at:
        seconds = rules.seconds_left(roster.progress, total, (now - roster.work_began_at).total_seconds())
    is_cut = roster.work_began_at is not None and (roster.working_until is None or roster.working_until < now)
    return {
        "at": roster.progress, "of": total, "percent": min(100, roster.progress * 100 // total) if total else 0,
        "left": rules.time_left_in_words(seconds), "is_cut": is_cut,
    }  # fmt: skip


def _known_programmes(user, page) -> set[int]:
    """Programmes this user may know by name; to others an overlap says only "known elsewhere"."""
    ids = {row.refused_for_id for row in page.rows if row.refused_for_id}
    if not ids:
        return set()
    return set(Programme.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


@role_required(*rules.MAY_SEE)
@require_GET
def error_book(request: HttpRequest, number: str) -> HttpResponse:
    """The rows to mend, as the same sheet with a column "Perbaikan"."""
    found = _one(request, number)
    if found.emptied_at or not found.counts:
        messages.info(request, "Isi baris daftar ini tidak ada lagi, atau belum diperiksa; tidak ada berkas perbaikan.")
        return redirect(found.path)
    response = HttpResponse(reports.error_book(found), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="perbaikan-{found.number}.xlsx"'
    response["Cache-Control"] = "no-store"
    return response


@role_required(*rules.MAY_RECEIVE)
@require_POST
def decide(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Which birth date of one row is right, as seen on the identity card."""
    found = _one(request, number)
    row = get_object_or_404(found.rows, pk=pk)
    try:
        actions.decide_birth_date(row, choice=request.POST.get("choice", ""), by=request.user, now=timezone.now())
        messages.success(request, f"Baris {row.line} diputuskan.")
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    return redirect(f"{found.path}?masalah=nik_birth_date_mismatch")


@role_required(*rules.MAY_RECEIVE)
@require_POST
def submit(request: HttpRequest, number: str) -> HttpResponse:
    """Ask another officer for approval."""
    return _do(request, number, "Diajukan. Petugas lain memeriksa dan menyetujuinya.", actions.submit)


@role_required(*rules.MAY_APPROVE)
@require_POST
def approve(request: HttpRequest, number: str) -> HttpResponse:
    """Approve what was shown; a worker process puts it in."""
    found = _one(request, number)
    try:
        actions.approve(found, by=request.user, now=timezone.now(), seen=found.counts)
    except Moved as moved:
        moved.write_down()
        messages.warning(request, str(moved))
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    else:
        transaction.on_commit(lambda: tasks.commit.enqueue(found.pk))
        messages.success(request, f"{found.number} disetujui. Datanya sedang dimasukkan.")
    return redirect(found.path)


@role_required(*rules.MAY_RECEIVE, *rules.MAY_APPROVE)
@require_POST
def reject(request: HttpRequest, number: str) -> HttpResponse:
    """Send it back with a reason."""
    return _do_with_reason(request, number, "Dikembalikan kepada pengirim dengan alasannya.", actions.reject)


@role_required(*rules.MAY_UNDO)
@require_POST
def undo(request: HttpRequest, number: str) -> HttpResponse:
    """Take a committed roster back."""
    return _do_with_reason(request, number, "Diurungkan. Register kembali seperti sebelumnya.", actions.undo)


def _do_with_reason(request: HttpRequest, number: str, said: str, verb) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Alasan belum diisi. Tulis alasannya, lalu ulangi.")
        return redirect(_one(request, number).path)
    return _do(request, number, said, verb, reason=form.cleaned_data["reason"])


def _do(request: HttpRequest, number: str, said: str, verb, **facts) -> HttpResponse:
    found = _one(request, number)
    try:
        verb(found, by=request.user, now=timezone.now(), **facts)
        messages.success(request, said)
    except Refused as no:
        for reason in no.reasons:
            messages.error(request, reason)
    return redirect(found.path)
