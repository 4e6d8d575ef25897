"""What the search may find of this room (docs/decisions/0022-search.md)."""

from collections.abc import Iterator

from naungan.library.models import Document, Procedure
from naungan.library.rules import wording
from naungan.search import Entry

MOST = 400_000  # characters of one document that are worth indexing


def document_key(pk: int) -> str:
    return f"library.document:{pk}"


def procedure_key(pk: int) -> str:
    return f"library.procedure:{pk}"


def document_entry(document: Document) -> Entry:
    """A published document with the text of its newest version."""
    version = document.current
    return Entry(
        key=document_key(document.pk),
        kind="document",
        title=document.title,
        text=version.text[:MOST].replace("\f", "\n") if version else "",
        url=document.get_absolute_url(),
        summary=document.summary,
        words=f"{document.set.label} {document.period_label} {document.unit}",
        on=document.period_from,
        facets={"set": document.set.label, "year": str(document.year), "unit": str(document.unit)},
    )


def procedure_entry(procedure: Procedure) -> Entry:
    """A published procedure with its steps."""
    version = procedure.current
    text = ""
    if version:
        text = "\n".join(
            (version.applicant, version.requirements, wording.plain(version.steps), version.output, version.legal_basis)
        )
    return Entry(
        key=procedure_key(procedure.pk),
        kind="sop",
        title=procedure.title,
        text=wording.plain(text),
        url=procedure.get_absolute_url(),
        summary=procedure.summary,
        words=f"SOP {procedure.number} {procedure.unit}",
        facets={"unit": str(procedure.unit)},
    )


def documents() -> Iterator[Entry]:
    found = Document.objects.published().select_related("set", "unit").prefetch_related("versions")
    for document in found.order_by("pk").iterator(chunk_size=50):
        yield document_entry(document)


def procedures() -> Iterator[Entry]:
    for procedure in Procedure.objects.published().select_related("unit").prefetch_related("versions").order_by("pk"):
        yield procedure_entry(procedure)
