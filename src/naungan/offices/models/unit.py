"""Unit kerja: the parts of the office, what they do for people, when their door is open."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from naungan.offices import rules
from naungan.offices.enums import UnitKind, Weekday
from naungan.offices.models.place import Place


class UnitQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def root(self) -> "Unit":
        """The unit that stands for the whole office. Raises DoesNotExist on an installation without one."""
        return self.get(kind=UnitKind.OFFICE)

    def below(self, unit: "Unit"):
        """`unit` and all units under it. Costs one query over the whole (small) table."""
        return self.filter(pk__in=rules.branch(unit.pk, dict(Unit.objects.values_list("pk", "parent_id"))))


class Unit(Place, ClusterableModel):
    """Unit kerja: secretariat, bidang, UPTD or a part of one (PP 18/2016; Permendagri 12/2017)."""

    code = models.SlugField("kode", max_length=40, unique=True, help_text="Dipakai dalam alamat halaman; tidak diubah.")
    name = models.CharField("nama lengkap", max_length=140)
    short = models.CharField("nama pendek", max_length=60)
    kind = models.CharField("jenis", max_length=12, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="di bawah"
    )
    order = models.PositiveSmallIntegerField("urutan", default=0)
    summary = models.CharField(
        "gunanya bagi warga", max_length=240, blank=True, help_text="Satu kalimat: apa yang warga dapat dari unit ini."
    )
    duties = models.TextField("tugas", blank=True, help_text="Satu tugas dalam satu baris.")
    legal_basis = models.TextField("dasar hukum", blank=True, help_text="Satu peraturan dalam satu baris.")
    is_active = models.BooleanField("masih ada", default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(kind=UnitKind.OFFICE),
                name="one_unit_stands_for_the_office",
                violation_error_message="Sudah ada unit yang berdiri untuk seluruh dinas. Pilih jenis lain.",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=UnitKind.OFFICE, parent=None)
                | (~models.Q(kind=UnitKind.OFFICE) & models.Q(parent__isnull=False)),
                name="only_the_office_stands_below_nothing",
                violation_error_message="Pilih unit di atasnya; hanya dinas sendiri berdiri di puncak.",
            ),
        ]

    def __str__(self) -> str:
        return self.short or self.name

    def clean(self) -> None:
        super().clean()
        parents = dict(Unit.objects.values_list("pk", "parent_id"))
        if self.pk and self.parent_id in rules.branch(self.pk, parents):
            raise ValidationError({"parent": "Unit tidak dapat berada di bawah dirinya sendiri atau bawahannya."})

    @property
    def duty_lines(self) -> list[str]:
        return rules.lines(self.duties)

    @property
    def basis_lines(self) -> list[str]:
        return rules.lines(self.legal_basis)

    def chain(self) -> Iterator["Unit"]:
        """This unit, the one above it, and so on to the root."""
        unit: Unit | None = self
        while unit is not None:
            yield unit
            unit = unit.parent

    def hours(self) -> list[rules.Hours]:
        """Opening hours: its own, else those of the unit above; empty where nobody wrote any."""
        for unit in self.chain():
            found = [row.plain() for row in unit.opening_hours.all()]
            if found:
                return sorted(found, key=lambda one: (one.first_day, one.opens))
        return []

    def reach(self, field: str) -> str:
        """An address, telephone or e-mail: its own, else that of the unit above."""
        return next((str(value) for unit in self.chain() if (value := getattr(unit, field))), "")

    @property
    def reach_address(self) -> str:
        return self.reach("address")

    @property
    def reach_map(self) -> str:
        return self.reach("map_url")

    @property
    def reach_phone(self) -> str:
        return self.reach("phone")

    @property
    def reach_email(self) -> str:
        return self.reach("email")


class OpeningHours(models.Model):
    """Jam buka: from one weekday to another, an opening and a closing. A break at noon makes two rows."""

    unit = ParentalKey(Unit, on_delete=models.CASCADE, related_name="opening_hours")
    first_day = models.PositiveSmallIntegerField("dari hari", choices=Weekday.choices, default=Weekday.MONDAY)
    last_day = models.PositiveSmallIntegerField("sampai hari", choices=Weekday.choices, default=Weekday.FRIDAY)
    opens = models.TimeField("buka pukul")
    closes = models.TimeField("tutup pukul")

    class Meta:
        verbose_name = "jam buka"
        verbose_name_plural = "jam buka"
        ordering = ["first_day", "opens"]

    def __str__(self) -> str:
        return str(self.plain())

    def plain(self) -> rules.Hours:
        return rules.Hours(self.first_day, self.last_day, self.opens, self.closes)

    def clean(self) -> None:
        super().clean()
        if self.last_day is not None and self.first_day is not None and self.last_day < self.first_day:
            raise ValidationError({"last_day": "Hari terakhir mendahului hari pertama. Pekan dimulai hari Senin."})
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": "Jam tutup harus sesudah jam buka."})


class UnitService(models.Model):
    """Layanan unit kerja: a page of this site that people look for at this unit."""

    unit = ParentalKey(Unit, on_delete=models.CASCADE, related_name="services")
    title = models.CharField("judul", max_length=80, help_text="Mulai dengan kata kerja: “Laporkan kecelakaan kerja”.")
    address = models.CharField("alamat halaman", max_length=200, help_text="Di situs ini, mulai dengan /.")
    sentence = models.CharField("kalimat", max_length=160, blank=True)
    order = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = "layanan unit kerja"
        verbose_name_plural = "layanan unit kerja"
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.address and not rules.is_own_address(self.address):
            raise ValidationError({"address": "Tulis alamat halaman situs ini, misalnya /lacak/."})
