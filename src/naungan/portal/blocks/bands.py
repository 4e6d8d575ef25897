"""The bands of which a front page is made, from top to bottom."""

from wagtail import blocks

from naungan.portal.blocks.links import CardBlock, LinkBlock, TileBlock
from naungan.portal.blocks.numbers import FigureBlock, StatementBlock


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
    ("text", TextBand(features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])),
]
