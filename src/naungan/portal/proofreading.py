"""The check before publishing: a page's words beside the figures it shows.

The page is read as a reader reads it: title and summary, then the blocks from top to bottom. Every paragraph, list
item and caption has a place of its own; a heading shares the place of what follows it; figures that stand in a row
share one; pictures have none. So "beside" in `figures.rules.prose` is: directly before or after the figure.
What is found names the block it stands in.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bs4 import BeautifulSoup
from django.conf import settings
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from naungan.figures.models import PublishedStatement
from naungan.figures.rules.prose import Disagreement, Grade, Known, Paragraph, check
from naungan.figures.rules.subjects import COVERED
from naungan.kit import words
from naungan.portal import chosen
from naungan.portal.blocks.numbers import ChosenFigure, FigureBlock, SentenceBlock, StatementBlock, filled
from naungan.regions.models import Region

PARAGRAPHS = ["p", "li", "blockquote", "td", "th", "dd", "dt"]
HEADINGS = ["h1", "h2", "h3", "h4"]
SILENT = (blocks.ChoiceBlock, blocks.URLBlock, blocks.PageChooserBlock, blocks.RawHTMLBlock)
COMMON = {"yang", "dari", "pada", "dan", "atau", "untuk", "dengan", "oleh", "jumlah", "tingkat", "angka", "pekerja"}


@dataclass
class Reading:
    """A page in reading order."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    figures: list[Known] = field(default_factory=list)
    at: int = 0
    after_figure: bool = False

    def text(self, text: str, where: str) -> None:
        if text.strip():
            self.at, self.after_figure = self.at + 1, False
            self.paragraphs.append(Paragraph(self.at, text, where))

    def heading(self, text: str, where: str) -> None:
        self.paragraphs.append(Paragraph(self.at + 1, text, where))

    def figure(self, known: Callable[[int], Known | None]) -> None:
        if not self.after_figure:
            self.at += 1
        self.after_figure = True
        if (one := known(self.at)) is not None:
            self.figures.append(one)


def read(page: Page) -> Reading:
    """The words of a page with the figures between them; `where` is "field" or "field:number of its block"."""
    reading = Reading()
    reading.heading(page.title, "title")
    reading.text(getattr(page, "summary", "") or "", "summary")
    for name, stream in streams(page):
        for number, child in enumerate(stream):
            _walk(child.block, child.value, f"{name}:{number}", reading)
    return reading


def streams(page: Page) -> Iterator[tuple[str, StreamValue]]:
    for one in page._meta.get_fields():
        if isinstance(one, StreamField):
            yield one.name, getattr(page, one.name)


def disagreements(page: Page) -> list[Disagreement]:
    """Everything on the page that its figures, or its own sums, contradict."""
    reading = read(page)
    return check(reading.paragraphs, reading.figures)


def refusals(page: Page) -> list[Disagreement]:
    return [one for one in disagreements(page) if one.grade == Grade.REFUSE]


def told(one: Disagreement) -> str:
    """One disagreement as the editor reads it: their sentence, then the sum."""
    quoted = one.sentence if len(one.sentence) <= 160 else one.sentence[:157].rsplit(" ", 1)[0] + " …"
    return f"“{quoted}” {one.says}"


def _walk(block: blocks.Block, value, where: str, reading: Reading) -> None:
    if isinstance(block, FigureBlock | StatementBlock):
        reading.figure(partial(_figure if isinstance(block, FigureBlock) else _statement, value))
    elif isinstance(block, SentenceBlock):
        _sentence(value, where, reading)
    elif isinstance(block, blocks.RichTextBlock):
        _rich(str(value.source if hasattr(value, "source") else value), where, reading)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            _walk(child, value.get(name), where, reading)
    elif isinstance(block, blocks.ListBlock):
        for one in value or ():
            _walk(block.child_block, one, where, reading)
    elif isinstance(block, blocks.StreamBlock):
        for child in value or ():
            _walk(child.block, child.value, where, reading)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(block, SILENT):
        reading.text(str(value or ""), where)


def _rich(source: str, where: str, reading: Reading) -> None:
    for tag in BeautifulSoup(source, "html.parser").find_all([*PARAGRAPHS, *HEADINGS]):
        if tag.find(PARAGRAPHS):
            continue  # its own paragraphs are read one by one
        text = tag.get_text(" ", strip=True)
        (reading.heading if tag.name in HEADINGS else reading.text)(text, where)


def _sentence(value, where: str, reading: Reading) -> None:
    """The figure stands in the sentence itself: both have one place."""
    figure = chosen.shown(value)
    reading.text(filled(value["text"], figure) or "", where)
    known = _known(figure, value, reading.at, value["text"])
    if known is not None:
        reading.figures.append(known)


def _figure(value, at: int) -> Known | None:
    return _known(chosen.shown(value), value, at, value["title"])


def _known(figure: chosen.Shown, value, at: int, title: str) -> Known | None:
    """What the rules must know of a figure; None where the page shows no number."""
    if not figure.is_shown or figure.numerator is None or figure.period is None or figure.indicator is None:
        return None
    name = f"{figure.indicator.name}, {figure.segment_label}, {words.month(figure.period)}"
    days = [day for day in (figure.period, figure.as_of, figure.base_as_of) if day]
    region = Region.objects.get(pk=value["region"])
    return Known(
        at=at,
        name=name,
        numerator=figure.numerator,
        denominator=figure.denominator,
        segment=value["segment"] or "",
        years=frozenset(day.year for day in days),
        months=frozenset(day.month for day in days),
        places=_own_names(region),
        elsewhere=_other_names(region),
        words=frozenset() if COVERED.search(figure.indicator.name) else _stems(figure.indicator.name),
    )


def _statement(value, at: int) -> Known | None:
    said = PublishedStatement.objects.filter(slug=value["statement"]).first()
    if said is None or said.numerator is None or not said.denominator:
        return None
    province = Region.objects.filter(pk=settings.PROVINCE).first()
    # a statement about those left out counts them; its figure is the other side of the same sum
    left_out = "belum" in said.text.lower()
    numerator = said.denominator - said.numerator if left_out else said.numerator
    return Known(
        at=at,
        name=f"{said.text}, {words.day(said.published_on)}",
        numerator=numerator,
        denominator=said.denominator,
        segment=said.segment,
        years=frozenset({said.published_on.year}),
        months=frozenset({said.published_on.month}),
        places=_own_names(province) if province else frozenset(),
        elsewhere=_other_names(province) if province else frozenset(),
    )


def _own_names(region: Region) -> frozenset[str]:
    """Nusa Tenggara Barat, Provinsi Nusa Tenggara Barat, NTB; of a regency the province's names do no harm."""
    names = {region.name, region.full_name}
    province = region if region.pk == settings.PROVINCE else Region.objects.filter(pk=settings.PROVINCE).first()
    if province is not None:
        initials = "".join(word[0] for word in province.name.split())
        names |= {province.name, province.full_name, initials}
    return frozenset(names)


def _other_names(region: Region) -> frozenset[str]:
    rows = Region.objects.current().filter(parent_id=settings.PROVINCE).exclude(pk=region.pk)
    return frozenset(rows.values_list("name", flat=True))


def _stems(name: str) -> frozenset[str]:
    found = [word.lower() for word in name.replace("(", " ").replace(")", " ").split() if len(word) > 3]
    return frozenset(word for word in found if word not in COMMON)


# --- freezing ----------------------------------------------------------------------------------------


def freeze(page: Page, *, now: datetime) -> bool:
    """Fill every frozen block that has no snapshot yet with the figure of today. Returns whether anything changed."""
    return sum(_freeze(child.block, child.value, now) for _, stream in streams(page) for child in stream) > 0


def _freeze(block: blocks.Block, value, now: datetime) -> int:
    if isinstance(block, ChosenFigure):
        if value["mode"] != "frozen" or value["snapshot"]:
            return 0
        figure = chosen.newest(value)
        if figure is None or figure.is_withheld:
            return 0
        value["snapshot"] = chosen.snapshot_of(figure, now=now)
        return 1
    if isinstance(block, blocks.StructBlock):
        return sum(_freeze(child, value.get(name), now) for name, child in block.child_blocks.items())
    if isinstance(block, blocks.ListBlock):
        return sum(_freeze(block.child_block, one, now) for one in value or ())
    if isinstance(block, blocks.StreamBlock):
        return sum(_freeze(child.block, child.value, now) for child in value or ())
    return 0


def block_errors(found: Iterable[Disagreement]) -> dict[str, dict[int, list[str]]]:
    """The sentences by field and number of the block they belong beside; number -1: beside the field itself."""
    out: dict[str, dict[int, list[str]]] = {}
    for one in found:
        name, _, number = one.where.partition(":")
        out.setdefault(name, {}).setdefault(int(number) if number else -1, []).append(told(one))
    return out
