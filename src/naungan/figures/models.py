"""Angka: numbers that carry their proof."""

from django.conf import settings
from django.db import models

from naungan.codes.enums import Segment
from naungan.figures.enums import Status


class Indicator(models.Model):
    """Indikator statistik (MS-Ind): what a code such as COV-001 counts, over what, in which unit."""

    code = models.SlugField(max_length=12, primary_key=True)
    name = models.CharField(max_length=160)
    numerator_definition = models.TextField()
    denominator_definition = models.TextField(blank=True)
    unit = models.CharField(max_length=30)
    publisher = models.CharField(max_length=120)
    legal_basis = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Denominator(models.Model):
    """Penyebut: a published base (say, BPS workforce) with its own source and date."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="denominators")
    segment = models.CharField(max_length=12, choices=Segment.choices, blank=True, help_text="empty: all segments")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    value = models.PositiveBigIntegerField()
    as_of = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        verbose_name = "penyebut"
        verbose_name_plural = "penyebut"
        constraints = [
            models.UniqueConstraint(fields=["indicator", "segment", "region", "as_of"], name="one_denominator_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.value} ({self.source})"


class FigureQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=Status.PUBLISHED)

    def preliminary(self):
        return self.filter(status=Status.PRELIMINARY)


class Figure(models.Model):
    """Angka statistik: numerator, denominator, segment, region, period, source and status, together.

    Deposited by one officer (or the counting room, `deposited_by` None), published by another.
    A newer figure for the same place and period supersedes; nothing is overwritten once published.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures")
    segment = models.CharField(max_length=12, choices=Segment.choices, blank=True, help_text="empty: all segments")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    period = models.DateField(help_text="first day of the month it speaks of")
    numerator = models.PositiveBigIntegerField()
    denominator = models.ForeignKey(Denominator, models.PROTECT, null=True, blank=True, related_name="figures")
    source = models.CharField(max_length=300)
    as_of = models.DateField(help_text="the day up to which it has counted")
    note = models.CharField(max_length=200, blank=True, help_text="say: counted up to roster D-2026-0002")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.PRELIMINARY)
    deposited_at = models.DateTimeField()
    deposited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "angka"
        verbose_name_plural = "angka"
        indexes = [models.Index(fields=["indicator", "region", "period", "segment", "status"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published_by=None) | ~models.Q(published_by=models.F("deposited_by")),
                name="figure_published_by_another",
            ),
            models.UniqueConstraint(
                fields=["indicator", "segment", "region", "period"],
                condition=models.Q(status="preliminary"),
                name="one_preliminary_figure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.region_id} {self.period:%Y-%m} {self.segment or 'semua'}: {self.numerator}"


class PublishedStatement(models.Model):
    """Pernyataan terbitan: a percentage somebody published, kept apart, beside what its numbers give."""

    slug = models.SlugField(max_length=60, unique=True)
    text = models.CharField(max_length=300)
    segment = models.CharField(max_length=12, choices=Segment.choices, blank=True)
    stated_percent = models.DecimalField(max_digits=6, decimal_places=2)
    numerator = models.PositiveBigIntegerField(null=True)
    denominator = models.PositiveBigIntegerField(null=True)
    published_on = models.DateField()
    publisher = models.CharField(max_length=120)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = "pernyataan terbitan"
        verbose_name_plural = "pernyataan terbitan"
        ordering = ["published_on", "slug"]

    def __str__(self) -> str:
        return self.text


class Target(models.Model):
    """Target: a share to be reached by a date, and who set it."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    segment = models.CharField(max_length=12, choices=Segment.choices, blank=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    due_on = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"

    def __str__(self) -> str:
        return f"{self.percent} % ({self.source})"
