"""Addresses of rooms that this installation may or may not know."""

from django.urls import NoReverseMatch, reverse


def address(*names: str, **kwargs) -> str | None:
    """The first of these url names that this installation knows, or None."""
    for name in names:
        try:
            return reverse(name, kwargs=kwargs or None)
        except NoReverseMatch:
            continue
    return None
