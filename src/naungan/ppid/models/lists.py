"""Daftar Informasi Publik, daftar informasi yang dikecualikan, uji konsekuensi, laporan tahunan."""

from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse

from naungan.accounts.models import User
from naungan.ppid.enums import (
    MAY_SEE_LISTS,
    ExamOccasion,
    ExamState,
    ExamStep,
    InfoClass,
    ListState,
    Outcome,
    ReportState,
    SentWay,
)
from naungan.ppid.rules.requests import Tested


class SeenByOffice(models.QuerySet):
    """Rows without personal data: everybody of PPID, the leader and the auditor read them all."""

    def visible_to(self, user: User):
        return self.all() if user.has_role(*MAY_SEE_LISTS) else self.none()


class ConsequenceTestQuerySet(SeenByOffice):
    def holding(self, today: date):
        """Those that keep something back today: approved, not lifted, not run out."""
        in_time = models.Q(ends_on=None) | models.Q(ends_on__gt=today)
        return self.filter(in_time, state=ExamState.APPROVED).exclude(outcome=Outcome.OPEN)


class ConsequenceTest(models.Model):
    """Uji konsekuensi (UU 14/2008 Ps. 19; Perki 1/2021 Ps. 49): is this information rightly kept back, until when?

    Four steps in order, each a `ConsequenceStep`; the newest of each stands here too. Decided by PPID, approved by
    the superior: two people. An exemption has an end (PP 61/2010 Ps. 5-8).
    """

    title = models.CharField("informasi yang diuji", max_length=200)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="unit yang menguasai")
    occasion = models.CharField("kesempatan", max_length=10, choices=ExamOccasion.choices, default=ExamOccasion.BEFORE)
    state = models.CharField(max_length=10, choices=ExamState.choices, default=ExamState.OPEN)
    documents = models.TextField("dokumen yang diperiksa", blank=True)
    part = models.TextField("bagian yang dikecualikan", blank=True)
    grounds = models.JSONField("huruf Pasal 17", default=list, blank=True)
    legal_basis = models.CharField("dasar hukum", max_length=300, blank=True, help_text="law and article")
    if_opened = models.TextField("konsekuensi bila dibuka", blank=True)
    if_closed = models.TextField("manfaat bila ditutup", blank=True)
    outcome = models.CharField("putusan", max_length=10, choices=Outcome.choices, blank=True)
    decision_number = models.CharField("nomor keputusan", max_length=80, blank=True)
    decided_on = models.DateField("tanggal keputusan", null=True, blank=True)
    ends_on = models.DateField("berakhir pada", null=True, blank=True, help_text="from this day on it is open again")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="why it was returned, or why it ended")
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ConsequenceTestQuerySet.as_manager()

    class Meta:
        verbose_name = "uji konsekuensi"
        verbose_name_plural = "uji konsekuensi"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("decided_by")),
                name="consequence_test_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None)
                | models.Q(decided_on=None)
                | models.Q(ends_on__gt=models.F("decided_on")),
                name="exemption_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("ppid_lists:test", args=[self.pk])

    @property
    def articles(self) -> str:
        """UU 14/2008 Ps. 17 huruf a, h"""
        return f"UU 14/2008 Ps. 17 huruf {', '.join(self.grounds)}" if self.grounds else ""

    @property
    def basis(self) -> str:
        """Letters of article 17 and the other law, as the list tells them."""
        return "; ".join(part for part in (self.articles, self.legal_basis) if part)

    @property
    def as_tested(self) -> Tested:
        """As the rules of an answer see it."""
        grounds = tuple(sorted(self.grounds))
        return Tested(self.pk, self.decision_number, grounds, self.state, self.outcome, self.ends_on)

    def has_run_out(self, today: date) -> bool:
        return bool(self.ends_on and self.ends_on <= today)


class ConsequenceStep(models.Model):
    """Langkah uji konsekuensi: what was found in one step, by whom. Appended; a later finding stands beside the old."""

    test = models.ForeignKey(ConsequenceTest, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10, choices=ExamStep.choices)
    told = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "langkah uji konsekuensi"
        verbose_name_plural = "langkah uji konsekuensi"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.test_id} {self.get_step_display()}"


class ListedQuerySet(SeenByOffice):
    def published(self):
        return self.filter(state=ListState.PUBLISHED)

    def public(self):
        """DIP as the public reads it: the three open classes."""
        return self.published().exclude(info_class=InfoClass.EXEMPT)

    def exempt(self, today: date):
        """DIK as the public reads it: exemptions that an approved test holds up, and that have not run out."""
        held = models.Q(test__state=ExamState.APPROVED) & (
            models.Q(test__ends_on=None) | models.Q(test__ends_on__gt=today)
        )
        return self.published().filter(held, info_class=InfoClass.EXEMPT)

    def to_review(self, today: date):
        """Rows whose day of review has come, and exemptions that have run out."""
        late = models.Q(review_on__lte=today) | models.Q(test__ends_on__lte=today)
        return self.published().filter(late)


class ListedInformation(models.Model):
    """Informasi dalam daftar: one row of the DIP (UU 14/2008 Ps. 11(1) a; Perki 1/2021), or of the DIK.

    A row of the DIK (class exempt) hangs on the consequence test that holds it up. `number` is given once and stays,
    so that people can ask by it. `answer` is what an applicant was told, with their identity gone.
    """

    number = models.PositiveIntegerField("nomor", unique=True)
    info_class = models.CharField("golongan", max_length=10, choices=InfoClass.choices)
    kind = models.CharField("jenis informasi", max_length=120)
    summary = models.CharField("ringkasan informasi", max_length=400)
    unit = models.ForeignKey(
        "offices.Unit", models.PROTECT, related_name="listed", verbose_name="pejabat/unit yang menguasai"
    )
    maker = models.CharField("penanggung jawab pembuatan", max_length=160)
    made = models.CharField("waktu pembuatan/penerbitan", max_length=160)
    place = models.CharField("tempat pembuatan", max_length=160, blank=True)
    forms = models.CharField("bentuk informasi", max_length=160)
    retention = models.CharField("retensi arsip", max_length=160)
    address = models.CharField("tautan", max_length=300, blank=True, help_text="a path of this site, or https://…")
    document_set = models.ForeignKey("library.DocumentSet", models.PROTECT, null=True, blank=True, related_name="+")
    document = models.ForeignKey("library.Document", models.PROTECT, null=True, blank=True, related_name="+")
    test = models.OneToOneField(ConsequenceTest, models.PROTECT, null=True, blank=True, related_name="listed")
    answer = models.TextField("jawaban", blank=True)
    answer_of = models.OneToOneField("cases.Case", models.SET_NULL, null=True, blank=True, related_name="+")
    review_on = models.DateField("ditinjau lagi pada", null=True, blank=True)
    state = models.CharField(max_length=10, choices=ListState.choices, default=ListState.DRAFT)
    published_at = models.DateTimeField("terbit", null=True, blank=True)
    revoked_at = models.DateTimeField("dicabut", null=True, blank=True)
    archived_at = models.DateTimeField("diarsipkan", null=True, blank=True)
    reason = models.CharField("alasan", max_length=300, blank=True, help_text="of revoking or archiving")
    is_sample = models.BooleanField(default=False, help_text="made for showing; says so")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ListedQuerySet.as_manager()

    class Meta:
        verbose_name = "informasi dalam daftar"
        verbose_name_plural = "informasi dalam daftar"
        ordering = ["number"]
        indexes = [models.Index(fields=["state", "info_class", "number"], name="listed_by_class")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(info_class=InfoClass.EXEMPT) | models.Q(test__isnull=False),
                name="exempt_information_was_tested",
            )
        ]

    def __str__(self) -> str:
        return self.summary

    def get_absolute_url(self) -> str:
        return reverse(f"ppid_lists:{'exempt' if self.is_exempt else 'dip'}_entry", args=[self.number])

    @property
    def is_exempt(self) -> bool:
        return self.info_class == InfoClass.EXEMPT

    @property
    def target(self) -> str:
        """Where the information itself is; "" where it has to be asked for."""
        if self.document_id:
            return self.document.get_absolute_url()
        return self.document_set.get_absolute_url() if self.document_set_id else self.address


class YearlyReport(models.Model):
    """Laporan tahunan layanan informasi (Perki 1/2021 Ps. 56): numbers of the register, words of the officer.

    While it is written, its numbers are those of the register now. Signing by the superior, another person than the
    one who submitted it, freezes `frozen` (all of it as canonical JSON) under its SHA-256. `sent_on` is the day on
    which it went to Komisi Informasi.
    """

    year = models.PositiveSmallIntegerField("tahun", unique=True)
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    policy = models.TextField("gambaran umum kebijakan", blank=True)
    facilities = models.TextField("sarana dan prasarana", blank=True)
    staff = models.TextField("petugas", blank=True)
    budget = models.TextField("anggaran dan penggunaannya", blank=True)
    service = models.TextField("rincian pelayanan", blank=True)
    disputes = models.TextField("rincian penyelesaian sengketa", blank=True)
    obstacles_inside = models.TextField("kendala internal", blank=True)
    obstacles_outside = models.TextField("kendala eksternal", blank=True)
    recommendations = models.TextField("rekomendasi dan rencana tindak lanjut", blank=True)
    is_sample = models.BooleanField(default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="why it was returned")
    frozen = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.OneToOneField("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    sent_on = models.DateField("disampaikan pada", null=True, blank=True)
    sent_way = models.CharField("cara", max_length=10, choices=SentWay.choices, blank=True)
    sent_number = models.CharField("nomor surat pengantar", max_length=80, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    objects = SeenByOffice.as_manager()

    class Meta:
        verbose_name = "laporan tahunan layanan informasi"
        verbose_name_plural = "laporan tahunan layanan informasi"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signed_by=None) | ~models.Q(signed_by=models.F("submitted_by")),
                name="yearly_report_signed_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReportState.SIGNED)
                | models.Q(signed_by__isnull=False, signed_at__isnull=False, file__isnull=False) & ~models.Q(sha256=""),
                name="signed_report_is_frozen",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_on=None) | models.Q(state=ReportState.SIGNED),
                name="only_a_signed_report_was_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"Laporan layanan informasi {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("ppid_lists:yearly", args=[self.year])


class ListReminder(models.Model):
    """Pengingat daftar dan laporan: what was told to the officers, once for each thing and the day that had come."""

    subject = models.CharField(max_length=40, help_text="review:12, end:12, report:2025")
    on = models.DateField(help_text="the day that had come, not the one on which it was told")
    told_at = models.DateTimeField()

    class Meta:
        verbose_name = "pengingat daftar"
        verbose_name_plural = "pengingat daftar"
        constraints = [models.UniqueConstraint(fields=["subject", "on"], name="one_list_reminder_a_day")]

    def __str__(self) -> str:
        return f"{self.subject} {self.on}"
