"""What the columns of a roster mean, said by a person; and opening a locked file."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.protection.rosters import actions, rules, tasks
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.forms import ColumnsForm, PasswordForm
from naungan.protection.rosters.models import Roster

PAGE = "rosters/desk/columns.html"
LOOK = "tampilkan"  # the button that only shows the columns below another header row


def _one(request: HttpRequest, number: str) -> Roster:
    visible = Roster.objects.visible_to(request.user).select_related("programme", "office", "file", "received_by")
    return get_object_or_404(visible, number=number)


@role_required(*rules.MAY_RECEIVE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, number: str) -> HttpResponse:
    """Every sheet with its columns, some cells of each, and what they mean; saving it has the file read again."""
    found = _one(request, number)
    if found.state not in rules.MAY_BE_MAPPED:
        messages.error(request, f"{found.number} {found.get_state_display()}; arti kolomnya tidak dapat diubah.")
        return redirect(found.path)
    data = request.POST or None
    try:
        forms = _forms(found, data)
    except Refused as no:
        messages.error(request, "\n".join(no.reasons))
        return redirect(found.path)
    status = 200
    if data is not None and LOOK not in data:
        if _save(request, found, forms):
            return redirect(found.path)
        status = 422
    shows = bool(data) and LOOK in data
    return render(request, PAGE, {"roster": found, "forms": forms, "is_bound": data and not shows}, status=status)


def _forms(found: Roster, data) -> list[ColumnsForm]:
    """One form a sheet; the columns are shown as they stand below the header row that was typed."""
    sheets = actions.preview_of(found)
    if data is not None:
        rows = {}
        for index, sheet in enumerate(sheets):
            typed = data.get(f"s{index}-header_row", "").strip()
            if typed != str(sheet.header_row or ""):
                rows[sheet.name] = int(typed) if typed.isdecimal() and len(typed) < 8 and int(typed) else None
        if rows:
            sheets = actions.preview_of(found, rows)
    forms = [ColumnsForm(data, sheet=sheet, prefix=f"s{index}") for index, sheet in enumerate(sheets)]
    for form in forms:
        if form.sheet.problem and data is not None and form.is_valid():
            form.add_error("header_row", form.sheet.problem)
    return forms


def _save(request: HttpRequest, found: Roster, forms: list[ColumnsForm]) -> bool:
    wrong = [form for form in forms if not form.is_valid()]
    if wrong:
        return False
    if not any(form.chosen for form in forms):
        forms[0].add_error(None, "Belum ada kolom yang dipilih. Pilih sedikitnya kolom NIK atau kolom nama.")
        return False
    try:
        actions.map_columns(found, told=[form.told() for form in forms], by=request.user, now=timezone.now())
    except Refused as no:
        for reason in no.reasons:
            forms[0].add_error(None, reason)
        return False
    transaction.on_commit(lambda: tasks.judge.enqueue(found.pk))
    messages.success(request, "Arti kolom disimpan dan diingat untuk kantor ini. Daftarnya dibaca lagi.")
    return True


@sensitive_post_parameters("password")
@role_required(*rules.MAY_RECEIVE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest, number: str) -> HttpResponse:
    """Open a locked file with its password, which is forgotten at once."""
    found = _one(request, number)
    if found.state != State.LOCKED:
        return redirect(found.path)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.unlock(found, password=form.cleaned_data["password"], by=request.user, now=timezone.now())
        except Refused as no:
            for reason in no.reasons:
                form.add_error("password", reason)
        else:
            transaction.on_commit(lambda: tasks.judge.enqueue(found.pk))
            messages.success(request, "Berkas terbuka. Daftarnya sedang dibaca.")
            return redirect(found.path)
    return render(
        request, "rosters/desk/unlock.html", {"roster": found, "form": form}, status=422 if form.errors else 200
    )
