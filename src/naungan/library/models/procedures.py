"""SOP dan versinya."""

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse

from naungan.library.enums import MAY_SEE, State, VersionState
from naungan.library.models.proposal import Proposal, one_another
from naungan.library.rules import wording


class ProcedureQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED)

    def shown(self):
        return self.filter(state__in=[State.PUBLISHED, State.WITHDRAWN], first_published_at__isnull=False)

    def visible_to(self, user):
        """In the desk every officer reads every shelf; who may change one, the verbs decide, with a sentence."""
        return self.all() if user.has_role(*MAY_SEE) else self.none()

    def to_review(self, today: date):
        """Published ones whose day of review has passed."""
        return self.published().filter(review_on__lt=today)


class Procedure(models.Model):
    """Standar operasional prosedur (SOP): who does what, in which order and time (Permenpan RB 35/2012)."""

    slug = models.SlugField(max_length=80, unique=True)
    number = models.CharField("nomor", max_length=60, unique=True)
    title = models.CharField("judul", max_length=160)
    summary = models.CharField("ringkasan", max_length=240)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="procedures", verbose_name="unit pemilik")
    review_on = models.DateField("ditinjau lagi pada", null=True)
    is_sample = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField()
    first_published_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        verbose_name = "SOP"
        verbose_name_plural = "SOP"
        ordering = ["number"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:procedure", args=[self.slug])

    @property
    def current(self) -> "ProcedureVersion | None":
        return next((version for version in self._newest() if version.is_published), None)

    @property
    def waiting(self) -> "ProcedureVersion | None":
        newest = next(iter(self._newest()), None)
        return newest if newest and not newest.is_published else None

    def _newest(self) -> list["ProcedureVersion"]:
        return sorted(self.versions.all(), key=lambda version: -version.number)


class ProcedureVersion(Proposal):
    """Versi SOP: its steps as text, so that everybody can read them; the signed scan may lie beside."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    effective_on = models.DateField("berlaku sejak")
    applicant = models.CharField("siapa yang boleh", max_length=200)
    duration = models.CharField("waktu", max_length=200, help_text="may hold a mark such as [ppid.response_days]")
    cost = models.CharField("biaya", max_length=120, default="Gratis")
    output = models.CharField("hasil", max_length=200)
    requirements = models.TextField("yang dibawa", blank=True, help_text="one a line")
    steps = models.TextField("langkah", help_text="one a line: who | what | time")
    legal_basis = models.TextField("dasar hukum", help_text="one a line")
    file = models.OneToOneField("files.StoredFile", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "versi SOP"
        verbose_name_plural = "versi SOP"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="one_procedure_version_a_number"),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=models.Q(state=VersionState.PROPOSED),
                name="one_waiting_version_a_procedure",
            ),
            one_another("procedure_published_by_another"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure}, versi {self.number}"

    @property
    def step_list(self) -> tuple[wording.Step, ...]:
        return wording.steps(self.steps)

    @property
    def filename(self) -> str:
        return f"sop-{self.procedure.slug}-v{self.number}.{self.file.kind}"
