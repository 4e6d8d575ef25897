"""Where Wagtail asks the portal: what the history calls our acts, and what is said after a page was saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.models import register_snippet

from naungan.portal import proofreading
from naungan.portal.agenda_desk import EventDesk
from naungan.portal.models import Proofread
from naungan.portal.rules.emergency import MAY_SWITCH
from naungan.portal.tasks.copying import refresh

register_snippet(EventDesk)


@hooks.register("insert_global_admin_css")
def dress() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("portal/editing.css"))


@hooks.register("register_log_actions")
def name_our_acts(actions: LogActionRegistry) -> None:
    @actions.register_action("naungan.proofread.refused")
    class Refusal(LogFormatter):
        label = "Terbit terjadwal ditolak"

        def format_message(self, log_entry: Any) -> str:
            return "Tidak diterbitkan: " + " ".join(log_entry.data.get("reasons", []))


@hooks.register("before_edit_page")
def first_version(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A planted page has no version yet; without one Wagtail cannot tell two editors of it apart."""
    if request.method != "GET" or page.latest_revision_id is not None:
        return None
    page.save_revision(log_action=False, clean=False)
    return redirect(request.get_full_path())


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_doubts(request: HttpRequest, page: Any) -> None:
    """A draft may say anything; but its writer learns at once what will stand in the way, and what looks wrong."""
    if not isinstance(page, Proofread) or "application/json" in request.headers.get("Accept", ""):
        return
    for one in proofreading.disagreements(page):
        messages.warning(request, proofreading.told(one))


@hooks.register("after_publish_page")
@hooks.register("after_unpublish_page")
def keep_the_way_out(request: HttpRequest, page: Any) -> None:
    """What must be read in an emergency goes into the emergency copy at once; all other pages wait for the clock."""
    if "/evakuasi/" in page.url_path:
        refresh.enqueue()


@hooks.register("register_admin_menu_item")
def emergency_door() -> MenuItem:
    """From the editor to the banner is one click."""
    return Emergency("Pengumuman darurat", reverse("emergency"), icon_name="warning", order=950)


class Emergency(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_role(*MAY_SWITCH)
