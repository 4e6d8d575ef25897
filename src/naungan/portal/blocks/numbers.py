"""Numbers on a page. An editor chooses a figure; nobody types one."""

import json
import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail import blocks

from naungan.codes.enums import Segment
from naungan.figures.models import Indicator, PublishedStatement
from naungan.kit import words
from naungan.portal import chosen
from naungan.portal.addresses import address
from naungan.regions.models import Region

MODES = [
    ("live", "selalu angka terbaru"),
    ("frozen", "dibekukan seperti pada saat halaman ini terbit"),
]
PLACES = {
    "persen": "bagiannya, misalnya 9,34 %",
    "pembilang": "jumlah yang dihitung, misalnya 201.649",
    "penyebut": "seluruhnya, misalnya 2.159.942",
    "sisa": "yang belum, misalnya 1.958.293",
    "sisa_persen": "bagian yang belum, misalnya 90,66 %",
    "dasar": "nama penyebutnya, misalnya pekerja informal",
    "bulan": "bulan angka itu",
    "tanggal": "sampai kapan dihitung",
}
CHOICE = ("indicator", "segment", "region", "mode", "snapshot")
PLACE = re.compile(r"\{(\w*)\}")
OF_A_SHARE = {"persen", "penyebut", "sisa", "sisa_persen", "dasar"}


def indicators() -> list[tuple[str, str]]:
    return [(row.code, f"{row.code} {row.name}") for row in Indicator.objects.all()]


def regions() -> list[tuple[str, str]]:
    """The province, then its regencies and cities."""
    rows = Region.objects.current().filter(parent_id=settings.PROVINCE).order_by("code")
    own = Region.objects.filter(pk=settings.PROVINCE)
    return [(r.code, r.full_name) for r in [*own, *rows]]


def statements() -> list[tuple[str, str]]:
    return [(s.slug, f"{s.text} ({s.published_on:%d-%m-%Y})") for s in PublishedStatement.objects.all()]


class SnapshotBlock(blocks.FieldBlock):
    """What a frozen figure was, kept with its block. Filled by publishing, never by hand, and not shown in the form."""

    def __init__(self, **kwargs):
        self.field = forms.JSONField(required=False, widget=forms.HiddenInput)
        super().__init__(required=False, default=None, **kwargs)

    def value_from_form(self, value):
        return value or None

    def value_for_form(self, value):
        return json.dumps(value) if value else ""

    def clean(self, value):
        """What came back from the browser is text; anything but an object is no snapshot."""
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                return None
        return value if isinstance(value, dict) and value else None

    class Meta:
        default = None
        label = "angka yang dibekukan"


class ChosenFigure(blocks.StructBlock):
    """One published figure: indicator, segment and region; the newest, or as it was when the page was published."""

    indicator = blocks.ChoiceBlock(choices=indicators, label="indikator")
    segment = blocks.ChoiceBlock(choices=Segment.choices, required=False, label="segmen (kosong: semua)")
    region = blocks.ChoiceBlock(choices=regions, label="wilayah")
    mode = blocks.ChoiceBlock(choices=MODES, default="live", label="angka yang tampil")
    snapshot = SnapshotBlock()

    def clean(self, value):
        """A snapshot that is not what its own row says, or belongs to another choice, is dropped."""
        value = super().clean(value)
        snapshot = value["snapshot"]
        if snapshot and (value["mode"] != "frozen" or not chosen.is_genuine(snapshot, value)):
            value["snapshot"] = None
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["figure"] = chosen.shown(value)
        context["waits"] = value["mode"] == "frozen" and not value["snapshot"]
        if place := address("coverage:region", code=value["region"]) or address("coverage:home"):
            context["definition"] = f"{place}#definisi"
        context["csv"] = address("coverage:csv", code=value["region"])
        return context


class FigureBlock(ChosenFigure):
    """One published figure with its proof. In a band of the front page a big number, in a text a card."""

    title = blocks.CharBlock(max_length=90, label="judul di atas angka")

    class Meta:
        icon = "order"
        label = "angka terbitan"
        form_layout = ["title", *CHOICE]
        template = "portal/blocks/figure_card.html"

    def get_template(self, value=None, context=None):
        """A band says which of its numbers is the first; a text does not."""
        in_a_band = context is not None and "first" in context
        return "portal/blocks/figure.html" if in_a_band else super().get_template(value, context)


def filled(text: str, figure: chosen.Shown) -> str | None:
    """The sentence with the figure's own numbers; None where the figure has none to give."""
    if not figure.is_shown or (figure.percent is None and OF_A_SHARE & set(PLACE.findall(text))):
        return None
    told = {
        "persen": f"{words.percent(figure.percent)} %",
        "pembilang": words.thousands(figure.numerator),
        "penyebut": words.thousands(figure.denominator),
        "sisa": words.thousands(figure.rest),
        "sisa_persen": f"{words.percent(figure.rest_percent)} %",
        "dasar": figure.base_name,
        "bulan": words.month(figure.period),
        "tanggal": words.day(figure.as_of),
    }
    return PLACE.sub(lambda place: told.get(place[1], place[0]), text)


class SentenceBlock(ChosenFigure):
    """A sentence written around a figure: the editor writes words, the figure gives the numbers."""

    text = blocks.TextBlock(
        label="kalimat",
        max_length=600,
        rows=3,
        help_text="Tulis {persen}, {pembilang}, {penyebut}, {sisa}, {sisa_persen}, {dasar}, {bulan} atau {tanggal} di "
        "tempat angkanya. Misalnya: Baru {persen} dari {penyebut} {dasar} yang terlindungi pada {bulan}.",
    )

    class Meta:
        icon = "edit"
        label = "kalimat dengan angka"
        form_layout = ["text", *CHOICE]
        template = "portal/blocks/sentence.html"

    def clean(self, value):
        value = super().clean(value)
        named = PLACE.findall(value["text"])
        wrong = sorted(set(named) - set(PLACES))
        said = ""
        if not named:
            said = "Kalimat ini belum memuat angka. Tulis misalnya {persen} atau {pembilang} di tempatnya."
        elif wrong:
            said = f"Tidak dikenal: {', '.join(f'{{{name}}}' for name in wrong)}. Yang ada: {', '.join(PLACES)}."
        if said:
            raise blocks.StructBlockValidationError(block_errors={"text": ValidationError(said)})
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["sentence"] = filled(value["text"], context["figure"])
        return context


class StatementBlock(blocks.StructBlock):
    """What somebody published, and what its own numbers give, side by side."""

    title = blocks.CharBlock(max_length=90, label="judul di atas angka")
    statement = blocks.ChoiceBlock(choices=statements, label="pernyataan")
    people = blocks.CharBlock(max_length=90, label="siapa yang dihitung", help_text="Misalnya: pekerja penerima upah")

    class Meta:
        icon = "openquote"
        label = "pernyataan terbitan"
        template = "portal/blocks/statement.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["statement"] = PublishedStatement.objects.filter(slug=value["statement"]).first()
        if place := address("coverage:home"):
            context["sums"] = f"{place}#pernyataan"
        return context
