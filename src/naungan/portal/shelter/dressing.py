"""The two lines above a page of the copy: what it is, and the emergency banner. Marked, so that both can be changed."""

import re
from datetime import datetime

from django.template import loader

from naungan.portal.shelter.alarm import Alarm

MARK = re.compile(r"<!--salinan-->.*?<!--/salinan-->", re.DOTALL)


def dressed(html: str, *, at: datetime, alarm: Alarm | None, down: bool = False) -> str:
    """The page with its bar (`down`: because the database is gone) and with `alarm`, in place of what it wore."""
    head = loader.get_template("portal/copy/head.html").render({"at": at, "alarm": alarm, "down": down})
    return MARK.sub(lambda _: f"<!--salinan-->{head.strip()}<!--/salinan-->", html, count=1)
