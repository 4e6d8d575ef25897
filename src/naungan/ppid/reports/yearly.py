"""The yearly report (Perki 1/2021 Ps. 56): its whole content as plain data, its digest, its PDF."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

from django.conf import settings

from naungan import law
from naungan.kit import words
from naungan.letters.actions import typesetting
from naungan.ppid.enums import ReportState
from naungan.ppid.models.lists import YearlyReport
from naungan.ppid.reports import counting, summary, tables
from naungan.search import Entry

PAPERS = Path(__file__).resolve().parent.parent / "papers"
# the parts of article 56 in their order: heading → fields of the officer's words
PARTS = (
    ("Gambaran umum kebijakan", ("policy",)),
    ("Gambaran umum pelaksanaan: sarana dan prasarana", ("facilities",)),
    ("Gambaran umum pelaksanaan: petugas", ("staff",)),
    ("Gambaran umum pelaksanaan: anggaran", ("budget",)),
    ("Rincian pelayanan", ("service",)),
    ("Rincian penyelesaian keberatan dan sengketa", ("disputes",)),
    ("Kendala internal", ("obstacles_inside",)),
    ("Kendala eksternal", ("obstacles_outside",)),
    ("Rekomendasi dan rencana tindak lanjut", ("recommendations",)),
)
TEXTS = tuple(name for _, names in PARTS for name in names)
NEEDED = tuple(name for name in TEXTS if name not in ("service", "disputes"))
NAMES = {name: str(YearlyReport._meta.get_field(name).verbose_name) for name in TEXTS}
SERVICE, DISPUTES = "service", "disputes"  # the parts that numbers stand in


def due_on(year: int) -> date:
    """The last day for the report of that year: so many months after the budget year's end (the book)."""
    months = int(law.at("ppid.yearly_report_months", on=date(year + 1, 1, 1)).value)
    return date(year + 1, months + 1, 1) - counting.ONE_DAY


def due_source(year: int) -> str:
    """The law that says so."""
    return law.at("ppid.yearly_report_months", on=date(year + 1, 1, 1)).source


def content(report: YearlyReport) -> dict[str, Any]:
    """Words and numbers as they are now; of a signed report what was frozen."""
    if report.frozen:
        return json.loads(report.frozen)
    return {
        "year": report.year,
        "office": settings.OFFICE_NAME,
        "texts": {name: getattr(report, name).strip() for name in TEXTS},
        "numbers": counting.year_numbers(report.year),
        "is_sample": report.is_sample,
    }


def canonical(told: Mapping[str, Any]) -> str:
    """The same for the same content, byte by byte."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(told: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical content, hex."""
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def parts(told: Mapping[str, Any], *, exact: bool) -> list[dict[str, Any]]:
    """The report as a reader meets it: headings, paragraphs, facts, tables. `exact` is for the office alone."""
    out = []
    for heading, names in PARTS:
        text = "\n".join(told["texts"].get(name, "") for name in names)
        out.append(
            {
                "heading": heading,
                "paragraphs": [line for line in text.split("\n") if line.strip()],
                "facts": _facts(told["numbers"], names[0], exact),
                "tables": _tables(told["numbers"], names[0], exact),
            }
        )
    return out


def _facts(numbers: Mapping[str, Any], part: str, exact: bool) -> list[tuple[str, str]]:
    say = words.thousands if exact else summary.safe
    asked = numbers["requests"]
    if part == SERVICE:
        facts = [("Permohonan diterima", say(asked["received"]))]
        return facts + times(asked, exact=exact)
    if part == DISPUTES:
        return [
            ("Keberatan diterima", say(numbers["objections"]["received"])),
            ("Sengketa di Komisi Informasi", say(numbers["disputes"]["filed"])),
        ]
    return []


def times(asked: Mapping[str, Any], *, exact: bool = False) -> list[tuple[str, str]]:
    """How long it took, in working days, as far as it gives no small count away: the public reads whole days, whose
    fractions would tell of how many they are the mean."""
    told = []
    if asked["answered"] and (exact or summary.may_tell_days(asked)):
        mean = asked["days_total"] / asked["answered"]
        middle, mean = (asked["days_median"], mean) if exact else (ceil(asked["days_median"]), round(mean))
        told = [
            ("Waktu menjawab, separuhnya paling lama", f"{words.short(middle)} hari kerja"),
            ("Waktu menjawab rata-rata", f"{words.short(mean)} hari kerja"),
            ("Waktu menjawab paling lama", f"{words.thousands(asked['days_longest'])} hari kerja"),
        ]
    if asked["answered"] and (exact or summary.may_tell_in_time(asked)):
        share = f"{words.thousands(asked['on_time'])} dari {words.thousands(asked['answered'])}"
        told.append(("Dijawab dalam batas waktu", share))
    return told


def _tables(numbers: Mapping[str, Any], part: str, exact: bool) -> list[dict[str, Any]]:
    made = summary.tables(numbers, exact=exact)
    chosen = made[:4] if part == SERVICE else made[4:] if part == DISPUTES else []
    return [{"title": one.title, "rows": [(cell.name, cell.told) for cell in one.cells]} for one in chosen if one.cells]


def pdf(report: YearlyReport, told: Mapping[str, Any], *, signer: str, signed_on: date | None, exact: bool) -> bytes:
    """The report on paper, tagged for screen readers. `exact` marks the office's own copy."""
    return typesetting.paper(
        PAPERS / "yearly.typ",
        {
            "title": f"Laporan Layanan Informasi Publik {told['year']}",
            "office": told["office"],
            "parts": parts(told, exact=exact),
            "signer": signer,
            "signed": words.day(signed_on) if signed_on else "",
            "sha256": digest(told) if signed_on else "",
            "note": "Salinan lengkap untuk kantor dan Komisi Informasi" if exact else "",
            "is_sample": told["is_sample"],
        },
    )


def register_pdf(table: tables.Table) -> bytes:
    """The register on paper: landscape, the head on every page. For officers only."""
    return typesetting.paper(
        PAPERS / "register.typ",
        {
            "title": table.title, "note": table.note, "office": settings.OFFICE_NAME, "columns": list(table.columns),
            "rows": [list(row) for row in table.rows],
        },
    )  # fmt: skip


def report_key(pk: int) -> str:
    return f"ppid.report:{pk}"


def entry(report: YearlyReport) -> Entry:
    """A signed report for the search: the officer's words, none of the exact counts."""
    told = content(report)
    return Entry(
        key=report_key(report.pk),
        kind="ppid_report",
        title=str(report),
        text="\n".join(told["texts"].values()),
        url=report.get_absolute_url(),
        summary="Permohonan, waktu menjawab, keberatan, sengketa, kendala, dan rekomendasi.",
        words="laporan tahunan ppid laporan layanan informasi publik",
        on=date(report.year, 12, 31),
    )


def entries() -> Iterator[Entry]:
    """Every signed report."""
    for report in YearlyReport.objects.filter(state=ReportState.SIGNED):
        yield entry(report)
