"""The next occasions, for the front page."""

from django.apps import apps
from django.utils import timezone
from wagtail import blocks

SHOWN = 3


class AgendaBand(blocks.StructBlock):
    """The next three events of the agenda; nobody keeps this list by hand."""

    title = blocks.CharBlock(max_length=60, default="Agenda", label="judul")

    class Meta:
        icon = "date"
        label = "agenda"
        template = "portal/blocks/agenda.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        event = apps.get_model("portal", "Event")  # the pages' models are made of blocks, not the other way round
        context["events"] = list(event.objects.invitations(timezone.now())[:SHOWN])
        return context
