"""Pieces every page may use: icons and Indonesian numbers, dates and money."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

ICONS = {
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 20.5 20.5",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "tick": "M5 12.5 10 17.5 19.5 7",
    "cross": "M6 6l12 12M18 6 6 18",
    "warn": "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.01",
    "pause": "M9 6v12M15 6v12",
    "down": "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
    "up": "M12 15V4M7 8.5l5-5 5 5M4.5 20h15",
    "pen": "M4.5 19.5 5.5 15.5 16 5l3 3L8.5 18.5z",
    "info": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 11v5M12 8v.01",
    "house": "M12 3 3.5 8.5v2M12 3l8.5 5.5v2M5.5 10.5V20h13v-9.5M9 15l2.2 2.2L15.2 13",
    "case": "M4 8h16v11H4zM9 8V5h6v3M4 13h16M12 12v2",
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6",
    "file": "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6",
    "clock": "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.5l3 2",
    "undo": "M8 5 4 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-3",
    "book": "M12 6.5C10 5 7 4.5 4 4.8v13.4c3-.3 6 .2 8 1.7 2-1.5 5-2 8-1.7V4.8c-3-.3-6 .2-8 1.7zM12 6.5v13.4",
}

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
def persen(value: float | None) -> str:
    """9.336 → 9,34"""
    return "–" if value is None else f"{value:.2f}".replace(".", ",")


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


@register.simple_tag
def mark() -> str:
    """The mark of the house, beside its name."""
    return mark_safe(
        '<svg viewBox="0 0 40 40" aria-hidden="true"><path fill="#E3A72F" fill-rule="evenodd" '
        'd="M20 2c6.5 5.5 10 11.5 11.5 20L36 27H4l4.5-5C10 13.5 13.5 7.5 20 2Zm0 10-4.5 6 4.5 6 4.5-6Z"/>'
        '<path fill="#FBF8F1" d="M8 29.5h24V32H8zM11 32h3v6h-3zM26 32h3v6h-3z"/></svg>'
    )
