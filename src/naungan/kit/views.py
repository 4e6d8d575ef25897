"""Error pages: a calm sentence, the way back, and nothing of what was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def bad_request(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "kit/400.html", status=400)


def forbidden(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "kit/403.html", status=403)


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    return render(request, "kit/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """No context, no database, no menu: whatever broke must not break this page too."""
    return HttpResponse(loader.get_template("kit/500.html").render(), status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is too old or missing; the reason is for the log, not for the reader."""
    return render(request, "kit/csrf.html", status=403)
