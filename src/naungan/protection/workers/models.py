"""Register pekerja: one row per worker, and where each of their facts came from."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from naungan.accounts.models import User, within_areas
from naungan.codes.enums import Sector
from naungan.kit.sealed import SealedField, blind_index
from naungan.protection.workers.enums import MergeState, Sex
from naungan.protection.workers.rules import MAY_SEARCH

FIELD_NAMES = {
    "nik": "NIK", "name": "nama", "sex": "jenis kelamin", "born_on": "tanggal lahir", "birth_place": "tempat lahir",
    "village_id": "desa", "occupation": "pekerjaan", "sector": "sektor", "mother": "nama ibu", "phone": "telepon",
}  # fmt: skip


class WorkerQuerySet(models.QuerySet):
    def standing(self):
        """People: without the signposts that a merge left behind."""
        return self.filter(merged_into=None)

    def with_nik(self, nik: str):
        """Whom this NIK leads to: its own worker, or the one that was kept when that worker was merged."""
        return self._followed(nik_index=blind_index("nik", nik))

    def with_number(self, number: str):
        """Whom this worker number leads to; a merged number leads to the one that was kept."""
        return self._followed(number=number)

    def _followed(self, **named):
        named_worker = Worker.objects.filter(**named)
        return self.filter(pk__in=named_worker.values(to=Coalesce("merged_into_id", "id")))

    def visible_to(self, user: User):
        """Workers of the user's area. One whose village is unknown shows only to those who hold the province."""
        return self.standing().filter(of_areas("village_id", user.areas(*MAY_SEARCH)))


def of_areas(field: str, areas: list[str]) -> models.Q:
    """A filter for a village in `areas`; an unknown village belongs to those who hold the province."""
    query = within_areas(field, areas)
    return query | models.Q(**{field: None}) if settings.PROVINCE in areas else query


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
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="absorbed", help_text="a signpost to the worker that was kept"
    )
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
    other_nik = models.CharField(
        max_length=32,
        null=True,
        help_text="blind index of the line's NIK where it is not the worker's own",
    )

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


class MergeQuerySet(models.QuerySet):
    def visible_to(self, user: User):
        """Merges of two workers who both lie in the user's area."""
        areas = user.areas(*MAY_SEARCH)
        return self.filter(of_areas("kept_village_id", areas), of_areas("absorbed_village_id", areas))

    def of(self, worker: Worker):
        """What was merged, proposed or un-merged with this worker on either side."""
        return self.filter(models.Q(kept_pk=worker.pk) | models.Q(absorbed_pk=worker.pk))


class Merge(models.Model):
    """Penggabungan: two workers found to be one person; proposed by one officer, confirmed by another.

    The workers are named by id and number without a foreign key: this history outlives them and is itself not
    moved by a later merge. `moved` holds what followed ({model.field: ids}), `doubled` what was marked as standing
    twice, `before` the values of both that the merge changed: un-merging puts all of it back.
    """

    state = models.CharField(max_length=10, choices=MergeState.choices, default=MergeState.PROPOSED)
    kept_pk = models.BigIntegerField(db_index=True)
    absorbed_pk = models.BigIntegerField(db_index=True)
    kept_number = models.CharField(max_length=10)
    absorbed_number = models.CharField(max_length=10)
    kept_village = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    absorbed_village = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    taken = models.JSONField(default=list, help_text="fields whose value comes from the absorbed worker")
    reason = models.TextField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_reason = models.TextField(blank=True)
    before: Any = SealedField()  # {"kept": {field: value}, "absorbed": {field: value}}
    moved = models.JSONField(default=dict)
    doubled = models.JSONField(default=dict)
    version = models.PositiveBigIntegerField(null=True, help_text="the registry after it: tells which merge came later")
    last_origin = models.BigIntegerField(default=0, help_text="origins above it came after the merge")
    unmerged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    unmerged_at = models.DateTimeField(null=True)
    unmerged_reason = models.TextField(blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = "penggabungan"
        verbose_name_plural = "penggabungan"
        ordering = ["-proposed_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by=None)
                | ~models.Q(decided_by=models.F("proposed_by"))
                | models.Q(state=MergeState.REFUSED),
                name="merge_confirmed_by_another",
            ),
            models.UniqueConstraint(
                fields=["absorbed_pk"], condition=models.Q(state=MergeState.MERGED), name="absorbed_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.absorbed_number} → {self.kept_number}"

    @property
    def number(self) -> str:
        return f"G-{self.pk}"

    @property
    def path(self) -> str:
        return f"/meja/pekerja/gabung/{self.pk}/"

    @property
    def changed(self) -> set[str]:
        """Fields of the kept worker that the merge changed."""
        return set((self.before or {}).get("kept", {}))


class KnownPair(models.Model):
    """Pasangan yang diputuskan: a person has said whether these two are one human. Kept for ever.

    Keyed by blind indices (NIK; folded name, birth date, mother and village together), so that it holds after an
    undo and for the next upload of the same list; it names nobody. Withdrawn only with a reason.
    """

    is_same = models.BooleanField(default=False)
    a_nik = models.CharField(max_length=32, null=True, db_index=True)
    a_person = models.CharField(max_length=32, null=True, db_index=True)
    a_label = models.CharField(max_length=60, blank=True, help_text="worker number, or roster and line")
    b_nik = models.CharField(max_length=32, null=True, db_index=True)
    b_person = models.CharField(max_length=32, null=True, db_index=True)
    b_label = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "pasangan yang diputuskan"
        verbose_name_plural = "pasangan yang diputuskan"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.a_label} {'=' if self.is_same else '≠'} {self.b_label}"
