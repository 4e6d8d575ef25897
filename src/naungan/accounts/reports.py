"""Reads of accounts that other rooms' commands need."""

from naungan.accounts.models import User
from naungan.kit.refusal import Refused


def active_user(email: str) -> User:
    """The active user with this e-mail. Raises Refused."""
    found = User.objects.filter(email=email.lower(), is_active=True).first()
    if found is None:
        raise Refused(f"Pengguna {email} tidak dikenal.")
    return found
