"""The officers' pages of the lists: what stands where, what is due for review, answers that may become public."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.ppid import list_forms
from naungan.ppid.actions import lists
from naungan.ppid.enums import MAY_SEE, MAY_SEE_LISTS, ListState
from naungan.ppid.models import InfoRequest, ListedInformation
from naungan.ppid.reports import answers as answered

ASK = ["GET", "HEAD", "POST"]
WRITE = (Role.PPID_OFFICER,)
REVIEW = "tinjau"
TABS = {
    "terbit": ListState.PUBLISHED,
    "naskah": ListState.DRAFT,
    "dicabut": ListState.REVOKED,
    "arsip": ListState.ARCHIVED,
}


@role_required(*MAY_SEE_LISTS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All rows by state; `?tab=tinjau` those that must be looked at again."""
    today, rows = timezone.localdate(), ListedInformation.objects.visible_to(request.user)
    tab = request.GET.get("tab", "terbit")
    counts = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    due = rows.to_review(today)
    chosen = due if tab == REVIEW else rows.filter(state=TABS.get(tab, ListState.PUBLISHED))
    chips = [{"slug": slug, "title": state.label, "count": counts.get(state.value, 0)} for slug, state in TABS.items()]
    chips.insert(1, {"slug": REVIEW, "title": "perlu ditinjau", "count": due.count()})
    context = {
        "rows": chosen.select_related("unit", "test", "document_set", "document__set").order_by("number"),
        "chips": chips, "tab": tab if tab in {*TABS, REVIEW} else "terbit", "today": today,
        "may_write": request.user.has_role(*WRITE), "sees_people": request.user.has_role(*MAY_SEE),
    }  # fmt: skip
    return render(request, "ppid/desk/lists.html", context)


@role_required(*WRITE)
@require_http_methods(ASK)
def new(request: HttpRequest) -> HttpResponse:
    """A new row of the DIP; it waits as draft."""
    form = list_forms.EntryForm(request.POST or None)

    def act() -> ListedInformation:
        return lists.enter(by=request.user, now=timezone.now(), **form.cleaned_data)

    return _asked(request, form, act, "Baris tersimpan sebagai naskah.", {"title": "Baris baru"})


@role_required(*MAY_SEE_LISTS)
@require_safe
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One row with what may be done."""
    row = _found(request, pk)
    context = {"row": row, "may_write": request.user.has_role(*WRITE), "today": timezone.localdate()}
    return render(request, "ppid/desk/entry.html", context)


@role_required(*WRITE)
@require_http_methods(ASK)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words for a row."""
    row = _found(request, pk)
    kind: type[Form] = list_forms.ExemptEntryForm if row.is_exempt else list_forms.EntryForm
    form = kind(request.POST or None, initial={name: getattr(row, name) for name in kind.base_fields})

    def act() -> ListedInformation:
        return lists.change(row, by=request.user, now=timezone.now(), **form.cleaned_data)

    return _asked(request, form, act, "Baris diubah.", {"title": f"Ubah nomor {row.number}", "row": row})


@role_required(*WRITE)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    row = _found(request, pk)
    try:
        lists.publish(row, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, f"Nomor {row.number} terbit.")
    return redirect("ppid_lists:entry", row.pk)


@role_required(*WRITE)
@require_http_methods(ASK)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    return _ended(request, pk, lists.revoke, "Cabut", "dicabut")


@role_required(*WRITE)
@require_http_methods(ASK)
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    return _ended(request, pk, lists.archive, "Arsipkan", "diarsipkan")


def _ended(request: HttpRequest, pk: int, verb: Callable[..., Any], deed: str, done: str) -> HttpResponse:
    row = _found(request, pk)
    form = list_forms.ReasonForm(request.POST or None)

    def act() -> ListedInformation:
        return verb(row, by=request.user, now=timezone.now(), reason=form.cleaned_data["reason"])

    context = {"title": f"{deed} nomor {row.number}", "row": row, "deed": deed}
    return _asked(request, form, act, f"Nomor {row.number} {done}.", context)


@role_required(*MAY_SEE)
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """Answered requests that are not public yet."""
    context = {"rows": answered.candidates(request.user), "may_write": request.user.has_role(*WRITE)}
    return render(request, "ppid/desk/answers.html", context)


@role_required(*WRITE)
@require_http_methods(ASK)
def answer(request: HttpRequest, case: int) -> HttpResponse:
    """Write a clean title and text beside what was asked and answered."""
    asked = get_object_or_404(InfoRequest.objects.visible_to(request.user).select_related("case"), case=case)
    found = asked.case
    form = list_forms.AnswerForm(request.POST or None, initial={"unit": found.unit_id})

    def act() -> ListedInformation:
        return lists.publish_answer(found, by=request.user, now=timezone.now(), **form.cleaned_data)

    context = {"title": f"Terbitkan jawaban {found.number}", "asked": asked, "case": found, "deed": "Terbitkan"}
    return _asked(request, form, act, "Jawaban terbit tanpa identitas pemohon.", context)


def _asked(
    request: HttpRequest, form: Form, act: Callable[[], ListedInformation], done: str, context: dict[str, Any]
) -> HttpResponse:
    """A form, its verb, and where to go afterwards."""
    if request.method == "POST" and form.is_valid():
        try:
            row = act()
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, done)
            return redirect("ppid_lists:entry", row.pk)
    context = {"form": form, "deed": "Simpan", **context}
    return render(request, "ppid/desk/list_form.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, pk: int) -> ListedInformation:
    rows = ListedInformation.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("unit", "test", "document_set", "document__set", "answer_of"), pk=pk)
