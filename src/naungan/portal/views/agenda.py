"""Doors of the agenda: the list, a month, a week, one event, and the same as calendar files."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from naungan.kit import words
from naungan.kit.months import add_months
from naungan.offices.models import Unit
from naungan.portal import agenda
from naungan.portal.agenda import Choice
from naungan.portal.agenda_file import calendar
from naungan.portal.models import Event

PAST_DAYS = 92  # how far back the feed reaches: who subscribes late still sees the quarter


@login_not_required
@require_safe
def coming(request: HttpRequest) -> HttpResponse:
    """/agenda/: the next ten weeks."""
    today, choice = timezone.localdate(), Choice.of(request.GET)
    found = agenda.coming_days(choice, today=today)
    return _show(request, "list", choice, days=found, title="Agenda", today=today)


@login_not_required
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """/agenda/2026/11/"""
    if year not in agenda.YEARS or not 1 <= month <= 12:
        raise Http404
    today, choice = timezone.localdate(), Choice.of(request.GET)
    begin = date(year, month, 1)
    around = {"before": _month_link(add_months(begin, -1)), "after": _month_link(add_months(begin, 1))}
    found = agenda.month_days(year, month, choice, today=today)
    title = f"Agenda {words.month(begin)}"
    return _show(request, "month", choice, days=found, title=title, today=today, begin=begin, **around)


@login_not_required
@require_safe
def week(request: HttpRequest, year: int, week: int) -> HttpResponse:
    """/agenda/minggu/2026-48/ (ISO week)."""
    monday = agenda.monday_of(year, week) if year in agenda.YEARS else None
    if monday is None:
        raise Http404
    today, choice = timezone.localdate(), Choice.of(request.GET)
    around = {"before": _week_link(monday - timedelta(days=7)), "after": _week_link(monday + timedelta(days=7))}
    found = agenda.week_days(monday, choice, today=today)
    title = f"Agenda {agenda.span(monday)}"
    return _show(request, "week", choice, days=found, title=title, today=today, begin=monday, **around)


def _show(request: HttpRequest, look: str, choice: Choice, *, title: str, today: date, **context) -> HttpResponse:
    begin = context.pop("begin", today)
    near = today if look == "month" and (begin.year, begin.month) == (today.year, today.month) else begin
    monday = near - timedelta(days=near.weekday())
    looks = [
        ("Daftar", reverse("agenda"), look == "list"),
        ("Bulan", _month_link(begin)["url"], look == "month"),
        ("Minggu", _week_link(monday)["url"], look == "week"),
    ]
    context |= {
        "look": look,
        "title": title,
        "choice": choice,
        "looks": [{"title": name, "url": url + choice.query, "current": now} for name, url, now in looks],
        "kinds": _kinds(request.path, choice),
        "units": Unit.objects.active().filter(pk__in=Event.objects.public().values("unit")),
        "has_events": any(day.events for day in context["days"]),
        "feed": reverse("agenda_feed") + choice.query,
        "weekdays": words.DAYS,
        "this_month": _month_link(today)["url"],
    }
    return render(request, "portal/agenda/calendar.html", context)


def _kinds(path: str, choice: Choice) -> list[dict]:
    names = (("", "Semua"), ("pimpinan", "Pimpinan"), ("kegiatan", "Kegiatan"))
    return [
        {"title": title, "url": path + Choice(kind, choice.unit).query, "current": kind == choice.kind}
        for kind, title in names
    ]


def _month_link(begin: date) -> dict:
    return {
        "title": words.month(begin),
        "url": reverse("agenda_month", kwargs={"year": begin.year, "month": begin.month}),
    }


def _week_link(monday: date) -> dict:
    year, number, _ = monday.isocalendar()
    return {"title": agenda.span(monday), "url": reverse("agenda_week", kwargs={"year": year, "week": number})}


@login_not_required
@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """/agenda/<slug>/"""
    found = get_object_or_404(Event.objects.public().select_related("unit"), slug=slug)
    is_past = (found.ends_at or found.starts_at) < timezone.now() and found.last_day < timezone.localdate()
    context = {
        "event": found,
        "is_past": is_past,
        "schema": agenda.schema(found),
        "month": _month_link(found.first_day),
    }
    return render(request, "portal/agenda/event.html", context)


@login_not_required
@require_safe
@cache_control(public=True, max_age=900)
def event_file(request: HttpRequest, slug: str) -> HttpResponse:
    """/agenda/<slug>.ics"""
    found = get_object_or_404(Event.objects.public().select_related("unit"), slug=slug)
    return _file(calendar([found]), f"{found.slug}.ics")


@login_not_required
@require_safe
@cache_control(public=True, max_age=900)
def feed(request: HttpRequest) -> HttpResponse:
    """/agenda/kalender.ics: what calendars subscribe to; narrowed like the pages."""
    choice = Choice.of(request.GET)
    first = timezone.localdate() - timedelta(days=PAST_DAYS)
    events = agenda.seen(choice).between(first, date(max(agenda.YEARS), 1, 1))
    name = "Agenda Disnakertrans" + (f": {choice.kind}" if choice.kind else "")
    return _file(calendar(events, name=name), "kalender.ics")


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
