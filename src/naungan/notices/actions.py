"""Writing a notice with the deed; sending it afterwards."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.template.loader import render_to_string

from naungan.notices.models import Notice
from naungan.notices.registry import ERRANDS

log = logging.getLogger(__name__)
PAUSES = [timedelta(minutes=minutes) for minutes in (10, 60, 240, 720)]  # before the second attempt, the third …


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
    """Send what waits in the outbox; safe to run twice at once. Returns how many left.

    A letter is claimed in one statement and sent while no transaction is open: a slow mail server holds no writer. A
    process that dies in between has used up one attempt; the letter is tried again when its pause is over.
    """
    sent = 0
    for pk in list(Notice.objects.waiting(now).order_by("id").values_list("pk", flat=True)[:limit]):
        if _claim(pk, now):
            sent += _try(Notice.objects.get(pk=pk), now)
    for notice in Notice.objects.given_up(now):
        _put_away(notice, now)
    return sent


def _claim(pk: int, now: datetime) -> bool:
    """Count the attempt and keep everybody else away from it for a pause that grows; False where others were first."""
    pauses = [models.When(attempts=count, then=models.Value(now + pause)) for count, pause in enumerate(PAUSES)]
    return bool(
        Notice.objects.waiting(now)
        .filter(pk=pk)
        .update(attempts=models.F("attempts") + 1, next_try_at=models.Case(*pauses, default=models.Value(now)))
    )


def _try(notice: Notice, now: datetime) -> bool:
    """One attempt. The address of somebody without an account goes with the letter."""
    try:
        _message(notice).send()
    except OSError as wrong:  # smtplib's own errors are among them
        Notice.objects.filter(pk=notice.pk).update(error=type(wrong).__name__)
        return False
    Notice.objects.filter(pk=notice.pk).update(sent_at=now, error="", address=None)
    return True


@transaction.atomic
def _put_away(notice: Notice, now: datetime) -> None:
    """The last attempt failed: the address is forgotten, and the room that wrote the letter hears of it, once."""
    put = Notice.objects.filter(pk=notice.pk, given_up_at=None).update(given_up_at=now, address=None)
    if put and notice.about and notice.errand in ERRANDS:
        ERRANDS[notice.errand].gave_up(notice.about, now)


def _message(notice: Notice) -> EmailMessage:
    """The letter with its enclosure, which is made only now. One that cannot be made keeps no letter back."""
    message = EmailMessage(notice.subject, notice.body, to=[str(notice.address or notice.to_email)])
    if notice.about and notice.errand in ERRANDS:
        try:
            made = ERRANDS[notice.errand].enclose(notice.about, notice.created_at)
        except Exception as wrong:  # the text stands by itself; a fault here must not stop the whole outbox
            log.error("enclosure of %s could not be made: %s", notice.errand, type(wrong).__name__)
            made = None
        if made is not None:
            message.attach(made.name, made.content, made.mime)
    return message
