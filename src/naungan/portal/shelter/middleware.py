"""While the database is gone, nobody waits for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from naungan.portal.shelter import serving
from naungan.portal.shelter.visiting import COPY


class Shelter:
    """Answers from the copy for some seconds after the database was found gone.

    The finding itself happens in handler500, which Django calls with the error in hand wherever it arose: in a view,
    in a template, or in the middleware of sessions before any view.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if serving.breaker.is_open and not request.META.get(COPY):
            return serving.answer(request)
        return self.get_response(request)
