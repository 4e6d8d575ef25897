"""Kotak keluar: every message that leaves the office, written with the deed and sent after it."""

from django.conf import settings
from django.db import models


class NoticeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, attempts__lt=5)


class Notice(models.Model):
    """Pemberitahuan. Written in the transaction of the deed, sent after commit, kept with its fate."""

    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices")
    to_email = models.EmailField()
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
