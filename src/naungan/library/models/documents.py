"""Himpunan dokumen, dokumen, versi."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from naungan import law
from naungan.kit import uploads
from naungan.library import rules
from naungan.library.enums import MAY_SEE, Cadence, Certainty, Group, Language, Licence, State, VersionState
from naungan.library.models.proposal import Proposal, one_another
from naungan.library.rules.completeness import after_year_end


class DocumentSet(models.Model):
    """Himpunan dokumen (informasi berkala, UU 14/2008 Ps. 9): one kind of document, owed by one unit at set times."""

    code = models.SlugField(max_length=40, unique=True, help_text="stands in the address and never changes")
    group = models.CharField(max_length=20, choices=Group.choices)
    label = models.CharField(max_length=80)
    short = models.CharField(max_length=40, help_text="before a year: Renja, Lakip")
    about = models.CharField(max_length=300)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="document_sets")
    cadence = models.CharField(max_length=12, choices=Cadence.choices)
    first_year = models.PositiveSmallIntegerField(help_text="from this year on a document is owed here")
    due_month = models.PositiveSmallIntegerField(default=12)
    due_day = models.PositiveSmallIntegerField(default=31)
    due_years = models.SmallIntegerField(default=0, help_text="-1: due in the year before; 1: in the year after")
    law_key = models.CharField(max_length=60, blank=True, help_text="months after the year's end, from the law book")
    legal_basis = models.CharField(max_length=200)
    certainty = models.CharField(max_length=6, choices=Certainty.choices)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "himpunan dokumen"
        verbose_name_plural = "himpunan dokumen"
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("library:shelf", args=[self.code])

    def schedule(self, on: date) -> rules.Schedule:
        """When its documents are due; a deadline of law is read from the book as it stands on that day."""
        month, day, years = self.due_month, self.due_day, self.due_years
        if self.law_key:
            month, day, years = after_year_end(int(law.at(self.law_key, on=on).value))
        return rules.Schedule(self.code, self.short, self.cadence, self.first_year, month, day, years)


class DocumentQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED)

    def shown(self):
        """What has a page for the public: published, or withdrawn after it had been published."""
        return self.filter(state__in=[State.PUBLISHED, State.WITHDRAWN], first_published_at__isnull=False)

    def visible_to(self, user):
        """In the desk every officer reads every shelf; who may change one, the verbs decide, with a sentence."""
        return self.all() if user.has_role(*MAY_SEE) else self.none()

    def newest_first(self):
        return self.order_by("-year", "-part", Coalesce("published_at", "created_at").desc(), "-id")


class Document(models.Model):
    """Dokumen: one document of a set, for a period, with all its versions."""

    set = models.ForeignKey(DocumentSet, models.PROTECT, related_name="documents")
    slug = models.SlugField(max_length=100)
    title = models.CharField("judul", max_length=200)
    summary = models.CharField("ringkasan", max_length=300)
    year = models.PositiveSmallIntegerField("tahun", help_text="that it speaks of; the first one of several")
    part = models.PositiveSmallIntegerField("semester", default=0, help_text="1 or 2; 0 is the whole year")
    period_label = models.CharField("periode", max_length=60)
    period_from = models.DateField()
    period_until = models.DateField(help_text="the first day after the period")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="documents", verbose_name="unit pemilik")
    licence = models.CharField("lisensi", max_length=12, choices=Licence.choices, default=Licence.CC_BY)
    language = models.CharField("bahasa", max_length=2, choices=Language.choices, default=Language.INDONESIAN)
    source = models.CharField("sumber", max_length=300, blank=True, help_text="where its figures come from")
    certainty = models.CharField("kepastian", max_length=6, choices=Certainty.choices, blank=True)
    is_sample = models.BooleanField(default=False, help_text="made for showing; says so on each page")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    created_at = models.DateTimeField()
    first_published_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True, help_text="of the newest published version")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen"
        verbose_name_plural = "dokumen"
        ordering = ["-year", "-part", "title"]
        constraints = [
            models.UniqueConstraint(fields=["set", "slug"], name="one_address_a_document"),
            models.CheckConstraint(
                condition=models.Q(period_from__lt=models.F("period_until")),
                name="document_period_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["state", "year"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("library:document", args=[self.set.code, self.slug])

    @property
    def current(self) -> "DocumentVersion | None":
        """The newest published version; uses versions that were prefetched."""
        return next((version for version in self._newest() if version.is_published), None)

    @property
    def waiting(self) -> "DocumentVersion | None":
        """The version that waits for its publisher, or was returned: the newest, when it is not published."""
        newest = next(iter(self._newest()), None)
        return newest if newest and not newest.is_published else None

    def _newest(self) -> list["DocumentVersion"]:
        return sorted(self.versions.all(), key=lambda version: -version.number)


class DocumentVersion(Proposal):
    """Versi dokumen: one file with its proof. Old ones stay and can be downloaded."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    file = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True, help_text="as read from the file; pages are parted by a form feed")
    personal_places = models.JSONField(default=list, help_text="where a number stands that looks like a NIK")

    class Meta:
        verbose_name = "versi dokumen"
        verbose_name_plural = "versi dokumen"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_document_version_a_number"),
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(state=VersionState.PROPOSED),
                name="one_waiting_version_a_document",
            ),
            one_another("document_published_by_another"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, versi {self.number}"

    @property
    def filename(self) -> str:
        """Short, telling, of letters that every system keeps: renja-2025-v2.pdf"""
        return f"{self.document.slug}-v{self.number}.{uploads.ENDINGS[self.file.kind][0]}"

    @property
    def mime(self) -> str:
        return uploads.MIMES[self.file.kind]

    @property
    def format(self) -> str:
        return uploads.LABELS.get(self.file.kind, self.file.kind.upper())

    def get_absolute_url(self) -> str:
        document = self.document
        return reverse("library:download", args=[document.set.code, document.slug, self.number, self.filename])
