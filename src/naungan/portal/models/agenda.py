"""Agenda: what the leaders do and what the office invites to."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import slugify
from wagtail.fields import RichTextField

from naungan.kit import words
from naungan.offices.models import Unit
from naungan.search import Entry
from naungan.search.actions import drop, put

TOLD_ANEW = ("title", "starts_at", "ends_at", "is_all_day", "place", "is_cancelled")  # guests' calendars must follow


class EventKind(models.TextChoices):
    LEADERS = "leaders", "Pimpinan"  # what the head of the office does
    ACTIVITY = "activity", "Kegiatan"  # what one may come to


class EventQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)

    def between(self, first: date, until: date):
        """What happens on days from `first` up to, without, `until`, in the office's own time."""
        zone = timezone.get_default_timezone()
        begin, end = (datetime(day.year, day.month, day.day, tzinfo=zone) for day in (first, until))
        lasts = Q(ends_at__gt=begin) | Q(ends_at=None, starts_at__gte=begin)
        return self.filter(lasts, starts_at__lt=end).order_by("starts_at", "pk")

    def upcoming(self, now: datetime):
        """What has not ended; an event without an end is over when its day is."""
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        return self.filter(Q(ends_at__gt=now) | Q(ends_at=None, starts_at__gte=today)).order_by("starts_at", "pk")

    def invitations(self, now: datetime):
        """The next ones the public may come to or know of; what was called off is no invitation."""
        return self.public().filter(is_cancelled=False).upcoming(now).select_related("unit")


class Event(models.Model):
    """Acara. An occasion with its time and place; called off, it stays, with the reason.

    `uid` and `sequence` are what calendars know it by (RFC 5545): whoever has saved it gets the change.
    """

    title = models.CharField("judul", max_length=140)
    slug = models.SlugField(
        "alamat", max_length=120, unique=True, blank=True, help_text="Kosongkan: dibuat dari judul."
    )
    kind = models.CharField("jenis", max_length=10, choices=EventKind.choices, default=EventKind.ACTIVITY)
    starts_at = models.DateTimeField("mulai")
    ends_at = models.DateTimeField("selesai", null=True, blank=True)
    is_all_day = models.BooleanField("sepanjang hari", default=False, help_text="Jamnya tidak ditampilkan.")
    place = models.CharField("tempat", max_length=160, help_text="Gedung dan daerahnya, atau tautan bila daring.")
    unit = models.ForeignKey(
        Unit, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="unit penyelenggara"
    )
    attends = models.TextField(
        "yang hadir", blank=True, help_text="Jabatan, satu dalam satu baris. Misalnya: Kepala Dinas."
    )
    facilities = models.CharField(
        "kemudahan akses", max_length=240, blank=True, help_text="Misalnya: juru bahasa isyarat, ramp, toilet luas."
    )
    description = RichTextField("keterangan", blank=True, features=["bold", "italic", "link", "ol", "ul"])
    is_public = models.BooleanField("tampil untuk umum", default=True)
    is_cancelled = models.BooleanField("batal", default=False)
    cancelled_reason = models.CharField("alasan batal", max_length=240, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "acara"
        verbose_name_plural = "agenda"
        ordering = ["-starts_at", "pk"]
        indexes = [models.Index(fields=["is_public", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=models.F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message="Selesainya lebih awal daripada mulainya.",
            ),
            models.CheckConstraint(
                condition=Q(is_cancelled=False) | ~Q(cancelled_reason=""),
                name="cancelled_event_says_why",
                violation_error_message="Tulis alasan batal; orang yang sudah menyiapkan diri perlu tahu.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Count up `sequence` when a guest's calendar must follow, and keep the search in step."""
        self.slug = self.slug or self._free_slug()
        before = Event.objects.filter(pk=self.pk).values(*TOLD_ANEW).first() if self.pk else None
        if before is not None and any(before[name] != getattr(self, name) for name in TOLD_ANEW):
            self.sequence += 1
        super().save(*args, **kwargs)
        if self.is_public:
            put(self.entry)
        else:
            drop(self.key)

    def get_absolute_url(self) -> str:
        return reverse("agenda_event", kwargs={"slug": self.slug})

    def clean(self) -> None:
        super().clean()
        if self.ends_at and self.starts_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": "Selesainya lebih awal daripada mulainya."})
        if self.is_cancelled and not self.cancelled_reason.strip():
            raise ValidationError({"cancelled_reason": "Tulis alasan batal; orang yang sudah bersiap perlu tahu."})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        drop(self.key)
        return super().delete(*args, **kwargs)

    def _free_slug(self) -> str:
        """Title and day; a second of the same gets a number. Reserved: the addresses of the agenda itself."""
        base = f"{slugify(self.title)[:100] or 'acara'}-{timezone.localtime(self.starts_at):%Y-%m-%d}"
        taken = set(Event.objects.filter(slug__startswith=base).exclude(pk=self.pk).values_list("slug", flat=True))
        return next(slug for n in range(1, 1000) if (slug := base if n == 1 else f"{base}-{n}") not in taken)

    @property
    def key(self) -> str:
        return f"portal.event:{self.pk}"

    @property
    def entry(self) -> Entry:
        """What the search knows of it."""
        text = " ".join([strip_tags(self.description), self.attends, self.facilities])
        when = "Batal. " if self.is_cancelled else ""
        return Entry(
            key=self.key,
            kind="agenda",
            title=self.title,
            text=f"{text} {self.place}",
            url=self.get_absolute_url(),
            summary=f"{when}{self.when}. {self.place}",
            words=f"agenda acara kegiatan {self.get_kind_display()} {self.unit or ''}",
            on=self.first_day,
            facets={"jenis": self.get_kind_display()},
        )

    @property
    def first_day(self) -> date:
        return timezone.localtime(self.starts_at).date()

    @property
    def last_day(self) -> date:
        """An end at midnight is the end of the day before."""
        if self.ends_at is None:
            return self.first_day
        end = timezone.localtime(self.ends_at)
        if end > timezone.localtime(self.starts_at) and (end.hour, end.minute) == (0, 0):
            end -= timedelta(minutes=1)
        return end.date()

    @property
    def days(self) -> list[date]:
        return [self.first_day + timedelta(days=n) for n in range((self.last_day - self.first_day).days + 1)]

    @property
    def hours(self) -> str:
        """09.00–11.00 WITA; sepanjang hari; several days say nothing of hours."""
        if self.is_all_day:
            return "sepanjang hari"
        start = timezone.localtime(self.starts_at)
        if self.ends_at is None or self.last_day != self.first_day:
            return f"{start:%H.%M} WITA"
        return f"{start:%H.%M}–{timezone.localtime(self.ends_at):%H.%M} WITA"

    @property
    def when(self) -> str:
        """Kamis, 26 November 2026, 09.00–11.00 WITA"""
        if self.last_day == self.first_day:
            return f"{words.weekday(self.first_day)}, {self.hours}"
        return f"{words.weekday(self.first_day)} sampai {words.weekday(self.last_day)}, {self.hours}"

    @property
    def guests(self) -> list[str]:
        return [line.strip() for line in self.attends.splitlines() if line.strip()]
