"""Register pekerja: one row per worker, and where each of their facts came from."""

from typing import Any

from django.conf import settings
from django.db import models

from naungan.accounts.models import User, within_areas
from naungan.codes.enums import Sector
from naungan.kit.sealed import SealedField, blind_index
from naungan.protection.workers.enums import Sex
from naungan.protection.workers.rules import MAY_SEARCH

FIELD_NAMES = {
    "name": "nama", "sex": "jenis kelamin", "born_on": "tanggal lahir", "birth_place": "tempat lahir",
    "village_id": "desa", "occupation": "pekerjaan", "sector": "sektor", "mother": "nama ibu", "phone": "telepon",
}  # fmt: skip


class WorkerQuerySet(models.QuerySet):
    def with_nik(self, nik: str):
        return self.filter(nik_index=blind_index("nik", nik))

    def visible_to(self, user: User):
        """Workers of the user's area. One whose village is unknown shows only to those who hold the province."""
        areas = user.areas(*MAY_SEARCH)
        query = within_areas("village_id", areas)
        if settings.PROVINCE in areas:
            query |= models.Q(village=None)
        return self.filter(query)


class Worker(models.Model):
    """Pekerja. Known to people by its short number; NIK, mother's name and telephone lie sealed.

    `nik_index` is the blind index: two equal NIK are refused by the database.
    A worker without NIK is kept as incomplete (`nik_index` NULL) and is not enrolled.
    """

    number = models.CharField(max_length=10, unique=True, help_text="short worker number, say 7K3M-9QX")
    nik: Any = SealedField()  # text
    nik_index = models.CharField(max_length=32, unique=True, null=True)
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160, db_index=True, help_text="folded for search: kit.names.name_key")
    sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    born_on = models.DateField(null=True)
    birth_place = models.CharField(max_length=80, blank=True)
    village = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="workers")
    occupation = models.CharField(max_length=80, blank=True)
    sector = models.CharField(max_length=12, choices=Sector.choices, blank=True)
    mother: Any = SealedField()  # text
    phone: Any = SealedField()  # text
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
    changes: Any = SealedField()  # {field: [before, after]}

    class Meta:
        verbose_name = "asal data"
        verbose_name_plural = "asal data"
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["roster_number", "sheet", "line"], name="one_origin_a_line")]

    def __str__(self) -> str:
        return f"{self.roster_number} baris {self.line}"

    @property
    def changed_fields(self) -> list[str]:
        """The fields in words, without their values."""
        return [FIELD_NAMES[name] for name in self.changes or {} if name in FIELD_NAMES]


class RegistryState(models.Model):
    """Keadaan register: one row. `version` moves with every change, so that prepared work knows it is stale."""

    version = models.PositiveBigIntegerField(default=0)
    next_number = models.PositiveBigIntegerField(default=1)

    class Meta:
        verbose_name = "keadaan register"
        verbose_name_plural = "keadaan register"

    def __str__(self) -> str:
        return f"versi {self.version}"


class Draft(models.Model):
    """Rancangan pekerja: what one row of a roster will make or change, prepared in chunks, read by nobody.

    The sealed columns hold tokens sealed for `Worker` (and `Origin.changes`) already, so that the flip copies
    them by SQL. For a known worker the row holds all values as they will stand.
    """

    roster_number = models.CharField(max_length=20, db_index=True)
    sheet = models.CharField(max_length=80)
    line = models.PositiveIntegerField()
    version = models.PositiveBigIntegerField(help_text="the registry it was prepared against")
    number = models.CharField(max_length=10, db_index=True)
    is_new = models.BooleanField()
    is_changed = models.BooleanField()
    nik = models.BinaryField(null=True)
    nik_index = models.CharField(max_length=32, null=True)
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160)
    sex = models.CharField(max_length=1)
    born_on = models.DateField(null=True)
    birth_place = models.CharField(max_length=80)
    village_id = models.CharField(max_length=13, null=True)
    occupation = models.CharField(max_length=80)
    sector = models.CharField(max_length=12)
    mother = models.BinaryField(null=True)
    phone = models.BinaryField(null=True)
    changes = models.BinaryField(null=True)

    class Meta:
        verbose_name = "rancangan pekerja"
        verbose_name_plural = "rancangan pekerja"

    def __str__(self) -> str:
        return f"{self.roster_number} baris {self.line}"
