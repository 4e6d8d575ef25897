from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from naungan.portal.menu import SiteMenu
from naungan.portal.models import EmergencyBanner
from naungan.portal.shelter import alarm as outside
from naungan.portal.shelter.visiting import COPY


def menu(request: HttpRequest) -> dict:
    """The public menu, for every page; nothing is read before a template shows it."""
    return {"site_menu": SiteMenu(request.path)}


def alarm(request: HttpRequest) -> dict:
    """The emergency banner: one query where a page shows it; from the file when the database does not answer.

    `in_copy`: this page is being written into a copy, which gets its banner afterwards.
    """
    return {
        "in_copy": bool(request.META.get(COPY)),
        "alarm": SimpleLazyObject(_showing),
        "asked_about": _asked(request),
    }


# pages that serve one purpose are not asked about: they are done, or they are not
NOT_ASKED = (
    "/masuk/",
    "/masukan/",
    "/keluar/",
    "/sandi/",
    "/akun/",
    "/undangan/",
    "/cari/",
    "/ui/",
    "/tulis/",
    "/meja/",
)


def _asked(request: HttpRequest) -> str:
    """The path whose readers are asked "was this page useful?", or "" where nobody is."""
    return "" if request.path == "/" or request.path.startswith(NOT_ASKED) else request.path


def _showing() -> outside.Alarm | None:
    now = timezone.now()
    try:
        banner = EmergencyBanner.objects.showing(now).first()
    except DatabaseError:
        return outside.kept(now)
    return banner.alarm if banner else None
