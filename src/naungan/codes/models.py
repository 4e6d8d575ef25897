"""Daftar kode: classifications that rooms share, each with its version."""

from django.db import models

from naungan.codes.enums import Scheme


class CodeQuerySet(models.QuerySet):
    def of(self, scheme: str, version: str):
        """One list: `of("kbli", "2025")`."""
        return self.filter(scheme=scheme, version=version)

    def below(self, parent: str):
        return self.filter(parent=parent)


class Code(models.Model):
    """Kode klasifikasi baku (KBLI: Peraturan BPS 7/2025; KBJI: BPS dan Kemnaker).

    The same code means different things in two versions, so a row that refers to one keeps all three: scheme,
    version, code. `flag` says how sure the text is ("V-law", "V-data", "V-sec", "derived").
    """

    scheme = models.CharField(max_length=8, choices=Scheme.choices)
    version = models.CharField(max_length=8)
    code = models.CharField(max_length=12)
    label = models.CharField(max_length=200)
    parent = models.CharField(max_length=12, blank=True)
    flag = models.CharField(max_length=12)
    source = models.CharField(max_length=250)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = "kode klasifikasi"
        verbose_name_plural = "kode klasifikasi"
        ordering = ["scheme", "version", "code"]
        constraints = [models.UniqueConstraint(fields=["scheme", "version", "code"], name="one_code_per_version")]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.version} {self.code} {self.label}"
