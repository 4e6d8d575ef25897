"""Pegawai: how many work here, by status, education and sex, as of a day. Counts of people, never people."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from naungan.offices.enums import Education, EmploymentStatus


class StaffReport(ClusterableModel):
    """Keadaan pegawai on one day, with its source. Its cells are disjoint, so that every sum over them closes."""

    as_of = models.DateField("keadaan per", unique=True)
    source = models.CharField("sumber", max_length=200)
    note = models.CharField("catatan", max_length=240, blank=True, help_text="Misalnya apa yang belum terhitung.")
    is_example = models.BooleanField("contoh", default=False, help_text="Angka karangan untuk peragaan.")

    class Meta:
        verbose_name = "keadaan pegawai"
        verbose_name_plural = "keadaan pegawai"
        ordering = ["-as_of"]

    def __str__(self) -> str:
        return f"keadaan pegawai per {self.as_of:%d-%m-%Y}"


class StaffCount(models.Model):
    """Jumlah pegawai of one unit, status and education: women and men."""

    report = ParentalKey(StaffReport, on_delete=models.CASCADE, related_name="counts")
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="staff_counts", verbose_name="unit kerja")
    status = models.CharField("status", max_length=12, choices=EmploymentStatus.choices)
    education = models.CharField("pendidikan", max_length=12, choices=Education.choices)
    women = models.PositiveIntegerField("perempuan", default=0)
    men = models.PositiveIntegerField("laki-laki", default=0)

    class Meta:
        verbose_name = "jumlah pegawai"
        verbose_name_plural = "jumlah pegawai"
        ordering = ["unit__order", "status", "education"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "unit", "status", "education"],
                name="one_staff_count_a_cell",
                violation_error_message="Baris untuk unit, status dan pendidikan ini sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}, {self.get_status_display()}, {self.get_education_display()}"

    @property
    def people(self) -> int:
        return self.women + self.men

    def clean(self) -> None:
        super().clean()
        if self.women == 0 and self.men == 0:
            raise ValidationError({"women": "Isi jumlahnya, atau hapus baris ini."})
