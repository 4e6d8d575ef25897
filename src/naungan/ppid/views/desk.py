"""The officers' pages: taking in, one page for each noun, one for each verb, the dossier."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.cases.models import Case
from naungan.cases.reports import page, ready
from naungan.journal.actions import record
from naungan.kit.downloads import download
from naungan.kit.refusal import Refused
from naungan.ppid import forms
from naungan.ppid.actions import receiving, sending
from naungan.ppid.enums import DISPUTE, MAY_HANDLE, MAY_SEE, OBJECTION, REQUEST, Ground
from naungan.ppid.models import Dispute, InfoRequest, Objection
from naungan.ppid.reports.applicant import request_of
from naungan.ppid.reports.dossier import dossier as make_dossier
from naungan.ppid.views import receipts, verbs

ASK = ["GET", "HEAD", "POST"]
PAGES = {
    REQUEST: "ppid/desk/info_request.html", OBJECTION: "ppid/desk/objection.html", DISPUTE: "ppid/desk/dispute.html",
}  # fmt: skip
NOUNS: dict[str, Any] = {REQUEST: InfoRequest, OBJECTION: Objection, DISPUTE: Dispute}


def found(request: HttpRequest, pk: int) -> Any:
    """The noun of that case, for those who may see it."""
    case = get_object_or_404(Case.objects.select_related("holder", "unit"), pk=pk, kind__in=NOUNS)
    return get_object_or_404(NOUNS[case.kind].objects.visible_to(request.user).select_related("case"), case=case)


@role_required(*MAY_HANDLE)
@never_cache
@require_http_methods(ASK)
def intake(request: HttpRequest) -> HttpResponse:
    """`/meja/ppid/masuk/`: counter, letter, telephone, e-mail, into the same register."""
    now = timezone.now()
    first = {"received_at": timezone.localtime(now).strftime("%Y-%m-%dT%H:%M")}
    form = forms.IntakeForm(request.POST or None, request.FILES or None, initial=first)
    if request.method == "POST" and form.is_valid():
        given: Any = form.cleaned_data
        try:
            made = receiving.receive(
                applicant=sending.applicant(given), wish=sending.wish(given), channel=given["channel"],
                received_at=given["received_at"], by=request.user, now=now, papers=verbs.proofs(form),
                needs=given["needs"],
            )  # fmt: skip
        except Refused as no:
            form.add_error(None, " ".join(no.reasons))
        else:
            receipts.remember(request, made.request.case, made.secret, now)
            return redirect("ppid:handed")
    return render(request, "ppid/desk/intake.html", {"form": form}, status=422 if form.errors else 200)


@role_required(*MAY_HANDLE)
@never_cache
@require_safe
def handed(request: HttpRequest) -> HttpResponse:
    """Number and secret for the applicant's hand, once."""
    if (held := receipts.held_receipt(request)) is None:
        return redirect("ppid:intake")
    return render(request, "ppid/desk/handed.html", receipts.receipt_context(*held))


@role_required(*MAY_SEE)
@never_cache
@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One request, objection or dispute with its clock, its way and what may be done."""
    return _page(request, found(request, pk))


def _page(request: HttpRequest, noun: Any, *, is_open: bool = False) -> HttpResponse:
    return render(request, PAGES[noun.case.kind], _context(request, noun) | {"is_revealed": is_open})


def _context(request: HttpRequest, noun: Any) -> dict[str, Any]:
    """The spine's page of the case, with what this room knows of it."""
    of = noun.case
    whole = request_of(of)
    return page.context(of, user=request.user, now=timezone.now(), asked=request.GET) | {
        "noun": noun,
        "asked_for": whole,
        "verbs": verbs.offered(of, request.user),
        "grounds": _grounds(noun) if of.kind == OBJECTION else [],
        "others": _others(whole),
    }


def _grounds(objection: Objection) -> list[str]:
    names = dict(Ground.choices)
    return [f"{letter}. {names[letter]}" for letter in objection.grounds]


def _others(request: InfoRequest) -> Any:
    """Other requests under the same NIK or deed number."""
    if not request.id_index:
        return []
    same = InfoRequest.objects.filter(id_index=request.id_index).exclude(pk=request.pk)
    return same.select_related("case").order_by("-case__received_at")[:10]


@role_required(*MAY_HANDLE)
@never_cache
@require_http_methods(ASK)
def verb(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One verb: its form, then the deed; what is refused is said above the form."""
    noun = found(request, pk)
    wanted = verbs.named(noun.case, name)
    if wanted is None:
        raise Http404("tindakan ini tidak ada")
    if not request.user.has_role(*wanted.roles, within=noun.case.area):
        raise PermissionDenied
    sent = request.method == "POST"
    first = {} if sent else ready.asked(request.GET.get("teks", ""), noun.case, by=request.user, now=timezone.now())
    form: Any = wanted.asked(noun, request.POST if sent else None, request.FILES if sent else None, initial=first)
    if sent and form.is_valid():
        try:
            made = wanted.run(noun, form, request.user, timezone.now())
        except Refused as no:
            form.add_error(None, " ".join(no.reasons))
        else:
            return _done(request, noun, wanted, made)
    verbs.ask_again(form)
    context = _context(request, noun) | {"form": form, "verb": wanted}
    return render(request, "ppid/desk/verb.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, noun: Any, wanted: verbs.Verb, made: Any) -> HttpResponse:
    """Back to the case; an objection taken in at the counter leads to its receipt first."""
    if hasattr(made, "secret"):
        receipts.remember(request, made.objection.case, made.secret, timezone.now())
        return redirect("ppid:handed")
    messages.success(request, f"{noun.case.number}: {wanted.button.lower()} tersimpan.")
    target = made.case.pk if isinstance(made, Dispute) else noun.case_id
    return redirect(reverse("ppid:case", args=[target]))


@role_required(*MAY_SEE)
@never_cache
@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the NIK and contacts whole, once, with a reason that the journal keeps."""
    noun = found(request, pk)
    if not (reason := request.POST.get("reason", "").strip()):
        messages.error(request, "Tulis alasan membuka identitas.")
        return redirect("ppid:case", pk)
    record("reveal_identity", noun.case, by=request.user, now=timezone.now(), reason=reason[:200])
    return _page(request, noun, is_open=True)


@role_required(*MAY_SEE)
@never_cache
@require_safe
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole dispute as one ZIP."""
    noun = found(request, pk)
    if not isinstance(noun, Dispute):
        raise Http404("berkas sengketa hanya ada untuk sengketa")
    record("read_dossier", noun.case, by=request.user, now=timezone.now())
    name = f"{noun.case.number.replace('/', '-')}.zip"
    return download(make_dossier(noun), name=name, mime="application/zip")
