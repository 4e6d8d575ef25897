"""The deadline of one case as a calendar file (RFC 5545)."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Alarm, Calendar, Event

from naungan.cases.models import Case


def deadline(case: Case) -> bytes:
    """One all-day event (or the hour, for clocks in hours), with an alarm a day before."""
    made = Calendar()
    made.add("prodid", f"-//{settings.OFFICE_SHORT}//Naungan//ID")
    made.add("version", "2.0")
    item = Event()
    item.add("uid", f"{case.number.replace('/', '-').lower()}@naungan")
    item.add("dtstamp", case.received_at)
    item.add("summary", f"{case.of.label} {case.number}: batas jawaban {settings.OFFICE_SHORT}")
    if case.due_at:
        item.add("dtstart", timezone.localtime(case.due_at))
    else:
        item.add("dtstart", case.due_on)
        item.add("dtend", case.due_on + timedelta(days=1))
        item.add("transp", "TRANSPARENT")
    item.add("description", f"Buka {settings.BASE_URL}/lacak/ dengan nomor dan kata kunci Anda.")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Besok batas jawaban {case.number}")
    alarm.add("trigger", timedelta(days=-1))
    item.add_component(alarm)
    made.add_component(item)
    made.add_missing_timezones()
    return made.to_ical()
