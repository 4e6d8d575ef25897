"""How much lies here in forms that were never sent."""

from django.db.models import Sum

from naungan.ppid.models import FormDraftFile

MOST_HELD = 1_000_000_000  # bytes of all files that wait with a draft


def is_room_for(size: int) -> bool:
    """Whether so many bytes more may wait here; the draft's days make room again."""
    held = FormDraftFile.objects.aggregate(held=Sum("file__size"))["held"] or 0
    return held + size <= MOST_HELD
