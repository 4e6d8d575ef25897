"""Doors of the portal that Wagtail leaves to us."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


@login_not_required
def log_in(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Wagtail's own log-in pages know neither lock-out nor second factor: there is one door, and this leads to it."""
    after = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(after, {request.get_host()}, request.is_secure()):
        return redirect(f"{resolve_url('account_login')}?{urlencode({'next': after})}")
    return redirect("account_login")
