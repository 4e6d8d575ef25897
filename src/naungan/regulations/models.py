"""Regulasi: instruments of law with their metadata, how they bear on one another, and their files."""

from datetime import date
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, RevisionMixin

from naungan.law import citations
from naungan.regulations.enums import (
    ABBREVIATION,
    ADDRESS,
    NOT_PROMULGATED,
    Certainty,
    Gazette,
    Kind,
    Reading,
    Role,
    Verb,
)
from naungan.regulations.rules import citing, metadata
from naungan.regulations.rules.status import Facts, Link, Shelf

DAYS = ("in_force_from", "promulgated_on", "enacted_on", "ends_on")


class InstrumentQuerySet(models.QuerySet):
    def published(self):
        """What the public may see."""
        return self.filter(live=True)

    def shelf(self) -> Shelf:
        """All of them and their relations as facts; two queries, however many they are."""
        rows = self.values("pk", "year", *DAYS)
        facts = {row["pk"]: Facts(**row) for row in rows}
        links = Relation.objects.values_list("verb", "source_id", "target_id", "is_whole", "from_day")
        return Shelf(facts, [Link(*row) for row in links if row[1] in facts and row[2] in facts])


class Instrument(DraftStateMixin, RevisionMixin, ClusterableModel):
    """Peraturan: one instrument of law with the sixteen fields of JDIH (Permenkumham 8/2019).

    What is not known stays empty and is told as "belum diketahui". `certainty` is how sure the record is;
    `doubts` names the columns that are less (or more) sure: {"enacted_on": "K+"}. The slug is made once, by rule,
    and never changes: others cite it. What holds on a day is computed from the relations, never stored.
    """

    kind = models.CharField("jenis", max_length=30, choices=Kind.choices)
    form = models.CharField("bentuk, lengkap", max_length=200, help_text="Misalnya: Peraturan Menteri Ketenagakerjaan")
    short = models.CharField("singkatan", max_length=40, help_text="Misalnya: Permenaker, PMK, Pergub NTB")
    number = models.CharField("nomor", max_length=80, help_text="Seperti tertulis: 44, 215/PMK.07/2021, 561-793")
    year = models.PositiveSmallIntegerField("tahun")
    slug = models.SlugField("alamat", max_length=120, unique=True, editable=False)
    title = models.TextField("tentang", help_text="Tanpa kata “tentang” di depannya")
    abstract = models.TextField("abstrak", blank=True, help_text="Dua atau tiga kalimat: apa yang diatur, untuk siapa")
    heading = models.CharField(
        "T.E.U. badan/pengarang",
        max_length=160,
        blank=True,
        help_text="Misalnya: Indonesia. Kementerian Ketenagakerjaan",
    )
    subjects = models.CharField(
        "subjek", max_length=300, blank=True, help_text="Pisahkan dengan titik koma: Jaminan sosial; Kecelakaan kerja"
    )
    place = models.CharField("tempat penetapan", max_length=60, blank=True)
    enacted_on = models.DateField("tanggal penetapan", null=True, blank=True)
    promulgated_on = models.DateField("tanggal pengundangan", null=True, blank=True)
    in_force_from = models.DateField(
        "mulai berlaku", null=True, blank=True, help_text="Kosongkan bila berlaku sejak diundangkan"
    )
    ends_on = models.DateField(
        "tidak berlaku lagi sejak", null=True, blank=True, help_text="Hanya bila masa berlakunya ditulis di dalamnya"
    )
    gazette = models.CharField("diundangkan dalam", max_length=2, choices=Gazette.choices, blank=True)
    gazette_year = models.PositiveSmallIntegerField("tahun lembaran", null=True, blank=True)
    gazette_number = models.CharField("nomor lembaran", max_length=20, blank=True)
    supplement_number = models.CharField("nomor tambahan", max_length=20, blank=True)
    page_count = models.PositiveSmallIntegerField("jumlah halaman", null=True, blank=True)
    language = models.CharField("bahasa", max_length=40, default="Indonesia")
    location = models.CharField("lokasi", max_length=120, blank=True, help_text="Unit yang menyimpan naskahnya")
    legal_field = models.CharField("bidang hukum", max_length=80, blank=True)
    signatory = models.CharField("penandatangan", max_length=160, blank=True)
    initiator = models.CharField("pemrakarsa", max_length=160, blank=True)
    note = models.CharField("catatan untuk pembaca", max_length=300, blank=True)
    certainty = models.CharField("kepastian", max_length=6, choices=Certainty.choices, default=Certainty.KNOWN)
    doubts = models.JSONField("kepastian tiap bidang", default=dict, blank=True)
    changed_at = models.DateTimeField(auto_now=True, editable=False)

    objects = InstrumentQuerySet.as_manager()
    taken_off_by = None  # who unpublishes it just now: Wagtail's signal does not tell

    class Meta:
        verbose_name = "peraturan"
        verbose_name_plural = "peraturan"
        ordering = ["-year", "short", "-pk"]
        indexes = [models.Index(fields=["kind", "-year"])]
        constraints = [models.UniqueConstraint(fields=["short", "number", "year"], name="one_instrument_a_number")]

    def __str__(self) -> str:
        return self.citation

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = self.address()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self.title = " ".join(self.title.split())
        if self.title.lower().startswith("tentang "):
            self.title = self.title[8:]
        if self.first_published_at is None:  # a slip in the number may still be mended; after that the address stays
            self.slug = self.address()
        if Instrument.objects.filter(slug=self.slug).exclude(pk=self.pk).exists():
            raise ValidationError({"number": f"{self.citation} sudah ada dalam daftar. Cari, lalu ubah yang itu."})
        if self.ends_on and self.in_force_from and self.ends_on <= self.in_force_from:
            raise ValidationError({"ends_on": "Hari ini harus sesudah hari mulai berlaku."})

    def address(self) -> str:
        return citations.slug_of(self.short, self.number, self.year)

    def get_absolute_url(self) -> str:
        return reverse("regulations:record", kwargs={"slug": self.slug})

    @property
    def citation(self) -> str:
        """PP 44/2015"""
        return citing.short(self.short, self.number, self.year)

    @property
    def name(self) -> str:
        """Peraturan Pemerintah Nomor 44 Tahun 2015"""
        return citing.name(self.form, self.number, self.year)

    @property
    def full_citation(self) -> str:
        return citing.full(self.form, self.number, self.year, self.title, self.promulgation)

    @property
    def promulgation(self) -> citing.Promulgation:
        return citing.Promulgation(
            self.gazette, self.gazette_year, self.gazette_number, self.supplement_number, self.page_count
        )

    @property
    def source(self) -> str:
        """Field 10 of JDIH; "" where it is not known."""
        return "Tidak diundangkan" if self.kind in NOT_PROMULGATED else citing.jdih_source(self.promulgation)

    @property
    def kind_address(self) -> str:
        return ADDRESS[Kind(self.kind)]

    @property
    def abbreviation(self) -> str:
        """As JDIH writes it: PP, PERMEN; a joint decree is an SKB."""
        return "SKB" if self.short == "SKB" else ABBREVIATION[Kind(self.kind)] or self.short

    @property
    def subject_list(self) -> list[str]:
        return metadata.subjects(self.subjects)

    @cached_property
    def current_files(self) -> list["InstrumentFile"]:
        """Those in use, the text itself first."""
        order = list(Role)
        found = [file for file in self.files.all() if file.is_current]
        return sorted(found, key=lambda file: (order.index(Role(file.role)), file.number))

    @property
    def official_files(self) -> list["InstrumentFile"]:
        """Without what somebody has summed up: that is no attachment of the law."""
        return [file for file in self.current_files if file.role != Role.SUMMARY]

    @property
    def facts(self) -> Facts:
        return Facts(self.pk or 0, self.year, self.in_force_from, self.promulgated_on, self.enacted_on, self.ends_on)

    def begins(self) -> date | None:
        return self.in_force_from or self.promulgated_on or self.enacted_on


class Relation(models.Model):
    """Hubungan peraturan: what one instrument does to another, wholly or partly, from which day."""

    source = ParentalKey(Instrument, on_delete=models.CASCADE, related_name="relations")
    verb = models.CharField("hubungan", max_length=12, choices=Verb.choices)
    target = models.ForeignKey(Instrument, models.PROTECT, related_name="incoming", verbose_name="peraturan")
    is_whole = models.BooleanField("seluruhnya", default=True, help_text="Hapus centang bila hanya sebagian pasalnya")
    from_day = models.DateField("sejak", null=True, blank=True, help_text="Kosongkan bila sejak peraturan ini berlaku")
    note = models.CharField("keterangan", max_length=200, blank=True, help_text="Misalnya: Pasal 12")

    class Meta:
        verbose_name = "hubungan"
        verbose_name_plural = "hubungan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "verb", "target"], name="one_relation_of_a_verb"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="no_relation_with_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_verb_display().lower()} {self.target}"

    def link(self) -> Link:
        return Link(self.verb, self.source_id, self.target_id, self.is_whole, self.from_day)


def place_of(file: "InstrumentFile", name: str) -> str:
    """Where a file lies: named by us, whatever it was called when it came."""
    return f"regulasi/{file.instrument.slug}/{file.number}-{file.sha256[:12]}.pdf"


class InstrumentFile(models.Model):
    """Berkas peraturan: a PDF for everybody, with its hash. It is never overwritten: a newer one takes its place."""

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="files", verbose_name="peraturan")
    number = models.PositiveSmallIntegerField("urutan", editable=False)
    role = models.CharField("isi berkas", max_length=10, choices=Role.choices, default=Role.TEXT)
    title = models.CharField("nama berkas", max_length=160, blank=True, help_text="Misalnya: Lampiran III")
    file = models.FileField("berkas PDF", upload_to=place_of, max_length=300)
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    page_count = models.PositiveIntegerField(null=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    reading = models.CharField(max_length=10, choices=Reading.choices, default=Reading.WAITING, editable=False)
    is_current = models.BooleanField("dipakai", default=True)
    added_at = models.DateTimeField(editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False)

    class Meta:
        verbose_name = "berkas peraturan"
        verbose_name_plural = "berkas peraturan"
        ordering = ["instrument", "number"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "number"], name="one_file_a_number"),
            models.UniqueConstraint(fields=["instrument", "sha256"], name="no_file_twice_in_an_instrument"),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, {self.label}"

    def get_absolute_url(self) -> str:
        return reverse("regulations:file", kwargs={"slug": self.instrument.slug, "number": self.number})

    @property
    def label(self) -> str:
        return self.title or self.get_role_display()
