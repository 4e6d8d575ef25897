"""Reminders that were sent, and files that wait while a form is mended."""

from django.conf import settings
from django.db import models

from naungan.library.enums import Stage


class Reminder(models.Model):
    """Pengingat terkirim: once for each missing thing and stage, so that nobody is told twice."""

    subject = models.CharField(
        max_length=120, help_text="what is missing: document:renja:2026:0, procedure:12:2026-01-31"
    )
    stage = models.CharField(max_length=10, choices=Stage.choices)
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = "pengingat terkirim"
        verbose_name_plural = "pengingat terkirim"
        constraints = [models.UniqueConstraint(fields=["subject", "stage"], name="one_reminder_a_stage")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_stage_display()})"


class HeldFile(models.Model):
    """Berkas titipan: a good file whose form had an error elsewhere; its officer need not choose it again."""

    file = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField(null=True)
    held_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    held_at = models.DateTimeField()

    class Meta:
        verbose_name = "berkas titipan"
        verbose_name_plural = "berkas titipan"

    def __str__(self) -> str:
        return self.file.name
