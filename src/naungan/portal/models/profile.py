"""Profil dan Unit Kerja: pages whose facts come from the room `offices`; editors write only what stands around them."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from naungan.offices import reports
from naungan.offices.enums import UnitKind
from naungan.offices.models import Building, Unit
from naungan.portal import office_data
from naungan.portal.blocks.guide import GUIDE
from naungan.portal.models.leaf import Leaf
from naungan.portal.models.news import ArticlePage
from naungan.portal.models.proofread import Proofread

COPY = "naungan.copy"  # set by what writes the emergency copy of the site


class ProfilePage(Proofread, Leaf, Page):
    """What these pages share: a sentence, words of the editors, and data that nobody types into them."""

    body = StreamField(GUIDE, verbose_name="isi", blank=True, help_text="Tampil sesudah data.")

    content_panels: ClassVar[list] = [*Page.content_panels, Leaf.summary_panel, FieldPanel("body"), Leaf.unit_panel]

    class Meta:
        abstract = True


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """The day in `?pada=2026-03-01`, else today; with a sentence where what was asked for is no day."""
    text = request.GET.get("pada", "").strip()
    today = timezone.localdate()
    if not text:
        return today, ""
    try:
        return date.fromisoformat(text[:10]), ""
    except ValueError:
        return today, "Tanggal itu tidak terbaca. Tulis tahun, bulan, hari: 2026-03-01."


def door_now(request: HttpRequest, unit: Unit) -> reports.DoorToday | None:
    """Open or shut at this moment; nothing in a copy that is read later, when it would no longer be true."""
    return None if request.META.get(COPY) else reports.door_of(unit, timezone.now())


def unit_addresses() -> dict[int, str]:
    """Where each unit's page is: unit id → address. One query."""
    pages = UnitPage.objects.live().public().values_list("unit_id", "url_path")
    return {unit: "/" + path.split("/", 2)[2] for unit, path in pages}


class StructurePage(ProfilePage):
    """Struktur organisasi: the chart of posts on a day, as a tree that a screen reader walks and a printer prints."""

    template = "portal/public/structure.html"

    class Meta:
        verbose_name = "bagan struktur"
        verbose_name_plural = "bagan struktur"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        day, problem = asked_day(request)
        addresses = unit_addresses()
        return {
            **context,
            "day": day,
            "today": timezone.localdate(),
            "problem": problem,
            "tops": reports.structure(day),
            "addresses": addresses,
        }


class OfficialsPage(ProfilePage):
    """Profil pimpinan: who leads which part, since when, and who led it before, acting heads among them."""

    template = "portal/public/officials.html"

    class Meta:
        verbose_name = "profil pimpinan"
        verbose_name_plural = "profil pimpinan"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        day, problem = asked_day(request)
        return {
            **context,
            "day": day,
            "today": timezone.localdate(),
            "problem": problem,
            "posts": reports.histories(day),
            "addresses": unit_addresses(),
        }


class StaffPage(ProfilePage):
    """Sumber daya manusia: how many work here, by unit, status, education and sex, as of a day."""

    template = "portal/public/staff.html"

    class Meta:
        verbose_name = "sumber daya manusia"
        verbose_name_plural = "sumber daya manusia"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        report = reports.newest()
        return {**context, "report": report, "tables": reports.staff_tables(report) if report else []}


class UnitPage(ProfilePage):
    """Halaman unit kerja: what it does for people, who answers there today, when its door is open."""

    unit = models.ForeignKey("offices.Unit", models.PROTECT, related_name="+", verbose_name="unit kerja")

    template = "portal/public/unit.html"
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        Leaf.summary_panel,
        FieldPanel("unit"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "halaman unit kerja"
        verbose_name_plural = "halaman unit kerja"

    @classmethod
    def from_seed(cls, seed: dict, given: dict) -> dict:
        """The seed names the unit by its code; without one, the last part of its place."""
        code = seed.get("unit") or seed["at"].rpartition("/")[2]
        return {**given, "unit": Unit.objects.get(code=code)}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        day = timezone.localdate()
        people = [one for one in reports.leaders(day, unit=self.unit) if one.signs or one.post.is_head]
        return {
            **context,
            "opening": door_now(request, self.unit),
            "hours": reports.hours_lines(self.unit),
            "people": people,
            "services": self.services(),
            "news": ArticlePage.objects.readable().filter(unit=self.unit).defer_streamfields()[:3],
            "data": office_data.government_office(self.unit, self.full_url or self.url),
        }

    def services(self) -> list:
        """The unit's services, without those that the editor's own cards already lead to."""
        own = {card["address"] for part in self.body if part.block_type == "links" for card in part.value["cards"]}
        return [one for one in self.unit.services.all() if one.address not in own]


class OfficePage(ProfilePage):
    """Alamat kantor: the office's own door, and every building with its way there."""

    template = "portal/public/office.html"

    class Meta:
        verbose_name = "alamat kantor"
        verbose_name_plural = "alamat kantor"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        try:
            unit = Unit.objects.root()
        except ObjectDoesNotExist:
            return context
        return {
            **context,
            "unit": unit,
            "opening": door_now(request, unit),
            "hours": reports.hours_lines(unit),
            "buildings": Building.objects.filter(is_active=True).select_related("unit"),
            "others": Unit.objects.active().filter(kind=UnitKind.UPTD).select_related("parent"),
            "addresses": unit_addresses(),
            "data": office_data.government_office(unit, settings.BASE_URL),
        }
