"""The few letters of this room that may not lie in the outbox, because they carry a secret link or warn of a theft.

Sent after commit. A post office that is down must not undo an invitation: it is logged, and the administrator
sends it again.
"""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from naungan.accounts.models import Invitation, User

log = logging.getLogger(__name__)


def _send(template: str, subject: str, to: str, context: dict) -> bool:
    words = {"OFFICE_NAME": settings.OFFICE_NAME, "site": settings.BASE_URL, **context}
    try:
        send_mail(subject, render_to_string(f"accounts/notices/{template}.txt", words), None, [to])
    except OSError:
        log.exception("surat %s tidak terkirim", template)
        return False
    return True


def invitation(invited: Invitation, token: str) -> bool:
    link = settings.BASE_URL.rstrip("/") + reverse("accounts:invitation_link", args=[token])
    return _send("invitation", "Undangan ke Naungan", invited.email, {"invitation": invited, "link": link})


def factor_reset(user: User) -> bool:
    return _send("factor_reset", "Faktor kedua akun Anda dilepas", user.email, {"person": user})
