"""Writing a notice with the deed; sending it afterwards."""

import logging
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from naungan.notices.models import Notice
from naungan.notices.registry import ERRANDS

log = logging.getLogger(__name__)


def write(template: str, *, to: Any, now: datetime, path: str = "", **context: Any) -> Notice:
    """Put one letter in the outbox, inside the caller's transaction.

    `template` names a text file whose first line is the subject. Personal data does not belong in a letter:
    numbers and links do.
    """
    subject, body = _worded(template, path, {**context, "to": to})
    return Notice.objects.create(to_user=to, to_email=to.email, subject=subject, body=body, path=path, created_at=now)


def send_to(
    address: str, template: str, *, errand: str, about: int, now: datetime, path: str = "", **context: Any
) -> Notice:
    """The same for somebody without an account. `address` is sealed, and forgotten when the letter has left.

    `errand` is the code under which the room has registered (`registry.Errand`), `about` what it shall be asked for.
    """
    subject, body = _worded(template, path, context)
    return Notice.objects.create(
        address=address.strip(), errand=ERRANDS[errand].code, about=about, subject=subject, body=body, path=path,
        created_at=now,
    )  # fmt: skip


def _worded(template: str, path: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and body of the text file."""
    given = {**context, "url": settings.BASE_URL + path, "office": settings.OFFICE_SHORT}
    subject, _, body = render_to_string(template, given).strip().partition("\n")
    return subject.strip()[:200], body.strip()


def send_waiting(*, now: datetime, limit: int = 100) -> int:
    """Send what waits in the outbox; safe to run twice at once. Returns how many left."""
    sent = 0
    for pk in list(Notice.objects.waiting().order_by("id").values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            notice = Notice.objects.select_for_update(skip_locked=True).waiting().filter(pk=pk).first()
            if notice is None:
                continue
            sent += _try(notice, now)
    return sent


def _try(notice: Notice, now: datetime) -> bool:
    """One attempt. The address of somebody without an account goes with the last one, whatever came of it."""
    notice.attempts += 1
    try:
        _message(notice).send()
        notice.sent_at, notice.error = now, ""
    except OSError as wrong:
        notice.error = type(wrong).__name__
    if notice.sent_at or notice.is_given_up:
        notice.address = None
    notice.save()
    if notice.is_given_up and notice.about and notice.errand in ERRANDS:
        ERRANDS[notice.errand].gave_up(notice.about, now)
    return notice.sent_at is not None


def _message(notice: Notice) -> EmailMessage:
    """The letter with its enclosure, which is made only now. One that cannot be made keeps no letter back."""
    message = EmailMessage(notice.subject, notice.body, to=[str(notice.address or notice.to_email)])
    if notice.about and notice.errand in ERRANDS:
        try:
            with transaction.atomic():
                made = ERRANDS[notice.errand].enclose(notice.about, notice.created_at)
        except Exception as wrong:  # the text stands by itself; a fault here must not stop the whole outbox
            log.error("enclosure of %s could not be made: %s", notice.errand, type(wrong).__name__)
            made = None
        if made is not None:
            message.attach(made.name, made.content, made.mime)
    return message
