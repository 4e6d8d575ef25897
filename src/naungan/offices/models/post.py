"""Jabatan, pejabat, pengangkatan: which posts there are, who held them when, and who acted meanwhile."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from naungan.offices import rules
from naungan.offices.enums import AppointmentKind, Echelon


def in_force(day: date) -> models.Q:
    """Half-open in time: from its first day on, no longer on its last."""
    began = models.Q(from_on=None) | models.Q(from_on__lte=day)
    return began & (models.Q(until_on=None) | models.Q(until_on__gt=day))


class PostQuerySet(models.QuerySet):
    def on(self, day: date):
        """Posts that exist on that day."""
        return self.filter(in_force(day))


class Post(models.Model):
    """Jabatan in the structure: a place that somebody holds, below another one (UU 20/2023)."""

    title = models.CharField("nama jabatan", max_length=160)
    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="posts", verbose_name="unit kerja")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="di bawah jabatan"
    )
    echelon = models.CharField("eselon", max_length=6, choices=Echelon.choices, blank=True)
    is_head = models.BooleanField("memimpin unitnya", default=False)
    order = models.PositiveSmallIntegerField("urutan", default=0)
    from_on = models.DateField("ada sejak", null=True, blank=True)
    until_on = models.DateField("sampai dengan sebelum", null=True, blank=True, help_text="Kosong: masih ada.")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"
        ordering = ["order", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(from_on=None) | models.Q(until_on__gt=models.F("from_on")),
                name="post_ends_after_it_begins",
                violation_error_message="Jabatan berakhir sebelum ada.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        parents = dict(Post.objects.values_list("pk", "parent_id"))
        if self.pk and self.parent_id in rules.branch(self.pk, parents):
            raise ValidationError({"parent": "Jabatan tidak dapat berada di bawah dirinya sendiri atau bawahannya."})


class Official(models.Model):
    """Pejabat: a person who holds or held a post. Public by office: no birth date, NIK, NIP or home address."""

    name = models.CharField("nama", max_length=120)
    titles_before = models.CharField("gelar di depan", max_length=40, blank=True)
    titles_after = models.CharField("gelar di belakang", max_length=60, blank=True)
    about = models.TextField("riwayat singkat", blank=True, help_text="Pendidikan dan tugas yang patut diketahui umum.")

    class Meta:
        verbose_name = "pejabat"
        verbose_name_plural = "pejabat"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """As on a door: Dr. Nama Orang, S.H., M.Si."""
        named = f"{self.titles_before} {self.name}".strip()
        return f"{named}, {self.titles_after}" if self.titles_after else named


class AppointmentQuerySet(models.QuerySet):
    def on(self, day: date):
        """Who held or acted for a post on that day; the one who signs stands first among those of one post."""
        return self.filter(in_force(day)).order_by("post__order", "post_id", rules_order(), "from_on")

    def heads(self):
        return self.filter(post__is_head=True)


def rules_order() -> models.Case:
    """The daily acting one before the acting one, before the definitive one (rules.in_charge)."""
    whens = [models.When(kind=kind, then=place) for place, kind in enumerate(rules.SIGNS_FIRST)]
    return models.Case(*whens, default=len(whens), output_field=models.SmallIntegerField())


class Appointment(models.Model):
    """Pengangkatan: one official in one post from a day until a day, definitive or acting (UU 30/2014 Ps. 14)."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments", verbose_name="jabatan")
    official = models.ForeignKey(Official, models.PROTECT, related_name="appointments", verbose_name="pejabat")
    kind = models.CharField("sebagai", max_length=12, choices=AppointmentKind.choices)
    from_on = models.DateField("sejak")
    until_on = models.DateField(
        "sampai dengan sebelum", null=True, blank=True, help_text="Hari pertama yang tidak lagi; kosong: masih."
    )
    decree = models.CharField("nomor keputusan", max_length=120, blank=True)
    source = models.CharField("sumber", max_length=200, blank=True, help_text="Tempat umum dapat memeriksanya.")

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = "pengangkatan"
        verbose_name_plural = "pengangkatan"
        ordering = ["-from_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on=None) | models.Q(until_on__gt=models.F("from_on")),
                name="appointment_ends_after_it_begins",
                violation_error_message="Pengangkatan berakhir sebelum atau pada hari mulainya.",
            )
        ]
        indexes = [models.Index(fields=["post", "from_on"], name="appointment_of_post")]

    def __str__(self) -> str:
        return f"{self.official}, {self.label}"

    @property
    def label(self) -> str:
        """Kepala Dinas; Plt. Kepala Dinas"""
        return rules.acting(self.kind, self.post.title)

    def plain(self) -> rules.Term:
        return rules.Term(self.pk, self.post_id, self.official_id, self.kind, self.from_on, self.until_on)

    def clean(self) -> None:
        """In words beside the field; `actions.keep` asks once more under a lock."""
        super().clean()
        if not (self.from_on and self.post_id and self.official_id and self.kind):
            return
        if self.until_on and self.until_on <= self.from_on:
            raise ValidationError({"until_on": "Hari berakhir harus sesudah hari mulai."})
        touching = Appointment.objects.filter(models.Q(post=self.post_id) | models.Q(official=self.official_id))
        names = {row.pk: row for row in touching.select_related("post", "official")}
        field, other = rules.first_clash(self.plain(), [row.plain() for row in names.values()])
        if other is not None:
            raise ValidationError({field: rules.clash_sentence(field, str(names[other.pk]), other)})
