"""A form that is not sent yet: kept sealed under a code, forgotten after some days."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from naungan.cases.actions.opening import words
from naungan.cases.rules import make_secret, read_secret
from naungan.files import actions as files
from naungan.kit.uploads import Inspected
from naungan.ppid.actions.receiving import Paper
from naungan.ppid.models import FormDraft, FormDraftFile
from naungan.ppid.rules.requests import DRAFT_DAYS


def hashed(code: str) -> str:
    """Under the installation's key, and apart from the secrets of cases."""
    return hmac.new(settings.KEYS.index, f"draft:{read_secret(code)}".encode(), hashlib.sha256).hexdigest()


def find(code: str, *, kind: str, now: datetime) -> FormDraft | None:
    """The draft under this code, while it lives."""
    if not code:
        return None
    return FormDraft.objects.alive(now).filter(code_hash=hashed(code), kind=kind).first()


@transaction.atomic
def save(code: str, content: dict[str, Any], *, kind: str, now: datetime) -> str:
    """Add what was typed to the draft and keep it for another week; a new one where the code opens none.
    Returns its code."""
    draft = find(code, kind=kind, now=now)
    if draft is None:
        code = make_secret(words())
        draft = FormDraft(code_hash=hashed(code), kind=kind, content={})
    before: Any = draft.content or {}
    draft.content = {**before, **content}
    draft.updated_at, draft.expires_at = now, now + timedelta(days=DRAFT_DAYS)
    draft.save()
    return code


@transaction.atomic
def hold(draft: FormDraft, role: str, content: bytes, *, judged: Inspected, now: datetime) -> FormDraftFile:
    """Keep a good file with its draft; a second one of the same role takes its place. Its own name, which often names
    the person, is not kept."""
    drop(draft, role)
    until = timezone.localdate(draft.expires_at)
    file = files.keep(content, name=f"{role}.{judged.kind}", kind=judged.kind, by=None, now=now, keep_until=until)
    return FormDraftFile.objects.create(draft=draft, role=role, file=file)


@transaction.atomic
def drop(draft: FormDraft, role: str) -> None:
    """The file of that role is not wanted any more."""
    for held in draft.files.filter(role=role).select_related("file"):
        file = held.file
        held.delete()
        files.forget(file)


def papers(draft: FormDraft) -> list[Paper]:
    """The held files, for the verb that sends the form."""
    held = draft.files.select_related("file").order_by("pk")
    return [Paper(one.role, files.read(one.file), one.file.name, one.file.kind) for one in held]


@transaction.atomic
def forget(draft: FormDraft) -> bool:
    """Sent, or thrown away: nothing of it stays. False where it was gone already."""
    if FormDraft.objects.select_for_update().filter(pk=draft.pk).first() is None:
        return False
    for held in list(draft.files.select_related("file")):
        file = held.file
        held.delete()
        files.forget(file)
    draft.delete()
    return True


def forget_old(*, now: datetime) -> int:
    """For the clock. Returns how many drafts went."""
    return sum(forget(draft) for draft in FormDraft.objects.filter(expires_at__lte=now))
