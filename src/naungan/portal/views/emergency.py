"""The desk's page of the emergency banner: one form, one button on, one button off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from naungan.accounts.doors import role_required
from naungan.kit.refusal import Refused
from naungan.portal.actions import emergency
from naungan.portal.forms.emergency import EmergencyForm, tomorrow
from naungan.portal.models import EmergencyBanner
from naungan.portal.rules.emergency import MAY_SWITCH
from naungan.portal.shelter.alarm import Alarm
from naungan.portal.tasks.copying import redress

SHOWN = 10


@role_required(*MAY_SWITCH)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET: what shows now, and the form. POST: a preview, or on."""
    now = timezone.now()
    form = EmergencyForm(request.POST or None, initial={"until": tomorrow(now)})
    preview = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if "preview" in request.POST:
            preview = Alarm(given["heading"], given["text"], given["link_title"], given["link"], now, given["until"])
        else:
            try:
                emergency.switch_on(**given, by=request.user, now=now)
            except Refused as no:
                for reason in no.reasons:
                    form.add_error(None, reason)
            else:
                redress.enqueue()
                messages.success(request, "Pengumuman darurat tayang di atas semua halaman publik.")
                return redirect("emergency")
    context = {
        "form": form,
        "preview": preview,
        "showing": EmergencyBanner.objects.showing(now).first(),
        "past": EmergencyBanner.objects.select_related("switched_by")[:SHOWN],
        "now": now,
    }
    return render(request, "portal/desk/emergency.html", context, status=422 if form.errors else 200)


@role_required(*MAY_SWITCH)
@require_POST
def off(request: HttpRequest) -> HttpResponse:
    """Take it down."""
    ended = emergency.switch_off(by=request.user, now=timezone.now())
    redress.enqueue()
    messages.success(request, "Pengumuman darurat diturunkan." if ended else "Tidak ada pengumuman yang tayang.")
    return redirect("emergency")
