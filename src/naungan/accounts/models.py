"""Akun: people who log in, the roles they hold, and the area each role reaches."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

from naungan.accounts import rules
from naungan.accounts.enums import InvitationState, Role


class UserQuerySet(models.QuerySet):
    def visible_to(self, user: "User"):
        """People whom an administrator or auditor may see: any grant, past ones too, or an office in their area."""
        areas = user.areas(Role.ADMINISTRATOR, Role.AUDITOR)
        granted = RoleGrant.objects.filter(within_areas("area_id", areas)).values("user_id")
        return self.filter(models.Q(pk__in=granted) | within_areas("office__region_id", areas))

    def holding(self, role: str, today: date):
        """Active people who hold `role` on that day."""
        return self.filter(is_active=True, pk__in=RoleGrant.objects.in_force(today).filter(role=role).values("user_id"))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """The first administrator of an installation (`naungan createsuperuser`).

        Naungan has no user above all rules: what this makes is an administrator of the whole province.
        """
        user = self.create_user(email, password, **fields)
        RoleGrant.objects.create(
            user=user, role=Role.ADMINISTRATOR, area_id=settings.PROVINCE, from_on=timezone.localdate()
        )
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Pengguna. Logs in by e-mail; what they may do comes from their role grants alone."""

    email = models.EmailField("surel", unique=True)
    name = models.CharField("nama", max_length=120)
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, blank=True, related_name="users")
    # the part of the office this person writes for; none: the whole office
    unit = models.ForeignKey(
        "offices.Unit", models.SET_NULL, null=True, blank=True, related_name="users", verbose_name="unit kerja"
    )
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split()[0] if self.name else self.email

    def areas(self, *roles: str, today: date | None = None) -> list[str]:
        """Region codes in which this user holds any of `roles` today (any role if none named)."""
        if not self.is_active:
            return []
        grants = self._grants(today or timezone.localdate())
        return sorted({code for role, code in grants if not roles or role in roles})

    def has_role(self, *roles: str, within: str | None = None, today: date | None = None) -> bool:
        """Does this user hold one of `roles`, and where `within` is given, over that region code?"""
        areas = self.areas(*roles, today=today)
        return bool(areas) if within is None else any(rules.covers(area, within) for area in areas)

    def _grants(self, today: date) -> list[tuple[str, str]]:
        if not hasattr(self, "_grants_cache") or self._grants_cache[0] != today:
            rows = self.grants.in_force(today).values_list("role", "area_id")
            self._grants_cache = (today, list(rows))
        return self._grants_cache[1]

    def roles(self, today: date | None = None) -> set[str]:
        """The roles held today, whatever their area."""
        return {role for role, _ in self._grants(today or timezone.localdate())} if self.is_active else set()

    def forget_grants(self) -> None:
        """After a grant was given or ended: read them again."""
        self.__dict__.pop("_grants_cache", None)


def within_areas(field: str, areas: list[str]) -> models.Q:
    """A filter for rows whose region code in `field` lies in any of `areas`; nothing for no area.

    `field` names a column that holds the code ("code") or a foreign key to a region ("office__region_id"):
    Django knows no `startswith` on a foreign key, so its code is asked instead, which costs no further join.
    """
    if not areas:
        return models.Q(pk__in=[])
    if field.endswith("_id"):
        field = field.removesuffix("_id") + "__code"
    query = models.Q()
    for area in areas:
        query |= models.Q(**{field: area}) | models.Q(**{f"{field}__startswith": area + "."})
    return query


class RoleGrantQuerySet(models.QuerySet):
    def in_force(self, today: date):
        return self.filter(from_on__lte=today).filter(models.Q(until_on=None) | models.Q(until_on__gt=today))

    def standing(self, today: date):
        """In force today or to come."""
        return self.filter(
            models.Q(until_on=None) | models.Q(until_on__gt=today) & models.Q(until_on__gt=models.F("from_on"))
        )


class RoleGrant(models.Model):
    """Penugasan: one role of one user over one area, half-open in time. Ended, never deleted."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    area = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
                name="grant_ends_after_it_begins",
            )
        ]
        indexes = [models.Index(fields=["role", "area"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} ({self.area})"


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(within_areas("area_id", user.areas(Role.ADMINISTRATOR, Role.AUDITOR)))

    def open(self):
        """Neither accepted nor withdrawn; the link may have run out."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """Undangan: the only way to an account. The link goes by mail; here lies only its SHA-256."""

    email = models.EmailField("surel")
    name = models.CharField("nama", max_length=120)
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    area = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_as = models.OneToOneField(User, models.PROTECT, null=True, related_name="invitation")
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        ordering = ["-invited_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_open_invitation_an_email",
            )
        ]

    def __str__(self) -> str:
        return f"undangan {self.name}"

    def state(self, now: datetime) -> InvitationState:
        return rules.invitation_state(
            accepted=self.accepted_at is not None,
            withdrawn=self.withdrawn_at is not None,
            expires_at=self.expires_at,
            now=now,
        )
