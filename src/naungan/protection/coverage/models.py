"""Cakupan: how many people are covered, kept as counts that follow each commit and each undo."""

from django.db import models

from naungan.codes.enums import Segment


class CountedCover(models.Model):
    """Masa perlindungan yang sudah dihitung: coverage's own copy of an enrolment, one row per cover.

    Enrolments vanish when a roster is undone; this copy says what they had added. The worker is named by
    number without a foreign key, so that counting never stands in the way of an undo.
    """

    roster_number = models.CharField(max_length=20, db_index=True)
    worker = models.BigIntegerField(db_index=True)
    segment = models.CharField(max_length=12, choices=Segment.choices)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", help_text="the lowest place known")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        verbose_name = "masa terhitung"
        verbose_name_plural = "masa terhitung"

    def __str__(self) -> str:
        return f"{self.roster_number} {self.starts_on:%Y-%m} – {self.ends_on:%Y-%m}"


class CoverCount(models.Model):
    """Jumlah orang terlindungi per wilayah, segmen dan bulan. Kept by delta, never by a full count.

    One row at every level (village, district, regency, province); segment "" counts people once over all
    segments, so it may be smaller than the sum of the segments.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    segment = models.CharField(max_length=12, choices=Segment.choices, blank=True)
    month = models.DateField()
    people = models.IntegerField(default=0)

    class Meta:
        verbose_name = "jumlah terlindungi"
        verbose_name_plural = "jumlah terlindungi"
        constraints = [
            models.UniqueConstraint(fields=["month", "segment", "region"], name="one_count_a_cell"),
            models.CheckConstraint(condition=models.Q(people__gte=0), name="people_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.segment or 'semua'} {self.month:%Y-%m}: {self.people}"


class CountedChange(models.Model):
    """Perubahan yang sudah dihitung: the watermark; one row per commit or undo that was counted."""

    roster_number = models.CharField(max_length=20)
    kind = models.CharField(max_length=8, help_text="commit or undo")
    covers = models.PositiveIntegerField(default=0, help_text="how many covers it brought or took")
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = "perubahan terhitung"
        verbose_name_plural = "perubahan terhitung"
        constraints = [models.UniqueConstraint(fields=["roster_number", "kind"], name="counted_once")]

    def __str__(self) -> str:
        return f"{self.roster_number} {self.kind}"


class Standing(models.Model):
    """Kedudukan hitungan: one row; up to which roster and which month it has counted. Also the lock."""

    counted_at = models.DateTimeField(null=True)
    roster_number = models.CharField(max_length=20, blank=True, help_text="the last roster counted")
    month = models.DateField(null=True, help_text="the last month deposited in full")

    class Meta:
        verbose_name = "kedudukan hitungan"
        verbose_name_plural = "kedudukan hitungan"

    def __str__(self) -> str:
        return f"dihitung sampai daftar {self.roster_number or '–'}"
