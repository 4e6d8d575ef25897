"""What production refuses beyond its settings: the accounts that a demo made."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from naungan.config.demo.cast import DOMAIN as DEMO_DOMAIN


def demo_accounts() -> list[str]:
    """Addresses of active demo accounts; empty where the tables do not exist yet."""
    users = get_user_model().objects.filter(is_active=True, email__iendswith="@" + DEMO_DOMAIN)
    try:
        return sorted(users.values_list("email", flat=True))
    except DatabaseError:
        return []


@register(Tags.security)
def no_default_password(**kwargs: Any) -> list[CheckMessage]:
    """In production an account with the demo's password is an open door."""
    found = demo_accounts() if settings.PRODUCTION else []
    if not found:
        return []
    return [
        Error(
            "Akun contoh masih aktif, kata sandinya diketahui umum: " + ", ".join(found),
            hint="Pakai basis data yang baru, atau nonaktifkan akun itu.",
            id="naungan.E001",
        )
    ]


def refuse_default_passwords() -> None:
    """For the door of the server, which runs no checks of its own. Raises ImproperlyConfigured."""
    errors = no_default_password()
    if errors:
        raise ImproperlyConfigured("Naungan tidak dijalankan (NAUNGAN_ENV=production): " + str(errors[0].msg))
