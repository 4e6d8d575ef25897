"""The public lists: columns of the format, rows that answer a question, facets, CSV and XLSX without any person."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from naungan.kit import words
from naungan.ppid.enums import InfoClass
from naungan.ppid.models.lists import ListedInformation
from naungan.ppid.reports import tables

# the columns of the public format first, in its order; what we add follows
DIP_COLUMNS = (
    "Nomor", "Jenis informasi", "Ringkasan informasi", "Pejabat/unit yang menguasai", "Penanggung jawab pembuatan",
    "Waktu pembuatan/penerbitan", "Bentuk informasi", "Retensi arsip", "Tautan", "Golongan", "Tempat pembuatan",
)  # fmt: skip
DIK_COLUMNS = (
    "Nomor", "Informasi yang dikecualikan", "Dasar hukum pengecualian", "Konsekuensi bila dibuka",
    "Konsekuensi (manfaat) bila ditutup", "Jangka waktu", "Nomor keputusan", "Tanggal keputusan",
    "Pejabat/unit yang menguasai", "Tautan",
)  # fmt: skip
SLUGS = {"berkala": InfoClass.PERIODIC, "serta-merta": InfoClass.IMMEDIATE, "setiap-saat": InfoClass.ALWAYS}
MOST_WORDS = 6


@dataclass(frozen=True)
class Facet:
    value: str
    title: str
    count: int


def dip(question: str = "", group: str = "", unit: str = "") -> QuerySet[ListedInformation]:
    """Rows of the DIP that hold all words of the question, of one class (its slug) and one unit (its code)."""
    found = _asked(ListedInformation.objects.public(), question)
    found = found.filter(info_class=SLUGS[group]) if group in SLUGS else found
    found = found.filter(unit__code=unit) if unit else found
    return found.select_related("unit", "document_set", "document__set").order_by("number")


def dik(today: date, question: str = "", ground: str = "", unit: str = "") -> list[ListedInformation]:
    """Rows of the DIK in force, of one letter of article 17 and one unit."""
    found = _asked(ListedInformation.objects.exempt(today), question)
    found = found.filter(unit__code=unit) if unit else found
    rows = found.select_related("unit", "test").order_by("number")
    # letters lie in a JSON list, which the two databases search in different ways; the list is short
    return [row for row in rows if not ground or ground in row.test.grounds]


def _asked(rows: QuerySet[ListedInformation], question: str) -> QuerySet[ListedInformation]:
    for word in question.split()[:MOST_WORDS]:
        held = Q(summary__icontains=word) | Q(kind__icontains=word) | Q(maker__icontains=word)
        held |= Q(unit__name__icontains=word) | Q(answer__icontains=word)
        held |= Q(test__if_opened__icontains=word) | Q(test__legal_basis__icontains=word)
        rows = rows.filter(held | Q(number=int(word)) if word.isdecimal() and len(word) < 8 else held)
    return rows


def classes() -> list[Facet]:
    """The three open classes with their number of rows. One query."""
    rows = ListedInformation.objects.public().order_by().values_list("info_class").annotate(n=Count("pk"))
    counts = dict(rows)
    return [Facet(slug, kind.label, counts.get(kind.value, 0)) for slug, kind in SLUGS.items()]


def units(rows: QuerySet[ListedInformation]) -> list[Facet]:
    """Units that have rows. One query."""
    found = rows.order_by().values_list("unit__code", "unit__name", "unit__order").annotate(n=Count("pk"))
    return [Facet(code, name, count) for code, name, _, count in sorted(found, key=lambda one: (one[2], one[1]))]


def grounds(rows: Iterable[ListedInformation]) -> list[Facet]:
    """Letters of article 17 that rows rest on."""
    counts: dict[str, int] = {}
    for row in rows:
        for letter in row.test.grounds:
            counts[letter] = counts.get(letter, 0) + 1
    return [Facet(letter, f"huruf {letter}", counts[letter]) for letter in sorted(counts)]


def whole(path: str) -> str:
    """A whole address, for files that leave the site."""
    return f"{settings.BASE_URL}{path}" if path.startswith("/") else path


def dip_cells(row: ListedInformation) -> list[str]:
    return [
        str(row.number), row.kind, row.summary, row.unit.name, row.maker, row.made, row.forms, row.retention,
        whole(row.target or row.get_absolute_url()), row.get_info_class_display(), row.place,
    ]  # fmt: skip


def dik_cells(row: ListedInformation) -> list[str]:
    test = row.test
    return [
        str(row.number), row.summary, test.basis, test.if_opened, test.if_closed, span(row), test.decision_number,
        words.day(test.decided_on), row.unit.name, whole(row.get_absolute_url()),
    ]  # fmt: skip


def span(row: ListedInformation) -> str:
    """For how long: sampai 31 Desember 2030"""
    return f"sampai {words.day(row.test.ends_on)}"


def dip_table() -> tables.Table:
    return _table("Daftar Informasi Publik", DIP_COLUMNS, dip(), dip_cells)


def dik_table(today: date) -> tables.Table:
    return _table("Daftar Informasi yang Dikecualikan", DIK_COLUMNS, dik(today), dik_cells)


def _table(
    title: str, columns: tuple[str, ...], rows: Iterable[ListedInformation], cells: Callable[[ListedInformation], list]
) -> tables.Table:
    return tables.Table(title, columns, [cells(row) for row in rows])
