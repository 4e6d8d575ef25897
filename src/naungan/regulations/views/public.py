"""The shelf for everybody: the list, a record, its files, and what machines fetch."""

from datetime import UTC, date, datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naungan.regulations.enums import ADDRESS, Kind
from naungan.regulations.forms import DayForm, ListForm
from naungan.regulations.models import Instrument, InstrumentFile
from naungan.regulations.reports import feeds, pictures
from naungan.regulations.reports.listing import Wish, listing, query
from naungan.regulations.reports.record import record as recorded
from naungan.regulations.reports.record import times_changed

NEWEST = 30


@login_not_required
@require_safe
def shelf(request: HttpRequest, kind: Kind | None = None) -> HttpResponse:
    """All instruments, or those of one kind; narrowed by words, year, subject and what holds on a day."""
    form = ListForm(request.GET)
    form.is_valid()
    asked, today = form.cleaned_data, timezone.localdate()
    wish = Wish(
        on=asked.get("pada") or today,
        words=asked.get("q", "").strip(),
        kind=kind or "",
        year=asked.get("tahun"),
        status=asked.get("status", ""),
        subject=asked.get("subjek", ""),
    )
    found = listing(wish, page=asked.get("hal") or 1)
    page = {
        "kind": kind,
        "kind_address": ADDRESS[kind] if kind else "",
        "wish": wish,
        "listing": found,
        "today": today,
        "narrowed": query(wish, today=today),
        "older": query(wish, today=today, page=found.page + 1) if found.page < found.pages else "",
        "newer": (query(wish, today=today, page=found.page - 1) or request.path) if found.page > 1 else "",
        "without_words": query(wish, today=today, q="") or request.path,
    }
    return render(request, "regulations/public/shelf.html", page)


@login_not_required
@require_safe
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """One instrument; `?pada=` shows what held on that day."""
    instrument = get_object_or_404(Instrument.objects.published().prefetch_related("files"), slug=slug)
    today = timezone.localdate()
    form = DayForm(request.GET if "pada" in request.GET else {"pada": today.isoformat()})
    on = form.cleaned_data["pada"] if form.is_valid() else today
    found = recorded(instrument, on=on)
    page = {
        "form": form,
        "on": on,
        "today": today,
        "record": found,
        "instrument": instrument,
        "life": pictures.life(found, today=today),
        "graph": pictures.graph(found),
        "changed": times_changed(len(found.judgement.amended_by)),
        "old_files": [file for file in instrument.files.all() if not file.is_current],
        "legislation": feeds.legislation(found),
    }
    return render(request, "regulations/public/record.html", page)


@login_not_required
@require_safe
def record_json(request: HttpRequest, slug: str) -> JsonResponse:
    instrument = get_object_or_404(Instrument.objects.published().prefetch_related("files"), slug=slug)
    """As of today, or as of `?pada=`; a date nobody can read is refused, never answered for another day."""
    form = DayForm(request.GET)
    if "pada" in request.GET and not form.is_valid():
        return _open(JsonResponse({"error": form.errors["pada"][0]}, status=400))
    on = form.cleaned_data["pada"] if form.is_valid() else timezone.localdate()
    return _open(JsonResponse(feeds.one(recorded(instrument, on=on)), json_dumps_params={"ensure_ascii": False}))


@login_not_required
@require_safe
def jdihn(request: HttpRequest) -> JsonResponse:
    """The whole shelf under the field names that JDIHN harvests."""
    rows = Instrument.objects.published().prefetch_related("files").order_by("pk")
    data = feeds.jdihn(rows, Instrument.objects.published().shelf(), on=timezone.localdate())
    return _open(JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False}))


@login_not_required
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """Atom: what came on the shelf last."""
    feed = Atom1Feed(
        title=_("Regulasi terbaru"),
        link=settings.BASE_URL + reverse("regulations:shelf"),
        description=settings.OFFICE_NAME,
        language="id",
        feed_url=settings.BASE_URL + reverse("regulations:newest"),
        author_name=settings.OFFICE_NAME,
    )
    rows = Instrument.objects.published().order_by("-first_published_at", "-year", "-pk")[:NEWEST]
    for row in rows:
        feed.add_item(
            title=f"{row.citation}: {row.title}",
            link=feeds.address(row),
            unique_id=feeds.address(row),
            description=row.abstract or row.full_citation,
            pubdate=row.first_published_at or _midnight(row.begins() or date(row.year, 1, 1)),
            updateddate=row.changed_at,
            categories=row.subject_list,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=Atom1Feed.content_type)


@login_not_required
@require_safe
def file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A file, old ones too: saved, never opened inside the site."""
    found = get_object_or_404(
        InstrumentFile.objects.select_related("instrument"), instrument__slug=slug, instrument__live=True, number=number
    )
    try:
        content = found.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(
        content, as_attachment=True, filename=f"{slug}-{number}.pdf", content_type="application/pdf"
    )
    response["ETag"] = f'"{found.sha256}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _open(response: JsonResponse) -> JsonResponse:
    """Public data may be fetched by anybody's page."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
