"""How a row of a roster is shown."""

import re

from django import template

from naungan.protection.rosters.enums import State, Verdict

register = template.Library()

CODES = {
    "nik_missing": "NIK tidak ada",
    "nik_not_digits": "NIK bukan angka semua",
    "nik_length": "NIK bukan 16 angka",
    "nik_region_unknown": "Wilayah NIK tidak ada",
    "nik_region_retired": "Kode kecamatan lama",
    "nik_birth_date_invalid": "Tanggal di NIK mustahil",
    "nik_birth_date_mismatch": "Tanggal lahir beda dengan NIK",
    "nik_sex_mismatch": "Jenis kelamin beda dengan NIK",
    "nik_precision": "NIK rusak oleh Excel",
    "nik_conflict": "Satu NIK, dua orang",
    "birth_date_invalid": "Tanggal lahir tidak terbaca",
    "name_missing": "Nama tidak ada",
    "place_unknown": "Desa tidak dikenal",
    "age_below_minimum": "Umur di bawah batas",
    "age_above_maximum": "Umur di atas batas",
    "duplicate_in_file": "Ganda di berkas ini",
    "duplicate_in_registry": "Sudah dikenal",
}
TAGS = {
    State.RECEIVED: "info", State.LOCKED: "wait", State.UNMAPPED: "wait",
    State.JUDGED: "wait", State.SUBMITTED: "wait", State.COMMITTING: "info",
    State.COMMITTED: "good", State.UNDONE: "off", State.REJECTED: "bad", State.UNREADABLE: "bad",
    Verdict.NEW: "good", Verdict.CHANGED: "info", Verdict.SAME: "off", Verdict.CONFLICT: "wait",
    Verdict.ERROR: "bad", Verdict.DUPLICATE: "off",
}  # fmt: skip
ICONS = {"good": "tick", "bad": "cross", "wait": "warn", "info": "info", "off": "pause"}


@register.filter
def problem_name(code: str) -> str:
    """nik_length → "NIK bukan 16 angka"; a code without a name of ours shows itself."""
    return CODES.get(code, code.replace("_", " "))


@register.filter
def tint(value: str) -> str:
    """The colour role of a state or verdict."""
    return TAGS.get(value, "info")


@register.filter
def tint_icon(value: str) -> str:
    """The icon that goes with it."""
    return ICONS[tint(value)]


@register.filter
def four_digits(nik: str | None) -> str:
    """5203075106800003 → "5203 •••• •••• ••••": on screen a NIK shows its first four digits at most."""
    return f"{nik[:4]} •••• •••• ••••" if nik else "–"


@register.filter
def covered_number(cell: str | None) -> str:
    """A cell as received, with a long number (NIK, KK) shown by its first four digits only."""
    text = str(cell or "")
    return re.sub(r"\d[\d .'-]{10,}\d", lambda found: f"{found[0][:4]} •••• •••• ••••", text) or "–"
