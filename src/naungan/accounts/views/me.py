"""My account: what others see of me, what I may do, how I log in."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from naungan.accounts import actions
from naungan.accounts.forms import NameForm


def me(request: HttpRequest) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        actions.rename(user=request.user, name=form.cleaned_data["name"], by=request.user, now=timezone.now())
        messages.success(request, "Nama tersimpan.")
        return redirect("accounts:me")
    today = timezone.localdate()
    return render(
        request,
        "accounts/public/me.html",
        {
            "form": form,
            "grants": request.user.grants.standing(today).select_related("area"),
            "factors": set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True)),
        },
    )
