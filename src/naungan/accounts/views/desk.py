"""People, for administrators: who they are, what they may do, since when, given by whom. Auditors read along."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from naungan.accounts import actions
from naungan.accounts.doors import role_required
from naungan.accounts.enums import Role, Verb
from naungan.accounts.forms import EndForm, InviteForm, ReasonForm, RoleForm, SearchForm
from naungan.accounts.models import Invitation, RoleGrant, User, within_areas
from naungan.accounts.rules import Refused
from naungan.journal.models import Entry

PAGE = 50


@role_required(Role.ADMINISTRATOR, Role.AUDITOR)
def users(request: HttpRequest) -> HttpResponse:
    """The list. The search is sent by POST: a name or an address is personal and must not stand in an address."""
    form = SearchForm(request.POST or None)
    own = Prefetch("grants", _grants_seen_by(request.user))
    found = User.objects.visible_to(request.user).select_related("office").prefetch_related(own)
    if form.is_valid() and (text := form.cleaned_data["q"].strip()):
        found = found.filter(Q(name__icontains=text) | Q(email__icontains=text))
    today, now = timezone.localdate(), timezone.now()
    page = Paginator(found.order_by("name", "pk"), PAGE).get_page(request.GET.get("hal"))
    for person in page:
        person.standing = [g for g in person.grants.all() if g.until_on is None or g.until_on > max(today, g.from_on)]
    invitations = list(Invitation.objects.visible_to(request.user).open().select_related("area", "invited_by"))
    for invitation in invitations:
        invitation.now_state = invitation.state(now)
    return render(
        request,
        "accounts/desk/users.html",
        {"form": form, "page": page, "invitations": invitations, "may_write": _may_write(request)},
    )


def _grants_seen_by(user: User) -> QuerySet[RoleGrant]:
    """Grants over other areas do not exist for this reader."""
    areas = user.areas(Role.ADMINISTRATOR, Role.AUDITOR)
    return RoleGrant.objects.filter(within_areas("area_id", areas)).select_related("area")


def _may_write(request: HttpRequest) -> bool:
    return request.user.has_role(Role.ADMINISTRATOR)


@role_required(Role.ADMINISTRATOR)
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(**form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Undangan dikirim. Tautannya berlaku tujuh hari.")
            return redirect("accounts:users")
    return render(request, "accounts/desk/invite.html", {"form": form})


def _try(request: HttpRequest, verb: Callable[[], object], done: str) -> None:
    """Do it and say so, or say why not; the page that follows shows the state either way."""
    try:
        verb()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


def _invitation(request: HttpRequest, pk: int) -> Invitation:
    return get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)


@role_required(Role.ADMINISTRATOR)
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    _try(
        request,
        lambda: actions.invite_again(invitation=invitation, by=request.user, now=timezone.now()),
        "Undangan dikirim lagi dengan tautan baru. Tautan lama tidak berlaku.",
    )
    return redirect("accounts:users")


@role_required(Role.ADMINISTRATOR)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = _invitation(request, pk)
    _try(
        request,
        lambda: actions.withdraw(invitation=invitation, by=request.user, now=timezone.now()),
        "Undangan ditarik. Tautannya tidak berlaku lagi.",
    )
    return redirect("accounts:users")


def _person(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(User.objects.visible_to(request.user).select_related("office"), pk=pk)


@role_required(Role.ADMINISTRATOR, Role.AUDITOR)
def user_page(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, _person(request, pk))


def _journal(person: User) -> list[Entry]:
    """The newest lines about this person, each verb in words."""
    entries = list(Entry.objects.filter(noun=User._meta.label, noun_id=str(person.pk))[:30])
    words = dict(Verb.choices)
    for entry in entries:
        entry.words = words.get(entry.verb, entry.verb)
    return entries


def _show(request: HttpRequest, person: User, *, grant_form: RoleForm | None = None, status: int = 200):
    today = timezone.localdate()
    grants = list(_grants_seen_by(request.user).filter(user=person).order_by("-from_on", "-pk"))
    for grant_ in grants:
        grant_.stands = grant_.until_on is None or grant_.until_on > max(today, grant_.from_on)
    return render(
        request,
        "accounts/desk/user.html",
        {
            "person": person,
            "grants": grants,
            "form": grant_form or RoleForm(initial={"from_on": today}),
            "reason_form": ReasonForm(auto_id="alasan_%s"),
            "end_form": EndForm(initial={"until_on": today}, auto_id=False),
            "factors": Authenticator.objects.filter(user=person).exclude(type="recovery_codes").count(),
            "journal": _journal(person),
            "may_write": _may_write(request) and person.pk != request.user.pk,
            "today": today,
        },
        status=status,
    )


@role_required(Role.ADMINISTRATOR)
@require_POST
def grant(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(request, pk)
    form = RoleForm(request.POST)
    if form.is_valid():
        try:
            actions.grant(to=person, **form.cleaned_data, by=request.user, now=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Peran diberikan.")
            return redirect("accounts:user", pk=pk)
    if person.pk == request.user.pk:  # their own page shows no form to put the error beside
        messages.error(request, "Peran untuk diri sendiri harus diberikan oleh administrator lain.")
    return _show(request, person, grant_form=form, status=422)


@role_required(Role.ADMINISTRATOR)
@require_POST
def end(request: HttpRequest, pk: int, grant_pk: int) -> HttpResponse:
    person = _person(request, pk)
    ending = get_object_or_404(_grants_seen_by(request.user), pk=grant_pk, user=person)
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tanggal berakhir belum diisi, atau bukan tanggal.")
        return redirect("accounts:user", pk=pk)
    until_on = form.cleaned_data["until_on"]
    _try(
        request,
        lambda: actions.end(grant=ending, until_on=until_on, by=request.user, now=timezone.now()),
        "Peran diakhiri.",
    )
    return redirect("accounts:user", pk=pk)


def _with_reason(request: HttpRequest, pk: int, verb: Callable[..., object], done: str) -> HttpResponse:
    person = _person(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis alasannya; alasan tercatat dalam jurnal.")
    else:
        reason = form.cleaned_data["reason"]
        _try(request, lambda: verb(user=person, reason=reason, by=request.user, now=timezone.now()), done)
    return redirect("accounts:user", pk=pk)


@role_required(Role.ADMINISTRATOR)
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close or open an account, as the pressed button says."""
    if request.POST.get("active") == "1":
        return _with_reason(request, pk, actions.activate, "Akun diaktifkan.")
    return _with_reason(request, pk, actions.deactivate, "Akun dinonaktifkan dan dikeluarkan dari semua perangkat.")


@role_required(Role.ADMINISTRATOR)
@require_POST
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    return _with_reason(request, pk, actions.reset_factor, "Faktor kedua dilepas. Orang ini diberi tahu lewat surel.")
