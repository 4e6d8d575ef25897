"""What everybody may see: the whole book of the law."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naungan.law import reports, words
from naungan.law.forms import DayForm


@login_not_required
@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """Every value with its days, conditions, source and certainty; `?pada=` shows those in force on one day."""
    form = DayForm(request.GET if "pada" in request.GET else None)
    on = form.cleaned_data["pada"] if form.is_valid() else None
    chapters = reports.chapters(on=on)
    page = {
        "form": form,
        "on": on,
        "chapters": chapters,
        "entry_count": sum(len(chapter.entries) for chapter in chapters),
        "unverified": sum(chapter.unverified for chapter in chapters),
        "holidays": reports.holiday_tables(open_year=(on or timezone.localdate()).year),
        "certainties": [(code, words.CERTAINTY_MEANS[code]) for code in words.CERTAINTY],
    }
    return render(request, "law/public/book.html", page)
