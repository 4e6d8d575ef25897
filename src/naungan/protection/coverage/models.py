"""Cakupan: how many people are covered, kept as counts that follow each commit."""

from django.db import models

from naungan.codes.enums import Segment


class CoverCount(models.Model):
    """Jumlah pekerja terlindungi per desa, segmen, dana dan bulan. Kept by delta, never by a full count."""

    village = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    segment = models.CharField(max_length=12, choices=Segment.choices)
    month = models.DateField()
    people = models.IntegerField(default=0)

    class Meta:
        verbose_name = "jumlah terlindungi"
        verbose_name_plural = "jumlah terlindungi"
        constraints = [models.UniqueConstraint(fields=["village", "segment", "month"], name="one_count_a_cell")]
        indexes = [models.Index(fields=["month", "segment"])]

    def __str__(self) -> str:
        return f"{self.village_id} {self.segment} {self.month:%Y-%m}: {self.people}"


class CountedChange(models.Model):
    """Perubahan yang sudah dihitung: the watermark; one row per commit or undo that was counted."""

    roster_number = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, help_text="commit or undo")
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = "perubahan terhitung"
        verbose_name_plural = "perubahan terhitung"
        constraints = [models.UniqueConstraint(fields=["roster_number", "kind"], name="counted_once")]

    def __str__(self) -> str:
        return f"{self.roster_number} {self.kind}"
