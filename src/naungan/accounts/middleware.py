"""Guards at the gate: how long a session lasts, the second factor the desk asks for, the editor's own door."""

import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from naungan.accounts import actions, rules

BEGAN, SEEN, DAY = "began_at", "seen_at", "roles_on"
WRITE_EVERY = 60  # seconds; a session is not written on every click


def leave_for(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser elsewhere; a partial request of htmx must move the whole page."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


class SessionLength:
    """Ends a session that lay unused longer than its roles allow, and leads back to where one was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now, today = time.time(), timezone.localdate()
        session = request.session
        minutes = rules.session_minutes(request.user.roles(today), on=today)
        began, seen = session.get(BEGAN, now), session.get(SEEN, now)
        if rules.session_over(began=began, seen=seen, now=now, minutes=minutes):
            logout(request)
            return leave_for(request, f"{reverse('account_login')}?{urlencode({'next': _back(request), 'habis': 1})}")
        if BEGAN not in session or now - seen > WRITE_EVERY:
            session[BEGAN], session[SEEN] = began, now
        if session.get(DAY) != today.isoformat():  # grants begin and end by the calendar
            actions.keep_groups(request.user, today)
            session[DAY] = today.isoformat()
        return self.get_response(request)


def _back(request: HttpRequest) -> str:
    """Where to return after logging in: this page, or the page whose form was sent."""
    if request.method in ("GET", "HEAD") and not request.headers.get("HX-Request"):
        return request.get_full_path()
    came = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if came and url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure()):
        parts = urlsplit(came)
        return parts.path + (f"?{parts.query}" if parts.query else "")
    return resolve_url(settings.LOGIN_REDIRECT_URL)


# What somebody without a second factor may still do: set one up, prove who they are, change the password, leave.
OPEN_WITHOUT = frozenset(
    {
        "account_logout",
        "account_login",
        "account_reauthenticate",
        "account_change_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "accounts:me",
    }
)


class SecondFactorRequired:
    """Where NAUNGAN_SECOND_FACTOR holds, nothing that needs a log-in opens for a role without a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponseBase | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        match = request.resolver_match
        if not getattr(view, "login_required", True) or (match and match.view_name in OPEN_WITHOUT):
            return None
        if not request.user.roles() or is_mfa_enabled(request.user, ["totp", "webauthn"]):
            return None
        return leave_for(request, f"{reverse('mfa_index')}?{urlencode({'wajib': 1})}")


class EditorDoor:
    """Nothing of the editor opens to others than its roles, Wagtail's own log-in and reset pages included.

    Those would let somebody in by password alone: past the lock-out, past the second factor.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponseBase | None:
        root = reverse("wagtailadmin_home")
        if not request.path.startswith(root):
            return None
        if not request.user.is_authenticated:
            asked = request.method == "GET" and request.path != reverse("wagtailadmin_login")
            wanted = request.get_full_path() if asked else root
            return leave_for(request, f"{reverse('account_login')}?{urlencode({'next': wanted})}")
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return None
