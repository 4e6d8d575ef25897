"""Where an invitation is answered, and what there is instead of a sign-up."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from naungan.accounts import actions
from naungan.accounts.forms import AcceptForm
from naungan.accounts.models import User
from naungan.accounts.rules import Refused

HELD = "invitation"  # under this key the session holds the token of the link


@login_not_required
@require_safe
def no_sign_up(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signup_closed.html")


@login_not_required
@never_cache
@require_safe
def invitation_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keep the token in the session and go on without it, so that no address that is logged or sent on holds it."""
    if request.user.is_authenticated:
        logout(request)
    request.session[HELD] = token
    return redirect("accounts:accept")


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
def accept(request: HttpRequest) -> HttpResponse:
    token, now = request.session.get(HELD, ""), timezone.now()
    try:
        invitation = actions.find_invitation(token, now=now)
        invited = User(email=invitation.email, name=invitation.name)
        form = AcceptForm(request.POST or None, user=invited)
        if request.method == "POST" and form.is_valid():
            actions.accept(token=token, password=form.cleaned_data["password1"], now=now)
            del request.session[HELD]
            messages.success(request, "Akun Anda sudah jadi. Masuklah dengan surel dan kata sandi tadi.")
            return redirect("account_login")
    except Refused as refusal:
        return render(request, "accounts/public/accept.html", {"refusal": str(refusal)}, status=410)
    return render(request, "accounts/public/accept.html", {"form": form, "invitation": invitation})
