"""Kotak keluar: every message that leaves the office, written with the deed and sent after it."""

from django.conf import settings
from django.db import models

from naungan.kit.sealed import SealedField

MOST_ATTEMPTS = 5


class NoticeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, attempts__lt=MOST_ATTEMPTS)


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
    error = models.CharField(max_length=200, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_given_up(self) -> bool:
        return self.sent_at is None and self.attempts >= MOST_ATTEMPTS
