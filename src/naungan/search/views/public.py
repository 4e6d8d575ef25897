"""`/cari/`: one box over everything the rooms have put in. Nothing of what is asked is kept."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from naungan.search import registry, reports, rules
from naungan.search.reports import Narrow, Results

EXAMPLES = ("kartu kuning", "thr", "pp 44/2015", "upah minimum", "keberatan informasi")
HAD_NIK = "nik"


@dataclass(frozen=True)
class Choice:
    """One value of a filter, for a chip or an option."""

    title: str
    value: str
    url: str
    count: int
    current: bool


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """`q` the question, `jenis` a kind, `tahun` a year, `ciri` facets, `hal` a page, `persis` without mending.

    A number like a NIK is taken out of the address before anything is searched.
    """
    said = request.GET.get("q", "")
    if rules.ask(said).holds_nik:
        return redirect(f"{reverse('search:home')}?{urlencode({'q': rules.ask(said).text, HAD_NIK: 1})}")
    narrow, page = _narrow(request.GET), _whole(request.GET.get("hal"), 1, reports.RANKED // reports.PER_PAGE) or 1
    found = reports.search(
        said, today=timezone.localdate(), narrow=narrow, page=page, exactly=request.GET.get("persis") == "1"
    )
    doors = [] if found.hits else [door for offer in registry.DOORS for door in offer()]
    context = {
        "found": found,
        "narrow": narrow,
        "had_nik": HAD_NIK in request.GET,
        "kinds": _kinds(request.GET, found, narrow),
        "years": _years(found, narrow),
        "facets": _facets(found, narrow),
        "is_narrow": narrow != Narrow(),
        "wide_url": _url(request.GET, jenis=None, tahun=None, ciri=None, hal=None),
        "exact_url": _url(request.GET, persis="1", hal=None),
        "page": page,
        "before_url": _url(request.GET, hal=page - 1) if page > 1 else "",
        "after_url": _url(request.GET, hal=page + 1) if page * reports.PER_PAGE < found.reachable else "",
        "first": (page - 1) * reports.PER_PAGE + 1,
        "last": (page - 1) * reports.PER_PAGE + len(found.hits),
        "tasks": [door for door in doors if not door.to_ask],
        "to_ask": [door for door in doors if door.to_ask],
        "examples": [{"title": words, "url": _url(QueryDict(), q=words)} for words in EXAMPLES],
    }
    return render(request, "search/public/home.html", context)


def _narrow(asked: QueryDict) -> Narrow:
    """The filters of the address; what is not one of ours is as good as not there."""
    kind = registry.KINDS.get(asked.get("jenis", ""))
    pairs = (one.split(":", 1) for one in asked.getlist("ciri")[:5] if ":" in one)
    facets = {name: value[:200] for name, value in pairs if kind and name in kind.facets and value}
    return Narrow(kind.name if kind else "", _whole(asked.get("tahun"), 1900, 2200), facets)


def _whole(text: str | None, least: int, most: int) -> int | None:
    """A whole number within bounds, or None."""
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else None
    return number if number is not None and least <= number <= most else None


def _url(asked: QueryDict, **changes: str | int | None) -> str:
    """This page's address with other parameters; None takes one out."""
    query = asked.copy()
    for name, value in {HAD_NIK: None, **changes}.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"{reverse('search:home')}?{query.urlencode()}"


def _kinds(asked: QueryDict, found: Results, narrow: Narrow) -> list[Choice]:
    """A chip for each kind with results, and one for all of them."""
    if not found.kinds:
        return []
    every = sum(count for _, _, count in found.kinds)
    wide = Choice("Semua", "", _url(asked, jenis=None, ciri=None, hal=None), every, not narrow.kind)
    return [wide] + [
        Choice(label, name, _url(asked, jenis=name, ciri=None, hal=None), count, name == narrow.kind)
        for name, label, count in found.kinds
    ]


def _years(found: Results, narrow: Narrow) -> list[Choice]:
    """Years with results; none where the kind has a year of its own to choose by."""
    if any(name == "tahun" for name, _, _ in found.facets):
        return []
    return [Choice(str(year), str(year), "", count, year == narrow.year) for year, count in found.years]


def _facets(found: Results, narrow: Narrow) -> list[tuple[str, str, list[Choice]]]:
    return [
        (
            name,
            label,
            [Choice(value, f"{name}:{value}", "", n, narrow.facets.get(name) == value) for value, n in values],
        )
        for name, label, values in found.facets
    ]
