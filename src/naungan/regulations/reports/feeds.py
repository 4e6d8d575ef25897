"""What machines fetch: the JDIHN feed, one record as JSON, schema.org/Legislation."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from naungan.regulations.enums import NOT_PROMULGATED, Kind, Status, Verb
from naungan.regulations.models import Instrument, InstrumentFile
from naungan.regulations.reports.record import Record
from naungan.regulations.rules import citing
from naungan.regulations.rules.status import Judgement, Shelf

NONE = "-"  # how JDIHN writes a field that a regulation does not have, or that nobody knows
FORCE = {
    Status.IN_FORCE: "InForce",
    Status.AMENDED: "InForce",
    Status.PARTLY_REVOKED: "PartiallyInForce",
    Status.NOT_YET: "NotInForce",
    Status.REVOKED: "NotInForce",
    Status.ENDED: "NotInForce",
}


def address(row: Instrument | InstrumentFile) -> str:
    return settings.BASE_URL + row.get_absolute_url()


def jdihn(rows: Iterable[Instrument], shelf: Shelf, *, on: Any) -> list[dict[str, Any]]:
    """The list that JDIHN harvests: its field names, strings only, "-" where there is nothing to say."""
    return [_jdihn(row, shelf.on(row.pk, on)) for row in rows]


def one(found: Record) -> dict[str, Any]:
    """The whole record for a program; what is not known is null."""
    row = found.instrument
    return {
        "slug": row.slug,
        "url": address(row),
        "citation": row.citation,
        "full_citation": row.full_citation,
        "kind": row.kind,
        "title": row.title,
        "abstract": row.abstract or None,
        "status": {"on": found.judgement.on, "is": found.judgement.status, "label": str(found.judgement.status.label)},
        "metadata": [
            {"no": item.number, "label": item.label, "value": item.words or None, "certainty": item.certainty}
            for item in found.fields
        ],
        "relations": [
            {
                "says": near.words,
                "verb": near.verb,
                "from_here": near.is_ours,
                "wholly": near.is_whole,
                "slug": near.instrument.slug,
                "citation": near.instrument.citation,
                "status": near.status,
            }
            for near in found.neighbours
        ],
        "files": [_file(file) for file in row.files.all()],
        "used_by": [key for key, _, _ in found.uses],
    }


def legislation(found: Record) -> dict[str, Any]:
    """schema.org/Legislation. Empty fields are left out."""
    row = found.instrument
    data = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address(row),
        "url": address(row),
        "name": f"{row.name} tentang {row.title}",
        "alternateName": row.citation,
        "legislationIdentifier": row.citation,
        "legislationType": row.form,
        "legislationJurisdiction": "ID-NB" if _is_regional(row) else "ID",
        "legislationDate": row.enacted_on and row.enacted_on.isoformat(),
        "datePublished": row.promulgated_on and row.promulgated_on.isoformat(),
        "legislationLegalForce": _force(found.judgement),
        "legislationPassedBy": row.heading and {"@type": "Organization", "name": row.heading},
        "legislationChanges": _addresses(found, lambda near: near.is_ours and near.verb != Verb.IMPLEMENTS),
        "legislationApplies": _addresses(found, lambda near: near.is_ours and near.verb == Verb.IMPLEMENTS),
        "inLanguage": "id",
        "abstract": row.abstract,
        "keywords": row.subject_list,
        "encoding": [
            {
                "@type": "LegislationObject",
                "contentUrl": address(file),
                "encodingFormat": "application/pdf",
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in row.official_files
            if file.role == "text"
        ],
    }
    return {name: value for name, value in data.items() if value}


def _is_regional(row: Instrument) -> bool:
    return row.kind in (Kind.REGIONAL_REGULATION, Kind.GOVERNOR_REGULATION, Kind.GOVERNOR_DECREE)


def _force(judgement: Judgement) -> str:
    return f"https://schema.org/{FORCE[judgement.status]}" if judgement.status in FORCE else ""


def _addresses(found: Record, wanted: Callable[[Any], bool]) -> list[str]:
    return [address(near.instrument) for near in found.neighbours if wanted(near)]


def _file(file: InstrumentFile) -> dict[str, Any]:
    return {
        "number": file.number,
        "role": file.role,
        "title": file.label,
        "url": address(file),
        "sha256": file.sha256,
        "bytes": file.size,
        "pages": file.page_count,
        "current": file.is_current,
    }


def _jdihn(row: Instrument, judgement: Judgement) -> dict[str, Any]:
    files = row.official_files
    promulgated = None if row.kind in NOT_PROMULGATED else row.promulgated_on
    day = promulgated or row.enacted_on
    return {
        "idData": str(row.pk),
        "tahun_pengundangan": str(day.year if day else row.year),
        "tanggal_pengundangan": day.isoformat() if day else NONE,
        "jenis": row.form,
        "noPeraturan": row.number,
        "judul": f"{row.name} tentang {row.title}",
        "noPanggil": NONE,
        "singkatanJenis": row.abbreviation,
        "tempatTerbit": row.place or NONE,
        "penerbit": NONE,
        "deskripsiFisik": NONE,
        "sumber": citing.jdih_source(row.promulgation) or NONE,
        "subjek": "; ".join(row.subject_list) or NONE,
        "isbn": NONE,
        "status": str(judgement.status.label),
        "bahasa": row.language,
        "bidangHukum": row.legal_field or NONE,
        "teuBadan": row.heading or NONE,
        "nomorIndukBuku": NONE,
        "fileDownload": f"{row.slug}-{files[0].number}.pdf" if files else NONE,
        "urlDownload": address(files[0]) if files else NONE,
        "urlDetailPeraturan": address(row),
        "abstrak": row.abstract or NONE,
        "operasi": "4",
        "display": "1",
    }
