"""What news bring along: pictures, files to take home, feeds."""

from pathlib import PurePath

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.documents.views import serve as wagtail_files

from naungan.portal import feeds

# Renditions and stripped originals; whatever else lies in the media folder (files of private collections) stays there.
PICTURES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
PICTURE_FOLDERS = ("images", "original_images")
A_MONTH = 30 * 24 * 3600


@login_not_required
@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponse:
    """A picture of a page, and nothing else: known type, never sniffed, never run."""
    place = PurePath(path)
    kind = PICTURES.get(place.suffix.lower())
    if kind is None or place.parts[0] not in PICTURE_FOLDERS:
        raise Http404
    answer = serve(request, path, document_root=settings.MEDIA_ROOT)
    answer.headers["Content-Type"] = kind
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = f"public, max-age={A_MONTH}"
    return answer


@login_not_required
@require_safe
def download(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """A file to take home. Wagtail's own hook asks for a log-in where its collection is private."""
    return wagtail_files.serve(request, document_id, document_filename)


@login_not_required
@require_safe
def news_feed(request: HttpRequest, form: str, section: str = "") -> HttpResponse:
    """Atom or RSS of all news, or of one section."""
    return feeds.feed(feeds.shelf_at(f"/berita/{section}/" if section else "/berita/"), form)
