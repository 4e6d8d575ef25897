"""Numbers on a page. An editor chooses a figure; nobody types one."""

from django.conf import settings
from wagtail import blocks

from naungan.codes.enums import Segment
from naungan.figures.models import Figure, Indicator, PublishedStatement
from naungan.portal.addresses import address
from naungan.regions.models import Region


def indicators() -> list[tuple[str, str]]:
    return [(row.code, f"{row.code} {row.name}") for row in Indicator.objects.all()]


def regions() -> list[tuple[str, str]]:
    """The province, then its regencies and cities."""
    rows = Region.objects.current().filter(parent_id=settings.PROVINCE).order_by("code")
    own = Region.objects.filter(pk=settings.PROVINCE)
    return [(r.code, r.full_name) for r in [*own, *rows]]


def statements() -> list[tuple[str, str]]:
    return [(s.slug, f"{s.text} ({s.published_on:%d-%m-%Y})") for s in PublishedStatement.objects.all()]


class FigureBlock(blocks.StructBlock):
    """One published figure with its proof: the newest of its indicator, segment and region."""

    title = blocks.CharBlock(max_length=90, label="judul di atas angka")
    indicator = blocks.ChoiceBlock(choices=indicators, label="indikator")
    segment = blocks.ChoiceBlock(choices=Segment.choices, required=False, label="segmen (kosong: semua)")
    region = blocks.ChoiceBlock(choices=regions, label="wilayah")

    class Meta:
        icon = "order"
        label = "angka terbitan"
        template = "portal/blocks/figure.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["figure"] = (
            Figure.objects.published()
            .filter(indicator=value["indicator"], segment=value["segment"] or "", region=value["region"])
            .select_related("indicator", "denominator", "region")
            .order_by("-period")
            .first()
        )
        if place := address("coverage:region", code=value["region"]) or address("coverage:home"):
            context["definition"] = f"{place}#definisi"
        context["csv"] = address("coverage:csv", code=value["region"])
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
