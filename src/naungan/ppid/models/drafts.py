"""What somebody has begun to fill in, so that an interrupted form or an ended session loses nothing."""

from datetime import datetime

from django.db import models

from naungan.kit.sealed import SealedField


class FormDraftQuerySet(models.QuerySet):
    def alive(self, now: datetime):
        return self.filter(expires_at__gt=now)


class FormDraft(models.Model):
    """Isian yang belum dikirim. Sealed; found by a code whose hash stands here; gone after some days."""

    code_hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=30, help_text="kind of case that it will become")
    content = SealedField("isian")
    updated_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects = FormDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "isian yang belum dikirim"
        verbose_name_plural = "isian yang belum dikirim"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class FormDraftFile(models.Model):
    """Berkas isian: a file that waits with its draft."""

    draft = models.ForeignKey(FormDraft, models.CASCADE, related_name="files")
    role = models.CharField(max_length=30)
    file = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "berkas isian"
        verbose_name_plural = "berkas isian"
        constraints = [models.UniqueConstraint(fields=["draft", "role"], name="one_draft_file_a_role")]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.role}"
