"""The queue: what waits for this officer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from naungan.accounts.enums import Role
from naungan.cases.reports import queue as cases
from naungan.cases.reports import reach
from naungan.figures.models import Figure
from naungan.notices.models import Notice
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.protection.rosters.rules import MAY_APPROVE, MAY_RECEIVE, MAY_SEE

SHOWN = 12


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Cases in hand, rosters that wait for a decision, rosters in hand, figures to publish, letters.

    A fixed number of queries.
    """
    user = request.user
    rosters = Roster.objects.visible_to(user).select_related("programme", "office", "file")
    waiting = rosters.none()
    if user.has_role(*MAY_APPROVE):
        waiting = rosters.filter(state__in=[State.SUBMITTED, State.JUDGED]).exclude(received_by=user)
    in_hand = rosters.filter(
        received_by=user, state__in=[State.RECEIVED, State.JUDGED, State.SUBMITTED, State.COMMITTING]
    )
    figures = Figure.objects.preliminary().count() if user.has_role(Role.FIGURES_OFFICER) else 0
    sees_cases = bool(user.roles() & reach.readers())
    mine = cases.Choice(tab=cases.MINE)
    return render(
        request,
        "desk/home.html",
        {
            "sees_cases": sees_cases,
            "cases": cases.page(user, mine, now=timezone.now(), size=SHOWN) if sees_cases else None,
            "cases_query": mine.query(),
            "waiting": waiting.order_by("received_at")[:SHOWN],
            "in_hand": in_hand[:SHOWN],
            "letters": user.notices.all()[:SHOWN],
            "unread": user.notices.filter(read_at=None).count(),
            "figures": figures,
            "sees_rosters": user.has_role(*MAY_SEE),
            "may_receive": user.has_role(*MAY_RECEIVE),
            "may_approve": user.has_role(*MAY_APPROVE),
        },
    )


@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter of one's own."""
    found = get_object_or_404(Notice.objects.filter(to_user=request.user), pk=pk)
    return render(request, "desk/letter.html", {"letter": found})


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a letter of one's own as read and go to the page it speaks of."""
    found = get_object_or_404(Notice.objects.filter(to_user=request.user), pk=pk)
    Notice.objects.filter(pk=found.pk, read_at=None).update(read_at=timezone.now())
    return redirect(found.path or "desk:home")
