"""The officers' pages for documents: the board of what is missing, uploads, publishing."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.library import rules
from naungan.library.actions import documents
from naungan.library.enums import MAY_PUBLISH, MAY_RETURN, MAY_SEE, MAY_WRITE, State, VersionState
from naungan.library.forms import DescribeForm, DocumentForm, ReasonForm, VersionForm
from naungan.library.models import Document, DocumentSet, DocumentVersion, Procedure
from naungan.library.reports import board as boards
from naungan.library.reports import shelves
from naungan.library.rules.publication import in_unit
from naungan.library.views.sending import send
from naungan.offices.models import Unit

ASK = ["GET", "HEAD", "POST"]


@role_required(*MAY_SEE)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """What is missing, what waits for a publisher, and every shelf by year; `?unit=` narrows to one unit."""
    today, user = timezone.localdate(), request.user
    units = Unit.objects.filter(document_sets__isnull=False).distinct().order_by("order", "name")
    chosen = units.filter(code=request.GET.get("unit", "")).first()
    if user.unit_id and "unit" not in request.GET:
        chosen = units.filter(pk=user.unit_id).first()
    sets = DocumentSet.objects.filter(unit=chosen) if chosen else DocumentSet.objects.all()
    rows = boards.rows(today, sets)
    years = boards.years(rows)
    waiting = DocumentVersion.objects.filter(state=VersionState.PROPOSED, document__set__in=sets).defer("text")
    owed = [row for row in rows if row.cells]
    return render(
        request,
        "library/desk/board.html",
        {
            "late": boards.missing(rows),
            "soon": boards.soon(rows),
            "years": years,
            "matrix": [(row, row.by_year(years)) for row in owed],
            "irregular": [row for row in rows if not row.cells],
            "waiting": waiting.select_related("document__set", "document__unit", "proposed_by").order_by("proposed_at"),
            "reviews": Procedure.objects.to_review(today).select_related("unit").order_by("review_on"),
            "units": units,
            "chosen": chosen,
            "may_write": user.has_role(*MAY_WRITE),
            "today": today,
        },
    )


@role_required(*MAY_WRITE)
@require_http_methods(ASK)
def upload(request: HttpRequest) -> HttpResponse:
    """A new document; `?himpunan=renja&tahun=2026` fills in what the board knows."""
    form = DocumentForm(request.POST or None, request.FILES or None, user=request.user, initial=_known(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        names = ("title", "summary", "year", "part", "label", "source", "certainty", "licence", "note")
        try:
            version = documents.propose(
                given["shelf"],
                form.content,
                **{name: given[name] for name in names},
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            return _uploaded(request, version)
    if form.errors:
        form.keep_file()
    return render(request, "library/desk/upload.html", {"form": form}, status=422 if form.errors else 200)


def _known(request: HttpRequest) -> dict[str, str]:
    """What the link from the board carries."""
    shelf = DocumentSet.objects.filter(code=request.GET.get("himpunan", "")).first()
    if shelf is None:
        return {}
    year, part = request.GET.get("tahun", ""), request.GET.get("semester", "0")
    known = {"shelf": shelf.code}
    if year.isdecimal() and part in ("0", "1", "2"):
        period = boards.period_label(shelf.cadence, int(year[:4]), int(part))
        known |= {"year": year[:4], "part": part, "title": f"{shelf.short} {period}"}
    return known


def _uploaded(request: HttpRequest, version: DocumentVersion) -> HttpResponse:
    if version.personal_places:
        messages.warning(
            request, f"Tersimpan, tetapi belum dapat terbit. {rules.personal.sentence(version.personal_places)}"
        )
    else:
        messages.success(request, f"Versi {version.number} tersimpan dan menunggu penerbit.")
    return redirect("library:desk_document", version.document_id)


@role_required(*MAY_SEE)
@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """One document with its versions and what this officer may do."""
    found = _found(request, pk)
    user, waiting = request.user, found.waiting
    inside = in_unit(user.unit_id, found.unit_id)
    refusal = ""
    if waiting is not None and waiting.is_waiting:
        refusal = rules.may_publish(
            state=waiting.state,
            proposer=waiting.proposed_by_id,
            officer=user.pk,
            has_role=user.has_role(*MAY_PUBLISH),
            in_own_unit=inside,
            places=waiting.personal_places,
        )
    return render(
        request,
        "library/desk/document.html",
        {
            "document": found,
            "waiting": waiting,
            "refusal": refusal,
            "may_write": inside and user.has_role(*MAY_WRITE),
            "may_return": inside and user.has_role(*MAY_RETURN),
            "may_withdraw": inside and user.has_role(*MAY_PUBLISH) and found.state == State.PUBLISHED,
        },
    )


@role_required(*MAY_WRITE)
@require_http_methods(ASK)
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend the words about a document that is not published."""
    found = _found(request, pk)
    names = ("title", "summary", "source", "certainty", "licence")
    form = DescribeForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            documents.describe(found, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, "Keterangan dokumen dibetulkan.")
            return redirect("library:desk_document", found.pk)
    context = {"form": form, "document": found}
    return render(request, "library/desk/describe.html", context, status=422 if form.errors else 200)


@role_required(*MAY_WRITE)
@require_http_methods(ASK)
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """A new file for a document; the published one stays until this is published."""
    found = _found(request, pk)
    form = VersionForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        try:
            version = documents.propose_version(found, form.content, note=note, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            return _uploaded(request, version)
    if form.errors:
        form.keep_file()
    context = {"form": form, "document": found}
    return render(request, "library/desk/version.html", context, status=422 if form.errors else 200)


@role_required(*MAY_SEE)
@require_safe
def file(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Any version's file, for officers."""
    version = get_object_or_404(_found(request, pk).versions.select_related("file", "document"), number=number)
    return send(request, version.file, name=version.filename, mime=version.mime, is_public=False)


@role_required(*MAY_PUBLISH)
@require_POST
def publish(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let the public have it."""
    found = _found(request, pk)
    try:
        documents.publish(get_object_or_404(found.versions, number=number), by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, f"Tidak diterbitkan. {' '.join(refusal.reasons)}")
    else:
        messages.success(request, f"“{found}” terbit.")
    return redirect("library:desk_document", found.pk)


@role_required(*MAY_RETURN)
@require_http_methods(ASK)
def send_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Return a version to its writer."""
    found = _found(request, pk)
    version = get_object_or_404(found.versions, number=number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            documents.send_back(version, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, "Versi dikembalikan kepada penulisnya.")
            return redirect("library:desk_document", found.pk)
    context = {"form": form, "thing": found, "deed": "Kembalikan", "back": found.pk}
    return render(request, "library/desk/reason.html", context, status=422 if form.errors else 200)


@role_required(*MAY_PUBLISH)
@require_http_methods(ASK)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a document from the public."""
    found = _found(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            documents.withdraw(found, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, "Dokumen ditarik. Halamannya tetap ada dan menyebut alasannya.")
            return redirect("library:desk_document", found.pk)
    context = {"form": form, "thing": found, "deed": "Tarik", "back": found.pk}
    return render(request, "library/desk/reason.html", context, status=422 if form.errors else 200)


def _found(request: HttpRequest, pk: int) -> Document:
    light = Prefetch("versions", shelves.light().queryset.order_by("-number"))
    documents_of = Document.objects.visible_to(request.user).select_related("set", "unit", "withdrawn_by")
    return get_object_or_404(documents_of.prefetch_related(light), pk=pk)
