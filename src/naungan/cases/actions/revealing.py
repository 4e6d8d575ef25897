"""Opening what says who somebody is."""

from datetime import datetime

from django.db import transaction

from naungan.accounts.models import User
from naungan.cases.models import Attachment
from naungan.journal.actions import record
from naungan.kit.refusal import Refused


@transaction.atomic
def reveal(attachment: Attachment, *, by: User, now: datetime, reason: str) -> None:
    """Note in the journal that this officer opens a sealed file, and why. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused("Tulis mengapa berkas ini dibuka.")
    record("reveal_attachment", attachment.case, by=by, now=now, reason=reason, facts={"role": attachment.role})
