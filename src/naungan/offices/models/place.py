"""What units and buildings share: where they are and how to reach them."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

# Indonesia lies between these; a pair typed the wrong way round falls outside
SOUTH, NORTH, WEST, EAST = Decimal(-11), Decimal(6), Decimal(95), Decimal(141)
TELEPHONE = RegexValidator(
    r"^\+?[0-9][0-9 ()/.,-]{2,}$", "Tulis nomor telepon dengan angka, misalnya (0370) 000000 atau 0812-0000-0000."
)


def latitude() -> models.DecimalField:
    """Degrees north; south is negative."""
    limits = [MinValueValidator(SOUTH), MaxValueValidator(NORTH)]
    return models.DecimalField("lintang", max_digits=8, decimal_places=5, null=True, blank=True, validators=limits)


def longitude() -> models.DecimalField:
    """Degrees east."""
    limits = [MinValueValidator(WEST), MaxValueValidator(EAST)]
    return models.DecimalField("bujur", max_digits=8, decimal_places=5, null=True, blank=True, validators=limits)


class Place(models.Model):
    """Alamat, hubungan dan titik peta."""

    address = models.TextField("alamat", blank=True, help_text="Satu baris untuk tiap bagian alamat.")
    phone = models.CharField("telepon", max_length=60, blank=True, validators=[TELEPHONE])
    email = models.EmailField("surel", blank=True)
    latitude = latitude()
    longitude = longitude()

    class Meta:
        abstract = True

    @property
    def map_url(self) -> str:
        """An ordinary link out to OpenStreetMap; empty where no point is known."""
        if self.latitude is None or self.longitude is None:
            return ""
        return f"https://www.openstreetmap.org/?mlat={self.latitude}&mlon={self.longitude}#map=18/{self.latitude}/{self.longitude}"
