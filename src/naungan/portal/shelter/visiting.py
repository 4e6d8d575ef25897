"""Reading the site as a stranger would, without a network: one request through the whole chain of middleware."""

import io
import logging
import sys
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

COPY = "naungan.copy"  # in request.META: this reader is no person; not counted, no banner, no bar


@dataclass(frozen=True)
class Answer:
    """What the site gave: `location` for a redirect only; `has_cookie`: the page keeps something of a reader."""

    status: int
    kind: str
    body: bytes
    location: str = ""
    has_cookie: bool = False

    @property
    def is_page(self) -> bool:
        return self.status == 200 and self.kind.startswith("text/html")

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


class _Quiet(logging.Filter):
    """A page that is not there is what a visit wants to know, and nothing for the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        return record.levelno >= logging.ERROR or request is None or COPY not in request.META


_quiet = _Quiet()


class Visitor:
    """An anonymous reader inside this process. Building one loads the middleware; keep it for many visits."""

    def __init__(self) -> None:
        logging.getLogger("django.request").addFilter(_quiet)
        self.handler = WSGIHandler()
        self.site = urlsplit(settings.BASE_URL)

    def get(self, address: str) -> Answer:
        """The answer to GET `address` (path and query of this site). Database errors come as status 500."""
        response = self.handler.get_response(WSGIRequest(self._environ(address)))
        body = b"".join(response.streaming_content) if response.streaming else response.content
        if opened := getattr(response, "file_to_stream", None):
            opened.close()
        return Answer(
            response.status_code,
            response.get("Content-Type", ""),
            body,
            response.get("Location", ""),
            bool(response.cookies),
        )

    def _environ(self, address: str) -> dict:
        path, _, query = address.partition("?")
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path, "utf-8").encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": self.site.hostname or "localhost",
            "SERVER_PORT": str(self.site.port or (443 if self.site.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.site.netloc,
            "HTTP_X_FORWARDED_PROTO": self.site.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self.site.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            COPY: True,
        }
