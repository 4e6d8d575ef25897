"""Public forms in steps: every step is saved as it was typed, found again by a code, and sent once.

The code lies in a hidden field and in the session, never in an address: with an ended session the hidden field leads
back, with a closed page the session does, and on another computer the code itself that was noted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from naungan.cases.doors import too_many_tries
from naungan.ppid.actions import drafts
from naungan.ppid.doors import begins_too_often, files_too_many
from naungan.ppid.forms import Judged
from naungan.ppid.models import FormDraft

HIDDEN = "isian"  # name of the hidden field
MOST_KEPT = 20_000  # letters of one answer that a draft keeps; no field takes as many


@dataclass(frozen=True)
class Step:
    """One page of a form: what the bar says, its heading, its form and its template."""

    say: str
    title: str
    form: type[forms.Form]
    template: str


@dataclass
class Flow:
    """A form in steps. `check_template` shows everything before it is sent."""

    kind: str
    url: str
    key: str  # in the session
    steps: list[Step]
    check_say: str
    check_title: str
    check_template: str
    options: Callable[[int, Mapping[str, Any]], dict[str, Any]]  # further arguments of a step's form

    @property
    def total(self) -> int:
        return len(self.steps) + 1

    def code(self, request: HttpRequest) -> str:
        return request.POST.get(HIDDEN) or request.session.get(self.key, "")

    def draft(self, request: HttpRequest, now: datetime) -> FormDraft | None:
        """By the hidden field, else by the session; the draft that the page shows wins over the browser's memory."""
        found = drafts.find(self.code(request), kind=self.kind, now=now)
        return found or drafts.find(request.session.get(self.key, ""), kind=self.kind, now=now)

    def address(self, number: int) -> str:
        return f"{reverse(self.url)}?langkah={number}"

    def bound(self, number: int, content: Mapping[str, Any]) -> forms.Form:
        """The step's form with what was typed, to be judged again."""
        return self.steps[number - 1].form(data=dict(content), **self.options(number, content))

    def unfinished(self, content: Mapping[str, Any]) -> int:
        """The first step that is not in order; the last page where all are."""
        for number in range(1, len(self.steps) + 1):
            if not self.bound(number, content).is_valid():
                return number
        return self.total

    def clean(self, content: Mapping[str, Any]) -> dict[str, Any]:
        """Clean data of all steps; only after `unfinished` said that all are in order."""
        given: dict[str, Any] = {}
        for number in range(1, len(self.steps) + 1):
            form = self.bound(number, content)
            form.is_valid()
            given |= {name: value for name, value in form.cleaned_data.items() if name not in form.files}
        return given


def wanted(request: HttpRequest, flow: Flow) -> int:
    """The step that was asked for; 0 where none was."""
    said = request.POST.get("langkah") or request.GET.get("langkah", "")
    return int(said) if said.isdecimal() and 1 <= int(said) <= flow.total else 0


def typed(form: forms.Form, request: HttpRequest) -> dict[str, Any]:
    """What stands in the fields, valid or not; files go another way, and a form's `unkept` fields are not kept."""
    many = (forms.MultipleChoiceField,)
    return {
        name: [one[:100] for one in request.POST.getlist(name)[:100]]
        if isinstance(field, many)
        else request.POST.get(name, "")[:MOST_KEPT]
        for name, field in form.fields.items()
        if not isinstance(field, forms.FileField) and name not in getattr(form, "unkept", ())
    }


def save(request: HttpRequest, flow: Flow, number: int, now: datetime) -> tuple[forms.Form, str]:
    """Keep the step as it was typed, with its good files. Returns the judged form and the draft's code."""
    draft = flow.draft(request, now)
    content: Any = draft.content if draft else {}
    refused = files_too_many(request)
    files = {} if refused else request.FILES
    form = flow.steps[number - 1].form(request.POST, files, **flow.options(number, content or {}))
    form.is_valid()
    if refused:
        form.add_error(None, refused)
    code = flow.code(request) if draft else ""
    if draft and drafts.find(code, kind=flow.kind, now=now) is None:
        code = request.session.get(flow.key, "")
    code = drafts.save(code, typed(form, request) | getattr(form, "kept", {}), kind=flow.kind, now=now)
    request.session[flow.key] = code
    request.session.set_expiry(0)  # a closed browser forgets; the code that was noted does not
    if isinstance(form, Judged):
        kept = drafts.find(code, kind=flow.kind, now=now)
        assert kept is not None
        for name in request.POST.getlist("hapus"):
            drafts.drop(kept, name)
        for name, (content_bytes, _name, judged) in form.judged.items():
            drafts.hold(kept, name, content_bytes, judged=judged, now=now)
    return form, code


def page(
    request: HttpRequest, flow: Flow, number: int, *, form: forms.Form, draft: FormDraft | None, code: str,
    status: int = 0, **more: Any,
) -> HttpResponse:  # fmt: skip
    """One step as a page."""
    step = flow.steps[number - 1]
    content: Any = draft.content if draft else {}
    context = {
        "form": form,
        "step": step,
        "number": number,
        "total": flow.total,
        "back": flow.address(number - 1) if number > 1 else "",
        "code": code,
        "draft": draft,
        "content": content or {},
        "held": {one.role: one.file for one in draft.files.select_related("file")} if draft else {},
        "action": reverse(flow.url),
        "editing": "ubah" in request.GET or "periksa" in request.POST,
        **more,
    }
    return render(request, step.template, context, status=status or (422 if form.is_bound and form.errors else 200))


def stopped(request: HttpRequest, flow: Flow, sentence: str) -> HttpResponse:
    """Too much from one address: nothing is tried or kept, and what was typed stands in its fields again."""
    number = min(wanted(request, flow) or 1, len(flow.steps))
    make, options = flow.steps[number - 1].form, flow.options(number, {})
    form = make(initial=typed(make(**options), request), **options)
    code = flow.code(request)
    return page(request, flow, number, form=form, draft=None, code=code, status=429, stopped=sentence)


def resume(request: HttpRequest, flow: Flow, now: datetime) -> HttpResponse:
    """Go on with a draft whose code was noted."""
    code = request.POST.get("kode", "")
    draft = drafts.find(code, kind=flow.kind, now=now)
    if draft is None:
        messages.error(request, _("Isian dengan kode itu tidak ditemukan, atau sudah lewat tujuh hari."))
        return redirect(reverse(flow.url))
    request.session[flow.key] = code
    request.session.set_expiry(0)
    content: Any = draft.content
    return redirect(flow.address(flow.unfinished(content or {})))


def discard(request: HttpRequest, flow: Flow, now: datetime) -> HttpResponse:
    """Throw the draft away, with its files."""
    if draft := flow.draft(request, now):
        drafts.forget(draft)
    request.session.pop(flow.key, None)
    messages.success(request, _("Isian Anda sudah kami hapus."))
    return redirect(reverse(flow.url))


def go(request: HttpRequest, flow: Flow) -> HttpResponse | None:
    """What is the same for every form: its limits, going on with it, throwing it away. None for the other ways."""
    now = timezone.now()
    if sentence := _too_much(request, flow, now):
        return stopped(request, flow, sentence)
    if request.POST.get("aksi") == "lanjut":
        return resume(request, flow, now)
    if request.POST.get("aksi") == "buang":
        return discard(request, flow, now)
    return None


def _too_much(request: HttpRequest, flow: Flow, now: datetime) -> str:
    """A code that this browser was not given may be a guess; a new draft takes room. The sentence, or ""."""
    resumes, own = request.POST.get("aksi") == "lanjut", request.session.get(flow.key, "")
    code = request.POST.get("kode" if resumes else HIDDEN, "")
    if code and code != own and (sentence := too_many_tries(request)):
        return sentence
    begins = "aksi" not in request.POST and flow.draft(request, now) is None
    return begins_too_often(request) if begins else ""
