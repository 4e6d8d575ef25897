"""Kotak keluar: every message that leaves the office, written with the deed and sent after it."""

from datetime import datetime

from django.conf import settings
from django.db import models

from naungan.kit.sealed import SealedField

MOST_ATTEMPTS = 5


class NoticeQuerySet(models.QuerySet):
    def waiting(self, now: datetime):
        """Not sent, and its turn has come: what is being tried, or failed a while ago, is not among them."""
        return self._unsent(now).filter(attempts__lt=MOST_ATTEMPTS)

    def given_up(self, now: datetime):
        """Tried for the last time without success, and not yet put away."""
        return self._unsent(now).filter(attempts__gte=MOST_ATTEMPTS, given_up_at=None)

    def _unsent(self, now: datetime):
        return self.filter(models.Q(next_try_at=None) | models.Q(next_try_at__lte=now), sent_at=None)


class Notice(models.Model):
    """Pemberitahuan. Written in the transaction of the deed, sent after commit, kept with its fate.

    To a user, or to the address of somebody without an account: that one lies sealed in `address` and is forgotten
    when the letter has left or cannot leave. `errand` and `about` say which room knows of it, and of what it speaks.
    """

    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices")
    to_email = models.EmailField(blank=True)
    address = SealedField("alamat surel")
    errand = models.CharField(max_length=40, blank=True)
    about = models.PositiveBigIntegerField(null=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    path = models.CharField(max_length=200, blank=True, help_text="page inside this site that it speaks of")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.subject
