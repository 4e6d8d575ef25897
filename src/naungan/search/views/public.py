"""`/cari/`: one box over everything the rooms have put in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naungan.search import reports


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """`q` the question, `jenis` a kind, `tahun` a year, `hal` a page."""
    found = reports.search(request.GET.get("q", ""), today=timezone.localdate())
    return render(request, "search/public/home.html", {"found": found})
