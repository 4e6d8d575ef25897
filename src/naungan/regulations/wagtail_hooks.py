"""Where Wagtail asks the shelf."""

from wagtail.snippets.models import register_snippet

from naungan.regulations.viewsets import ShelfGroup

register_snippet(ShelfGroup)
