"""Pieces every page may use: icons and Indonesian numbers, dates and money."""

from datetime import date
from decimal import Decimal

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from naungan.kit.icons import ICONS

register = template.Library()

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


@register.simple_tag
def icon(name: str, css: str = "") -> str:
    """One of our own drawings; decorative, so a word must stand beside it."""
    return format_html(
        '<svg class="ic {}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', css, ICONS[name]
    )


@register.filter
def angka(value: int | None) -> str:
    """2159942 → 2.159.942"""
    return "–" if value is None else f"{value:,}".replace(",", ".")


@register.filter
def persen(value: Decimal | float | None) -> str:
    """9.336 → 9,34"""
    return "–" if value is None else f"{value:.2f}".replace(".", ",")


@register.filter
def pendek(value: Decimal | float | None) -> str:
    """A number as somebody wrote it, without idle zeros: 60.00 → 60, 9.30 → 9,3"""
    return "–" if value is None else f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


@register.filter
def rupiah(value: int | None) -> str:
    """16800 → Rp16.800"""
    return "–" if value is None else "Rp" + angka(value)


@register.filter
def tanggal(day: date | None) -> str:
    """11 November 2024"""
    return "–" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@register.filter
def bulan(day: date | None) -> str:
    """November 2024"""
    return "–" if day is None else f"{MONTHS[day.month - 1]} {day.year}"


def in_words(count: int) -> str:
    """1 to 10 in words, as people say them: satu, dua …"""
    words = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
    return words[count] if count < len(words) else angka(count)


@register.simple_tag
def mark() -> str:
    """The mark of the house, beside its name."""
    return mark_safe(
        '<svg viewBox="0 0 40 40" aria-hidden="true"><path fill="#E3A72F" fill-rule="evenodd" '
        'd="M20 2c6.5 5.5 10 11.5 11.5 20L36 27H4l4.5-5C10 13.5 13.5 7.5 20 2Zm0 10-4.5 6 4.5 6 4.5-6Z"/>'
        '<path fill="#FBF8F1" d="M8 29.5h24V32H8zM11 32h3v6h-3zM26 32h3v6h-3z"/></svg>'
    )


@register.inclusion_tag("kit/pieces/summary.html")
def summary(form: BaseForm) -> dict:
    """What is wrong with this form, first of all and with the focus; nothing when nothing is wrong."""
    items = [{"text": text, "target": ""} for text in form.non_field_errors()]
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS:
            continue
        field = form[name]
        # a group of choices is no control itself: the link goes to its first choice
        target = field.subwidgets[0].id_for_label if field.field.widget.use_fieldset else field.id_for_label
        items += [{"text": _named(field.label, text), "target": target} for text in errors]
    return {"items": items, "heading": f"Ada {in_words(len(items))} hal yang perlu dibetulkan"}


def _named(label: str, text: str) -> str:
    """A message that stands away from its field names the field."""
    return text if label.lower() in text.lower() else f"{label}: {text}"
