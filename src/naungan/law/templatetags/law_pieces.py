"""Pieces of the book's pages."""

from datetime import date

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from naungan.law import citations

register = template.Library()


@register.simple_tag
def cited(source: str, on: date | None = None) -> SafeString:
    """A source whose instruments lead to the shelf, to what held on the day `on`; other words stay words."""
    day = f"?pada={on.isoformat()}" if on else ""
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html('<a href="{}{}">{}</a>', piece.citation.address, day, piece.text)
                if piece.citation
                else piece.text,
            )
            for piece in citations.pieces(source)
        ),
    )
