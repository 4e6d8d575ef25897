"""Was this person protected on that day, by whom, since when, until when?"""

from dataclasses import asdict, dataclass
from datetime import date

from naungan.protection.programmes.enums import Fund
from naungan.protection.programmes.models import Enrolment
from naungan.protection.workers.models import Worker


@dataclass(frozen=True)
class Cover:
    """One standing cover. `until` is the last covered day."""

    programme: str
    programme_name: str
    fund: str
    since: date
    until: date
    roster: str

    def as_dict(self) -> dict:
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(self).items()}


def covers_on(worker: Worker | None, day: date) -> list[Cover]:
    """Every cover of the worker on `day`, the longest first; empty for nobody and for none. One query."""
    if worker is None:
        return []
    standing = Enrolment.objects.filter(worker=worker).active_on(day).select_related("programme").order_by("-ends_on")
    return [
        Cover(
            programme=enrolment.programme.code,
            programme_name=enrolment.programme.name,
            fund=str(Fund(enrolment.programme.fund).label),
            since=enrolment.starts_on,
            until=date.fromordinal(enrolment.ends_on.toordinal() - 1),
            roster=enrolment.roster_number,
        )
        for enrolment in standing
    ]
