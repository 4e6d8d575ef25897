"""The book in Indonesian words: values with their unit, conditions, periods, certainty."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from naungan.law import vocabulary
from naungan.law.shelf import UNITS, Content

CERTAINTY = {
    "V-law": "naskah dibaca",
    "V-sec": "sumber kedua",
    "V-data": "dari data",
    "K+": "belum dicocokkan",
    "K?": "belum diverifikasi",
}
CERTAINTY_MEANS = {
    "V-law": "bunyi peraturannya sudah dilihat",
    "V-sec": "dikuatkan oleh laman resmi, berita, atau salinan; bunyi peraturannya belum dilihat",
    "V-data": "dihitung atau diambil dari berkas data",
    "K+": "diketahui dan diyakini, tetapi belum dicocokkan dengan sumber",
    "K?": "belum pasti; tidak dipakai untuk menagih uang sebelum petugas memastikannya",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
BARE_UNITS = ("grade", "list", "points")
HOURS_A_DAY = 24
DAYS_TOLD_IN_HOURS = (48, 72)


def day(on: date) -> str:
    """1 Jan 2026"""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def period(since: date, until: date | None) -> str:
    """A half-open period as people say it, with its last day."""
    return f"sejak {day(since)}" if until is None else f"{day(since)} sampai {day(until - timedelta(days=1))}"


def number(value: Decimal | int) -> str:
    """16800 → 16.800; 0.24 → 0,24"""
    whole, _, part = format(Decimal(value), "f").partition(".")
    return f"{int(whole):,}".replace(",", ".") + (f",{part}" if part else "")


def content(value: Content, unit: str) -> str:
    """A value with its unit: Rp16.800, 0,24 persen, 10 hari kerja, tanggal 15."""
    if isinstance(value, str):
        return value
    if unit == "IDR":
        return f"Rp{number(value)}"
    if unit == "share":
        return "seluruhnya" if value == 1 else f"{number(Decimal(value * 100).normalize())} persen"
    if unit == "hours" and value in DAYS_TOLD_IN_HOURS:
        return f"{int(value) // HOURS_A_DAY} × 24 jam"
    if unit == "day_of_month":
        return f"tanggal {value}"
    return number(value) if unit in BARE_UNITS else f"{number(value)} {UNITS[unit]}"


def where(conditions: Mapping[str, tuple[str, ...]]) -> str:
    """The conditions of a row: “sektor transportasi; sumber dana mandiri atau CSR”. Empty for the general rule."""
    known = vocabulary.conditions()
    return "; ".join(
        f"{known[name].label} {' atau '.join(known[name].values[word] for word in words)}"
        for name, words in conditions.items()
    )
