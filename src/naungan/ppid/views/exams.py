"""The officers' pages of consequence tests: step after step, the decision, the superior's word."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.ppid import list_forms
from naungan.ppid.actions import testing
from naungan.ppid.enums import MAY_SEE, MAY_SEE_LISTS, ExamState, ExamStep, Outcome
from naungan.ppid.models import ConsequenceTest
from naungan.ppid.rules import lists as rules

ASK = ["GET", "HEAD", "POST"]
WRITE, DECIDE = (Role.PPID_OFFICER,), (Role.PPID_SUPERIOR,)
SLUGS = dict(zip(("temukan", "catat", "dasar", "timbang"), ExamStep, strict=True))


@role_required(*MAY_SEE_LISTS)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """All tests, those that wait first."""
    tests = list(ConsequenceTest.objects.visible_to(request.user).select_related("unit", "decided_by", "approved_by"))
    order = [ExamState.DECIDED, ExamState.OPEN, ExamState.APPROVED, ExamState.ENDED]
    tests.sort(key=lambda one: order.index(one.state))
    today = timezone.localdate()
    rows = [(one, one.state == ExamState.APPROVED and one.has_run_out(today)) for one in tests]
    may = {"may_write": request.user.has_role(*WRITE), "sees_people": request.user.has_role(*MAY_SEE)}
    return render(request, "ppid/desk/tests.html", {"rows": rows, **may})


@role_required(*WRITE)
@require_http_methods(ASK)
def new(request: HttpRequest) -> HttpResponse:
    form = list_forms.ExamForm(request.POST or None, initial={"occasion": "before"})

    def act() -> ConsequenceTest:
        return testing.begin(by=request.user, now=timezone.now(), **form.cleaned_data)

    return _asked(request, form, act, "Uji dimulai.", {"title": "Uji konsekuensi baru", "deed": "Mulai"})


@role_required(*MAY_SEE_LISTS)
@require_safe
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """One test: its steps with who found what, its decision, what may be done."""
    found = _found(request, pk)
    newest = {one.step: one for one in found.steps.select_related("by")}
    may_write, may_decide = request.user.has_role(*WRITE), request.user.has_role(*DECIDE)
    is_open = found.state == ExamState.OPEN
    steps = [
        {
            "n": at + 1, "slug": slug, "step": step, "done": newest.get(step),
            "may": may_write and is_open and not rules.may_step(step, newest),
        }
        for at, (slug, step) in enumerate(SLUGS.items())
    ]  # fmt: skip
    refusal = ""
    if found.state == ExamState.DECIDED and may_decide:
        refusal = rules.may_approve(state=found.state, decider=found.decided_by_id, officer=request.user.pk)
    context = {
        "test": found, "steps": steps, "listed": getattr(found, "listed", None),
        "may_put": may_write and is_open and len(newest) == len(ExamStep),
        "may_approve": may_decide and found.state == ExamState.DECIDED and not refusal,
        "may_return": may_decide and found.state == ExamState.DECIDED, "refusal": refusal,
        "may_end": may_write and found.state == ExamState.APPROVED and found.outcome != Outcome.OPEN,
        "is_over": found.state == ExamState.APPROVED and found.has_run_out(timezone.localdate()),
    }  # fmt: skip
    return render(request, "ppid/desk/test.html", context)


@role_required(*WRITE)
@require_http_methods(ASK)
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Record what one step found."""
    if step not in SLUGS:
        raise Http404("langkah tidak dikenal")
    found, kind = _found(request, pk), list_forms.STEP_FORMS[SLUGS[step]]
    form = kind(request.POST or None, initial={name: getattr(found, name) for name in kind.base_fields})

    def act() -> ConsequenceTest:
        return testing.take_step(found, SLUGS[step], by=request.user, now=timezone.now(), **form.cleaned_data)

    at = list(SLUGS).index(step) + 1
    context = {"title": SLUGS[step].label, "test": found, "at": at, "deed": "Simpan langkah"}
    return _asked(request, form, act, "Langkah tercatat.", context)


@role_required(*WRITE)
@require_http_methods(ASK)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = list_forms.DecideForm(request.POST or None, initial={"decided_on": timezone.localdate()})

    def act() -> ConsequenceTest:
        return testing.decide(found, by=request.user, now=timezone.now(), **form.cleaned_data)

    done = "Putusan tercatat; menunggu persetujuan atasan PPID."
    return _asked(request, form, act, done, {"title": "Putuskan", "test": found, "deed": "Putuskan"})


@role_required(*DECIDE)
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    try:
        testing.approve(found, by=request.user, now=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, "Putusan disetujui.")
    return redirect("ppid_lists:test", found.pk)


@role_required(*DECIDE)
@require_http_methods(ASK)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _reasoned(request, pk, testing.send_back, "Kembalikan", "Uji dikembalikan.")


@role_required(*WRITE)
@require_http_methods(ASK)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    return _reasoned(request, pk, testing.end, "Akhiri pengecualian", "Pengecualian berakhir; barisnya diarsipkan.")


def _reasoned(request: HttpRequest, pk: int, verb: Callable[..., Any], deed: str, done: str) -> HttpResponse:
    found = _found(request, pk)
    form = list_forms.ReasonForm(request.POST or None)

    def act() -> ConsequenceTest:
        return verb(found, by=request.user, now=timezone.now(), reason=form.cleaned_data["reason"])

    return _asked(request, form, act, done, {"title": deed, "test": found, "deed": deed})


def _asked(
    request: HttpRequest, form: Form, act: Callable[[], ConsequenceTest], done: str, context: dict[str, Any]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            found = act()
        except Refused as refusal:
            form.add_error(None, " ".join(refusal.reasons))
        else:
            messages.success(request, done)
            return redirect("ppid_lists:test", found.pk)
    return render(request, "ppid/desk/test_form.html", {"form": form, **context}, status=422 if form.errors else 200)


def _found(request: HttpRequest, pk: int) -> ConsequenceTest:
    tests = ConsequenceTest.objects.visible_to(request.user)
    return get_object_or_404(tests.select_related("unit", "decided_by", "approved_by"), pk=pk)
