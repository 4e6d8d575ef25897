"""Verbs on documents: propose, describe, publish, send back, withdraw. Each one transaction and one journal line."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify

from naungan.accounts.models import User
from naungan.files import actions as files
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.library import rules
from naungan.library.actions import letters
from naungan.library.actions.intake import Content
from naungan.library.enums import MAY_PUBLISH, MAY_RETURN, MAY_WRITE, Cadence, State, Verb, VersionState
from naungan.library.models import Document, DocumentSet, DocumentVersion
from naungan.library.reports import index
from naungan.library.rules.completeness import period, period_label
from naungan.library.rules.publication import in_unit
from naungan.offices.models import Unit
from naungan.search import actions as search

LARGEST_YEAR = 2100


@transaction.atomic
def propose(
    shelf: DocumentSet, content: Content, *, title: str, summary: str, year: int, by: User, now: datetime,
    part: int = 0, label: str = "", unit: Unit | None = None, licence: str = "", source: str = "", certainty: str = "",
    note: str = "", is_sample: bool = False,
) -> DocumentVersion:  # fmt: skip
    """A new document with its first version, waiting for a publisher who is somebody else.

    `part` is 1 or 2 for a half year; `label` names a period that is neither a year nor a half ("November 2024").
    Refused: no role, another unit's shelf, a year that cannot be, a file that is already here under another title.
    """
    owner = unit or shelf.unit
    _check_writer(by, owner)
    _check_period(shelf, year, part)
    first, until = period(shelf.cadence if part or shelf.cadence == Cadence.FIVE_YEARLY else "", year, part)
    document = Document.objects.create(
        set=shelf,
        slug=_free_slug(shelf, title),
        title=title.strip(),
        summary=summary.strip(),
        year=year,
        part=part,
        period_label=label.strip() or period_label(shelf.cadence, year, part),
        period_from=first,
        period_until=until,
        unit=owner,
        source=source.strip(),
        certainty=certainty,
        is_sample=is_sample,
        created_at=now,
        **({"licence": licence} if licence else {}),
    )
    return _add_version(document, content, note=note, by=by, now=now)


@transaction.atomic
def propose_version(document: Document, content: Content, *, note: str, by: User, now: datetime) -> DocumentVersion:
    """A new version; the published one stays until another officer publishes this.

    Refused: a version already waits, or the file is the same as one that is here.
    """
    document = Document.objects.select_for_update().select_related("set", "unit").get(pk=document.pk)
    _check_writer(by, document.unit)
    if document.versions.filter(state=VersionState.PROPOSED).exists():
        raise Refused("Masih ada versi yang menunggu penerbit. Minta versi itu diterbitkan atau dikembalikan dahulu.")
    return _add_version(document, content, note=note, by=by, now=now)


def _add_version(document: Document, content: Content, *, note: str, by: User, now: datetime) -> DocumentVersion:
    double = DocumentVersion.objects.filter(file__sha256=content.inspected.sha256).select_related("document").first()
    if double is not None:
        raise Refused(
            f"Berkas yang sama sudah ada: “{double.document}”, versi {double.number}. Periksa apakah ini berkas baru."
        )
    inspected = content.inspected
    file = files.keep(content.data, name=content.name, kind=inspected.kind, by=by, now=now)
    version = DocumentVersion.objects.create(
        document=document,
        number=(document.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        file=file,
        pages=inspected.pages,
        text=content.text,
        personal_places=content.places,
        note=note.strip(),
        proposed_by=by,
        proposed_at=now,
    )
    record(Verb.PROPOSE, document, by=by, now=now, facts={"version": version.number, "size": inspected.size})
    letters.proposed(version, document, path=_desk_path(document), by=by, now=now)
    return version


@transaction.atomic
def describe(document: Document, *, by: User, now: datetime, **fields: Any) -> Document:
    """Mend title, summary, source, licence of a document that has not been published yet."""
    document = Document.objects.select_for_update().select_related("unit").get(pk=document.pk)
    _check_writer(by, document.unit)
    if document.state != State.DRAFT:
        raise Refused("Keterangan dokumen yang sudah terbit tidak diubah. Ajukan versi baru dengan catatannya.")
    known = {"title", "summary", "source", "certainty", "licence"}
    changed = sorted(name for name, value in fields.items() if name in known and getattr(document, name) != value)
    for name in changed:
        setattr(document, name, fields[name])
    if changed:
        document.save(update_fields=changed)
        record(Verb.DESCRIBE, document, by=by, now=now, facts={"fields": ", ".join(changed)})
    return document


@transaction.atomic
def publish(version: DocumentVersion, *, by: User, now: datetime) -> Document:
    """Let the public have this version; earlier ones stay on the document's page.

    Refused: one's own proposal, another unit's document, no publisher's role, numbers like a NIK inside.
    """
    document = Document.objects.select_for_update().select_related("set", "unit").get(pk=version.document_id)
    version = document.versions.select_related("proposed_by").get(pk=version.pk)
    refusal = rules.may_publish(
        state=version.state,
        proposer=version.proposed_by_id,
        officer=by.pk,
        has_role=by.has_role(*MAY_PUBLISH),
        in_own_unit=in_unit(by.unit_id, document.unit_id),
        places=version.personal_places,
    )
    if refusal:
        raise Refused(refusal)
    version.state, version.decided_by, version.decided_at = VersionState.PUBLISHED, by, now
    version.save(update_fields=["state", "decided_by", "decided_at"])
    document.state, document.published_at = State.PUBLISHED, now
    document.first_published_at = document.first_published_at or now
    document.withdrawn_reason, document.withdrawn_at, document.withdrawn_by = "", None, None
    document.save()
    record(Verb.PUBLISH, document, by=by, now=now, facts={"version": version.number}, public=True)
    letters.decided(version, document, path=_desk_path(document), now=now)
    search.put(index.document_entry(document))
    return document


@transaction.atomic
def send_back(version: DocumentVersion, *, reason: str, by: User, now: datetime) -> DocumentVersion:
    """Return a proposed version to its writer, with the reason."""
    document = Document.objects.select_for_update().select_related("unit").get(pk=version.document_id)
    version = document.versions.select_related("proposed_by").get(pk=version.pk)
    refusal = rules.may_return(
        state=version.state,
        has_role=by.has_role(*MAY_RETURN),
        in_own_unit=in_unit(by.unit_id, document.unit_id),
        reason=reason,
    )
    if refusal:
        raise Refused(refusal)
    version.state, version.decided_by, version.decided_at = VersionState.RETURNED, by, now
    version.reason = reason.strip()[:300]
    version.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    record(Verb.RETURN, document, by=by, now=now, reason=version.reason, facts={"version": version.number})
    letters.decided(version, document, path=_desk_path(document), now=now)
    return version


@transaction.atomic
def withdraw(document: Document, *, reason: str, by: User, now: datetime) -> Document:
    """Take a document from the public. Its page stays and tells the reason; its files can no longer be had."""
    document = Document.objects.select_for_update().select_related("set", "unit").get(pk=document.pk)
    refusal = rules.may_withdraw(
        state=document.state,
        has_role=by.has_role(*MAY_PUBLISH),
        in_own_unit=in_unit(by.unit_id, document.unit_id),
        reason=reason,
    )
    if refusal:
        raise Refused(refusal)
    document.state, document.withdrawn_at, document.withdrawn_by = State.WITHDRAWN, now, by
    document.withdrawn_reason = reason.strip()[:300]
    document.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    record(Verb.WITHDRAW, document, by=by, now=now, reason=document.withdrawn_reason, public=True)
    search.drop(index.document_key(document.pk))
    return document


def _check_writer(by: User, owner: Unit) -> None:
    refusal = rules.may_write(
        has_role=by.has_role(*MAY_WRITE), officer_unit=by.unit_id, owner_unit=owner.pk, owner=str(owner)
    )
    if refusal:
        raise Refused(refusal)


def _check_period(shelf: DocumentSet, year: int, part: int) -> None:
    if not 1990 <= year <= LARGEST_YEAR:
        raise Refused(f"Tahun {year} tidak mungkin. Tulis tahun yang dibicarakan dokumen ini, misalnya 2026.")
    if shelf.cadence == Cadence.HALF_YEARLY and part not in (1, 2):
        raise Refused(f"{shelf.label} terbit setiap enam bulan. Pilih semester I atau II.")
    if shelf.cadence != Cadence.HALF_YEARLY and part:
        raise Refused(f"{shelf.label} tidak dibagi menurut semester.")


def _free_slug(shelf: DocumentSet, title: str) -> str:
    wanted = slugify(title)[:90].strip("-") or shelf.code
    taken = set(shelf.documents.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return next(slug for n in range(1, 10_000) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken)


def _desk_path(document: Document) -> str:
    return reverse("library:desk_document", args=[document.pk])
