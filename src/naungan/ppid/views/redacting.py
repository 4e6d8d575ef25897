"""The black-out desk: working papers of a case, marking their pages, and the copies that were proved."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.cases.models import Case
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit import redaction
from naungan.kit.refusal import Refused
from naungan.ppid.actions import redacting
from naungan.ppid.enums import MAY_HANDLE, FileRole
from naungan.ppid.forms.redacting import CopyForm, FindForm, PaperForm
from naungan.ppid.models import RedactedCopy, RedactionDraft
from naungan.ppid.rules import redacting as rules
from naungan.ppid.views.desk import found

ASK = ["GET", "HEAD", "POST"]
PICKED = (FileRole.SUPPORT, FileRole.INCOMING, FileRole.ANSWER)  # never proofs of identity, never our own letters
NAMES = {"drawn": "digambar", "nik": "NIK", "phone": "telepon", "email": "surel", "word": "kata"}
OPENED = "opened_working_papers"  # in the session: what was journalled already


def found_case(request: HttpRequest, pk: int) -> Case:
    """The case for who may see its request, objection or dispute; to others it does not exist."""
    return found(request, pk).case


def found_draft(request: HttpRequest, pk: int, draft_pk: int) -> RedactionDraft:
    """A working paper of a case that is still open: after that it is as good as deleted."""
    case = found_case(request, pk)
    if not case.is_open:
        raise Http404("naskah kerja dihapus saat perkara selesai")
    return get_object_or_404(RedactionDraft.objects.select_related("case", "file"), pk=draft_pk, case=case)


@role_required(*MAY_HANDLE)
@never_cache
@require_http_methods(ASK)
def home(request: HttpRequest, pk: int) -> HttpResponse:
    """`/meja/ppid/<pk>/hitamkan/`: begin a working paper, go on with one, see the copies."""
    case = found_case(request, pk)
    held = case.attachments.filter(role__in=PICKED, file__kind="pdf").order_by("label", "pk")
    sent = request.method == "POST"
    form = PaperForm(request.POST if sent else None, request.FILES if sent else None, held=held)
    if sent and form.is_valid():
        try:
            draft = _begun(request, case, form)
        except Refused as no:
            form.add_error("file", " ".join(no.reasons))
        else:
            return redirect("ppid:redact", case.pk, draft.pk)
    context = {
        "case": case, "form": form,
        "drafts": case.redaction_drafts.select_related("changed_by") if case.is_open else [],
        "copies": case.redacted_copies.select_related("attachment__file", "by"),
    }  # fmt: skip
    return render(request, "ppid/desk/redacting.html", context, status=422 if form.errors else 200)


def _begun(request: HttpRequest, case: Case, form: PaperForm) -> RedactionDraft:
    """Its bytes are measured here, before any transaction opens."""
    given = form.cleaned_data
    if "file" in form.judged:
        content, name = form.judged["file"][0], form.judged["file"][1].rpartition(".")[0]
    else:
        content, name = files.read(given["held"].file), given["held"].label
    paper = redacting.readable(content)
    name = (given.get("name") or name)[:80]
    return redacting.begin(case, paper, name=name, by=request.user, now=timezone.now())


@role_required(*MAY_HANDLE)
@never_cache
@require_http_methods(ASK)
def draft(request: HttpRequest, pk: int, draft_pk: int) -> HttpResponse:
    """`?halaman=3`: one page with its boxes. Every button of the form saves first, then goes where it says."""
    paper = found_draft(request, pk, draft_pk)
    page = _page(request.POST.get("page") or request.GET.get("halaman"), paper)
    if request.method != "POST":
        _journal_opening(request, paper)
        return _marking(request, paper, page)
    typed = request.POST.get("boxes", "")
    try:
        version = int(request.POST.get("version") or -1)
        if typed != _written(paper, page):
            paper = redacting.mark(paper, page, typed, version=version, by=request.user, now=timezone.now())
        if gone := request.POST.get("remove", ""):
            paper = redacting.unmark(paper, gone, by=request.user, now=timezone.now())
    except (Refused, ValueError) as no:
        paper.refresh_from_db()
        reasons = no.reasons if isinstance(no, Refused) else [rules.BROKEN]
        return _marking(request, paper, page, typed=typed, wrong=reasons)
    return _on(request, paper, page)


def _on(request: HttpRequest, paper: RedactionDraft, page: int) -> HttpResponse:
    """Where the pressed button leads."""
    go = request.POST.get("go", "")
    if go == "copy":
        return redirect("ppid:redact_copy", paper.case_id, paper.pk)
    to = _page(request.POST.get("to") if go == "to" else go or page, paper)
    if not go:
        messages.success(request, "Kotak tersimpan.")
    answer = redirect("ppid:redact", paper.case_id, paper.pk)
    answer["Location"] += f"?halaman={to}"
    return answer


def _marking(
    request: HttpRequest, paper: RedactionDraft, page: int, *, typed: str | None = None, wrong: Any = ()
) -> HttpResponse:
    own = [mark for mark in paper.boxes if mark["page"] == page]
    if typed is not None:
        try:
            own = rules.read_marks(typed, page, paper.sheets)
        except Refused:
            typed = None
    wide, high = paper.sheets[page - 1]
    context = {
        "case": paper.case, "draft": paper, "page": page, "wide": f"{wide:g}", "high": f"{high:g}", "wrong": wrong,
        "dots": _dots(wide, high), "own": [_shown(mark) for mark in own],
        "others": [_shown(mark) for mark in paper.boxes if mark["page"] != page],
        "boxes": _written(paper, page) if typed is None else typed, "is_unsaved": typed is not None,
        "before": page - 1, "after": page + 1 if page < paper.pages else 0, "form": FindForm(),
    }  # fmt: skip
    return render(request, "ppid/desk/redact.html", context, status=422 if wrong else 200)


def _dots(wide: float, high: float) -> tuple[str, str]:
    """The picture's size, so that the page does not jump when it comes."""
    scale = redaction.preparing.LONGEST / max(wide, high, 1)
    return str(round(wide * scale)), str(round(high * scale))


def _shown(mark: rules.Mark) -> dict[str, Any]:
    return {
        "x": f"{mark['x0']:g}", "y": f"{mark['y0']:g}", "w": f"{mark['x1'] - mark['x0']:.2f}",
        "h": f"{mark['y1'] - mark['y0']:.2f}", "name": NAMES[mark["kind"]], "page": mark["page"],
        "place": rules.write_mark(mark), "size": f"{mark['x1'] - mark['x0']:.0f} × {mark['y1'] - mark['y0']:.0f} mm",
    }  # fmt: skip


def _written(paper: RedactionDraft, page: int) -> str:
    """The boxes of a page as the form carries them: without JavaScript they come back as they went."""
    rows = (
        f'{{"x0":{mark["x0"]:g},"y0":{mark["y0"]:g},"x1":{mark["x1"]:g},"y1":{mark["y1"]:g},"kind":"{mark["kind"]}"}}'
        for mark in paper.boxes
        if mark["page"] == page
    )
    return "[" + ",".join(rows) + "]"


def _page(asked: Any, paper: RedactionDraft) -> int:
    """The page that was asked for, or the nearest there is."""
    text = str(asked or "1")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), paper.pages)


def _journal_opening(request: HttpRequest, paper: RedactionDraft) -> None:
    """One line for a working paper and a session, however many of its pages are turned."""
    seen = request.session.get(OPENED, [])
    if paper.pk not in seen:
        record("read_working_paper", paper, by=request.user, now=timezone.now())
        request.session[OPENED] = [*seen, paper.pk][-100:]


@role_required(*MAY_HANDLE)
@require_safe
def picture(request: HttpRequest, pk: int, draft_pk: int, page: int) -> HttpResponse:
    """One page as JPEG, for this officer's eyes: kept nowhere on the way."""
    paper = found_draft(request, pk, draft_pk)
    if not 1 <= page <= paper.pages:
        raise Http404("halaman ini tidak ada")
    try:
        drawn = redaction.picture(files.read(paper.file), page)
    except Refused as no:
        return HttpResponse(" ".join(no.reasons), status=422, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(drawn, content_type="image/jpeg")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@role_required(*MAY_HANDLE)
@never_cache
@require_http_methods(ASK)
def find(request: HttpRequest, pk: int, draft_pk: int) -> HttpResponse:
    """Look through all pages; everything found is proposed with a checkbox, and the chosen become boxes."""
    paper = found_draft(request, pk, draft_pk)
    if "chosen" in request.POST or "mark" in request.POST:
        return _mark_found(request, paper)
    form = FindForm(request.POST or None)
    context: dict[str, Any] = {"case": paper.case, "draft": paper, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            search = redaction.find(files.read(paper.file), words=form.wanted, kinds=form.cleaned_data["kinds"])
        except Refused as no:
            form.add_error(None, " ".join(no.reasons))
        else:
            context |= {"search": search, "rows": [_row(one) for one in search.found]}
    return render(request, "ppid/desk/redact_find.html", context, status=422 if form.errors else 200)


def _row(one: redaction.Found) -> dict[str, Any]:
    return {"one": one, "name": NAMES[one.kind], "value": rules.write_found(one.kind, one.page, one.boxes)}


def _mark_found(request: HttpRequest, paper: RedactionDraft) -> HttpResponse:
    chosen = request.POST.getlist("chosen")[: rules.MOST]
    try:
        made = redacting.mark_found(paper, chosen, by=request.user, now=timezone.now())
    except Refused as no:
        messages.error(request, " ".join(no.reasons))
        return redirect("ppid:redact_find", paper.case_id, paper.pk)
    messages.success(request, f"{len(made.boxes) - len(paper.boxes)} kotak ditambahkan.")
    answer = redirect("ppid:redact", paper.case_id, paper.pk)
    first = min((int(value.split("|")[1]) for value in chosen), default=1)
    answer["Location"] += f"?halaman={first}"
    return answer


@role_required(*MAY_HANDLE)
@never_cache
@require_http_methods(ASK)
def copy(request: HttpRequest, pk: int, draft_pk: int) -> HttpResponse:
    """The black-out itself, with its reason; what the proof finds is said, and then no copy is kept."""
    paper = found_draft(request, pk, draft_pk)
    form = CopyForm(request.POST or None, initial={"version": paper.version})
    if request.method == "POST" and form.is_valid():
        try:
            made = redacting.burn(paper, **form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as no:
            for reason in no.reasons:
                form.add_error(None, reason)
        else:
            told = f"Salinan hitam jadi dan terbukti: {made.boxes} bagian pada {len(made.marked)} halaman."
            messages.success(request, told)
            return redirect("ppid:redacting", paper.case_id)
    marked = sorted({mark["page"] for mark in paper.boxes})
    context = {
        "case": paper.case, "draft": paper, "form": form, "count": len(paper.boxes), "marked": marked,
        "told": rules.pages_told(marked) if marked else "",
    }  # fmt: skip
    return render(request, "ppid/desk/redact_copy.html", context, status=422 if form.errors else 200)


@role_required(*MAY_HANDLE)
@require_POST
def forget(request: HttpRequest, pk: int, draft_pk: int) -> HttpResponse:
    """Delete a working paper."""
    redacting.forget(found_draft(request, pk, draft_pk), by=request.user, now=timezone.now())
    messages.success(request, "Naskah kerja dihapus; salinan yang sudah jadi tetap ada.")
    return redirect("ppid:redacting", pk)


@role_required(*MAY_HANDLE)
@require_POST
def drop(request: HttpRequest, pk: int, copy_pk: int) -> HttpResponse:
    """Delete a copy that nobody was given."""
    made = get_object_or_404(RedactedCopy, pk=copy_pk, case=found_case(request, pk))
    try:
        redacting.drop_copy(made, by=request.user, now=timezone.now())
    except Refused as no:
        messages.error(request, " ".join(no.reasons))
    else:
        messages.success(request, "Salinan dihapus.")
    return redirect("ppid:redacting", pk)
