"""Angka: numbers that carry their proof."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import models

from naungan.accounts.models import User, within_areas
from naungan.codes.enums import Segment
from naungan.figures.enums import MAY_SEE, Status
from naungan.figures.rules.proof import Check, check_stated, share
from naungan.kit import words


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


class DenominatorQuerySet(models.QuerySet):
    def bases(self, on: date):
        """Those that may stand under a share on that day, newest first."""
        return self.filter(is_base=True, as_of__lte=on).order_by("-as_of")


class Denominator(models.Model):
    """Penyebut: a published base (say, BPS workforce) with its own source and date."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="denominators")
    segment = models.CharField(max_length=12, choices=Segment.choices, blank=True, help_text="empty: all segments")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, help_text="what is counted: pekerja informal")
    value = models.PositiveBigIntegerField()
    as_of = models.DateField()
    source = models.CharField(max_length=300)
    is_base = models.BooleanField(default=True, help_text="false: kept for comparison, no share is made with it")

    objects = DenominatorQuerySet.as_manager()

    class Meta:
        verbose_name = "penyebut"
        verbose_name_plural = "penyebut"
        ordering = ["-as_of", "segment"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "segment", "region", "as_of"], name="one_denominator_a_day"),
            models.CheckConstraint(condition=models.Q(value__gt=0), name="denominator_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {words.thousands(self.value)} ({self.as_of:%d-%m-%Y}, {self.source})"


class FigureQuerySet(models.QuerySet):
    def published(self):
        """What the public may see: published, and not replaced by a newer one of the same cell."""
        return self.filter(status=Status.PUBLISHED, is_current=True)

    def preliminary(self):
        return self.filter(status=Status.PRELIMINARY)

    def visible_to(self, user: User):
        """Exact figures, in the desk: those of the officer's own areas."""
        return self.filter(within_areas("region_id", user.areas(*MAY_SEE)))


class Figure(models.Model):
    """Angka statistik: numerator, denominator, segment, region, period, source and status, together.

    Deposited by one officer (or the counting room, `deposited_by` None), published by another.
    A newer figure for the same cell supersedes (`is_current` moves on); nothing is overwritten once
    published. `is_withheld` is set when the month is published: a small count, or one that would give a
    small count away.
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
    is_current = models.BooleanField(default=False, help_text="the one the public sees for this cell")
    is_withheld = models.BooleanField(default=False, help_text="too small to be shown, or it would give one away")

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "angka"
        verbose_name_plural = "angka"
        indexes = [
            models.Index(fields=["indicator", "region", "period", "segment", "status"]),
            models.Index(fields=["indicator", "period", "status", "region"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "segment", "region", "period"],
                condition=models.Q(is_current=True),
                name="one_current_figure",
            ),
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(status="published"), name="current_is_published"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published")
                | models.Q(published_by__isnull=False, published_at__isnull=False),
                name="published_has_publisher",
            ),
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

    @property
    def segment_label(self) -> str:
        return self.get_segment_display() if self.segment else "semua pekerja"

    @property
    def percent(self) -> Decimal | None:
        """The share, or None where no denominator with a source exists."""
        return share(self.numerator, self.denominator.value) if self.denominator_id else None


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
    source = models.CharField(max_length=300, blank=True)
    group = models.SlugField(max_length=40, blank=True, help_text="statements that were said to be parts of one whole")

    class Meta:
        verbose_name = "pernyataan terbitan"
        verbose_name_plural = "pernyataan terbitan"
        ordering = ["published_on", "slug"]

    def __str__(self) -> str:
        return self.text

    @property
    def proof(self) -> Check | None:
        """What its own numbers say about the stated percentage; None where it came without numbers."""
        if self.numerator is None or not self.denominator:
            return None
        return check_stated(self.stated_percent, self.numerator, self.denominator)


class Target(models.Model):
    """Target: a share to be reached by a date, and who set it."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    segment = models.CharField(max_length=12, choices=Segment.choices, blank=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    due_on = models.DateField()
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"

    def __str__(self) -> str:
        return f"{self.percent} % ({self.source})"
