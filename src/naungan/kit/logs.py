"""What the log may hold: no long number, no e-mail address, nothing of what somebody searched for."""

import logging
import re

PERSONAL = re.compile(r"\b\d[\d .\-]{8,}\d\b|[\w.+-]+@[\w-]+\.[\w.]+")
ASKED = re.compile(r"\?\S*(?= HTTP/\d)")  # the query in a line of requests, as the development server writes it


class NoPersonalData(logging.Filter):
    """Blacks out long digit runs (NIK, KK, telephone) and e-mail addresses in every record; cuts queries."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = PERSONAL.sub("[disamarkan]", ASKED.sub("", record.getMessage()))
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = PERSONAL.sub("[disamarkan]", record.exc_text)
        return True
