"""Pieces of the shelf's pages."""

from django import template
from django.utils.safestring import SafeString

from naungan.kit.templatetags.pieces import tag
from naungan.regulations.enums import LOOK, Status

register = template.Library()


@register.simple_tag
def status_tag(status: str) -> SafeString:
    """What holds, as colour, icon and word."""
    kind, sign = LOOK[Status(status)]
    return tag(kind, str(Status(status).label), sign)
