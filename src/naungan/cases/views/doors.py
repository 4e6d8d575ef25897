"""Who comes in at the desk of cases: the roles that the registered kinds name, known only while the house runs."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from naungan.accounts.doors import View, unkept
from naungan.cases.models import Case
from naungan.cases.reports import reach


def case_desk(view: View | None = None, *, writes: bool = False) -> Callable:
    """For people who hold a role of some kind of case; with `writes`, one that may carry cases. Others see 403."""

    def mark(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not request.user.roles() & (reach.carriers() if writes else reach.readers()):
                raise PermissionDenied
            return unkept(view(request, *args, **kwargs))

        return door

    return mark(view) if view else mark


def found(request: HttpRequest, pk: int, *, writes: bool = False) -> Case:
    """The case, for whoever may see it: to all others it does not exist. Who may only read cannot write."""
    cases = Case.objects.visible_to(request.user).select_related("holder", "unit")
    case = get_object_or_404(cases, pk=pk)
    if writes and not reach.may_carry(request.user, case):
        raise PermissionDenied
    return case
