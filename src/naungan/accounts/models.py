"""Akun: people who log in, the roles they hold, and the area each role reaches."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

from naungan.accounts.enums import Role


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.lower())


class User(AbstractBaseUser, PermissionsMixin):
    """Pengguna. Logs in by e-mail; what they may do comes from their role grants alone."""

    email = models.EmailField("surel", unique=True)
    name = models.CharField("nama", max_length=120)
    office = models.ForeignKey("offices.Office", models.PROTECT, null=True, blank=True, related_name="users")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
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
        return bool(areas) if within is None else any(_covers(area, within) for area in areas)

    def _grants(self, today: date) -> list[tuple[str, str]]:
        if not hasattr(self, "_grants_cache") or self._grants_cache[0] != today:
            rows = self.grants.in_force(today).values_list("role", "area_id")
            self._grants_cache = (today, list(rows))
        return self._grants_cache[1]


def _covers(area: str, code: str) -> bool:
    return code == area or code.startswith(area + ".")


def within_areas(field: str, areas: list[str]) -> models.Q:
    """A filter for rows whose region code in `field` lies in any of `areas`; nothing for no area."""
    if not areas:
        return models.Q(pk__in=[])
    query = models.Q()
    for area in areas:
        query |= models.Q(**{field: area}) | models.Q(**{f"{field}__startswith": area + "."})
    return query


class RoleGrantQuerySet(models.QuerySet):
    def in_force(self, today: date):
        return self.filter(from_on__lte=today).filter(models.Q(until_on=None) | models.Q(until_on__gt=today))


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

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} ({self.area})"
