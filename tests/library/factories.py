"""Shelves, documents and procedures for the tests of every room."""

from datetime import UTC, date, datetime
from itertools import count

from django.core.files.base import ContentFile

from naungan.accounts.models import User
from naungan.library.actions import documents, procedures
from naungan.library.actions.intake import Content, take
from naungan.library.models import Document, DocumentSet, DocumentVersion, Procedure, ProcedureVersion
from naungan.offices.models import Unit
from tests.accounts import factories as accounts
from tests.kit.hostile import written_pdf

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # 10:00 in Mataram
TODAY = date(2026, 11, 22)
_next = count(1)


def unit(code: str = "sekretariat") -> Unit:
    return Unit.objects.get(code=code)


def shelf(code: str = "renja") -> DocumentSet:
    return DocumentSet.objects.get(code=code)


def officer(role: str = "editor", of: str | None = None, **fields) -> User:
    return accounts.user(role, unit=unit(of) if of else None, **fields)


def pdf(*lines: str) -> Content:
    """A file that differs from every other."""
    return take(ContentFile(written_pdf(*lines, f"berkas {next(_next)}"), name="berkas.pdf"))


def csv(text: str) -> Content:
    return take(ContentFile(text.encode(), name="tabel.csv"))


def proposed(
    code: str = "renja", year: int = 2025, *, by: User | None = None, content: Content | None = None, **fields
) -> DocumentVersion:
    fields.setdefault("title", f"{shelf(code).short} {year} {next(_next)}")
    fields.setdefault("summary", "Kegiatan setahun.")
    by, content = by or officer(), content or pdf("Rencana kerja")
    return documents.propose(shelf(code), content, year=year, by=by, now=NOW, **fields)


def published(code: str = "renja", year: int = 2025, **fields) -> Document:
    return documents.publish(proposed(code, year, **fields), by=officer("publisher"), now=NOW)


def waiting_version(document: Document, content: Content | None = None) -> DocumentVersion:
    return documents.propose_version(document, content or pdf("Versi baru"), note="Diubah.", by=officer(), now=NOW)


def text(**fields) -> procedures.Text:
    given = {
        "effective_on": date(2026, 1, 5),
        "applicant": "Siapa saja",
        "duration": "[ppid.response_days]",
        "output": "Jawaban tertulis",
        "steps": "Petugas | mencatat | 5 menit\nPPID | menjawab | [ppid.response_days]",
        "legal_basis": "UU 14/2008 Ps. 22",
        **fields,
    }
    return procedures.Text(**given)


def proposed_procedure(*, by: User | None = None, of: str = "sekretariat", **fields) -> ProcedureVersion:
    n = next(_next)
    given = {
        "number": f"SOP-{n}",
        "title": f"Melayani permintaan {n}",
        "summary": "Dari permintaan sampai jawaban.",
        "review_on": date(2027, 1, 4),
        "text": text(),
        **fields,
    }
    return procedures.propose(unit=unit(of), by=by or officer(), now=NOW, **given)


def published_procedure(*, with_file: bool = False, **fields) -> Procedure:
    content = pdf("Naskah SOP") if with_file else None
    version = proposed_procedure(content=content, **fields)
    return procedures.publish(version, by=officer("publisher"), now=NOW)
