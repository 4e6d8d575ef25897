"""Berkas: private uploads, sealed on disk."""

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """Berkas unggahan. The bytes lie sealed under PRIVATE_ROOT; here stand its hash, size and type."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10, help_text="csv, xlsx, …: from the content, not the name")
    path = models.CharField(max_length=120, unique=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    uploaded_at = models.DateTimeField()
    keep_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"

    def __str__(self) -> str:
        return self.name
