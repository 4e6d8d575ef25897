"""What everybody may read: the list of information, the list of what is kept back, one row, files."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naungan.ppid.enums import ExamState, InfoClass, ListState
from naungan.ppid.models import ListedInformation
from naungan.ppid.reports import lists, tables
from naungan.ppid.views.sending import CSV, XLSX, send

PER_PAGE = 40


@login_not_required
@require_safe
def dip(request: HttpRequest) -> HttpResponse:
    """The DIP; `?q=`, `?golongan=` and `?unit=` narrow."""
    question, group, unit = (request.GET.get(name, "").strip()[:100] for name in ("q", "golongan", "unit"))
    units = lists.units(ListedInformation.objects.public())
    group, unit = group if group in lists.SLUGS else "", unit if unit in {one.value for one in units} else ""
    page = Paginator(lists.dip(question, group, unit), PER_PAGE).get_page(request.GET.get("hal"))
    classes = lists.classes()
    context = {
        "page": page, "classes": classes, "units": units, "question": question, "group": group, "unit": unit,
        "total": sum(one.count for one in classes), "is_narrowed": bool(question or group or unit),
    }  # fmt: skip
    return render(request, "ppid/public/dip.html", context)


@login_not_required
@require_safe
def dip_csv(request: HttpRequest) -> HttpResponse:
    """All rows, whatever the page shows."""
    return send(tables.as_csv(lists.dip_table()), "daftar-informasi-publik.csv", CSV, is_public=True)


@login_not_required
@require_safe
def dip_xlsx(request: HttpRequest) -> HttpResponse:
    return send(tables.as_xlsx(lists.dip_table()), "daftar-informasi-publik.xlsx", XLSX, is_public=True)


@login_not_required
@require_safe
def dip_entry(request: HttpRequest, number: int) -> HttpResponse:
    """One row with its answer, if it is one; a revoked or archived one says why (410)."""
    shown = [ListState.PUBLISHED, ListState.REVOKED, ListState.ARCHIVED]
    rows = ListedInformation.objects.exclude(info_class=InfoClass.EXEMPT).filter(state__in=shown)
    row = get_object_or_404(rows.select_related("unit", "document_set", "document__set"), number=number)
    status = 200 if row.state == ListState.PUBLISHED else 410
    context = {"row": row, "address": settings.BASE_URL + row.get_absolute_url()}
    return render(request, "ppid/public/entry.html", context, status=status)


@login_not_required
@require_safe
def exempt(request: HttpRequest) -> HttpResponse:
    """The DIK in force today; `?q=`, `?huruf=` and `?unit=` narrow."""
    question, ground, unit = (request.GET.get(name, "").strip()[:100] for name in ("q", "huruf", "unit"))
    today = timezone.localdate()
    every = lists.dik(today)
    units = lists.units(ListedInformation.objects.exempt(today))
    grounds = lists.grounds(every)
    ground = ground if ground in {one.value for one in grounds} else ""
    unit = unit if unit in {one.value for one in units} else ""
    context = {
        "rows": lists.dik(today, question, ground, unit), "grounds": grounds, "units": units, "question": question,
        "ground": ground, "unit": unit, "total": len(every), "is_narrowed": bool(question or ground or unit),
    }  # fmt: skip
    return render(request, "ppid/public/exempt.html", context)


@login_not_required
@require_safe
def exempt_csv(request: HttpRequest) -> HttpResponse:
    table = lists.dik_table(timezone.localdate())
    return send(tables.as_csv(table), "daftar-informasi-dikecualikan.csv", CSV, is_public=True)


@login_not_required
@require_safe
def exempt_xlsx(request: HttpRequest) -> HttpResponse:
    table = lists.dik_table(timezone.localdate())
    return send(tables.as_xlsx(table), "daftar-informasi-dikecualikan.xlsx", XLSX, is_public=True)


@login_not_required
@require_safe
def exempt_entry(request: HttpRequest, number: int) -> HttpResponse:
    """One exemption with its test: the steps, who decided by office, the number, the end."""
    rows = ListedInformation.objects.filter(info_class=InfoClass.EXEMPT).exclude(state=ListState.DRAFT)
    row = get_object_or_404(rows.select_related("unit", "test"), number=number)
    if row.test.state not in (ExamState.APPROVED, ExamState.ENDED):
        raise Http404("belum diputus")
    is_over = row.state != ListState.PUBLISHED or row.test.has_run_out(timezone.localdate())
    return render(
        request, "ppid/public/exempt_entry.html", {"row": row, "test": row.test, "is_over": is_over},
        status=410 if is_over else 200,
    )  # fmt: skip
