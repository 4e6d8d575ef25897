from django.conf import settings
from django.http import HttpRequest


def office(request: HttpRequest) -> dict:
    """The office's own names, on every page."""
    return {
        "OFFICE_NAME": settings.OFFICE_NAME,
        "OFFICE_SHORT": settings.OFFICE_SHORT,
        "DEMO": not settings.PRODUCTION,
        "BASE_URL": settings.BASE_URL,
    }
