"""The desk's doors: the queue, one case, notes, files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.cases import actions, rules
from naungan.cases.desk_forms import FilterForm, HandOverForm, KeepFilterForm, NoteForm, OpenFileForm, RenewForm
from naungan.cases.models import AnswerTemplate, Case, SavedFilter
from naungan.cases.reports import page, reach, ready
from naungan.cases.reports import queue as queues
from naungan.cases.views.doors import case_desk, found
from naungan.files import actions as files
from naungan.kit.downloads import download
from naungan.kit.refusal import Refused

ASK = ["GET", "HEAD", "POST"]


@case_desk
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """/meja/perkara/: tabs with counts, filters, a page of cases; `?cari=` leads straight to a number."""
    user, now, choice = request.user, timezone.now(), queues.Choice.read(request.GET)
    sought = request.GET.get("cari", "").strip()
    if sought:
        case = Case.objects.visible_to(user).filter(number=rules.read_number(sought)).first()
        if case is not None:
            return redirect(case)
    form = FilterForm(request.GET, user=user)
    form.is_valid()
    after = request.GET.get("setelah", "")
    may_carry = bool(user.roles() & reach.carriers())
    context = {
        "tabs": _tabs(choice, queues.counts(user, choice, now=now)),
        "page": queues.page(user, choice, now=now, after=after),
        "choice": choice,
        "query": choice.query(setelah=after),
        "base": choice.query(),
        "after": after,
        "form": form,
        "sought": sought,
        "intakes": reach.intakes(user),
        "saved": SavedFilter.objects.filter(owner=user),
        "keep": KeepFilterForm() if choice.query() else None,
        "hand_over": HandOverForm() if may_carry and choice.tab != queues.DONE else None,
    }
    return render(request, "cases/desk/queue.html", context, status=422 if form.errors else 200)


def _tabs(choice: queues.Choice, counts: dict[str, int]) -> list[dict]:
    shown = [name for name in queues.TABS if name in counts or name == queues.DONE]
    return [
        {
            "title": queues.TABS[name],
            "url": choice.query(tab=name if name != queues.ALL else "") or "?",
            "count": counts.get(name),
            "current": name == choice.tab,
            "is_late": name == queues.LATE and counts[name],
        }
        for name in shown
    ]


@case_desk
@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """/meja/perkara/<pk>/: everything the spine knows, and what the noun's room adds."""
    one = found(request, pk)
    context = page.context(one, user=request.user, now=timezone.now(), asked=request.GET)
    return render(request, "cases/desk/case.html", context)


@case_desk(writes=True)
@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry it oneself."""
    one = found(request, pk, writes=True)
    try:
        actions.take(one, by=request.user, now=timezone.now())
    except Refused as no:
        messages.error(request, " ".join(no.reasons))
    else:
        messages.success(request, f"{one.number} sekarang di tangan Anda.")
    return redirect(one)


@case_desk(writes=True)
@require_http_methods(ASK)
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A note for officers, or a word to the applicant; `?teks=` begins with a ready text."""
    one, now = found(request, pk, writes=True), timezone.now()
    begun = ready.asked(request.GET.get("teks", ""), one, by=request.user, now=now)
    form = NoteForm(request.POST or None, initial=begun | {"reader": "applicant" if begun else "office"})
    if request.method == "POST" and form.is_valid():
        is_public = form.cleaned_data["reader"] == "applicant"
        try:
            actions.note(one, form.cleaned_data["text"], by=request.user, now=now, is_public=is_public)
        except Refused as no:
            form.add_error("text", no.reasons)
        else:
            messages.success(request, "Tersimpan; pemohon dapat membacanya." if is_public else "Catatan tersimpan.")
            return redirect(one)
    texts = AnswerTemplate.objects.for_kind(one.kind)
    context = {"case": one, "form": form, "ready": texts}
    return render(request, "cases/desk/note.html", context, status=422 if form.errors else 200)


@case_desk(writes=True)
@never_cache
@sensitive_variables("secret")
@require_http_methods(ASK)
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new secret for who lost it and showed who they are; it is shown once, in the answer to this very press."""
    one = found(request, pk, writes=True)
    form = RenewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            secret = actions.renew_secret(one, by=request.user, now=timezone.now(), reason=form.cleaned_data["reason"])
        except Refused as no:
            form.add_error(None, no.reasons)
        else:
            return render(request, "cases/desk/renewed.html", {"case": one, "secret": secret})
    context = {
        "case": one,
        "form": form,
        "title": "Kata kunci baru",
        "lead": "Untuk pemohon yang kehilangan kata kuncinya dan datang sendiri. Kata kunci lama tidak berlaku lagi.",
        "button": "Buat kata kunci baru",
    }
    return render(request, "cases/desk/ask.html", context, status=422 if form.errors else 200)


@case_desk
@never_cache
@require_http_methods(ASK)
def attachment(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """A file of the case. A proof of identity opens only to those who carry such cases, with a reason, journalled."""
    one = found(request, pk)
    kept = get_object_or_404(one.attachments.select_related("file"), pk=file_pk)
    if kept.role not in rules.SEALED_ROLES:
        return download(files.read(kept.file), name=kept.file.name)
    found(request, pk, writes=True)
    form = OpenFileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reveal(kept, by=request.user, now=timezone.now(), reason=form.cleaned_data["reason"])
        return download(files.read(kept.file), name=kept.file.name)
    context = {
        "case": one,
        "form": form,
        "title": f"Buka {kept.label}",
        "lead": "Berkas ini memuat data pribadi dan tersimpan terpisah. Buka hanya untuk memeriksa siapa pemohonnya.",
        "button": "Unduh berkas",
    }
    return render(request, "cases/desk/ask.html", context, status=422 if form.errors else 200)
