"""The one way to write the journal."""

from datetime import datetime
from typing import Any

from django.db import models

from naungan.journal.models import Entry


def record(
    verb: str,
    subject: models.Model,
    *,
    by: Any,
    now: datetime,
    reason: str = "",
    facts: dict | None = None,
    public: bool = False,
) -> Entry:
    """Append one line. `by` is a user (id and label are copied) or None for the system itself.

    `facts` holds counts and codes only; personal data never goes in.
    """
    return Entry.objects.create(
        at=now,
        actor_id=getattr(by, "pk", None),
        actor=str(by) if by is not None else "sistem",
        verb=verb,
        noun=subject._meta.label,
        noun_id=str(subject.pk),
        label=str(subject)[:200],
        reason=reason,
        facts=facts or {},
        is_public=public,
    )
