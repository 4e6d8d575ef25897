"""Kantor: those who send lists and those who answer for them."""

from django.db import models


class OfficeQuerySet(models.QuerySet):
    def within(self, code: str):
        """Offices whose region is `code` or lies below it."""
        if not code:
            return self
        return self.filter(models.Q(region_id=code) | models.Q(region__code__startswith=code + "."))


class Office(models.Model):
    """Kantor atau perangkat daerah (dinas, pemerintah desa, kelurahan) with the region it speaks for."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=120)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="offices")
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = "kantor"
        verbose_name_plural = "kantor"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
