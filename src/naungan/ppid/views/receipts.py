"""The receipt: number and secret, for half an hour, in the browser that sent the form."""

import base64
from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from naungan.cases.models import Case
from naungan.kit.sealed import CannotOpen, seal_text, unseal_text
from naungan.ppid.enums import REQUEST
from naungan.ppid.reports import telling

KEY, LASTS = "ppid_tanda_terima", timedelta(minutes=30)
PURPOSE = "ppid.receipt"


def remember(request: HttpRequest, case: Case, secret: str, now: datetime) -> HttpResponse:
    """Hold the receipt in the session, its secret sealed, and lead there."""
    token = base64.b64encode(seal_text(secret, PURPOSE)).decode()
    request.session[KEY] = {"case": case.pk, "secret": token, "until": (now + LASTS).isoformat()}
    return redirect(reverse("ppid:receipt"))


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """`/layanan/tanda-terima/`; without a form just sent it leads to the follow-up page."""
    held = request.session.get(KEY)
    now, today = timezone.now(), timezone.localdate()
    if not held or datetime.fromisoformat(held["until"]) < now:
        request.session.pop(KEY, None)
        return redirect(reverse("cases:follow"))
    case = Case.objects.filter(pk=held["case"]).first()
    try:
        secret = unseal_text(base64.b64decode(held["secret"]), PURPOSE)
    except CannotOpen:
        case = None
    if case is None:
        request.session.pop(KEY, None)
        return redirect(reverse("cases:follow"))
    is_request = case.kind == REQUEST
    context = {
        "case": case,
        "secret": secret,
        "is_request": is_request,
        "clock": telling.case_clock(case, today),
        "after": telling.after_receipt(case, today) if is_request else telling.after_objection(case, today),
    }
    return render(request, "ppid/public/receipt.html", context)
