"""What people ask of the office by UU 14/2008: requests, objections to the answer, disputes. The spine is `Case`."""

from django.conf import settings
from django.db import models

from naungan.accounts.models import User, within_areas
from naungan.cases.enums import Waiting
from naungan.cases.models import Case
from naungan.kit.sealed import SealedField
from naungan.ppid.enums import MAY_SEE, ApplicantKind, Article17, Held, Obtain, Receive, Ruling


class NounQuerySet(models.QuerySet):
    """Of all three nouns: they stand or fall with their case."""

    def visible_to(self, user: User):
        """What those who handle, decide or audit see in their area, and what one carries: as the spine does."""
        if not user.is_active:
            return self.none()
        return self.filter(within_areas("case__area", user.areas(*MAY_SEE)) | models.Q(case__holder=user))

    def open(self):
        return self.exclude(case__waits_for=Waiting.NOBODY)


class InfoRequest(models.Model):
    """Permohonan informasi publik (UU 14/2008 art. 22; Perki 1/2021).

    Everything that names the applicant or was written by them lies sealed. `id_index` finds other requests under the
    same NIK or deed number. `answer_due_on` and `answer_clock` keep the deadline that the answer had, after the case's
    own clock has ended. `test` is the consequence test that holds up a refusal (art. 19); `consequence_test` is its
    number as the applicant was told it.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="info_request")
    applicant_kind = models.CharField("pemohon", max_length=12, choices=ApplicantKind.choices)
    name = SealedField("nama")
    id_number = SealedField("NIK atau nomor akta")
    id_index = models.CharField(max_length=32, db_index=True, blank=True)
    represented = SealedField("pemberi kuasa")
    address = SealedField("alamat")
    occupation = SealedField("pekerjaan")
    phone = SealedField("telepon")
    email = SealedField("surel")
    asked = SealedField("informasi yang diminta")
    purpose = SealedField("tujuan penggunaan")
    obtain = models.CharField("cara memperoleh", max_length=12, choices=Obtain.choices)
    receive = models.CharField("cara menerima", max_length=12, choices=Receive.choices)

    asked_to_complete_at = models.DateTimeField("diminta melengkapi", null=True, blank=True)
    completed_at = models.DateTimeField("dilengkapi", null=True, blank=True)
    missing = SealedField("yang perlu dilengkapi")
    extended_at = models.DateTimeField("diperpanjang", null=True, blank=True)
    answered_at = models.DateTimeField("dijawab", null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    decision = models.CharField("keputusan", max_length=20, blank=True, help_text="the state that the answer led to")
    answer_due_on = models.DateField("batas jawaban", null=True, blank=True)
    answer_clock = models.JSONField("hitungan batas jawaban", default=dict, blank=True)
    answer = SealedField("jawaban")
    held = models.CharField("penguasaan", max_length=10, choices=Held.choices, blank=True)
    held_by = models.CharField("badan publik yang menguasai", max_length=200, blank=True)
    form_held = models.CharField("bentuk yang dikuasai", max_length=12, choices=Obtain.choices, blank=True)
    ground = models.CharField("alasan pengecualian", max_length=1, choices=Article17.choices, blank=True)
    test = models.ForeignKey(
        "ppid.ConsequenceTest", models.PROTECT, related_name="answers", null=True, blank=True,
        verbose_name="uji konsekuensi",
    )  # fmt: skip
    consequence_test = models.CharField("nomor uji konsekuensi", max_length=80, blank=True, help_text="as it was told")
    fee = models.PositiveIntegerField("biaya, rupiah", null=True, blank=True)
    payment = models.CharField("cara pembayaran", max_length=200, blank=True)
    paid_on = models.DateField("dibayar", null=True, blank=True)
    delivered_at = models.DateTimeField("diserahkan", null=True, blank=True)
    delivered_by_way = models.CharField("diserahkan lewat", max_length=12, choices=Receive.choices, blank=True)

    objects = NounQuerySet.as_manager()

    class Meta:
        verbose_name = "permohonan informasi"
        verbose_name_plural = "permohonan informasi"
        ordering = ["-case__received_at", "-pk"]

    def __str__(self) -> str:
        return self.case.number


class Objection(models.Model):
    """Keberatan (UU 14/2008 art. 35 to 36): decided by the superior, never by who answered the request.

    `grounds` holds letters of art. 35(1). `found_on` is the day on which the ground was there, from which art. 36(1)
    counts.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="objection")
    request = models.ForeignKey(InfoRequest, models.PROTECT, related_name="objections")
    grounds = models.JSONField("alasan", default=list)
    found_on = models.DateField("alasan ditemukan")
    reasons = SealedField("kasus posisi")
    purpose = SealedField("tujuan penggunaan")
    proxy_name = SealedField("nama kuasa")
    proxy_address = SealedField("alamat kuasa")
    decided_at = models.DateTimeField("ditanggapi", null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    decision = models.CharField("keputusan", max_length=20, blank=True)
    answer = SealedField("tanggapan atasan PPID")
    answer_due_on = models.DateField("batas tanggapan", null=True, blank=True)
    answer_clock = models.JSONField("hitungan batas tanggapan", default=dict, blank=True)

    objects = NounQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        ordering = ["-case__received_at", "-pk"]

    def __str__(self) -> str:
        return self.case.number


class Dispute(models.Model):
    """Sengketa informasi publik at Komisi Informasi (UU 14/2008 art. 37 to 46)."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="dispute")
    objection = models.ForeignKey(Objection, models.PROTECT, related_name="disputes")
    filed_on = models.DateField("diajukan")
    commission_number = models.CharField("nomor register Komisi Informasi", max_length=60, blank=True)
    started_on = models.DateField("mulai diupayakan", null=True, blank=True)
    ruling = models.CharField("putusan", max_length=10, choices=Ruling.choices, blank=True)
    ruling_number = models.CharField("nomor putusan", max_length=80, blank=True)
    ruled_on = models.DateField("tanggal putusan", null=True, blank=True)
    ruling_note = SealedField("isi putusan")

    objects = NounQuerySet.as_manager()

    class Meta:
        verbose_name = "sengketa informasi"
        verbose_name_plural = "sengketa informasi"
        ordering = ["-case__received_at", "-pk"]

    def __str__(self) -> str:
        return self.case.number


class Hearing(models.Model):
    """Jadwal sidang: one date at Komisi Informasi."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="hearings")
    at = models.DateTimeField("waktu")
    about = models.CharField("acara", max_length=160)
    place = models.CharField("tempat", max_length=160, blank=True)

    class Meta:
        verbose_name = "jadwal sidang"
        verbose_name_plural = "jadwal sidang"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.dispute_id} {self.at:%Y-%m-%d}"
