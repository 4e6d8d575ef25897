"""Perkara: what somebody brought to the office and the office must answer. One row each, whatever its kind."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.urls import reverse

from naungan.accounts.models import User, within_areas
from naungan.cases import registry
from naungan.cases.enums import Channel, Waiting
from naungan.files.models import StoredFile
from naungan.kit.sealed import SealedField
from naungan.offices.models import Unit


class Series(models.Model):
    """Urutan nomor: the last number given in a kind and a year. Its row is the lock: no number without its case."""

    kind = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "urutan nomor"
        verbose_name_plural = "urutan nomor"
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}: {self.last}"


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Cases of the kinds and areas for which this user holds a role, and those they carry."""
        seen = models.Q(holder=user)
        for kind in registry.KINDS.values():
            areas = user.areas(*kind.handlers, *kind.superiors, *kind.readers)
            seen |= models.Q(kind=kind.name) & within_areas("area", areas)
        return self.filter(seen) if user.is_active else self.none()

    def open(self):
        return self.exclude(waits_for=Waiting.NOBODY)

    def overdue(self, now: datetime, today: date):
        """Not answered when its time was over; what waits for the applicant is not late."""
        late = models.Q(due_at__lt=now) | models.Q(due_at=None, due_on__lt=today)
        return self.filter(late, waits_for=Waiting.OFFICE)

    def past_keeping(self, today: date):
        """Ended, past the day until which they are kept, and still whole."""
        return self.filter(waits_for=Waiting.NOBODY, keep_until__lt=today, forgotten_at=None)

    def due_on(self, day: date):
        return self.filter(due_on=day, waits_for=Waiting.OFFICE)


class Case(models.Model):
    """Perkara: the spine of every service. The noun it is about (a request, an objection) points here one-to-one.

    `number` is per kind and year, without gaps. `clock` is the reckoning behind `due_on` as it was told
    (`rules.proof`). `title` says in a few words what it is about, and lies sealed like everything the applicant wrote.
    """

    kind = models.CharField("jenis", max_length=30)
    year = models.PositiveSmallIntegerField("tahun")
    serial = models.PositiveIntegerField("urutan")
    number = models.CharField("nomor", max_length=30, unique=True)
    title = SealedField("tentang")
    state = models.CharField("keadaan", max_length=30)
    waits_for = models.CharField("giliran", max_length=10, choices=Waiting.choices, default=Waiting.OFFICE)
    area = models.CharField("wilayah", max_length=13, help_text="region code; that of the province for its own office")
    channel = models.CharField("masuk lewat", max_length=10, choices=Channel.choices)
    received_at = models.DateTimeField("diterima")
    due_on = models.DateField("batas", null=True, blank=True)
    due_at = models.DateTimeField("batas, jam", null=True, blank=True)
    clock = models.JSONField("hitungan batas", default=dict, blank=True)
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="held_cases", null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases", null=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="own_cases", null=True)
    secret_hash = models.CharField(max_length=64, blank=True)
    needs = models.JSONField("kebutuhan", default=list, blank=True)
    closed_at = models.DateTimeField("selesai", null=True, blank=True)
    keep_until = models.DateField("disimpan sampai", null=True, blank=True)
    forgotten_at = models.DateTimeField("isinya dihapus", null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "perkara"
        verbose_name_plural = "perkara"
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "year", "serial"], name="one_case_a_serial")]
        indexes = [
            models.Index(fields=["waits_for", "due_on", "id"], name="case_queue"),
            models.Index(fields=["holder", "waits_for", "due_on"], name="case_holder"),
            models.Index(fields=["unit", "waits_for", "due_on"], name="case_unit"),
            models.Index(fields=["kind", "-received_at"], name="case_register"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """The desk's page of it; the applicant's page has no address of its own."""
        return reverse(self.of.desk, kwargs={"pk": self.pk}) if self.of.desk else reverse("cases:case", args=[self.pk])

    @property
    def of(self) -> registry.Kind:
        return registry.KINDS[self.kind]

    @property
    def state_label(self) -> str:
        return self.of.labels[self.state]

    @property
    def state_told(self) -> str:
        """As the applicant reads it."""
        return self.of.told.get(self.state, self.state_label)

    @property
    def is_open(self) -> bool:
        return self.waits_for != Waiting.NOBODY

    def is_overdue(self, now: datetime, today: date) -> bool:
        if self.waits_for != Waiting.OFFICE:
            return False
        return self.due_at < now if self.due_at else bool(self.due_on and self.due_on < today)


class Step(models.Model):
    """Langkah: one line of a case's history. Appended, never changed. `said` is for the applicant, `inner` is not."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    state = models.CharField(max_length=30, help_text="the state it led to")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    said = SealedField("untuk pemohon")
    inner = SealedField("untuk petugas")

    class Meta:
        verbose_name = "langkah"
        verbose_name_plural = "langkah"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.verb}"


class Attachment(models.Model):
    """Lampiran: a file of the case. `is_public` means the holder of the secret may have it too."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="attachments")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    label = models.CharField("keterangan", max_length=160)
    role = models.CharField(max_length=30, help_text="identity, proxy, answer, letter, message …: the room's word")
    is_public = models.BooleanField("untuk pemohon", default=False)
    added_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = "lampiran"
        verbose_name_plural = "lampiran"
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.label


class Reminder(models.Model):
    """Pengingat terkirim: one a case, a day and a stage, also when the clock runs twice at once."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="reminders")
    on = models.DateField()
    stage = models.CharField(max_length=10, help_text="soon, today, over")
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = "pengingat"
        verbose_name_plural = "pengingat"
        constraints = [models.UniqueConstraint(fields=["case", "on", "stage"], name="one_reminder_a_day")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.on} {self.stage}"


class SavedFilter(models.Model):
    """Saringan tersimpan: a way of looking at the queue that an officer keeps under a name. Theirs alone."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="case_filters")
    name = models.CharField("nama", max_length=40)
    query = models.CharField("saringan", max_length=300, help_text="the address's query, without the page")

    class Meta:
        verbose_name = "saringan tersimpan"
        verbose_name_plural = "saringan tersimpan"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_filter_a_name")]

    def __str__(self) -> str:
        return self.name


class AnswerTemplateQuerySet(models.QuerySet):
    def for_kind(self, kind: str):
        """Those of this kind and those for all kinds."""
        return self.filter(kind__in=["", kind], is_active=True)


class AnswerTemplate(models.Model):
    """Teks siap pakai: what officers write again and again, with fields in braces (`rules.FIELDS`).

    An empty `kind` serves all kinds. Retired, never deleted: an old answer may have come from it.
    """

    kind = models.CharField("jenis perkara", max_length=30, blank=True)
    title = models.CharField("judul", max_length=80)
    text = models.TextField("isi")
    is_active = models.BooleanField("dipakai", default=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = "teks siap pakai"
        verbose_name_plural = "teks siap pakai"
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
