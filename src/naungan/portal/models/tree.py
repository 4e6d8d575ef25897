"""The pages of the tree that only tell: landings, guidance, and doors to the rooms."""

from typing import ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from naungan.portal.blocks.guide import GUIDE
from naungan.portal.blocks.links import checked_address, drawings
from naungan.portal.models.leaf import Leaf
from naungan.portal.models.proofread import Proofread


class SectionPage(Proofread, Leaf, Page):
    """Bagian: says what is found here, then shows its pages as cards."""

    icon = models.CharField("gambar", max_length=20, blank=True, choices=drawings)
    body = StreamField(GUIDE, verbose_name="isi", blank=True)

    template = "portal/public/section.html"
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        Leaf.summary_panel,
        Leaf.unit_panel,
        FieldPanel("icon"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "bagian"
        verbose_name_plural = "bagian"

    @cached_property
    def cards(self) -> list[tuple[Page, list[Page]]]:
        """Its pages in the menu, each with those below it, in the editors' order; queries constant in their number."""
        below = self.get_descendants().live().public().in_menu().filter(depth__lte=self.depth + 2).order_by("path")
        cards: list[tuple[Page, list[Page]]] = []
        for page in below.specific():
            if page.depth == self.depth + 1:
                cards.append((page, []))
            elif cards and page.path.startswith(cards[-1][0].path):
                cards[-1][1].append(page)
        return cards


class GuidePage(Proofread, Leaf, Page):
    """Panduan: what it is, who may, what to bring, the law with its source, where to go today."""

    icon = models.CharField("gambar", max_length=20, blank=True, choices=drawings)
    body = StreamField(GUIDE, verbose_name="isi", blank=True)

    template = "portal/public/guide.html"
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        Leaf.summary_panel,
        Leaf.unit_panel,
        FieldPanel("icon"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "panduan"
        verbose_name_plural = "panduan"


class DoorForm(WagtailAdminPageForm):
    def clean_address(self) -> str:
        address = self.cleaned_data["address"].strip()
        checked_address(address)
        return address


class DoorPage(Leaf, Page):
    """Pintu: a place in the menu for a room whose address is fixed (regulations, documents, coverage)."""

    icon = models.CharField("gambar", max_length=20, blank=True, choices=drawings)
    address = models.CharField("alamat", max_length=200, help_text="Misalnya /regulasi/undang-undang/")

    base_form_class = DoorForm
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        Leaf.summary_panel,
        Leaf.unit_panel,
        FieldPanel("icon"),
        FieldPanel("address"),
    ]

    class Meta:
        verbose_name = "pintu"
        verbose_name_plural = "pintu"

    @property
    def leads_to(self) -> str:
        return self.address

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.address == request.path:  # the room that should stand here is not installed
            raise Http404
        return redirect(self.address)

    def get_sitemap_urls(self, request=None) -> list:
        return []  # the room itself stands there
