"""Wilayah: provinces, regencies and cities, districts, villages, with the codes of Kemendagri."""

from django.db import models

from naungan.regions.enums import Level


class RegionQuerySet(models.QuerySet):
    def current(self):
        return self.filter(valid_until=None)

    def villages(self):
        return self.filter(level=Level.VILLAGE)

    def within(self, code: str):
        """The region itself and everything below it. "" is the whole country."""
        if not code:
            return self
        return self.filter(models.Q(code=code) | models.Q(code__startswith=code + "."))


class Region(models.Model):
    """Wilayah administrasi pemerintahan (kode Kemendagri bertitik: 52.03.07.1001).

    A code that is no longer in use keeps its row with `valid_until`: a NIK issued under it stays true.
    """

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=80)
    level = models.CharField(max_length=10, choices=Level.choices)
    kind = models.CharField(max_length=12, help_text="provinsi, kabupaten, kota, kecamatan, desa, kelurahan")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "wilayah"
        verbose_name_plural = "wilayah"
        ordering = ["code"]
        indexes = [models.Index(fields=["level", "name"])]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """ "Kabupaten Lombok Timur", "Desa Gapuk", "Kecamatan Kopang"."""
        return f"{self.kind.capitalize()} {self.name}"
