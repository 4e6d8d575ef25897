"""Jurnal: who did what to what, when. Appended, never changed."""

from django.db import models


class Entry(models.Model):
    """Entri jurnal. Names its actor and subject by id and label, without a foreign key: it outlives both."""

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=200)
    verb = models.CharField(max_length=40)
    noun = models.CharField(max_length=60)
    noun_id = models.CharField(max_length=40, db_index=True)
    label = models.CharField(max_length=200)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    is_public = models.BooleanField(default=False)

    class Meta:
        verbose_name = "entri jurnal"
        verbose_name_plural = "entri jurnal"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.verb} {self.label}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("jurnal hanya bertambah, tidak diubah")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("jurnal tidak dihapus")
