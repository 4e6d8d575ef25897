"""The editors' rooms under /tulis/: in Indonesian, and a no is a sentence."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.models import Page

from naungan.kit.refusal import Refused
from naungan.portal.rights import own_units
from naungan.portal.rules import hands

EDITORS_LANGUAGE = "id-id"  # Wagtail's Indonesian words are kept under this name only
SAVED_ITSELF = (
    "Naskah ini baru saja tersimpan sendiri, tepat saat Anda menekan tombol. Periksa, lalu tekan sekali lagi."
)
LOOKING = frozenset({"view_draft", "history", "usage", "revisions_view", "revisions_compare", "workflow_history"})


class EditorsDesk:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/tulis/"):
            return self.get_response(request)
        with translation.override(EDITORS_LANGUAGE):
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
            return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """An editor of another unit reads whose page it is; that they cannot change it is held by `rights`."""
        match = request.resolver_match
        if match is None or match.namespace != "wagtailadmin_pages" or match.url_name in LOOKING:
            return None
        number = kwargs.get("page_id") or kwargs.get("page_to_move_id")
        if number is None or own_units(request.user) is None:
            return None
        page = Page.objects.filter(pk=number).specific().first()
        if page is None or not hasattr(page, "unit_id"):
            return None
        is_owner = page.owner_id == request.user.pk
        if hands.may_touch(own_units=own_units(request.user), page_unit=page.unit_id, is_owner=is_owner):
            return None
        whose = page.unit.name if page.unit else ""
        return self.say_no(
            request,
            [hands.foreign_sentence(owner_unit=whose, own_unit=request.user.unit.name)],
            f"/tulis/pages/{page.get_parent().pk}/",
        )

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, IntegrityError | ValidationError):
            return self.lead_to_twin(request)
        if not isinstance(exception, Refused) or not request.path.startswith("/tulis/"):
            return None
        came = request.headers.get("Referer", "")
        safe = url_has_allowed_host_and_scheme(came, {request.get_host()}, request.is_secure())
        return self.say_no(request, exception.reasons, came if safe else "/tulis/")

    def lead_to_twin(self, request: HttpRequest) -> HttpResponse | None:
        """A new page was sent while the editor saved the same page by itself: it exists, so it is opened.

        Wagtail makes the page twice at once, and the second making fails on the address or the place in the tree.
        """
        match = request.resolver_match
        if match is None or match.view_name != "wagtailadmin_pages:add" or request.method != "POST":
            return None
        parent = Page.objects.filter(pk=match.kwargs["parent_page_id"]).first()
        title = request.POST.get("title", "").strip()
        twin = parent and parent.get_children().filter(owner=request.user, title=title).order_by("-pk").first()
        return twin and self.say_no(request, [SAVED_ITSELF], f"/tulis/pages/{twin.pk}/edit/")

    @staticmethod
    def say_no(request: HttpRequest, reasons: list[str], back: str) -> HttpResponse:
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(
                {"success": False, "error_code": "refused", "error_message": " ".join(reasons)}, status=400
            )
        for reason in reasons:
            messages.error(request, reason)
        return redirect(back)
