"""Program perlindungan and the months of cover it gives."""

from datetime import date

from django.conf import settings
from django.db import models

from naungan.accounts.models import User, within_areas
from naungan.codes.enums import Sector, Segment
from naungan.kit.months import add_months
from naungan.protection.programmes.enums import Fund, ProgrammeState
from naungan.protection.programmes.rules import MAY_SEE, overlaps


class ProgrammeQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ProgrammeState.OPEN)

    def visible_to(self, user: User):
        """Programmes whose region meets an area of the user: theirs, one above them, or one below."""
        areas = user.areas(*MAY_SEE)
        above = [".".join(area.split(".")[:depth]) for area in areas for depth in range(1, area.count(".") + 1)]
        return self.filter(within_areas("region_id", areas) | models.Q(region_id__in=above))


class Programme(models.Model):
    """Program bantuan iuran: who pays, for whom, how many months, by which instrument."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=160)
    fund = models.CharField(max_length=14, choices=Fund.choices)
    instrument = models.CharField(max_length=200, help_text="say: Kepgub 500-12/2026")
    segment = models.CharField(max_length=12, choices=Segment.choices, default=Segment.INFORMAL)
    months = models.PositiveSmallIntegerField(help_text="months of cover for one enrolment")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="programmes")
    sectors = models.JSONField(default=list, blank=True, help_text="empty: any sector")
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True, help_text="empty: from the book")
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True, help_text="empty: from the book")
    quota = models.PositiveIntegerField(null=True, blank=True, help_text="people; empty: no quota")
    state = models.CharField(max_length=8, choices=ProgrammeState.choices, default=ProgrammeState.OPEN)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def sector_labels(self) -> str:
        return ", ".join(Sector(s).label for s in self.sectors) or "semua sektor"

    @property
    def path(self) -> str:
        return f"/meja/program/{self.code}/"


class EnrolmentQuerySet(models.QuerySet):
    def active_on(self, day: date):
        """Covers that hold on `day` (whole calendar months, half-open)."""
        return self.filter(starts_on__lte=day, ends_on__gt=day)


class Enrolment(models.Model):
    """Kepesertaan: one worker in one programme for whole calendar months, [starts_on, ends_on)."""

    worker = models.ForeignKey("workers.Worker", models.PROTECT, related_name="enrolments")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="enrolments")
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="first day no longer covered")
    is_funded = models.BooleanField()
    segment = models.CharField(max_length=12, choices=Segment.choices)
    village = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    tariff = models.PositiveIntegerField(help_text="rupiah a month, from the book")
    tariff_source = models.CharField(max_length=200)
    roster_number = models.CharField(max_length=20, db_index=True)
    line = models.PositiveIntegerField(null=True)
    is_double = models.BooleanField(
        default=False, db_default=False, help_text="paid twice: two merged workers both had these months"
    )
    created_at = models.DateTimeField()

    objects = EnrolmentQuerySet.as_manager()
    double_mark = "is_double"

    class Meta:
        verbose_name = "kepesertaan"
        verbose_name_plural = "kepesertaan"
        indexes = [
            models.Index(fields=["worker", "starts_on", "ends_on"]),
            models.Index(fields=["starts_on", "ends_on"]),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="cover_has_months"),
            models.UniqueConstraint(
                fields=["worker", "starts_on"],
                condition=models.Q(is_funded=True, is_double=False),
                name="one_funded_cover_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} {self.starts_on:%Y-%m} – {self.ends_on:%Y-%m}"

    @property
    def last_month(self) -> date:
        return add_months(self.ends_on, -1)

    @classmethod
    def doubles(cls, *, kept: int, absorbed: int) -> list[int]:
        """Funded covers of one worker for months that the other's money paid too (asked by workers.merge).

        They stay, marked: what was paid was paid, and a merge must not make money vanish.
        """
        standing = cls.objects.filter(worker=kept, is_funded=True).values_list("starts_on", "ends_on")
        mine = cls.objects.filter(worker=absorbed, is_funded=True, is_double=False)
        return [
            cover.pk
            for cover in mine.order_by("pk")
            if any(overlaps(cover.starts_on, cover.ends_on, *other) for other in standing)
        ]


class EnrolmentDraft(models.Model):
    """Rancangan kepesertaan: prepared with its worker's draft, read by nobody, made real in the flip."""

    roster_number = models.CharField(max_length=20, db_index=True)
    line = models.PositiveIntegerField()
    worker_number = models.CharField(max_length=10)
    village_id = models.CharField(max_length=13, null=True)
    tariff = models.PositiveIntegerField()
    tariff_source = models.CharField(max_length=200)

    class Meta:
        verbose_name = "rancangan kepesertaan"
        verbose_name_plural = "rancangan kepesertaan"

    def __str__(self) -> str:
        return f"{self.roster_number} baris {self.line}"
