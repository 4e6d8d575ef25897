"""`/layanan/permohonan-informasi/isi/`: the request in five steps."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.cases.enums import Need
from naungan.kit.refusal import Refused
from naungan.ppid import forms
from naungan.ppid.actions import sending
from naungan.ppid.doors import sends_too_often
from naungan.ppid.enums import REQUEST, ApplicantKind, Obtain, Receive
from naungan.ppid.models import FormDraft
from naungan.ppid.reports.suggestions import suggestions
from naungan.ppid.views import stepping
from naungan.ppid.views.receipts import remember
from naungan.ppid.views.stepping import Flow, Step

WISH, WHO = 2, 3


def _options(number: int, content: Mapping[str, Any]) -> dict[str, Any]:
    return {"ways": content} if number == WHO else {}


FLOW = Flow(
    kind=REQUEST,
    url="ppid:request_form",
    key="ppid_permohonan",
    steps=[
        Step(gettext_lazy("informasi yang diminta"), gettext_lazy("Apa yang ingin Anda ketahui?"),
             forms.AskedForm, "ppid/public/asked.html"),
        Step(gettext_lazy("tujuan dan cara"), gettext_lazy("Untuk apa, dan lewat mana?"),
             forms.WishForm, "ppid/public/step.html"),
        Step(gettext_lazy("data pemohon"), gettext_lazy("Siapa yang meminta?"),
             forms.WhoForm, "ppid/public/who.html"),
        Step(gettext_lazy("kebutuhan"), gettext_lazy("Bagaimana kami melayani Anda?"),
             forms.NeedsForm, "ppid/public/step.html"),
    ],
    check_say=gettext_lazy("periksa dan kirim"),
    check_title=gettext_lazy("Sudah benar semua?"),
    check_template="ppid/public/check_request.html",
    options=_options,
)  # fmt: skip


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """One address; `langkah` names the step, `saran` shows what may already answer."""
    now = timezone.now()
    if request.method == "POST":
        if (done := stepping.go(request, FLOW)) is not None:
            return done
        if request.POST.get("aksi") == "kirim":
            return _send(request)
        return _step(request)
    draft = FLOW.draft(request, now)
    content: Any = (draft.content if draft else None) or {}
    number = stepping.wanted(request, FLOW) or 1
    if draft is None and number > 1:
        return redirect(FLOW.address(1))
    if draft and "saran" in request.GET and (hits := suggestions(content.get("asked", ""), timezone.localdate())):
        return render(request, "ppid/public/suggestions.html", _suggested(request, draft, hits))
    if number == FLOW.total and draft:
        return _check(request, draft)
    initial = FLOW.steps[number - 1].form(initial=content, **FLOW.options(number, content))
    code, rows = FLOW.code(request), so_far(content)
    return stepping.page(request, FLOW, number, form=initial, draft=draft, code=code, so_far=rows)


def _step(request: HttpRequest) -> HttpResponse:
    """A step was filled in: it is kept, then the next one opens, or this one again with what is wrong."""
    now, number = timezone.now(), min(stepping.wanted(request, FLOW) or 1, len(FLOW.steps))
    given, code = stepping.save(request, FLOW, number, now)
    draft = FLOW.draft(request, now)
    content: Any = (draft.content if draft else None) or {}
    if given.errors:
        return stepping.page(request, FLOW, number, form=given, draft=draft, code=code, so_far=so_far(content))
    if "periksa" in request.POST:
        return redirect(FLOW.address(FLOW.total))
    if number == 1 and suggestions(content.get("asked", ""), timezone.localdate()):
        return redirect(f"{FLOW.address(1)}&saran=1")
    return redirect(FLOW.address(number + 1))


def _suggested(request: HttpRequest, draft: FormDraft, hits: list) -> dict[str, Any]:
    content: Any = draft.content
    return {
        "hits": hits,
        "asked": content.get("asked", ""),
        "total": FLOW.total,
        "on": FLOW.address(WISH),
        "back": FLOW.address(1),
        "code": FLOW.code(request),
    }


def _check(request: HttpRequest, draft: FormDraft, refused: str = "", status: int = 409) -> HttpResponse:
    """Everything once more, each part with its way back."""
    content: Any = draft.content or {}
    number = FLOW.unfinished(content)
    if number < FLOW.total:
        messages.warning(request, _("Masih ada yang perlu diisi di langkah ini."))
        return redirect(FLOW.address(number))
    context = {
        "number": FLOW.total,
        "total": FLOW.total,
        "given": FLOW.clean(content),
        "rows": so_far(content, whole=True),
        "held": list(draft.files.select_related("file")),
        "code": FLOW.code(request),
        "flow": FLOW,
        "refused": refused,
        "back": FLOW.address(len(FLOW.steps)),
        "draft": draft,
    }
    return render(request, FLOW.check_template, context, status=status if refused else 200)


def _send(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    draft = FLOW.draft(request, now)
    if draft is None:  # pressed twice: the first press has a receipt
        return redirect("ppid:receipt")
    content: Any = draft.content or {}
    if FLOW.unfinished(content) < FLOW.total:
        return _check(request, draft)
    if sentence := sends_too_often(request):
        return _check(request, draft, sentence, status=429)
    account = request.user if request.user.is_authenticated else None
    try:
        made = sending.send_request(draft, FLOW.clean(content), account=account, now=now)
    except Refused as no:
        if FLOW.draft(request, now) is None:  # pressed twice: the first press has a receipt
            return redirect("ppid:receipt")
        return _check(request, draft, " ".join(no.reasons))
    request.session.pop(FLOW.key, None)
    return remember(request, made.request.case, made.secret, now)


def so_far(content: Mapping[str, Any], *, whole: bool = False) -> list[dict[str, Any]]:
    """What was said until now, as rows of label, text and the step where it can be changed."""
    obtain, receive, kinds = dict(Obtain.choices), dict(Receive.choices), dict(ApplicantKind.choices)
    needs = dict(Need.choices)
    rows = [
        (_("Informasi"), content.get("asked"), 1),
        (_("Tujuan"), content.get("purpose"), WISH),
        (_("Cara memperoleh"), obtain.get(content.get("obtain", "")), WISH),
        (_("Cara menerima"), receive.get(content.get("receive", "")), WISH),
    ]
    if whole:
        rows += [
            (_("Sebagai"), kinds.get(content.get("applicant_kind", "")), WHO),
            (_("Nama"), content.get("name"), WHO),
            (_("Pemberi kuasa"), content.get("represented"), WHO),
            (_("NIK atau nomor akta"), content.get("id_number"), WHO),
            (_("Alamat"), content.get("address"), WHO),
            (_("Pekerjaan"), content.get("occupation"), WHO),
            (_("Telepon"), content.get("phone"), WHO),
            (_("Surel"), content.get("email"), WHO),
            (_("Kebutuhan"), ", ".join(str(needs[one]) for one in content.get("needs", []) if one in needs), 4),
        ]
    edit = "&ubah=1" if whole else ""
    return [{"label": label, "text": text, "url": FLOW.address(step) + edit} for label, text, step in rows if text]
