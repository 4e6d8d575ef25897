"""`/layanan/permohonan-informasi/lengkapi/`: what was missing, by number and secret."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from naungan.cases.doors import too_many_tries
from naungan.kit.refusal import Refused
from naungan.ppid import forms
from naungan.ppid.actions import answering
from naungan.ppid.actions.receiving import Paper
from naungan.ppid.views.objection_form import UNKNOWN, found


class BothForm(forms.CompleteForm, forms.CaseForm):
    field_order = ["number", "secret", "text", "identity", "proxy"]


def papers_of(form: forms.Judged) -> list[Paper]:
    """The judged files of a form, for a verb; their role is the field's name."""
    return [Paper(role, content, name, judged.kind) for role, (content, name, judged) in form.judged.items()]


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest) -> HttpResponse:
    """Nothing of the request is shown here: who knows the secret reads it on the follow-up page."""
    form = BothForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (sentence := too_many_tries(request)):
        form.add_error(None, sentence)
    elif request.method == "POST" and form.is_valid():
        given: Any = form.cleaned_data
        asked_for = found(given)
        if asked_for is None:
            form.add_error("secret", UNKNOWN)
        else:
            try:
                answering.complete(asked_for, text=given["text"], by=None, now=timezone.now(), papers=papers_of(form))
            except Refused as no:
                form.add_error(None, " ".join(no.reasons))
            else:
                messages.success(
                    request, _("Terima kasih, sudah kami terima. Waktu menjawab dihitung lagi dari hari ini.")
                )
                return redirect("cases:follow")
    return render(request, "ppid/public/complete.html", {"form": form}, status=422 if form.errors else 200)
