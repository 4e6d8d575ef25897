"""What a version of a document and a version of a procedure have in common."""

from django.conf import settings
from django.db import models

from naungan.library.enums import VersionState


class Proposal(models.Model):
    """Proposed by one officer, published or returned by another; numbered from 1, never overwritten."""

    number = models.PositiveSmallIntegerField("versi")
    state = models.CharField(max_length=10, choices=VersionState.choices, default=VersionState.PROPOSED)
    note = models.CharField("catatan versi", max_length=300, blank=True, help_text="what changed, for the public")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, help_text="why it was returned")

    class Meta:
        abstract = True

    @property
    def is_waiting(self) -> bool:
        return self.state == VersionState.PROPOSED

    @property
    def is_published(self) -> bool:
        return self.state == VersionState.PUBLISHED


def one_another(name: str) -> models.CheckConstraint:
    """A published version has a publisher, and it is not the one who proposed it."""
    return models.CheckConstraint(
        condition=~models.Q(state=VersionState.PUBLISHED)
        | (
            models.Q(decided_by__isnull=False, decided_at__isnull=False) & ~models.Q(decided_by=models.F("proposed_by"))
        ),
        name=name,
    )
