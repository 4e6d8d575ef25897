"""The shelves of the demo: real published figures as tables, sample papers that say so on each page, procedures."""

import json
import tomllib
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from naungan.accounts.models import User
from naungan.config.demo.cast import player
from naungan.library.actions import documents, procedures
from naungan.library.actions.intake import Content, take
from naungan.library.models import Document, DocumentSet, DocumentVersion, Procedure
from naungan.library.rules.completeness import period_label
from naungan.notices.models import Notice
from naungan.offices.models import Unit

Say = Callable[[str], object]
PAPERS = Path(__file__).parent / "papers"
# file, title, year, period, summary, source, certainty, published
TABLES = (
    (
        "upah-minimum-ntb-2020-2026.csv", "Upah minimum provinsi, kabupaten, dan kota 2020–2026", 2026, "2020–2026",
        "UMP dan UMK setiap kabupaten dan kota; nilai yang belum ditemukan dibiarkan kosong.",
        "Keputusan gubernur dan pemberitaan resmi; sumber setiap tahun di kolom terakhir", "V-sec", date(2026, 1, 12),
    ),
    (
        "pengangguran-terbuka-ntb-2021-2024.csv", "Tingkat pengangguran terbuka 2021–2024", 2024, "Agustus 2021–2024",
        "Bagian angkatan kerja yang mencari kerja, menurut survei Agustus setiap tahun.",
        "BPS, Sakernas Agustus 2021 sampai Agustus 2024", "V-sec", date(2024, 11, 18),
    ),
    (
        "cakupan-jaminan-sosial-november-2024.csv", "Cakupan jaminan sosial ketenagakerjaan November 2024", 2024,
        "November 2024",
        "Pekerja dan yang terlindungi, dengan persen yang dihitung di samping persen yang pernah terbit.",
        "Disnakertrans NTB, November 2024; persen dihitung ulang dari pembilang dan penyebutnya", "V-sec",
        date(2024, 11, 28),
    ),
)  # fmt: skip


def prepare(say: Say) -> None:
    """Everything of the library's demo. Run again it adds nothing; a thing that is there is left as it is."""
    writer, publisher = _user("penulis"), _user("penerbit")
    started = timezone.now()
    made = _tables(writer, publisher)
    for paper in _read("documents.toml")["papers"]:
        made += _papers(paper, writer, publisher)
    written = _procedures(writer, publisher)
    # what was done in the past was read in the past
    old = Notice.objects.filter(to_user__in=[writer, publisher], created_at__lt=started, path__startswith="/meja/")
    old.filter(read_at=None).update(read_at=started, sent_at=started)
    if made or written:
        say(f"  {made} dokumen dan {written} SOP ditata; Renja 2026 dan Lakip 2025 sengaja belum ada")


def _user(email: str) -> User:
    return User.objects.get(email=player(email).address)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((PAPERS / name).read_text(encoding="utf-8"))


def _moment(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, 20)))


def _tables(writer: User, publisher: User) -> int:
    """Real figures with their source; these are no samples."""
    shelf, made = DocumentSet.objects.get(code="data-sektoral"), 0
    for file, title, year, label, summary, source, certainty, day in TABLES:
        if Document.objects.filter(set=shelf, title=title).exists():
            continue
        version = documents.propose(
            shelf, take(ContentFile((PAPERS / file).read_bytes(), name=file)), title=title, summary=summary, year=year,
            label=label, source=source, certainty=certainty, by=writer, now=_moment(day),
        )  # fmt: skip
        documents.publish(version, by=publisher, now=_moment(day, 14))
        made += 1
    return made


def _papers(paper: dict[str, Any], writer: User, publisher: User) -> int:
    shelf, made = DocumentSet.objects.select_related("unit").get(code=paper["set"]), 0
    for place, year in enumerate(paper["years"]):
        part = paper.get("halves", [0] * len(paper["years"]))[place]
        period = paper.get("label") or period_label(shelf.cadence, year, part)
        title = paper["title"].format(year=year, period=period)
        if Document.objects.filter(set=shelf, title=title).exists():
            continue
        day = _published_on(paper, year, part)
        version = documents.propose(
            shelf, _print(paper, shelf, title, period), title=title, summary=paper["summary"], year=year, part=part,
            label=paper.get("label", ""), is_sample=True, by=writer, now=_moment(day),
        )  # fmt: skip
        made += 1
        if not paper.get("waiting"):
            documents.publish(version, by=publisher, now=_moment(day, 14))
            _second(paper, shelf, version, title, period, writer, publisher)
    return made


def _published_on(paper: dict[str, Any], year: int, part: int) -> date:
    month, day, years = paper["published"]
    if part == 2:  # the second half of a year is told in the next one
        return date(year + 1, month - 6, day)
    return date(year + years, month, day)


def _second(
    paper: dict[str, Any], shelf: DocumentSet, first: DocumentVersion, title: str, period: str, writer: User,
    publisher: User,
) -> None:  # fmt: skip
    """Some papers were changed in their year; the first version stays beside the second."""
    if "second" not in paper:
        return
    month, day, note = paper["second"]
    content = _print(paper, shelf, title, period, more=[["Yang berubah", note]])
    moment = date(first.document.year, month, day)
    version = documents.propose_version(first.document, content, note=note, by=writer, now=_moment(moment))
    documents.publish(version, by=publisher, now=_moment(moment, 14))


def _print(
    paper: dict[str, Any], shelf: DocumentSet, title: str, period: str, more: list[list[str]] | None = None
) -> Content:
    told = {
        "title": title,
        "period": period,
        "unit": shelf.unit.name,
        "office": settings.OFFICE_NAME,
        "summary": paper["summary"],
        "parts": [*paper["parts"], *(more or [])],
        "columns": paper.get("columns", []),
        "rows": paper.get("rows", []),
    }
    data = typst.compile((PAPERS / "sample.typ").read_bytes(), format="pdf", sys_inputs={"d": json.dumps(told)})
    return take(ContentFile(data, name=f"{shelf.code}.pdf"))


def _procedures(writer: User, publisher: User) -> int:
    units, made = {unit.code: unit for unit in Unit.objects.all()}, 0
    for row in _read("procedures.toml")["procedures"]:
        if Procedure.objects.filter(slug=row["slug"]).exists():
            continue
        text = procedures.Text(
            effective_on=row["effective"],
            **{name: row[name] for name in ("applicant", "duration", "output", "steps", "legal_basis")},
            **{name: row[name] for name in ("cost", "requirements") if name in row},
        )
        moment = _moment(row["effective"])
        version = procedures.propose(
            **{name: row[name] for name in ("number", "slug", "title", "summary")}, unit=units[row["unit"]],
            review_on=row["review"], text=text, is_sample=True, by=writer, now=moment,
        )  # fmt: skip
        procedures.publish(version, by=publisher, now=moment.replace(hour=14))
        made += 1
    return made
