"""How a file leaves: never shown by the browser itself, never guessed at, never cached where it is not public."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags, quote_etag

from naungan.files import actions as files
from naungan.files.models import StoredFile

A_WEEK = 7 * 24 * 3600


def send(request: HttpRequest, file: StoredFile, *, name: str, mime: str, is_public: bool) -> HttpResponse:
    """The bytes as an attachment. A version never changes, so its hash is its ETag."""
    etag = quote_etag(file.sha256)
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return _headed(HttpResponseNotModified(), etag, is_public)
    response = HttpResponse(files.read(file), content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(len(response.content))
    return _headed(response, etag, is_public)


def _headed(response: HttpResponse, etag: str, is_public: bool) -> HttpResponse:
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = f"public, max-age={A_WEEK}" if is_public else "private, no-store"
    return response
