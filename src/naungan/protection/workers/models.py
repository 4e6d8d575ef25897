"""Register pekerja: one row per worker, and where each of their facts came from."""

from django.db import models

from naungan.codes.enums import Sector
from naungan.kit.sealed import SealedField, blind_index
from naungan.protection.workers.enums import Sex


class WorkerQuerySet(models.QuerySet):
    def with_nik(self, nik: str):
        return self.filter(nik_index=blind_index("nik", nik))


class Worker(models.Model):
    """Pekerja. Known to people by its short number; NIK, mother's name and telephone lie sealed.

    `nik_index` is the blind index: two equal NIK are refused by the database.
    A worker without NIK is kept as incomplete (`nik_index` NULL) and is not enrolled.
    """

    number = models.CharField(max_length=10, unique=True, help_text="short worker number, say 7K3M-9QX")
    nik = SealedField()
    nik_index = models.CharField(max_length=32, unique=True, null=True)
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160, db_index=True, help_text="folded for search: kit.names.name_key")
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    born_on = models.DateField(null=True)
    birth_place = models.CharField(max_length=80, blank=True)
    village = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="workers")
    occupation = models.CharField(max_length=80, blank=True)
    sector = models.CharField(max_length=12, choices=Sector.choices, blank=True)
    mother = SealedField()
    phone = SealedField()
    created_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = "pekerja"
        verbose_name_plural = "pekerja"
        indexes = [models.Index(fields=["village", "name_key"]), models.Index(fields=["born_on", "name_key"])]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def is_complete(self) -> bool:
        return self.nik_index is not None


class Origin(models.Model):
    """Asal data: what one line of one sheet did to one worker. The changed fields lie sealed.

    `changes` is {field: [before, after]}; for a worker it created, before is null throughout.
    """

    worker = models.ForeignKey(Worker, models.CASCADE, related_name="origins")
    roster_number = models.CharField(max_length=20, db_index=True)
    file_sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=80, blank=True)
    line = models.PositiveIntegerField()
    at = models.DateTimeField()
    created = models.BooleanField(default=False)
    changes = SealedField()

    class Meta:
        verbose_name = "asal data"
        verbose_name_plural = "asal data"
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["roster_number", "sheet", "line"], name="one_origin_a_line")
        ]

    def __str__(self) -> str:
        return f"{self.roster_number} baris {self.line}"
