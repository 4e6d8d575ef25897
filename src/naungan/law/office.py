"""The office's own clock, from the settings. The book itself knows neither settings nor zone."""

from datetime import time

from django.conf import settings
from django.utils import timezone

from naungan.law.workdays import OfficeHours


def office_hours() -> OfficeHours:
    """Hand this to `law.due` whenever a moment, not a date, was recorded."""
    opens, closes = (time.fromisoformat(text) for text in settings.OFFICE_HOURS)
    return OfficeHours(opens=opens, closes=closes, zone=timezone.get_default_timezone())
