"""A reader's word on a page, and the desk's list of what readers missed."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.accounts.enums import Role
from naungan.kit.refusal import Refused
from naungan.portal.actions import feedback
from naungan.portal.forms.feedback import FeedbackForm
from naungan.portal.models import PageComment
from naungan.portal.reports.feedback import worst_first

MAY_SEE = (Role.EDITOR, Role.CHECKER, Role.PUBLISHER, Role.ADMINISTRATOR)
LOOKED_AT = timedelta(days=90)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    """The question, for one page; after an answer a word of thanks at the same address."""
    path = request.POST.get("halaman") or request.GET.get("halaman", "")
    if not feedback.is_page(path):
        raise Http404("halaman yang dinilai tidak ada")
    given = FeedbackForm(request.POST or None, initial={"halaman": path, "helped": request.GET.get("membantu")})
    context = {"form": given, "path": path, "thanks": "terima" in request.GET}
    if request.method == "POST" and given.is_valid():
        said = given.cleaned_data
        try:
            feedback.say(path=path, helped=said["helped"] == "ya", text=said["text"], now=timezone.now())
        except Refused as no:
            given.add_error(None, _(str(no)))
        else:
            return render(request, "portal/public/feedback.html", context | {"thanks": True})
    return render(request, "portal/public/feedback.html", context, status=422 if given.errors else 200)


@role_required(*MAY_SEE)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    since = timezone.localdate() - LOOKED_AT
    return render(request, "portal/desk/feedback.html", {"pages": worst_first(since), "since": since})


@role_required(*MAY_SEE)
@require_POST
def finish(request: HttpRequest) -> HttpResponse:
    """Mark the ticked sentences as dealt with."""
    chosen = [pk for pk in request.POST.getlist("comment") if pk.isdecimal()]
    count = feedback.finish(PageComment.objects.filter(pk__in=chosen), by=request.user, now=timezone.now())
    messages.success(request, f"{count} masukan ditandai selesai.")
    return redirect("feedback_desk")
