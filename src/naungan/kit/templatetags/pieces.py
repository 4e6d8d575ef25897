"""The pieces every page may use. Builtins: no `{% load %}` needed, but in the templates of forms.

Filters write numbers, money and dates; tags write one piece each. `/ui/` shows them all.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from naungan.kit import words
from naungan.kit.clockface import Face
from naungan.kit.icons import ICONS

register = template.Library()

FILTERS: dict[str, Callable] = {
    "angka": words.thousands,
    "persen": words.percent,
    "pendek": words.short,
    "rupiah": words.money,
    "ukuran": words.size,
    "tanggal": words.day,
    "hari": words.weekday,
    "bulan": words.month,
    "saat": words.moment,
    "terbilang": words.in_words,
    "tersamar": words.hidden,
}
for name, writes in FILTERS.items():
    register.filter(name, writes)

SIGNS = {"": "info", "info": "info", "good": "tick", "wait": "clock", "bad": "warn", "off": "cross"}


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """One of our own drawings; decorative, so a word must stand beside it."""
    classes = f"ic {css}".strip()
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', classes, ICONS[name]
    )


@register.simple_tag
def mark() -> SafeString:
    """The mark of the house, beside its name."""
    return mark_safe(
        '<svg viewBox="0 0 40 40" aria-hidden="true"><path fill="#E3A72F" fill-rule="evenodd" '
        'd="M20 2c6.5 5.5 10 11.5 11.5 20L36 27H4l4.5-5C10 13.5 13.5 7.5 20 2Zm0 10-4.5 6 4.5 6 4.5-6Z"/>'
        '<path fill="#FBF8F1" d="M8 29.5h24V32H8zM11 32h3v6h-3zM26 32h3v6h-3z"/></svg>'
    )


@register.simple_tag
def tag(kind: str, say: str, sign: str = "") -> SafeString:
    """State as colour, icon and word: "" (under way), good, wait, bad, off."""
    return format_html('<span class="tag {}">{}{}</span>', kind, icon(sign or SIGNS[kind]), say)


@register.simple_tag
def jsonld(data: Mapping[str, Any]) -> SafeString:
    """Data for search engines (schema.org) as a block that no browser runs: `<script type="application/ld+json">`.

    What comes from a person cannot close the block: `<`, `>` and `&` are written as JSON escapes.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.inclusion_tag("kit/pieces/tile.html")
def tile(url: str, title: str, text: str = "", sign: str = "file") -> dict:
    """One task: a title that begins with a verb, and what it gains."""
    return {"url": url, "title": title, "text": text, "sign": sign}


@register.simple_block_tag
def card(content: str, title: str = "", url: str = "") -> SafeString:
    """{% card "Judul" url %} … {% endcard %}"""
    head = format_html('<h3><a href="{}">{}</a></h3>', url, title) if url else format_html("<h3>{}</h3>", title)
    return format_html('<div class="card">{}{}</div>', head if title else "", content)


@register.simple_block_tag
def notice(content: str, kind: str = "") -> SafeString:
    """{% notice "wait" %} one or two sentences {% endnotice %}: "" (info), good, wait (your turn), bad."""
    return format_html('<div class="notice {}">{}<div>{}</div></div>', kind, icon(SIGNS[kind]), content)


@register.simple_block_tag
def dialog(content: str, button: str, kind: str = "second") -> SafeString:
    """A question behind a button, without script: only for what cannot be undone."""
    return format_html(
        '<details class="ask"><summary class="btn {}">{}</summary><div class="dialog">{}</div></details>',
        kind,
        button,
        content,
    )


@register.simple_block_tag
def proof(content: str, title: str = "Buktikan angka ini", is_open: bool = False) -> SafeString:
    """The sum behind a number, folded."""
    return format_html(
        '<details class="proof"{}><summary>{}</summary><div class="proof-in">{}</div></details>',
        mark_safe(" open") if is_open else "",
        title,
        content,
    )


@register.inclusion_tag("kit/pieces/versus.html")
def versus(said: str, computed: str, agrees: bool = False) -> dict:
    """What was said beside what its own numbers give; a cross where they disagree."""
    return {"said": said, "computed": computed, "agrees": agrees}


@register.inclusion_tag("kit/pieces/woven.html")
def woven(share: float) -> dict:
    """A hundred diamonds, one filled for each whole per cent."""
    whole = max(0, min(100, int(share)))
    spots = [(7 + 13 * (n % 20), 2 + 16 * (n // 20)) for n in range(100)]
    return {"whole": whole, "on": spots[:whole], "off": spots[whole:]}


@register.simple_tag
def bar(share: float | None) -> SafeString:
    """A zero-based bar of `share` per cent; decoration beside its number."""
    width = max(0.0, min(100.0, float(share or 0)))
    return format_html(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="bg" width="100" height="8"/><rect class="fg" width="{}" height="8"/></svg>',
        f"{width:.1f}",
    )


@register.inclusion_tag("kit/pieces/filter.html")
def chips(entries: Iterable[Mapping[str, Any]], label: str = "Saring") -> dict:
    """Links that narrow a list: `title`, `url`, `count` and `current` each."""
    return {"entries": entries, "label": label}


@register.inclusion_tag("kit/pieces/table.html")
def table(caption: str, columns: Iterable[Mapping], rows: Iterable[Mapping], total: Mapping | None = None) -> dict:
    """A table that folds into cards on a phone. Columns: `key`, `title`, `number`; the first names the row."""
    columns = list(columns)

    def cells(row: Mapping) -> list[dict]:
        return [{**column, "value": row.get(column["key"], "")} for column in columns]

    return {
        "caption": caption,
        "columns": columns,
        "rows": [{"url": row.get("url", ""), "cells": cells(row)} for row in rows],
        "total": cells(total) if total else None,
    }


@register.inclusion_tag("kit/pieces/steps.html")
def steps(now: int, total: int, say: str) -> dict:
    """Bars for the eye, the sentence for everybody: Langkah 3 dari 5: data pemohon."""
    bars = ["done" if n < now else "now" if n == now else "" for n in range(1, total + 1)]
    return {"bars": bars, "now": now, "total": total, "say": say}


@register.inclusion_tag("kit/pieces/timeline.html")
def timeline(moments: Iterable[Mapping[str, Any]]) -> dict:
    """What happened and what comes: `title`, `text` and `state` ("", now, next) each."""
    return {"moments": moments}


@register.inclusion_tag("kit/pieces/clock.html")
def clock(face: Face, why: str = "", source: str = "", source_url: str = "", calendar: bool = True) -> dict:
    """The days that are left, and why. `face` comes from `kit.clockface.face`."""
    return {"face": face, "why": why, "source": source, "source_url": source_url, "calendar": calendar}


@register.inclusion_tag("kit/pieces/summary.html")
def summary(form: BaseForm) -> dict:
    """What is wrong with this form, first of all and with the focus; nothing when nothing is wrong."""
    items = [{"text": str(text), "target": ""} for text in form.non_field_errors()]
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS:
            continue
        field = form[name]
        # a group of choices is no control itself: the link goes to its first choice
        target = field.subwidgets[0].id_for_label if field.field.widget.use_fieldset else field.id_for_label
        items += [{"text": _named(str(field.label), str(text)), "target": target} for text in errors]
    return {"items": items, "heading": f"Ada {words.in_words(len(items))} hal yang perlu dibetulkan"}


def _named(label: str, text: str) -> str:
    """A message that stands away from its field names the field."""
    if label.lower() in text.lower():
        return text
    return f"{label} {text}" if label.endswith("?") else f"{label}: {text}"
