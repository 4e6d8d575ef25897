from django.http import HttpRequest

from naungan.portal.menu import SiteMenu


def menu(request: HttpRequest) -> dict:
    """The public menu, for every page; nothing is read before a template shows it."""
    return {"site_menu": SiteMenu(request.path)}
