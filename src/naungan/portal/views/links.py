"""The desk's page of links that lead nowhere."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.portal.actions import links
from naungan.portal.reports import links as reports
from naungan.portal.tasks.links import look

MAY_SEE = (Role.EDITOR, Role.CHECKER, Role.PUBLISHER, Role.ADMINISTRATOR)
PAGE = 50


@role_required(*MAY_SEE)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Broken ones, or with ?lihat=luar every link to another site."""
    outside = request.GET.get("lihat") == "luar"
    rows = reports.others() if outside else reports.broken()
    return render(
        request,
        "portal/desk/links.html",
        {
            "rows": Paginator(rows, PAGE).get_page(request.GET.get("hal")),
            "outside": outside,
            "broken_count": reports.broken().count(),
            "asks_others": settings.CHECK_LINKS,
            **reports.summary(),
        },
    )


@role_required(*MAY_SEE)
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Look now."""
    try:
        begun = links.begin(now=timezone.now())
    except Refused as no:
        messages.warning(request, str(no))
    else:
        look.enqueue(begun.pk)
        messages.success(request, "Pemeriksaan dimulai. Muat ulang halaman ini untuk melihat hasilnya.")
    return redirect("links")
