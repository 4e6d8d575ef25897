"""Daftar nama: a list as an office sent it, every row kept and judged."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from naungan.accounts.models import User, within_areas
from naungan.kit.months import add_months
from naungan.kit.sealed import SealedField
from naungan.protection.programmes.enums import Refusal
from naungan.protection.rosters.enums import Severity, State, Verdict
from naungan.protection.rosters.rules import MAY_SEE


class RosterQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(within_areas("office__region_id", user.areas(*MAY_SEE)))


class Roster(models.Model):
    """Daftar usulan penerima bantuan iuran, for one programme and its months, from one office."""

    number = models.CharField(max_length=20, unique=True, help_text="D-2026-0001")
    programme = models.ForeignKey("programmes.Programme", models.PROTECT, related_name="rosters")
    office = models.ForeignKey("offices.Office", models.PROTECT, related_name="rosters")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="rosters")
    starts_on = models.DateField(help_text="first day of the first month of cover")
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    live_key = models.CharField(
        max_length=64, unique=True, null=True, help_text="hash of file, programme and months while it stands"
    )
    shape = models.JSONField(default=list, help_text="sheets: name, header row, columns as written")
    counts = models.JSONField(default=dict, help_text="rows, and rows by verdict")
    problem = models.CharField(max_length=300, blank=True, help_text="why the whole file could not be read")
    progress = models.PositiveIntegerField(default=0, help_text="rows prepared by the running work")
    working_until = models.DateTimeField(null=True, help_text="somebody works on it until then; free when past")
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    committed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_reason = models.TextField(blank=True)

    objects = RosterQuerySet.as_manager()

    class Meta:
        verbose_name = "daftar nama"
        verbose_name_plural = "daftar nama"
        ordering = ["-received_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("received_by")),
                name="roster_approved_by_another",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def path(self) -> str:
        return f"/meja/daftar/{self.number}/"

    @property
    def last_month(self):
        return add_months(self.ends_on, -1)


class Row(models.Model):
    """Baris daftar: the cells as received, sealed, and what the checks made of them.

    `received` is {column header: text} with unknown columns too; `clean` the canonical values after
    harmless dressing was removed.
    """

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=80, blank=True)
    line = models.PositiveIntegerField(help_text="the row number a spreadsheet shows")
    received: Any = SealedField()  # {header: text}
    clean: Any = SealedField()  # {canonical column: value}
    nik_index = models.CharField(max_length=32, null=True)
    village = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    worker = models.ForeignKey("workers.Worker", models.SET_NULL, null=True, related_name="+")
    is_enrolled = models.BooleanField(default=False)
    refusal = models.CharField(max_length=14, choices=Refusal.choices, blank=True, help_text="why it is not enrolled")
    refused_for = models.ForeignKey("programmes.Programme", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "baris"
        verbose_name_plural = "baris"
        ordering = ["sheet", "line"]
        constraints = [models.UniqueConstraint(fields=["roster", "sheet", "line"], name="one_row_a_line")]
        indexes = [models.Index(fields=["roster", "verdict", "line"]), models.Index(fields=["nik_index"])]

    def __str__(self) -> str:
        return f"{self.roster_id} baris {self.line}"

    @property
    def born_on(self) -> date | None:
        text = (self.clean or {}).get("born_on")
        return date.fromisoformat(text) if text else None


class Problem(models.Model):
    """Masalah pada satu baris. `proposed` is sealed: it may hold a NIK."""

    row = models.ForeignKey(Row, models.CASCADE, related_name="problems", null=True)
    roster = models.ForeignKey(Roster, models.CASCADE, related_name="problems")
    code = models.CharField(max_length=30)
    column = models.CharField(max_length=20, blank=True)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    message = models.CharField(max_length=300)
    proposed: Any = SealedField()  # text

    class Meta:
        verbose_name = "masalah"
        verbose_name_plural = "masalah"
        indexes = [models.Index(fields=["roster", "code"])]

    def __str__(self) -> str:
        return self.code
