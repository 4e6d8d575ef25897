"""What a story is made of besides numbers: text, pictures, words of people, files, ways on."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from naungan.portal.blocks.guide import PLAIN, NoticeBlock, ParameterBlock, SheetBlock, TextBlock
from naungan.portal.blocks.links import LinkBlock
from naungan.portal.blocks.numbers import FigureBlock, SentenceBlock, StatementBlock
from naungan.regulations.models import Instrument


class PictureBlock(blocks.StructBlock):
    """A picture with its words; its own alternative text, unless this place needs another."""

    picture = ImageChooserBlock(label="gambar")
    alt = blocks.CharBlock(
        max_length=240,
        required=False,
        label="teks alternatif di tulisan ini",
        help_text="Kosongkan untuk memakai teks alternatif milik gambarnya.",
    )
    caption = blocks.CharBlock(max_length=240, required=False, label="keterangan di bawah gambar")

    class Meta:
        icon = "image"
        label = "gambar"
        template = "portal/blocks/picture.html"


class GalleryBlock(blocks.StructBlock):
    """A few pictures side by side."""

    title = blocks.CharBlock(max_length=90, label="judul galeri")
    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=12, label="gambar")

    class Meta:
        icon = "grip"
        label = "galeri"
        template = "portal/blocks/gallery.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, in their own words."""

    text = blocks.TextBlock(max_length=500, rows=3, label="kutipan", help_text="Tanpa tanda kutip.")
    who = blocks.CharBlock(max_length=90, label="siapa yang mengatakan")
    role = blocks.CharBlock(max_length=120, required=False, label="jabatan atau pekerjaannya")

    class Meta:
        icon = "openquote"
        label = "kutipan"
        template = "portal/blocks/quote.html"


class DownloadBlock(blocks.StructBlock):
    """A file to take home, with its kind and size."""

    document = DocumentChooserBlock(label="berkas")
    text = blocks.CharBlock(max_length=240, required=False, label="isinya apa")

    class Meta:
        icon = "doc-full"
        label = "berkas unduhan"
        template = "portal/blocks/download.html"


class VideoBlock(blocks.StructBlock):
    """A card that leads to a film elsewhere: nothing of the other host is loaded before somebody goes there."""

    title = blocks.CharBlock(max_length=120, label="judul video")
    address = blocks.URLBlock(label="alamat video", help_text="Dimulai dengan https://")
    minutes = blocks.IntegerBlock(min_value=1, max_value=600, required=False, label="lamanya, dalam menit")
    poster = ImageChooserBlock(required=False, label="gambar sampul")
    says = blocks.TextBlock(
        max_length=600, rows=3, label="isi video dengan kata-kata", help_text="Untuk yang tidak dapat menontonnya."
    )

    class Meta:
        icon = "media"
        label = "tautan video"
        template = "portal/blocks/video.html"

    def clean(self, value):
        value = super().clean(value)
        if not value["address"].startswith("https://"):
            raise blocks.StructBlockValidationError(
                block_errors={"address": ValidationError("Alamat video dimulai dengan https://")}
            )
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["host"] = urlsplit(value["address"]).hostname or ""
        return context


class CallBlock(LinkBlock):
    """What the reader can do now."""

    text = blocks.RichTextBlock(features=["bold", "italic", "link"], label="isi")

    class Meta:
        icon = "pick"
        label = "ajakan"
        template = "portal/blocks/call.html"


class RegulationBlock(blocks.StructBlock):
    """The rule a story stands on, shown beside it: chosen from the shelf, or cited in words where the shelf ends."""

    instrument = SnippetChooserBlock(
        Instrument,
        required=False,
        label="peraturan di rak Regulasi",
        help_text="Tampil dengan keadaannya hari ini dan menuju halamannya.",
    )
    cite = blocks.CharBlock(
        max_length=120,
        required=False,
        label="peraturan yang belum ada di rak",
        help_text="Hanya bila tidak ditemukan di atas. Misalnya: PMK 72/2024",
    )
    says = blocks.CharBlock(max_length=240, label="tentang apa, satu kalimat")
    address = blocks.CharBlock(max_length=200, required=False, label="alamatnya di situs ini, bila bukan dari rak")

    class Meta:
        icon = "doc-full-inverse"
        label = "rujukan peraturan"
        template = "portal/blocks/regulation.html"

    def clean(self, value):
        value = super().clean(value)
        if not value["instrument"] and not value["cite"]:
            said = ValidationError("Pilih peraturannya dari rak, atau tulis sebutannya di bawah bila belum ada di rak.")
            raise blocks.StructBlockValidationError(block_errors={"instrument": said})
        return value

    def get_context(self, value, parent_context=None):
        """What holds today is asked anew each time; an instrument that is not public is only cited."""
        context = super().get_context(value, parent_context)
        chosen = value.get("instrument")
        is_shown = chosen is not None and chosen.live
        status = Instrument.objects.shelf().on(chosen.pk, timezone.localdate()).status if is_shown else ""
        cite = chosen.citation if chosen else value.get("cite", "")
        address = chosen.get_absolute_url() if is_shown else "" if chosen else value.get("address", "")
        return context | {"cite": cite, "address": address, "status": status}


STORY = [
    ("text", TextBlock(features=["h2", "h3", *PLAIN, "document-link"])),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("figure", FigureBlock()),
    ("sentence", SentenceBlock()),
    ("statement", StatementBlock()),
    ("parameter", ParameterBlock()),
    ("notice", NoticeBlock()),
    ("table", SheetBlock()),
    ("download", DownloadBlock()),
    ("video", VideoBlock()),
    ("call", CallBlock()),
    ("regulation", RegulationBlock()),
]
