"""The register: with names for officers, as counts for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from naungan.accounts.doors import role_required
from naungan.ppid.actions.exporting import export_register, read_register
from naungan.ppid.enums import MAY_SEE, RequestState
from naungan.ppid.models import YearlyReport
from naungan.ppid.reports import counting, register, summary, tables, yearly
from naungan.ppid.views.sending import PDF, XLSX, send


def _year(text: str, known: list[int]) -> int:
    """The asked year where it is one; else the newest with requests, else this one."""
    chosen = int(text) if text.isdecimal() and len(text) == 4 else 0
    return chosen if chosen in known else (known[0] if known else timezone.localdate().year)


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Summary of access (UU 14/2008 Ps. 9); `?tahun=` chooses. No names, small counts withheld."""
    years = summary.years()
    year = _year(request.GET.get("tahun", ""), years)
    numbers = counting.year_numbers(year)
    asked = numbers["requests"]
    context = {
        "years": years, "year": year, "received": summary.safe(asked["received"]),
        "times": yearly.times(asked), "tables": [one for one in summary.tables(numbers) if one.cells],
        "objections": summary.safe(numbers["objections"]["received"]),
        "disputes": summary.safe(numbers["disputes"]["filed"]), "today": timezone.localdate(),
        "report": YearlyReport.objects.filter(year=year).exclude(sha256="").first(),
    }  # fmt: skip
    return render(request, "ppid/public/register.html", context)


@role_required(*MAY_SEE)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """All columns of the public format; `?tahun=`, `?keadaan=` narrow."""
    years = register.years(request.user)
    sieve = _sieve(request.GET, years)
    lines = read_register(sieve, by=request.user, now=timezone.now())
    context = {
        "lines": lines, "columns": register.COLUMNS.values(), "years": years, "sieve": sieve,
        "states": RequestState.choices, "today": timezone.localdate(), "sees_people": True,
    }  # fmt: skip
    return render(request, "ppid/desk/register.html", context)


def _sieve(given, years: list[int]) -> register.Sieve:
    return register.Sieve(_year(given.get("tahun", ""), years), given.get("keadaan", ""))


@role_required(*MAY_SEE)
@require_POST
def xlsx(request: HttpRequest) -> HttpResponse:
    """The register as a workbook: it holds personal data, so its leaving is journalled."""
    table = _table(request, "xlsx")
    return send(tables.as_xlsx(table), "register-permohonan.xlsx", XLSX, is_public=False)


@role_required(*MAY_SEE)
@require_POST
def pdf(request: HttpRequest) -> HttpResponse:
    table = _table(request, "pdf")
    return send(yearly.register_pdf(table), "register-permohonan.pdf", PDF, is_public=False)


def _table(request: HttpRequest, form: str) -> tables.Table:
    now = timezone.now()
    sieve = _sieve(request.POST, register.years(request.user))
    return export_register(sieve, form=form, by=request.user, now=now)
