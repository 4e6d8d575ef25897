"""Gedung: a house of the office, and where its people gather when they must leave it."""

from django.db import models

from naungan.offices.models.place import Place


class Building(Place):
    """Gedung with its assembly point (titik kumpul)."""

    code = models.SlugField("kode", max_length=40, unique=True, help_text="Dipakai dalam alamat halaman; tidak diubah.")
    name = models.CharField("nama gedung", max_length=140)
    unit = models.ForeignKey(
        "offices.Unit", models.PROTECT, related_name="buildings", verbose_name="unit yang menempati"
    )
    floors = models.PositiveSmallIntegerField("jumlah lantai", default=1)
    is_near_coast = models.BooleanField("dekat pantai", default=False, help_text="Maka langkah tsunami ikut ditulis.")
    assembly_point = models.TextField(
        "titik kumpul", help_text="Satu dua kalimat yang dimengerti orang yang baru pertama kali datang."
    )
    order = models.PositiveSmallIntegerField("urutan", default=0)
    is_active = models.BooleanField("masih dipakai", default=True)

    class Meta:
        verbose_name = "gedung"
        verbose_name_plural = "gedung"
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
