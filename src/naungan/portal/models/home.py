"""Beranda: the front page, made of bands that editors arrange."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from naungan.portal.blocks.bands import BANDS
from naungan.portal.blocks.links import LinkBlock
from naungan.portal.models.proofread import Proofread
from naungan.portal.rights import UnitRights


class HomePage(Proofread, Page):
    """Beranda. One per site; what it shows of numbers comes from `figures`, what it says from its editors."""

    heading = models.CharField("kalimat besar", max_length=90)
    lead = models.CharField("kalimat di bawahnya", max_length=200, blank=True)
    doors = StreamField(
        [("link", LinkBlock())], verbose_name="sering dicari (di bawah kotak cari)", blank=True, min_num=0, max_num=4
    )
    aside_title = models.CharField("judul di samping", max_length=60, blank=True)
    aside = StreamField([("link", LinkBlock())], verbose_name="tautan di samping", blank=True, max_num=3)
    nav = StreamField([("link", LinkBlock())], verbose_name="baris menu di atap", blank=True, max_num=6)
    foot = StreamField([("link", LinkBlock())], verbose_name="tautan di kaki halaman", blank=True, max_num=8)
    body = StreamField(BANDS, verbose_name="isi", blank=True)

    max_count = 1
    template = "portal/public/home.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("lead"), FieldPanel("doors")], heading="Bagian atas"),
        MultiFieldPanel([FieldPanel("aside_title"), FieldPanel("aside")], heading="Di samping"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("nav"), FieldPanel("foot")], heading="Di setiap halaman"),
    ]

    class Meta:
        verbose_name = "beranda"
        verbose_name_plural = "beranda"

    def permissions_for_user(self, user) -> UnitRights:
        """The front page belongs to the whole office: an editor of one unit does not change it."""
        return UnitRights(user, self)
