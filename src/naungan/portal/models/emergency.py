"""The emergency banner: what every public page shows above everything until it ends."""

from datetime import datetime

from django.conf import settings
from django.db import models

from naungan.portal.shelter.alarm import Alarm


class BannerQuerySet(models.QuerySet):
    def showing(self, now: datetime) -> "BannerQuerySet":
        return self.filter(ended_at=None, since__lte=now, until__gt=now)


class EmergencyBanner(models.Model):
    """Pengumuman darurat: informasi serta merta (UU 14/2008 Ps. 10). One row each time somebody switched it on."""

    heading = models.CharField("apa yang terjadi", max_length=90)
    text = models.CharField("apa yang harus dilakukan", max_length=280)
    link = models.CharField("alamat keterangan lebih lanjut", max_length=200, blank=True)
    link_title = models.CharField("tulisan pada tautan", max_length=60, blank=True)
    since = models.DateTimeField("sejak")
    until = models.DateTimeField("sampai", db_index=True)
    ended_at = models.DateTimeField("dicabut", null=True, blank=True)
    switched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="ditayangkan oleh"
    )

    objects = BannerQuerySet.as_manager()

    class Meta:
        verbose_name = "pengumuman darurat"
        verbose_name_plural = "pengumuman darurat"
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("since")), name="banner_ends_after_it_began")
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def alarm(self) -> Alarm:
        """The banner as pages and the emergency copy know it."""
        until = min(self.until, self.ended_at) if self.ended_at else self.until
        return Alarm(self.heading, self.text, self.link_title, self.link, self.since, until)
