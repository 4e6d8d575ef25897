"""Numbers, money and dates as Indonesian readers write them. A missing value is a dash."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
UP_TO_TEN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
NONE = "–"

Number = int | float | Decimal


def thousands(value: int | None) -> str:
    """2159942 → 2.159.942"""
    return NONE if value is None else f"{int(value):,}".replace(",", ".")


def percent(value: Number | None) -> str:
    """9.336 → 9,34 (always two places, without the sign)"""
    return NONE if value is None else f"{value:.2f}".replace(".", ",")


def short(value: Number | None) -> str:
    """As somebody wrote it, without idle zeros: 60.00 → 60, 9.30 → 9,3"""
    return NONE if value is None else f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def money(value: int | None) -> str:
    """16800 → Rp16.800"""
    return NONE if value is None else "Rp" + thousands(value)


def size(value: int | None) -> str:
    """Bytes as people say them: 1536 → 1,5 KB"""
    if value is None:
        return NONE
    amount = Decimal(value)
    for unit in ("bita", "KB", "MB"):
        if amount < 1024:
            return f"{short(round(amount, 1))} {unit}"
        amount /= 1024
    return f"{short(round(amount, 1))} GB"


def _local(moment: date) -> date:
    """A moment is told in the office's own time."""
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


def day(value: date | None) -> str:
    """11 November 2024"""
    if value is None:
        return NONE
    value = _local(value)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date | None) -> str:
    """Senin, 11 November 2024"""
    return NONE if value is None else f"{DAYS[_local(value).weekday()]}, {day(value)}"


def month(value: date | None) -> str:
    """November 2024"""
    if value is None:
        return NONE
    value = _local(value)
    return f"{MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """28 November 2024, 13.41 WITA"""
    return NONE if value is None else f"{day(value)}, {_local(value):%H.%M} WITA"


def in_words(count: int) -> str:
    """1 to 10 as people say them, larger ones as figures: satu, dua … 11"""
    return UP_TO_TEN[count] if 0 <= count < len(UP_TO_TEN) else thousands(count)


def hidden(nik: str | None) -> str:
    """A NIK on a screen: four digits, the rest as dots. With a birth date beside it more would give it away."""
    return NONE if not nik else f"{nik[:4]} •••• •••• ••••"
