"""The emergency banner outside the database: one small file that every process reads when the database is gone."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

FILE = "pengumuman.json"


@dataclass(frozen=True)
class Alarm:
    """Informasi serta merta (UU 14/2008 Ps. 10): what happened, what to do, where to read on, from when to when."""

    heading: str
    text: str
    link_title: str
    link: str
    since: datetime
    until: datetime

    def shows(self, now: datetime) -> bool:
        return self.since <= now < self.until


def keep(alarm: Alarm | None) -> None:
    """Write the file, whole or not at all; None takes the banner down."""
    folder = Path(settings.SHELTER_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    given = asdict(alarm) | {"since": alarm.since.isoformat(), "until": alarm.until.isoformat()} if alarm else None
    beside = folder / f".{FILE}.{os.getpid()}"
    beside.write_text(json.dumps(given, ensure_ascii=False))
    os.replace(beside, folder / FILE)


def kept(now: datetime) -> Alarm | None:
    """The banner of the file, if it shows at `now`. A file that is missing or cannot be read shows nothing."""
    try:
        given = json.loads((Path(settings.SHELTER_ROOT) / FILE).read_text())
        if given is None:
            return None
        moments = {name: datetime.fromisoformat(given[name]) for name in ("since", "until")}
        found = Alarm(**{**given, **moments})
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if found.shows(now) else None
