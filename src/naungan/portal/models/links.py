"""Where the pages' links lead, as last looked at."""

from django.db import models
from wagtail.models import Page

from naungan.portal.enums import LinkState


class LinkSearch(models.Model):
    """Pemeriksaan tautan: one look at all links of all live pages."""

    began_at = models.DateTimeField("mulai")
    ended_at = models.DateTimeField("selesai", null=True, blank=True)
    total = models.PositiveIntegerField("halaman", default=0)
    done = models.PositiveIntegerField("sudah diperiksa", default=0)

    class Meta:
        verbose_name = "pemeriksaan tautan"
        verbose_name_plural = "pemeriksaan tautan"
        ordering = ["-began_at"]

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M}"


class PageLink(models.Model):
    """Tautan pada halaman: one address that one page leads to, and what was found behind it."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+", verbose_name="halaman")
    address = models.CharField("alamat", max_length=500)
    is_ours = models.BooleanField("di situs ini")
    state = models.CharField("keadaan", max_length=20, choices=LinkState, db_index=True)
    status = models.PositiveSmallIntegerField("jawaban", null=True, blank=True)
    since = models.DateTimeField("sejak")  # in this state
    checked_at = models.DateTimeField("diperiksa")

    class Meta:
        verbose_name = "tautan pada halaman"
        verbose_name_plural = "tautan pada halaman"
        ordering = ["page__path", "address"]
        constraints = [models.UniqueConstraint(fields=["page", "address"], name="one_row_per_page_and_link")]

    def __str__(self) -> str:
        return self.address
