"""The applicant's side: number and secret open a case for half an hour, in this browser only."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.cases import actions
from naungan.cases.calendar_file import deadline
from naungan.cases.doors import too_many_tries
from naungan.cases.forms import FollowForm, MessageForm
from naungan.cases.models import Case
from naungan.cases.reports import told
from naungan.files import actions as files
from naungan.kit.downloads import download
from naungan.kit.refusal import Refused

OPEN_FOR = 30 * 60  # seconds
SESSION = "followed_case"


@login_not_required
@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for number and secret; the same sentence for a wrong number and a wrong secret."""
    form = FollowForm(request.POST or None)
    if request.method == "POST":
        if sentence := too_many_tries(request):
            form.add_error(None, sentence)
        elif form.is_valid():
            case = actions.find(form.cleaned_data["number"], form.cleaned_data["secret"])
            if case is not None:
                remember(request, case)
                return redirect("cases:followed")
            form.add_error(
                None,
                "Nomor dan kata kunci ini tidak cocok. Periksa keduanya pada bukti penerimaan; huruf besar, spasi, dan "
                "tanda hubung tidak berpengaruh. Bila kata kuncinya hilang, datang dengan KTP.",
            )
    context = {"form": form, "own": told.own(request.user)}
    return render(request, "cases/public/follow.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Who sent it while logged in opens it without the secret."""
    remember(request, get_object_or_404(Case, pk=pk, account=request.user))
    return redirect("cases:followed")


def remember(request: HttpRequest, case: Case) -> None:
    """Open the case in this browser for half an hour."""
    request.session.cycle_key()
    request.session[SESSION] = [case.pk, timezone.now().timestamp() + OPEN_FOR]


def followed_only(view):
    """Hand the view the case that was opened here; ask for number and secret where none is open."""

    @login_not_required
    @never_cache
    @wraps(view)
    def door(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        pk, until = request.session.get(SESSION, (None, 0))
        cases = Case.objects.select_related("unit").filter(forgotten_at=None)
        case = cases.filter(pk=pk).first() if until > timezone.now().timestamp() else None
        if case is None:
            request.session.pop(SESSION, None)
            return redirect("cases:follow")
        return view(request, case, *args, **kwargs)

    return door


@followed_only
@require_safe
def followed(request: HttpRequest, case: Case) -> HttpResponse:
    return _page(request, case, MessageForm())


def _page(request: HttpRequest, case: Case, form: MessageForm) -> HttpResponse:
    now = timezone.now()
    template, context = case.of.details(case) if case.of.details else ("", {})
    page = {
        "case": case,
        "form": form,
        "moments": told.moments(case),
        "face": told.face(case, now),
        "why": told.why(case),
        "files": case.attachments.filter(is_public=True).select_related("file"),
        "may_withdraw": case.of.withdrawn in case.of.moves.get(case.state, ()),
        "details": template,
        **context,
    }
    return render(request, "cases/public/case.html", page, status=422 if form.errors else 200)


@followed_only
@require_POST
def message(request: HttpRequest, case: Case) -> HttpResponse:
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            actions.say(case, form.cleaned_data["text"], now=timezone.now())
            return redirect("cases:followed")
        except Refused as no:
            form.add_error("text", no.reasons)
    return _page(request, case, form)


@followed_only
@require_POST
def withdraw(request: HttpRequest, case: Case) -> HttpResponse:
    """The applicant takes it back: one press, one question before it."""
    try:
        actions.move(
            case, case.of.withdrawn, by=None, now=timezone.now(), said="Dicabut oleh pemohon sendiri.", clock=""
        )
    except Refused as no:
        form = MessageForm()
        form.errors["__all__"] = form.error_class(no.reasons)
        return _page(request, case, form)
    return redirect("cases:followed")


@followed_only
@require_safe
def attachment(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A file of this case that is meant for the applicant."""
    found = get_object_or_404(case.attachments.filter(is_public=True).select_related("file"), pk=pk)
    return download(files.read(found.file), name=found.file.name)


@followed_only
@require_safe
def calendar(request: HttpRequest, case: Case) -> HttpResponse:
    """The deadline as a calendar file: number and day, nothing of what it is about."""
    if case.due_on is None:
        raise Http404("perkara ini tidak punya batas waktu")
    answer = HttpResponse(deadline(case), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{case.number.replace("/", "-")}.ics"'
    return answer


@followed_only
@require_POST
def leave(request: HttpRequest, case: Case) -> HttpResponse:
    """Shut the case on this browser: for telephones that are lent."""
    request.session.flush()
    return redirect("cases:follow")
