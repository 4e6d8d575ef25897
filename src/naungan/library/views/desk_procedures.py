"""The officers' pages for procedures (SOP)."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.library import rules
from naungan.library.actions import procedures
from naungan.library.enums import MAY_PUBLISH, MAY_RETURN, MAY_SEE, MAY_WRITE, State
from naungan.library.forms import ProcedureForm, ProcedureVersionForm, ReasonForm, ReviewForm
from naungan.library.models import Procedure, ProcedureVersion
from naungan.library.reports import telling
from naungan.library.rules.publication import in_unit
from naungan.library.views.sending import send

ASK = ["GET", "HEAD", "POST"]
A_YEAR = timedelta(days=365)
VERSION_FIELDS = ("effective_on", "applicant", "duration", "cost", "output", "requirements", "steps", "legal_basis")


@role_required(*MAY_SEE)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every procedure with its version, its owner and the day of its review."""
    today = timezone.localdate()
    found = Procedure.objects.visible_to(request.user).select_related("unit").prefetch_related("versions")
    rows = [(one, rules.review_overdue(one.review_on, today=today)) for one in found.order_by("unit__order", "number")]
    context = {"rows": rows, "may_write": request.user.has_role(*MAY_WRITE), "today": today}
    return render(request, "library/desk/procedures.html", context)


@role_required(*MAY_WRITE)
@require_http_methods(ASK)
def new(request: HttpRequest) -> HttpResponse:
    """A new procedure."""
    today = timezone.localdate()
    known = {"effective_on": today, "review_on": today + A_YEAR}
    form = ProcedureForm(request.POST or None, request.FILES or None, user=request.user, initial=known)
    if request.method == "POST" and form.is_valid():
        named = {name: form.cleaned_data[name] for name in ("number", "title", "summary", "unit", "review_on")}
        try:
            version = procedures.propose(
                **named, text=form.text(), content=form.content, by=request.user, now=timezone.now()
            )
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, "SOP tersimpan dan menunggu penerbit.")
            return redirect("library:desk_procedure", version.procedure_id)
    if form.errors:
        form.keep_file()
    context = {"form": form, "procedure": None}
    return render(request, "library/desk/procedure_form.html", context, status=422 if form.errors else 200)


@role_required(*MAY_WRITE)
@require_http_methods(ASK)
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version, begun from the words of the newest one."""
    found = _found(request, pk)
    newest = next(iter(found.versions.all()), None)
    known = {name: getattr(newest, name) for name in VERSION_FIELDS} if newest else {}
    form = ProcedureVersionForm(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        initial=known | {"effective_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            procedures.propose_version(found, form.text(), content=form.content, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, "Versi baru tersimpan dan menunggu penerbit.")
            return redirect("library:desk_procedure", found.pk)
    if form.errors:
        form.keep_file()
    context = {"form": form, "procedure": found}
    return render(request, "library/desk/procedure_form.html", context, status=422 if form.errors else 200)


@role_required(*MAY_SEE)
@require_safe
def procedure(request: HttpRequest, pk: int) -> HttpResponse:
    """One procedure, its versions and what this officer may do."""
    found = _found(request, pk)
    today, user, waiting = timezone.localdate(), request.user, found.waiting
    inside = in_unit(user.unit_id, found.unit_id)
    shown = waiting or found.current
    refusal = ""
    if waiting is not None and waiting.is_waiting:
        refusal = rules.may_publish(
            state=waiting.state,
            proposer=waiting.proposed_by_id,
            officer=user.pk,
            has_role=user.has_role(*MAY_PUBLISH),
            in_own_unit=inside,
        )
    return render(
        request,
        "library/desk/procedure.html",
        {
            "procedure": found,
            "waiting": waiting,
            "shown": shown,
            "steps": telling.steps(shown, on=today) if shown else [],
            "duration": telling.text(shown.duration, on=today) if shown else [],
            "refusal": refusal,
            "late_days": rules.review_overdue(found.review_on, today=today),
            "review_form": ReviewForm(initial={"review_on": today + A_YEAR}),
            "may_write": inside and user.has_role(*MAY_WRITE),
            "may_return": inside and user.has_role(*MAY_RETURN),
            "may_withdraw": inside and user.has_role(*MAY_PUBLISH) and found.state == State.PUBLISHED,
        },
    )


@role_required(*MAY_WRITE)
@require_POST
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """It was read again and still holds."""
    found = _found(request, pk)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tanggal tinjauan berikutnya belum terbaca. Pilih tanggalnya.")
        return redirect("library:desk_procedure", found.pk)
    try:
        procedures.review(found, review_on=form.cleaned_data["review_on"], by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Tinjauan tercatat.")
    return redirect("library:desk_procedure", found.pk)


@role_required(*MAY_SEE)
@require_safe
def file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The scan of any version, for officers."""
    versions = _found(request, pk).versions.select_related("file", "procedure")
    version = get_object_or_404(versions, number=number, file__isnull=False)
    return send(request, version.file, name=version.filename, mime="application/pdf", is_public=False)


@role_required(*MAY_PUBLISH)
@require_POST
def publish(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let this version hold."""
    found = _found(request, pk)
    try:
        procedures.publish(get_object_or_404(found.versions, number=number), by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, f"Tidak diterbitkan. {' '.join(refusal.reasons)}")
    else:
        messages.success(request, f"“{found}” terbit.")
    return redirect("library:desk_procedure", found.pk)


@role_required(*MAY_RETURN)
@require_http_methods(ASK)
def send_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Return a version to its writer."""
    found = _found(request, pk)
    version = get_object_or_404(found.versions, number=number)
    return _with_reason(
        request, found, "Kembalikan", "Versi dikembalikan kepada penulisnya.",
        lambda reason: procedures.send_back(version, reason=reason, by=request.user, now=timezone.now()),
    )  # fmt: skip


@role_required(*MAY_PUBLISH)
@require_http_methods(ASK)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it hold no longer."""
    found = _found(request, pk)
    return _with_reason(
        request, found, "Tarik", "SOP ditarik. Halamannya tetap ada dan menyebut alasannya.",
        lambda reason: procedures.withdraw(found, reason=reason, by=request.user, now=timezone.now()),
    )  # fmt: skip


def _with_reason(request: HttpRequest, found: Procedure, deed: str, done: str, act) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, done)
            return redirect("library:desk_procedure", found.pk)
    context = {"form": form, "thing": found, "deed": deed, "is_procedure": True}
    return render(request, "library/desk/reason.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, pk: int) -> Procedure:
    versions = ProcedureVersion.objects.select_related("file", "proposed_by", "decided_by").order_by("-number")
    found = Procedure.objects.visible_to(request.user).select_related("unit")
    return get_object_or_404(found.prefetch_related(Prefetch("versions", versions)), pk=pk)
