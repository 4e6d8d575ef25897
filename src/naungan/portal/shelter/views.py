"""The page for a broken server: from the emergency copy when it is the database that broke."""

import sys

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from naungan.kit import views as kit
from naungan.portal.shelter import serving
from naungan.portal.shelter.alarm import kept
from naungan.portal.shelter.visiting import COPY


def server_error(request: HttpRequest) -> HttpResponse:
    """Django calls this inside its `except`, wherever the error arose: sys.exc_info still holds it."""
    if not request.META.get(COPY) and serving.broken_by_database(sys.exc_info()[1]):
        serving.breaker.trip()
        return serving.answer(request)
    return kit.server_error(request, alarm=kept(timezone.now()))
