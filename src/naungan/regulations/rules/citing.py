"""How an instrument is named: short, in full, and with the place where it was promulgated."""

from dataclasses import dataclass

from naungan.regulations.enums import Gazette

GAZETTES = {
    Gazette.STATE: "Lembaran Negara Republik Indonesia",
    Gazette.STATE_BULLETIN: "Berita Negara Republik Indonesia",
    Gazette.REGION: "Lembaran Daerah",
    Gazette.REGION_BULLETIN: "Berita Daerah",
}
SUPPLEMENTS = {
    Gazette.STATE: "Tambahan Lembaran Negara Republik Indonesia",
    Gazette.STATE_BULLETIN: "Tambahan Berita Negara Republik Indonesia",
    Gazette.REGION: "Tambahan Lembaran Daerah",
    Gazette.REGION_BULLETIN: "Tambahan Berita Daerah",
}


@dataclass(frozen=True, slots=True)
class Promulgation:
    """Kind of gazette, year, number, number of the supplement, pages; empty where not known."""

    gazette: str = ""
    year: int | None = None
    number: str = ""
    supplement: str = ""
    pages: int | None = None


def short(form: str, number: str, year: int) -> str:
    """PP 44/2015, PMK 215/PMK.07/2021"""
    return f"{form} {number}" if _carries_year(number, year) else f"{form} {number}/{year}"


def name(form: str, number: str, year: int) -> str:
    """Peraturan Pemerintah Nomor 44 Tahun 2015"""
    return f"{form} Nomor {number}" if _carries_year(number, year) else f"{form} Nomor {number} Tahun {year}"


def full(form: str, number: str, year: int, title: str, placed: Promulgation) -> str:
    """The citation as legal drafting writes it (UU 12/2011, Lampiran II): name, subject, gazette and supplement."""
    return f"{name(form, number, year)} tentang {title}{gazette_words(placed)}"


def gazette_words(placed: Promulgation) -> str:
    """ " (Lembaran Negara … Tahun 2015 Nomor 154, Tambahan … Nomor 5714)", or nothing where it is not known."""
    if not (placed.gazette and placed.number and placed.year):
        return ""
    kind = Gazette(placed.gazette)
    words = f"{GAZETTES[kind]} Tahun {placed.year} Nomor {placed.number}"
    return f" ({words}, {SUPPLEMENTS[kind]} Nomor {placed.supplement})" if placed.supplement else f" ({words})"


def jdih_source(placed: Promulgation) -> str:
    """Field 10 of JDIH: "LN 2015 (154), TLN (5714): 25 hlm"; "" where it is not known."""
    if not (placed.gazette and placed.number and placed.year):
        return ""
    words = f"{placed.gazette} {placed.year} ({placed.number})"
    words += f", T{placed.gazette} ({placed.supplement})" if placed.supplement else ""
    return f"{words}: {placed.pages} hlm" if placed.pages else words


def _carries_year(number: str, year: int) -> bool:
    """A cipher such as 215/PMK.07/2021 or B/1226/022026 holds its year already."""
    return number.rstrip(".").endswith(str(year)) and len(number) > 4
