"""Kalimat surat: the office's own words for a letter, every version of them."""

from django.conf import settings
from django.db import models

from naungan.letters.registry import LETTERS, Letter


class LetterTemplateQuerySet(models.QuerySet):
    def newest(self, code: str) -> "LetterTemplate | None":
        """The words in use; None while the office has written none and the declared ones hold."""
        return self.filter(code=code).order_by("-number").first()


class LetterTemplate(models.Model):
    """Kalimat surat: heading and text of one letter as the office wrote them; appended, never changed.

    The highest `number` of a `code` is in use. Which fields the words may hold is declared by the room (`registry`).
    """

    code = models.CharField("surat", max_length=60)
    number = models.PositiveIntegerField("versi")
    title = models.CharField("judul", max_length=200)
    body = models.TextField("isi")
    note = models.CharField("apa yang berubah", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "kalimat surat"
        verbose_name_plural = "kalimat surat"
        ordering = ["code", "-number"]
        constraints = [models.UniqueConstraint(fields=["code", "number"], name="one_letter_text_a_version")]

    def __str__(self) -> str:
        return f"{self.code} v{self.number}"

    @property
    def letter(self) -> Letter:
        return LETTERS[self.code]
