"""`/layanan/keberatan/isi/`: an objection, by number and secret of the request."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.cases import actions as cases
from naungan.cases.doors import too_many_tries
from naungan.cases.rules import read_number
from naungan.kit.refusal import Refused
from naungan.ppid import forms
from naungan.ppid.actions import sending
from naungan.ppid.actions.objections import stand_of
from naungan.ppid.doors import sends_too_often
from naungan.ppid.enums import OBJECTION, REQUEST, Ground
from naungan.ppid.models import FormDraft, InfoRequest
from naungan.ppid.rules import objections as rules
from naungan.ppid.rules.clocks import known
from naungan.ppid.views import stepping
from naungan.ppid.views.receipts import remember
from naungan.ppid.views.stepping import Flow, Step

WHICH, WHY = 1, 2
UNKNOWN = gettext_lazy("Nomor dan kata kunci itu tidak cocok. Periksa lagi tanda terima Anda.")


class WhichForm(forms.CaseForm):
    """Number and secret must open a request. The draft keeps which one they opened (`opened`), never the secret."""

    unkept = frozenset({"secret"})

    def __init__(self, *args: Any, opened: InfoRequest | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.opened, self.kept = opened, {"request": None}
        if opened is not None:
            self.fields["secret"].required = False
            self.fields["secret"].help_text = _("Sudah cocok. Isi lagi hanya bila nomornya Anda ganti.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        same = self.opened and self.opened.case.number == read_number(given["number"])
        asked_for = self.opened if same and not given.get("secret") else found(given)
        if asked_for is None:
            self.add_error("secret", UNKNOWN)
        else:
            self.kept = {"request": asked_for.pk}
        return given


def _options(number: int, content: Mapping[str, Any]) -> dict[str, Any]:
    return {"opened": meant(content)} if number == WHICH else {}


FLOW = Flow(
    kind=OBJECTION,
    url="ppid:objection_form",
    key="ppid_keberatan",
    steps=[
        Step(gettext_lazy("permohonan Anda"), gettext_lazy("Permohonan mana yang Anda keberatan?"),
             WhichForm, "ppid/public/step.html"),
        Step(gettext_lazy("alasan"), gettext_lazy("Mengapa Anda keberatan?"),
             forms.ObjectForm, "ppid/public/objection.html"),
    ],
    check_say=gettext_lazy("periksa dan kirim"),
    check_title=gettext_lazy("Sudah benar semua?"),
    check_template="ppid/public/check_objection.html",
    options=_options,
)  # fmt: skip


def found(content: Mapping[str, Any]) -> InfoRequest | None:
    """The request behind number and secret."""
    case = cases.find(content.get("number", ""), content.get("secret", ""))
    if case is None or case.kind != REQUEST:
        return None
    return InfoRequest.objects.select_related("case").filter(case=case).first()


def meant(content: Mapping[str, Any]) -> InfoRequest | None:
    """The request that a draft is about, once number and secret have opened it."""
    return InfoRequest.objects.select_related("case").filter(pk=content.get("request") or 0).first()


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """One address; `langkah` names the step."""
    now = timezone.now()
    if request.method == "POST":
        if (done := stepping.go(request, FLOW)) is not None:
            return done
        return _send(request) if request.POST.get("aksi") == "kirim" else _step(request)
    draft = FLOW.draft(request, now)
    content: Any = (draft.content if draft else None) or {}
    number = stepping.wanted(request, FLOW) or 1
    if draft is None and number > 1:
        return redirect(FLOW.address(1))
    if number == FLOW.total and draft:
        return _check(request, draft)
    initial = FLOW.steps[number - 1].form(initial=content, **FLOW.options(number, content))
    code = FLOW.code(request)
    return stepping.page(request, FLOW, number, form=initial, draft=draft, code=code, **_about(content))


def _step(request: HttpRequest) -> HttpResponse:
    now, number = timezone.now(), min(stepping.wanted(request, FLOW) or 1, len(FLOW.steps))
    if number == WHICH and (sentence := too_many_tries(request)):
        return stepping.stopped(request, FLOW, sentence)  # its secret is not tried
    given, code = stepping.save(request, FLOW, number, now)
    draft = FLOW.draft(request, now)
    content: Any = (draft.content if draft else None) or {}
    about = _about(content)
    if number == WHY and not given.errors and (asked := about.get("asked_for")):
        try:
            rules.check_objection(given.cleaned_data["grounds"], stand_of(asked), timezone.localdate(now))
        except Refused as no:
            given.add_error("grounds", _(" ".join(no.reasons)))
    if given.errors:
        return stepping.page(request, FLOW, number, form=given, draft=draft, code=code, **about)
    return redirect(FLOW.address(FLOW.total if "periksa" in request.POST else number + 1))


def _about(content: Mapping[str, Any]) -> dict[str, Any]:
    """The request that is meant, and what can hold against its answer today."""
    asked_for = meant(content)
    if asked_for is None:
        return {}
    today = timezone.localdate()
    stand = stand_of(asked_for)
    ways = rules.possible(stand, today)
    return {
        "asked_for": asked_for,
        "can": [label for ground, label in Ground.choices if ground in ways],
        "last": known("ppid.objection_days", rules.found_on(ways, stand)),
    }


def _check(request: HttpRequest, draft: FormDraft, refused: str = "", status: int = 409) -> HttpResponse:
    content: Any = draft.content or {}
    number = FLOW.unfinished(content)
    if number < FLOW.total:
        return redirect(FLOW.address(number))
    given, grounds = FLOW.clean(content), dict(Ground.choices)
    context = {
        "number": FLOW.total,
        "total": FLOW.total,
        "given": given,
        "grounds": [grounds[one] for one in given["grounds"]],
        "code": FLOW.code(request),
        "flow": FLOW,
        "refused": refused,
        "back": FLOW.address(WHY),
        "draft": draft,
        **_about(content),
    }
    return render(request, FLOW.check_template, context, status=status if refused else 200)


def _send(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    draft = FLOW.draft(request, now)
    if draft is None:
        return redirect("ppid:receipt")
    content: Any = draft.content or {}
    asked_for = meant(content)
    if asked_for is None or FLOW.unfinished(content) < FLOW.total:
        return _check(request, draft)
    if sentence := sends_too_often(request):
        return _check(request, draft, sentence, status=429)
    try:
        made = sending.send_objection(draft, asked_for, FLOW.clean(content), now=now)
    except Refused as no:
        if FLOW.draft(request, now) is None:  # pressed twice: the first press has a receipt
            return redirect("ppid:receipt")
        return _check(request, draft, " ".join(no.reasons))
    request.session.pop(FLOW.key, None)
    return remember(request, made.objection.case, made.secret, now)
