"""Pieces of the portal's own pages."""

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import Picture as PictureElement
from wagtail.images.shortcuts import get_renditions_or_not_found

from naungan.portal.models import Picture
from naungan.portal.sizes import FORMATS, PLACES

register = template.Library()


@register.simple_tag
def photo(picture: Picture | None, place: str, alt: str | None = None, eager: bool = False) -> SafeString | str:
    """A picture in the formats and widths of its place, with its size known beforehand, so that nothing jumps.

    Without `alt` it is its own; `eager` is for the first picture of a page, all others wait until they are near.
    """
    if picture is None:
        return ""
    sizes, cuts = PLACES[place]
    specs = [f"{cut}|format-{form}" for form in FORMATS for cut in cuts]
    attributes = {"alt": picture.alt if alt is None else alt, "sizes": sizes, "decoding": "async"}
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    return PictureElement(get_renditions_or_not_found(picture, specs), attributes).__html__()
