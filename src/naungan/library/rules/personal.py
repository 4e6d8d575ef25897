"""Numbers that look like a NIK do not go out with a document (UU 27/2022 Ps. 4(3); UU 14/2008 Ps. 17 h)."""

import re
from collections.abc import Iterable

# a run of sixteen figures; longer or shorter ones (accounts, budget codes) are something else
WHOLE = re.compile(r"(?<![\d.,])[1-9]\d{15}(?![\d]|[.,]\d)")
# 5203 0612 1194 9904, 520306-121194-9904: only where its parts can be a NIK, budget codes have dots and dashes too
PARTED = re.compile(r"(?<!\d)[1-9]\d{3}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{4}(?!\d)")
MOST = 8  # places that are told; who has more has a list of names in hand


def looks_like_nik(figures: str) -> bool:
    """Sixteen figures: province 11 to 96, regency, district, day (plus 40 for women), month, year, serial."""
    day, month = int(figures[6:8]), int(figures[8:10])
    return 11 <= int(figures[:2]) <= 96 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def holds_nik(text: str) -> bool:
    """Is there a number in this text that may be somebody's NIK?"""
    if WHOLE.search(text):
        return True
    return any(looks_like_nik(re.sub(r"\D", "", hit.group(0))) for hit in PARTED.finditer(text))


def places_with_nik(parts: Iterable[tuple[str, str]]) -> list[str]:
    """Where they stand. `parts` are (place, text): ("halaman 3", …). The numbers themselves are never told."""
    return [place for place, text in parts if holds_nik(text)]


def sentence(places: list[str]) -> str:
    """The refusal: where, and what to do."""
    more = f" dan {len(places) - MOST} tempat lain" if len(places) > MOST else ""
    return (
        f"Dokumen ini memuat angka yang menyerupai NIK di {', '.join(places[:MOST])}{more}. "
        "Hapus atau hitamkan angkanya di berkas asli, lalu unggah versi barunya."
    )
