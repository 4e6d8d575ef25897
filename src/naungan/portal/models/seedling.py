"""What planting has made, so that it is never made twice and never overwrites a person."""

from django.db import models


class Seedling(models.Model):
    """Halaman bawaan: the page that came from a seed. Without a page: somebody deleted it, and it stays away."""

    at = models.CharField("tempat asal", max_length=200, unique=True)
    page = models.OneToOneField("wagtailcore.Page", models.SET_NULL, null=True, related_name="+")
    digest = models.CharField("sidik isi", max_length=64)

    class Meta:
        verbose_name = "halaman bawaan"
        verbose_name_plural = "halaman bawaan"

    def __str__(self) -> str:
        return self.at
