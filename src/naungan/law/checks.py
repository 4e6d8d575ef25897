"""System checks: the book can be read, and the holidays that clocks will soon need are there."""

from django.core.checks import CheckMessage, Error, Warning, register
from django.utils import timezone

from naungan.law import days_off, shelf
from naungan.law.errors import BrokenBook
from naungan.law.rules import missing_years

HINT = "Isi src/naungan/law/holidays/{}.toml dari SKB tiga menteri tahun itu."


@register()
def book_is_whole(app_configs: object, **kwargs: object) -> list[CheckMessage]:
    try:
        shelf.parameters()
        loaded = days_off.years()
    except BrokenBook as problem:
        return [Error(str(problem), id="law.E001")]
    today = timezone.localdate()
    return [
        Error(f"Hari libur tahun {year} belum dimuat.", hint=HINT.format(year), id="law.E002")
        if year == today.year
        else Warning(f"Hari libur tahun {year} belum dimuat.", hint=HINT.format(year), id="law.W001")
        for year in missing_years(loaded, today)
    ]
