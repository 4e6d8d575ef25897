"""Switching the emergency banner on and off."""

from datetime import datetime
from typing import Any

from django.db import transaction

from naungan.journal.actions import record
from naungan.kit.locks import hold
from naungan.portal.models import EmergencyBanner
from naungan.portal.rules.emergency import may_show
from naungan.portal.shelter import alarm


@transaction.atomic
def switch_on(
    *, heading: str, text: str, until: datetime, by: Any, now: datetime, link: str = "", link_title: str = ""
) -> EmergencyBanner:
    """Show this banner from now on; one that showed before ends. Raises Refused when it may not show."""
    may_show(heading=heading, text=text, now=now, until=until)
    hold("portal.emergency")
    EmergencyBanner.objects.showing(now).update(ended_at=now)
    banner = EmergencyBanner.objects.create(
        heading=heading.strip(), text=text.strip(), link=link, link_title=link_title.strip(),
        since=now, until=until, switched_by=by,
    )  # fmt: skip
    record("switch_on", banner, by=by, now=now, facts={"until": until.isoformat()}, public=True)
    transaction.on_commit(lambda: alarm.keep(banner.alarm))
    return banner


@transaction.atomic
def switch_off(*, by: Any, now: datetime) -> int:
    """Take the banner down. Returns how many showed; with none nothing happens."""
    hold("portal.emergency")
    showing = list(EmergencyBanner.objects.showing(now))
    for banner in showing:
        banner.ended_at = now
        banner.save(update_fields=["ended_at"])
        record("switch_off", banner, by=by, now=now, public=True)
    transaction.on_commit(lambda: alarm.keep(None))
    return len(showing)


def mirror(*, now: datetime) -> alarm.Alarm | None:
    """Make the file outside the database say what the database says; returns the banner that shows."""
    row = EmergencyBanner.objects.showing(now).first()
    current = row.alarm if row else None
    if alarm.kept(now) != current:
        alarm.keep(current)
    return current
