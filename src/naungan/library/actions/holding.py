"""Keeping a good file while the form around it is mended."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from naungan.accounts.models import User
from naungan.files import actions as files
from naungan.library.actions.intake import Content
from naungan.library.models import HeldFile


@transaction.atomic
def hold(content: Content, *, by: User, now: datetime) -> HeldFile:
    """Keep the file, sealed, for this officer alone; `reminders.forget_held` clears it after a day."""
    file = files.keep(
        content.data, name=content.name, kind=content.inspected.kind, by=by, now=now, keep_until=timezone.localdate(now)
    )
    return HeldFile.objects.create(file=file, pages=content.inspected.pages, held_for=by, held_at=now)


def held_by(user: User, key: str) -> HeldFile | None:
    """The file this officer left with us, or None: another's is not found."""
    if not key.isdecimal():
        return None
    return HeldFile.objects.filter(pk=int(key), held_for=user).select_related("file").first()


def named_bytes(held: HeldFile) -> ContentFile:
    """The file as it came, with its name."""
    return ContentFile(files.read(held.file), name=held.file.name)
