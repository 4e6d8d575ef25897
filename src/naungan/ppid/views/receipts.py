"""The receipt: number and secret, for half an hour, in the browser that sent the form."""

import base64
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naungan.cases.models import Case
from naungan.cases.reports import told
from naungan.kit.downloads import download
from naungan.kit.sealed import CannotOpen, seal_text, unseal_text
from naungan.ppid.actions import printing
from naungan.ppid.enums import REQUEST
from naungan.ppid.reports import telling

KEY, LASTS = "ppid_tanda_terima", timedelta(minutes=30)
PURPOSE = "ppid.receipt"


def remember(request: HttpRequest, case: Case, secret: str, now: datetime) -> HttpResponse:
    """Hold the receipt in the session, its secret sealed, and lead there."""
    token = base64.b64encode(seal_text(secret, PURPOSE)).decode()
    request.session[KEY] = {"case": case.pk, "secret": token, "until": (now + LASTS).isoformat()}
    return redirect(reverse("ppid:receipt"))


def held_receipt(request: HttpRequest) -> tuple[Case, str] | None:
    """The case and its secret, while the half hour lasts."""
    held = request.session.get(KEY)
    if not held or datetime.fromisoformat(held["until"]) < timezone.now():
        request.session.pop(KEY, None)
        return None
    case = Case.objects.filter(pk=held["case"]).first()
    try:
        secret = unseal_text(base64.b64decode(held["secret"]), PURPOSE)
    except CannotOpen:
        return None
    return (case, secret) if case else None


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """`/layanan/tanda-terima/`; without a form just sent it leads to the follow-up page."""
    if (held := held_receipt(request)) is None:
        return redirect(reverse("cases:follow"))
    return render(request, "ppid/public/receipt.html", receipt_context(*held))


def receipt_context(case: Case, secret: str) -> dict[str, Any]:
    """What the receipt tells, to the applicant and to the officer who hands it over."""
    is_request, today = case.kind == REQUEST, timezone.localdate()
    return {
        "case": case,
        "secret": secret,
        "is_request": is_request,
        "face": told.face(case, timezone.now()),
        "why": told.why(case),
        "after": telling.after_receipt(case, today) if is_request else telling.after_objection(case, today),
    }


@login_not_required
@never_cache
@require_safe
def receipt_pdf(request: HttpRequest) -> HttpResponse:
    """The receipt on paper, with its code; it holds the secret and is kept nowhere."""
    if (held := held_receipt(request)) is None:
        return redirect(reverse("cases:follow"))
    case, secret = held
    paper = printing.receipt(case, secret=secret, now=timezone.now())
    return download(paper, name=printing.file_name(case), mime="application/pdf")
