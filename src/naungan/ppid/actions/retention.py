"""Proofs of identity go when their day has come; a dispute keeps them longer."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from naungan.cases.models import Attachment
from naungan.files import actions as files
from naungan.files.models import StoredFile
from naungan.journal.actions import record
from naungan.ppid.enums import FileRole
from naungan.ppid.models import InfoRequest

ROLES = (FileRole.IDENTITY, FileRole.PROXY)


def keep_identity(request: InfoRequest, *, now: datetime) -> None:
    """An objection or dispute needs the proof again: its days begin anew."""
    until = timezone.localdate(now) + timedelta(days=settings.PPID_IDENTITY_DAYS)
    proofs = Attachment.objects.filter(case=request.case_id, role__in=ROLES).values("file_id")
    StoredFile.objects.filter(pk__in=proofs).update(keep_until=until)


def forget_identity(*, now: datetime) -> int:
    """For the clock: delete every proof whose day is over; the journal keeps that it was there. Returns how many."""
    today = timezone.localdate(now)
    over = Attachment.objects.filter(role__in=ROLES, case__info_request__isnull=False, file__keep_until__lt=today)
    over |= Attachment.objects.filter(role__in=ROLES, case__objection__isnull=False, file__keep_until__lt=today)
    gone = 0
    for proof in over.select_related("case", "file"):
        with transaction.atomic():
            case, file = proof.case, proof.file
            proof.delete()
            files.forget(file)
            record("forget_identity", case, by=None, now=now)
        gone += 1
    return gone
