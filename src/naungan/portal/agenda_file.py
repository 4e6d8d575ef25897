"""The agenda as a calendar file (RFC 5545), for telephones and mail programs."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from icalendar import Calendar
from icalendar import Event as Item

from naungan.portal.models import Event

REFRESH = timedelta(hours=6)


def calendar(events: Iterable[Event], *, name: str = "") -> bytes:
    """A whole calendar. `name` for a feed that is subscribed to; a single event goes without."""
    made = Calendar()
    made.add("prodid", f"-//{settings.OFFICE_SHORT}//Naungan//ID")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("x-wr-timezone", settings.TIME_ZONE)
        made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for event in events:
        made.add_component(_item(event))
    made.add_missing_timezones()
    return made.to_ical()


def _item(event: Event) -> Item:
    """One event. Its `uid` never changes; `sequence` tells a calendar that has it which version is newer."""
    item = Item()
    item.add("uid", f"{event.uid}@naungan")
    item.add("sequence", event.sequence)
    item.add("dtstamp", event.updated_at)
    item.add("created", event.created_at)
    item.add("last-modified", event.updated_at)
    item.add("summary", f"BATAL: {event.title}" if event.is_cancelled else event.title)
    item.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    if event.is_all_day:
        item.add("dtstart", event.first_day)
        item.add("dtend", event.last_day + timedelta(days=1))  # the end of a day is the next, says the standard
        item.add("transp", "TRANSPARENT")
    else:
        item.add("dtstart", timezone.localtime(event.starts_at))
        if event.ends_at:
            item.add("dtend", timezone.localtime(event.ends_at))
    item.add("location", event.place)
    item.add("categories", [event.get_kind_display()])
    item.add("url", settings.BASE_URL + event.get_absolute_url())
    if text := _text(event):
        item.add("description", text)
    return item


def _text(event: Event) -> str:
    lines = [
        f"Batal: {event.cancelled_reason}" if event.is_cancelled else "",
        strip_tags(event.description.replace("</p>", "</p>\n")).strip(),
        f"Hadir: {', '.join(event.guests)}" if event.guests else "",
        f"Akses: {event.facilities}" if event.facilities else "",
        f"Penyelenggara: {event.unit.name}" if event.unit else "",
    ]
    return "\n".join(line for line in lines if line)
