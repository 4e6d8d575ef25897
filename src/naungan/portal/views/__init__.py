"""Doors of the portal that Wagtail leaves to us."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """The whole tree on one page, as deep as it goes."""
    return render(request, "portal/public/sitemap.html")


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be found but the answers of the search box; what needs a log-in is closed anyway."""
    lines = [
        "User-agent: *",
        "Disallow: /cari/",
        "Disallow: /meja/",
        "Disallow: /tulis/",
        "Disallow: /masuk/",
        "Allow: /",
    ]
    lines += ["", f"Sitemap: {settings.BASE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@login_not_required
def log_in(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Wagtail's own log-in pages know neither lock-out nor second factor: there is one door, and this leads to it."""
    after = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(after, {request.get_host()}, request.is_secure()):
        return redirect(f"{resolve_url('account_login')}?{urlencode({'next': after})}")
    return redirect("account_login")
