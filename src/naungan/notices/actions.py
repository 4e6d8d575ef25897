"""Writing a notice with the deed; sending it afterwards."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from naungan.notices.models import Notice


def write(template: str, *, to: Any, now: datetime, path: str = "", **context: Any) -> Notice:
    """Put one letter in the outbox, inside the caller's transaction.

    `template` names a text file whose first line is the subject. Personal data does not belong in a letter:
    numbers and links do.
    """
    text = render_to_string(
        template, {**context, "to": to, "url": settings.BASE_URL + path, "office": settings.OFFICE_SHORT}
    ).strip()
    subject, _, body = text.partition("\n")
    return Notice.objects.create(
        to_user=to, to_email=to.email, subject=subject.strip()[:200], body=body.strip(), path=path, created_at=now
    )


def send_waiting(*, now: datetime, limit: int = 100) -> int:
    """Send what waits in the outbox; safe to run twice at once. Returns how many left."""
    sent = 0
    for pk in list(Notice.objects.waiting().order_by("id").values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            notice = Notice.objects.select_for_update(skip_locked=True).waiting().filter(pk=pk).first()
            if notice is None:
                continue
            notice.attempts += 1
            try:
                EmailMessage(notice.subject, notice.body, to=[notice.to_email]).send()
                notice.sent_at, notice.error = now, ""
                sent += 1
            except OSError as wrong:
                notice.error = type(wrong).__name__
            notice.save()
    return sent
