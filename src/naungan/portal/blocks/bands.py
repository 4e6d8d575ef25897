"""The bands of which a front page is made, from top to bottom."""

from django.conf import settings
from wagtail import blocks

from naungan.portal.blocks.agendaband import AgendaBand
from naungan.portal.blocks.links import CardBlock, LinkBlock, TileBlock
from naungan.portal.blocks.newsband import NewsBand
from naungan.portal.blocks.numbers import FigureBlock, StatementBlock
from naungan.protection.coverage import reports
from naungan.protection.coverage.reports import pictures
from naungan.regions.models import Region


class TasksBand(blocks.StructBlock):
    """What people came for."""

    title = blocks.CharBlock(max_length=60, default="Layanan utama", label="judul (dibacakan, tidak terlihat)")
    tiles = blocks.ListBlock(TileBlock(), min_num=2, max_num=8, label="petak")

    class Meta:
        icon = "grip"
        label = "petak tugas"
        template = "portal/blocks/tasks.html"


class NumbersBand(blocks.StructBlock):
    """Figures on the sea: the first is the big one. With the map of villages below, if wanted."""

    numbers = blocks.StreamBlock(
        [("figure", FigureBlock()), ("statement", StatementBlock())], min_num=1, max_num=3, label="angka"
    )
    map = blocks.BooleanBlock(required=False, default=True, label="peta desa di bawahnya")
    more = LinkBlock(label="tautan ke data lengkap")

    class Meta:
        icon = "order"
        label = "angka dan peta"
        template = "portal/blocks/numbers.html"

    def get_context(self, value, parent_context=None):
        """The map and its key, once a month of the province is published."""
        context = super().get_context(value, parent_context)
        place = Region.objects.filter(pk=settings.PROVINCE).first() if value["map"] else None
        page = reports.page(place, "") if place else None
        if page and page.month:
            context["picture"], context["key"] = pictures.village_map(page)
            context["page_of_map"] = page
        return context


class StepsBand(blocks.StructBlock):
    """How something goes, in three or four numbered sentences."""

    title = blocks.CharBlock(max_length=90, label="judul")
    lead = blocks.CharBlock(max_length=240, required=False, label="kalimat pembuka")
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=60, label="langkah")),
                ("text", blocks.CharBlock(max_length=240, label="isi")),
            ]
        ),
        min_num=2,
        max_num=5,
        label="langkah",
    )

    class Meta:
        icon = "list-ol"
        label = "langkah"
        template = "portal/blocks/steps.html"


class DoorsBand(blocks.StructBlock):
    """Two or three cards that lead on."""

    title = blocks.CharBlock(max_length=90, label="judul")
    cards = blocks.ListBlock(CardBlock(), min_num=2, max_num=6, label="kartu")

    class Meta:
        icon = "doc-full"
        label = "kartu"
        template = "portal/blocks/doors.html"


class PairBand(blocks.StructBlock):
    """Two lists side by side: what editors point at on the left, the next occasions on the right."""

    title = blocks.CharBlock(max_length=60, label="judul daftar kiri")
    more = LinkBlock(label="tautan ke semuanya")
    links = blocks.ListBlock(CardBlock(), min_num=1, max_num=4, label="isi daftar kiri")
    agenda = AgendaBand(label="daftar kanan: agenda")

    class Meta:
        icon = "list-ul"
        label = "dua daftar: tautan dan agenda"
        template = "portal/blocks/pair.html"


class TextBand(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = "tulisan"
        template = "portal/blocks/text.html"


BANDS = [
    ("tasks", TasksBand()),
    ("numbers", NumbersBand()),
    ("steps", StepsBand()),
    ("doors", DoorsBand()),
    ("news", NewsBand()),
    ("pair", PairBand()),
    ("text", TextBand(features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])),
]
