"""Who may come in: the one check that every desk view of every room carries."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from naungan.accounts.enums import Role

View = Callable[..., HttpResponseBase]


def role_required(*roles: str) -> Callable[[View], View]:
    """Only for people who hold one of `roles` today, over whatever area; all others see the 403 page.

    The area is asked by `Model.objects.visible_to(user)` inside the view. The roles stay readable on the view
    as `.roles`. Raises ValueError for a role that does not exist, when the module is loaded.
    """
    wanted = frozenset(str(Role(role)) for role in roles)
    if not wanted:
        raise ValueError("role_required: sebutkan paling sedikit satu peran")

    def mark(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.has_role(*wanted):
                raise PermissionDenied
            return unkept(view(request, *args, **kwargs))

        door.roles = wanted
        return door

    return mark


def unkept(answer: HttpResponseBase) -> HttpResponseBase:
    """A desk page stays in no browser: office computers are shared, and "back" after logging out shows nothing."""
    if not answer.has_header("Cache-Control"):
        add_never_cache_headers(answer)
    return answer
