"""The verbs of this room. Each is one transaction, locks what it decides on, and leaves one line in the journal."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone

from naungan.accounts import mails, rules
from naungan.accounts.enums import InvitationState, Role, Verb
from naungan.accounts.models import Invitation, RoleGrant, User
from naungan.accounts.rules import Refused
from naungan.journal.actions import record
from naungan.offices.models import Office
from naungan.regions.models import Region

# Wagtail reads permissions from groups; these are made by a migration and follow the roles.
GROUPS = {
    Role.EDITOR: "Penulis",
    Role.CHECKER: "Pemeriksa naskah",
    Role.PUBLISHER: "Penerbit naskah",
    Role.ADMINISTRATOR: "Pengaturan situs",
}


def _day(now: datetime) -> date:
    return timezone.localtime(now).date()


def _plain(grant: RoleGrant) -> rules.Grant:
    return rules.Grant(grant.user_id, grant.role, grant.area_id, grant.from_on, grant.until_on)


def _administrators() -> list[rules.Grant]:
    """All standing administrators of active people, locked: two endings at once must not leave nobody."""
    rows = RoleGrant.objects.select_for_update(of=("self",)).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    return [_plain(row) for row in rows.order_by("pk")]


def _own_areas(by: User, today: date) -> list[str]:
    """The area a deciding administrator rules; Refused for anybody else, whatever the view let through."""
    areas = by.areas(Role.ADMINISTRATOR, today=today)
    if not areas:
        raise Refused("Hanya administrator yang dapat melakukan ini.")
    return areas


def keep_groups(user: User, today: date) -> None:
    """Put the user into the groups of the roles in force, and out of all others of ours."""
    user.forget_grants()
    wanted = {GROUPS[Role(role)] for role in user.roles(today) if role in GROUPS}
    ours = Group.objects.filter(name__in=GROUPS.values())
    held = set(user.groups.filter(name__in=GROUPS.values()).values_list("name", flat=True))
    if held != wanted:
        user.groups.remove(*[group for group in ours if group.name in held - wanted])
        user.groups.add(*[group for group in ours if group.name in wanted - held])


def end_sessions(user: User) -> int:
    """Log the user out everywhere. Returns how many sessions ended."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def grant(
    *, to: User, role: str, area: Region, from_on: date, until_on: date | None = None, by: User, now: datetime
) -> RoleGrant:
    """Give a role over an area. Raises Refused: to oneself, outside one's area, backwards, twice, clashing roles."""
    today = _day(now)
    to = User.objects.select_for_update().get(pk=to.pk)
    rules.check_grant(
        by=by.pk, by_areas=_own_areas(by, today), to=to.pk, role=role, area=area.pk, from_on=from_on,
        until_on=until_on, today=today, held=[_plain(row) for row in to.grants.all()], active=to.is_active,
    )  # fmt: skip
    made = RoleGrant.objects.create(user=to, role=role, area=area, from_on=from_on, until_on=until_on)
    keep_groups(to, today)
    record(Verb.GRANT, to, by=by, now=now, facts=_facts(made))
    return made


@transaction.atomic
def end(*, grant: RoleGrant, until_on: date, by: User, now: datetime) -> RoleGrant:
    """End a grant on a day (half-open: that day it no longer holds). Refused for the last administrator."""
    today = _day(now)
    areas = _own_areas(by, today)
    administrators = _administrators()
    grant = RoleGrant.objects.select_for_update().get(pk=grant.pk)
    rules.check_reach(areas, grant.area_id)
    if by.pk == grant.user_id:
        raise Refused("Peran sendiri harus diakhiri oleh administrator lain.")
    if grant.until_on is not None and grant.until_on <= max(today, grant.from_on):
        raise Refused("Peran ini sudah berakhir.")
    if until_on < today:
        raise Refused("Peran tidak dapat diakhiri pada hari yang sudah lewat.")
    rules.check_last_administrator(_plain(grant), administrators)
    grant.until_on = max(until_on, grant.from_on)
    grant.save(update_fields=["until_on"])
    keep_groups(grant.user, today)
    record(Verb.END_GRANT, grant.user, by=by, now=now, facts=_facts(grant))
    return grant


def _facts(grant: RoleGrant) -> dict:
    return {
        "role": grant.role,
        "area": grant.area_id,
        "from_on": grant.from_on.isoformat(),
        "until_on": grant.until_on.isoformat() if grant.until_on else None,
    }


def _check_manage(to: User, by: User, today: date) -> None:
    held = to.grants.standing(today).values_list("area_id", flat=True)
    rules.check_manage(by=by.pk, by_areas=_own_areas(by, today), to=to.pk, held_areas=held)
    if not User.objects.visible_to(by).filter(pk=to.pk).exists():
        raise Refused("Orang ini di luar wilayah Anda.")


@transaction.atomic
def deactivate(*, user: User, reason: str, by: User, now: datetime) -> User:
    """Close an account: it can no longer log in and is logged out everywhere. What it did stays in its name."""
    today = _day(now)
    administrators = _administrators()
    user = User.objects.select_for_update().get(pk=user.pk)
    _check_manage(user, by, today)
    if not user.is_active:
        raise Refused("Akun ini sudah tidak aktif.")
    for held in user.grants.standing(today).filter(role=Role.ADMINISTRATOR):
        rules.check_last_administrator(_plain(held), administrators)
    user.is_active = False
    user.save(update_fields=["is_active"])
    keep_groups(user, today)
    record(Verb.DEACTIVATE, user, by=by, now=now, reason=_reason(reason), facts={"sessions": end_sessions(user)})
    return user


@transaction.atomic
def activate(*, user: User, reason: str, by: User, now: datetime) -> User:
    """Open a closed account again, with whatever grants still stand."""
    user = User.objects.select_for_update().get(pk=user.pk)
    _check_manage(user, by, _day(now))
    if user.is_active:
        raise Refused("Akun ini sudah aktif.")
    user.is_active = True
    user.save(update_fields=["is_active"])
    keep_groups(user, _day(now))
    record(Verb.ACTIVATE, user, by=by, now=now, reason=_reason(reason))
    return user


@transaction.atomic
def reset_factor(*, user: User, reason: str, by: User, now: datetime) -> int:
    """Take away every second factor of somebody who lost theirs; logs them out and tells them by mail."""
    user = User.objects.select_for_update().get(pk=user.pk)
    _check_manage(user, by, _day(now))
    factors = Authenticator.objects.filter(user=user)
    taken = factors.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
    if not taken:
        raise Refused("Orang ini belum memasang faktor kedua.")
    factors.delete()
    ended = end_sessions(user)
    record(Verb.RESET_FACTOR, user, by=by, now=now, reason=_reason(reason), facts={"taken": taken, "sessions": ended})
    transaction.on_commit(lambda: mails.factor_reset(user))
    return taken


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("Tulis alasannya; alasan tercatat dalam jurnal.")
    return text.strip()


@transaction.atomic
def rename(*, user: User, name: str, by: User, now: datetime) -> User:
    """One's own name, as colleagues see it."""
    if by.pk != user.pk:
        raise Refused("Nama diubah oleh pemilik akunnya.")
    if not name.strip():
        raise Refused("Nama belum diisi.")
    user.name = name.strip()
    user.save(update_fields=["name"])
    record(Verb.RENAME, user, by=by, now=now)
    return user


# --- invitations ------------------------------------------------------------------------------------


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *, email: str, name: str, role: str, area: Region, office: Office | None = None, by: User, now: datetime
) -> Invitation:
    """Invite somebody; the link leaves by mail after the commit. Refused: address taken, area not one's own."""
    email = email.strip().lower()
    rules.check_reach(_own_areas(by, _day(now)), area.pk)
    if office is not None:
        rules.check_reach(by.areas(Role.ADMINISTRATOR, today=_day(now)), office.region_id)
    if User.objects.filter(email=email).exists():
        raise Refused("Surel ini sudah punya akun. Cari namanya di daftar pengguna, lalu beri peran di sana.")
    token = secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            made = Invitation.objects.create(
                email=email, name=name.strip(), role=role, area=area, office=office, token_hash=hashed(token),
                invited_by=by, invited_at=now, expires_at=now + rules.INVITATION_LASTS,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("Surel ini sudah diundang. Kirim lagi undangannya, atau tarik dahulu.") from None
    record(Verb.INVITE, made, by=by, now=now, facts={"role": role, "area": area.pk})
    transaction.on_commit(lambda: mails.invitation(made, token))
    return made


def _move(invitation: Invitation, to: InvitationState, now: datetime) -> Invitation:
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    rules.check_move(invitation.state(now), to)
    return invitation


@transaction.atomic
def invite_again(*, invitation: Invitation, by: User, now: datetime) -> Invitation:
    """Send a new link for seven more days; the old link dies."""
    invitation = _move(invitation, InvitationState.WAITING, now)
    rules.check_reach(_own_areas(by, _day(now)), invitation.area_id)
    token = secrets.token_urlsafe(32)
    invitation.token_hash, invitation.invited_by = hashed(token), by
    invitation.invited_at, invitation.expires_at = now, now + rules.INVITATION_LASTS
    invitation.save()
    record(Verb.INVITE_AGAIN, invitation, by=by, now=now)
    transaction.on_commit(lambda: mails.invitation(invitation, token))
    return invitation


@transaction.atomic
def withdraw(*, invitation: Invitation, by: User, now: datetime) -> Invitation:
    """Take an invitation back; its link dies."""
    invitation = _move(invitation, InvitationState.WITHDRAWN, now)
    rules.check_reach(_own_areas(by, _day(now)), invitation.area_id)
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    record(Verb.WITHDRAW_INVITATION, invitation, by=by, now=now)
    return invitation


def find_invitation(token: str, *, now: datetime) -> Invitation:
    """The invitation behind a link. Raises Refused in words that fit why it cannot be used."""
    found = Invitation.objects.filter(token_hash=hashed(token)).select_related("area", "office").first()
    if found is None:
        raise Refused("Tautan undangan ini tidak dikenal, atau sudah diganti dengan undangan yang lebih baru.")
    rules.check_move(found.state(now), InvitationState.ACCEPTED)
    return found


@transaction.atomic
def accept(*, token: str, password: str, now: datetime) -> User:
    """Make the account an invitation promised, with its role from today. The link works once."""
    invitation = _move(find_invitation(token, now=now), InvitationState.ACCEPTED, now)
    if not invitation.invited_by.is_active or not invitation.invited_by.has_role(
        Role.ADMINISTRATOR, within=invitation.area_id, today=_day(now)
    ):
        raise Refused("Yang mengundang Anda bukan lagi administrator wilayah ini. Mintalah undangan baru.")
    if User.objects.filter(email=invitation.email).exists():
        raise Refused("Surel ini sudah punya akun. Masuklah dengan akun itu.")
    user = User.objects.create_user(invitation.email, password, name=invitation.name, office=invitation.office)
    RoleGrant.objects.create(user=user, role=invitation.role, area=invitation.area, from_on=_day(now))
    invitation.accepted_at, invitation.accepted_as = now, user
    invitation.save(update_fields=["accepted_at", "accepted_as"])
    keep_groups(user, _day(now))
    record(
        Verb.ACCEPT_INVITATION,
        invitation,
        by=user,
        now=now,
        facts={"role": invitation.role, "area": invitation.area_id},
    )
    return user


def keep_all_groups(users: Iterable[User], *, now: datetime) -> int:
    """Bring the groups of many people in step with the day (grants begin and end by the calendar)."""
    count = 0
    for user in users:
        keep_groups(user, _day(now))
        count += 1
    return count
