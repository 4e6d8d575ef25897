"""Blocks of guidance: what it is, who may, what to bring, how it goes, the law with its source, where to go today."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks

from naungan import law
from naungan.law import citations, shelf, words
from naungan.portal.blocks.links import AddressBlock, CardBlock, LinkBlock, drawings
from naungan.portal.blocks.numbers import FigureBlock, SentenceBlock, StatementBlock
from naungan.regulations.models import Instrument

PLAIN = ["bold", "italic", "link", "ol", "ul"]
RICH = ["h2", "h3", *PLAIN]
SURE = [(code, f"{code}: {meaning}") for code, meaning in words.CERTAINTY.items()]


def parameters() -> list[tuple[str, str]]:
    """The book's keys; a function, so that a new entry of the book is no migration."""
    return [(key, f"{entry.label} ({key})") for key, entry in shelf.parameters().items()]


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = "tulisan"
        template = "portal/blocks/prose.html"


class FactsBlock(blocks.StructBlock):
    """At a glance: a term and what it is."""

    title = blocks.CharBlock(max_length=90, default="Sekilas", label="judul")
    rows = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("term", blocks.CharBlock(max_length=60, label="hal")),
                ("value", blocks.CharBlock(max_length=300, label="isi")),
            ]
        ),
        min_num=1,
        label="baris",
    )

    class Meta:
        icon = "list-ul"
        label = "sekilas"
        template = "portal/blocks/facts.html"


class ChecklistBlock(blocks.StructBlock):
    """What to bring, what must be fulfilled."""

    title = blocks.CharBlock(max_length=90, default="Yang dibawa", label="judul")
    items = blocks.ListBlock(blocks.CharBlock(max_length=300), min_num=1, label="butir")

    class Meta:
        icon = "tick-inverse"
        label = "daftar periksa"
        template = "portal/blocks/checklist.html"


class WayBlock(blocks.StructBlock):
    """How it goes, step by step."""

    title = blocks.CharBlock(max_length=90, default="Caranya", label="judul")
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=120, label="langkah")),
                ("text", blocks.CharBlock(max_length=500, required=False, label="isi")),
            ]
        ),
        min_num=1,
        label="langkah",
    )

    class Meta:
        icon = "list-ol"
        label = "langkah"
        template = "portal/blocks/way.html"


class LawBlock(blocks.StructBlock):
    """The law behind a page: instrument and article, what it says in plain words, how sure we are."""

    title = blocks.CharBlock(max_length=90, default="Dasar hukum", label="judul")
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("cite", blocks.CharBlock(max_length=120, label="peraturan dan pasal")),
                ("says", blocks.CharBlock(max_length=400, label="isinya, dengan kata sendiri")),
                ("sure", blocks.ChoiceBlock(choices=SURE, default="V-sec", label="kepastian")),
            ]
        ),
        min_num=1,
        label="butir",
    )

    class Meta:
        icon = "doc-full-inverse"
        label = "dasar hukum"
        template = "portal/blocks/law.html"

    def get_context(self, value, parent_context=None):
        """Each instrument that stands on the shelf leads there; one query for all of them."""
        context = super().get_context(value, parent_context)
        told = [(citations.pieces(item["cite"]), item) for item in value["items"]]
        named = {piece.citation.slug for pieces, _ in told for piece in pieces if piece.citation}
        held = set(Instrument.objects.published().filter(slug__in=named).values_list("slug", flat=True))
        context["rows"] = [
            ([(piece.text, piece.citation.slug if piece.citation else "") for piece in pieces], item)
            for pieces, item in told
        ]
        return context | {"held": held}


class ParameterBlock(blocks.StructBlock):
    """A number of the law book, as it holds today. Nobody types a rate or a deadline into a text."""

    says = blocks.CharBlock(max_length=120, label="kata pengantar", help_text="Misalnya: Batas mengajukan sengketa")
    key = blocks.ChoiceBlock(choices=parameters, label="angka dari buku hukum")
    where = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", blocks.CharBlock(max_length=30, label="syarat")),
                ("word", blocks.CharBlock(max_length=30, label="nilainya")),
            ]
        ),
        default=[],
        label="untuk keadaan",
    )

    class Meta:
        icon = "order"
        label = "angka hukum"
        template = "portal/blocks/parameter.html"

    def told(self, value) -> tuple[law.Value | None, str]:
        """The value that holds today and how it reads; without one, the book's own sentence why not."""
        facts = {row["name"]: int(row["word"]) if row["word"].isdigit() else row["word"] for row in value["where"]}
        try:
            found = law.at(value["key"], on=timezone.localdate(), **facts)
        except law.LawError as no:
            return None, str(no)
        return found, words.content(found.value, found.unit)

    def clean(self, value):
        value = super().clean(value)
        found, text = self.told(value)
        if found is None:
            raise blocks.StructBlockValidationError(block_errors={"key": ValidationError(text)})
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        found, text = self.told(value)
        ends = words.period(found.since, found.until) if found and found.until else ""
        return context | {"found": found, "text": text, "period": ends}


class ContactBlock(blocks.StructBlock):
    """Where to go today."""

    title = blocks.CharBlock(max_length=90, default="Ke mana hari ini", label="judul")
    text = blocks.RichTextBlock(features=PLAIN, label="isi")

    class Meta:
        icon = "home"
        label = "ke mana hari ini"
        template = "portal/blocks/contact.html"


class FaqBlock(blocks.StructBlock):
    """Questions that are really asked, folded."""

    title = blocks.CharBlock(max_length=90, default="Sering ditanyakan", label="judul")
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(max_length=200, label="pertanyaan")),
                ("answer", blocks.RichTextBlock(features=PLAIN, label="jawaban")),
            ]
        ),
        min_num=1,
        label="tanya jawab",
    )

    class Meta:
        icon = "help"
        label = "tanya jawab"
        template = "portal/blocks/faq.html"


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=[("", "keterangan"), ("good", "kabar baik"), ("wait", "giliran Anda"), ("bad", "peringatan")],
        required=False,
        label="jenis",
    )
    text = blocks.RichTextBlock(features=PLAIN, label="isi")

    class Meta:
        icon = "warning"
        label = "pemberitahuan"
        template = "portal/blocks/notice.html"


class StartBlock(LinkBlock):
    """The button with which a service begins, what to know before pressing it, and a quieter way beside it."""

    text = blocks.RichTextBlock(features=["bold", "italic", "link"], label="isi")
    icon = blocks.ChoiceBlock(choices=drawings, default="next", label="gambar")
    second = blocks.CharBlock(max_length=60, required=False, label="tombol kedua")
    second_address = AddressBlock(max_length=200, required=False, label="alamat tombol kedua")

    class Meta:
        icon = "pick"
        label = "mulai di sini"
        template = "portal/blocks/start.html"

    def clean(self, value):
        value = super().clean(value)
        if bool(value["second"]) != bool(value["second_address"]):
            problem = ValidationError("Tombol kedua perlu judul dan alamat, atau kosongkan keduanya.")
            raise blocks.StructBlockValidationError(block_errors={"second": problem})
        return value


class LinksBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=90, default="Lanjutkan", label="judul")
    cards = blocks.ListBlock(CardBlock(), min_num=1, max_num=12, label="kartu")

    class Meta:
        icon = "link"
        label = "tautan lanjutan"
        template = "portal/blocks/links.html"


class SheetBlock(blocks.StructBlock):
    """A table pasted from a spreadsheet: one line a row, cells apart by tabs, the first line the heads."""

    caption = blocks.CharBlock(max_length=200, label="judul tabel")
    cells = blocks.TextBlock(
        label="isi tabel",
        help_text="Salin dari Excel lalu tempel di sini: baris pertama menjadi kepala kolom.",
        rows=8,
    )
    source = blocks.CharBlock(max_length=300, required=False, label="sumber", help_text="Wajib bila tabel berisi angka")

    class Meta:
        icon = "table"
        label = "tabel"
        template = "portal/blocks/sheet.html"

    @staticmethod
    def grid(text: str) -> list[list[str]]:
        """The cells by rows; blank lines dropped."""
        return [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]

    def clean(self, value):
        value = super().clean(value)
        rows = self.grid(value["cells"])
        wrong = [number for number, row in enumerate(rows, 1) if len(row) != len(rows[0])]
        problem = ""
        if len(rows) < 2 or len(rows[0]) < 2:
            problem = "Tabel perlu sedikitnya dua baris dan dua kolom, dengan tab di antara kolom."
        elif wrong:
            problem = f"Baris {wrong[0]} berisi {len(rows[wrong[0] - 1])} sel; kepala kolomnya {len(rows[0])}."
        elif any(character.isdigit() for row in rows[1:] for character in "".join(row[1:])) and not value["source"]:
            raise blocks.StructBlockValidationError(
                block_errors={"source": ValidationError("Tabel ini berisi angka: tulis sumbernya.")}
            )
        if problem:
            raise blocks.StructBlockValidationError(block_errors={"cells": ValidationError(problem)})
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        head, *rows = self.grid(value["cells"])
        context["head"] = head
        context["rows"] = [list(zip(head, row, strict=False)) for row in rows]
        return context


GUIDE = [
    ("text", TextBlock(features=RICH)),
    ("facts", FactsBlock()),
    ("checklist", ChecklistBlock()),
    ("steps", WayBlock()),
    ("law", LawBlock()),
    ("parameter", ParameterBlock()),
    ("contact", ContactBlock()),
    ("faq", FaqBlock()),
    ("notice", NoticeBlock()),
    ("start", StartBlock()),
    ("links", LinksBlock()),
    ("table", SheetBlock()),
    ("figure", FigureBlock()),
    ("sentence", SentenceBlock()),
    ("statement", StatementBlock()),
]
