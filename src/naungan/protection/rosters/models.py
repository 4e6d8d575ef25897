"""Daftar nama: a list as an office sent it, every row kept and judged."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models

from naungan.accounts.models import User, within_areas
from naungan.kit.months import add_months
from naungan.kit.sealed import SealedField
from naungan.protection.programmes.enums import Refusal
from naungan.protection.rosters.enums import Answer, Decider, QuestionKind, QuestionState, Severity, State, Verdict
from naungan.protection.rosters.rules import MAY_SEE, MAY_SEE_REVIEW


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
    mapping = models.JSONField(default=list, help_text="what a person said its columns mean, by sheet")
    counts = models.JSONField(default=dict, help_text="rows, and rows by verdict")
    problem = models.CharField(max_length=300, blank=True, help_text="why the whole file could not be read")
    planned_against = models.PositiveBigIntegerField(
        null=True, help_text="the registry's version that `counts` and the rows' verdicts were found against"
    )
    matched_against = models.PositiveBigIntegerField(null=True, help_text="the registry's version it was matched with")
    work_began_at = models.DateTimeField(null=True, help_text="since when `progress` counts")
    expected = models.PositiveIntegerField(default=0, help_text="rows that the running work will prepare")
    allowed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    allowed_reason = models.TextField(blank=True)
    emptied_at = models.DateTimeField(null=True, help_text="when the file and the rows as received were forgotten")
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


class ColumnMemory(models.Model):
    """Arti kolom menurut kantor: what the columns of an office's lists mean, learnt from what a person said once.

    `shape` is the hash of the header's folded words, so that nothing of a list is kept here.
    """

    office = models.ForeignKey("offices.Office", models.CASCADE, related_name="column_memories")
    shape = models.CharField(max_length=64)
    columns = models.JSONField(help_text="canonical name: index of the column")
    roster = models.ForeignKey(Roster, models.CASCADE, related_name="column_memories", help_text="where it was learnt")
    learnt_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    learnt_at = models.DateTimeField()

    class Meta:
        verbose_name = "arti kolom"
        verbose_name_plural = "arti kolom"
        constraints = [models.UniqueConstraint(fields=["office", "shape"], name="one_meaning_a_shape")]

    def __str__(self) -> str:
        return f"{self.office_id} {self.shape[:8]}"


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
    is_mended = models.BooleanField(default=False, help_text="a person changed what it says; as received it stays")
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


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        return self.filter(within_areas("roster__office__region_id", user.areas(*MAY_SEE_REVIEW)))

    def unanswered(self):
        """What waits for a person, of lists that still stand."""
        return self.filter(
            state__in=[QuestionState.OPEN, QuestionState.WAITING],
            roster__state__in=[State.JUDGED, State.SUBMITTED, State.COMMITTED],
        )


class Question(models.Model):
    """Pertanyaan tinjauan: is this row somebody we know, or the same person as an earlier row?

    Also what the machine linked and what memory answered lies here, so that every link can be explained and taken
    back. `risk_parts` names why a second person must confirm.
    """

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="questions")
    row = models.ForeignKey(Row, models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=8, choices=QuestionKind.choices)
    state = models.CharField(max_length=8, choices=QuestionState.choices, default=QuestionState.OPEN)
    weight = models.FloatField(default=0, help_text="of the likeliest candidate, log2")
    answer = models.CharField(max_length=4, choices=Answer.choices, blank=True)
    decider = models.CharField(max_length=7, choices=Decider.choices, blank=True)
    worker = models.ForeignKey("workers.Worker", models.SET_NULL, null=True, related_name="+")
    other = models.ForeignKey(Row, models.SET_NULL, null=True, related_name="+")
    risk_parts = models.JSONField(default=list)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    known = models.ForeignKey("workers.KnownPair", models.SET_NULL, null=True, related_name="+")
    remembered = models.JSONField(default=list, help_text="what this answer left in memory")
    merge = models.ForeignKey("workers.Merge", models.SET_NULL, null=True, related_name="+")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "pertanyaan tinjauan"
        verbose_name_plural = "pertanyaan tinjauan"
        ordering = ["-weight", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["row", "kind"], name="one_question_a_row"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("decided_by")),
                name="question_confirmed_by_another",
            ),
        ]
        indexes = [models.Index(fields=["roster", "state", "kind"]), models.Index(fields=["state", "-weight"])]

    def __str__(self) -> str:
        return f"{self.roster_id} baris {self.row_id}"

    @property
    def path(self) -> str:
        return f"/meja/daftar/tinjau/{self.pk}/"


class Candidate(models.Model):
    """Calon: one person, or one earlier row, that the row of a question may be, with the evidence for it.

    `evidence` holds relations and weights only, no personal data.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="candidates")
    worker = models.ForeignKey("workers.Worker", models.CASCADE, null=True, related_name="+")
    row = models.ForeignKey(Row, models.CASCADE, null=True, related_name="+")
    weight = models.FloatField()
    probability = models.FloatField()
    band = models.CharField(max_length=8)
    nik_relation = models.CharField(max_length=8, blank=True)
    evidence = models.JSONField(default=list)
    known = models.ForeignKey("workers.KnownPair", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "calon"
        verbose_name_plural = "calon"
        ordering = ["-weight", "pk"]

    def __str__(self) -> str:
        return f"calon {self.pk}"
