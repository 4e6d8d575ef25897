"""How a private file leaves: as an attachment, never guessed at, never run, never kept on the way."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(content: bytes, *, name: str, mime: str = "application/octet-stream") -> HttpResponse:
    """The bytes as a download under `name`, for this reader alone."""
    answer = HttpResponse(content, content_type=mime)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
