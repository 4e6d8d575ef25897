"""Prosedur evakuasi: what to do in each building when the earth shakes, it burns, water rises or the sea withdraws.

A page holds everything it needs (steps, assembly point, plan with words, numbers), so that its copy in the emergency
site and the sheet on the wall say all of it.
"""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from naungan.portal.blocks.guide import GUIDE
from naungan.portal.emergency_numbers import NATIONAL
from naungan.portal.enums import Hazard
from naungan.portal.models.leaf import Leaf
from naungan.portal.models.media import Picture
from naungan.portal.models.proofread import Proofread


class HazardBlock(blocks.StructBlock):
    """Steps for one hazard, in the order in which they are done."""

    hazard = blocks.ChoiceBlock(choices=Hazard.choices, label="bahaya")
    steps = blocks.ListBlock(
        blocks.CharBlock(max_length=200), min_num=2, max_num=8, label="langkah",
        help_text="Satu perbuatan dalam satu langkah, mulai dengan kata kerja.",
    )  # fmt: skip

    class Meta:
        icon = "warning"
        label = "bahaya dan langkahnya"


class NumberBlock(blocks.StructBlock):
    """A telephone of this place: hospital, fire station, the building's own officer."""

    name = blocks.CharBlock(max_length=60, label="siapa")
    number = blocks.CharBlock(max_length=40, label="nomor")
    note = blocks.CharBlock(max_length=120, required=False, label="catatan")

    class Meta:
        icon = "mobile-alt"
        label = "telepon setempat"


class EvacuationIndexPage(Proofread, Leaf, Page):
    """Daftar prosedur evakuasi: the buildings, and what holds everywhere."""

    body = StreamField(GUIDE, verbose_name="isi", blank=True)

    template = "portal/public/evacuation_index.html"
    subpage_types: ClassVar[list[str]] = ["portal.EvacuationPage"]
    max_count = 1
    content_panels: ClassVar[list] = [
        *Page.content_panels, Leaf.summary_panel, FieldPanel("body"), Leaf.unit_panel,
    ]  # fmt: skip

    class Meta:
        verbose_name = "daftar prosedur evakuasi"
        verbose_name_plural = "daftar prosedur evakuasi"

    def get_context(self, request, *args, **kwargs):
        sheets = EvacuationPage.objects.live().public().child_of(self).select_related("building").order_by("path")
        return {**super().get_context(request, *args, **kwargs), "sheets": sheets, "national": NATIONAL}


class EvacuationPage(Proofread, Leaf, Page):
    """Prosedur evakuasi satu gedung (Perki 1/2021: early warning and evacuation procedure in each office)."""

    building = models.ForeignKey("offices.Building", models.PROTECT, related_name="+", verbose_name="gedung")
    hazards = StreamField([("hazard", HazardBlock())], verbose_name="bahaya", min_num=1)
    needs = models.TextField(
        "bagi yang perlu dibantu", help_text="Pengguna kursi roda, orang Tuli, netra, ibu hamil, anak. Satu per baris."
    )
    plan = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="denah")
    plan_text = models.TextField(
        "denah dengan kata", blank=True,
        help_text="Wajib bila ada denah: jalan keluar, pintu dan titik kumpul bagi yang tidak melihat gambarnya.",
    )  # fmt: skip
    numbers = StreamField([("number", NumberBlock())], verbose_name="telepon setempat", blank=True)
    checked_on = models.DateField("terakhir dilatih atau diperiksa", null=True, blank=True)

    template = "portal/public/evacuation.html"
    parent_page_types: ClassVar[list[str]] = ["portal.EvacuationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        Leaf.summary_panel,
        FieldPanel("building"),
        FieldPanel("hazards"),
        FieldPanel("needs"),
        MultiFieldPanel([FieldPanel("plan"), FieldPanel("plan_text")], heading="Denah"),
        FieldPanel("numbers"),
        FieldPanel("checked_on"),
        Leaf.unit_panel,
    ]

    class Meta:
        verbose_name = "prosedur evakuasi"
        verbose_name_plural = "prosedur evakuasi"

    def clean(self) -> None:
        super().clean()
        if self.plan_id and not self.plan_text.strip():
            raise ValidationError(
                {"plan_text": "Ceritakan denahnya dengan kata: jalan keluar, pintu, dan titik kumpul."}
            )
        near_coast = self.building_id and self.building.is_near_coast
        if near_coast and Hazard.TSUNAMI not in [part.value["hazard"] for part in self.hazards]:
            raise ValidationError({"hazards": "Gedung ini dekat pantai: tulis juga langkah bila ada ancaman tsunami."})

    @property
    def need_lines(self) -> list[str]:
        return [line.strip() for line in self.needs.splitlines() if line.strip()]

    def get_context(self, request, *args, **kwargs):
        shown = [{"hazard": Hazard(part.value["hazard"]), "steps": part.value["steps"]} for part in self.hazards]
        return {**super().get_context(request, *args, **kwargs), "shown": shown, "national": NATIONAL}
