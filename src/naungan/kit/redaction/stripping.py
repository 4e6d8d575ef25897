"""What a PDF says beside its pages, taken away. Runs in the child."""

import io
from collections.abc import Iterator
from typing import Any

from naungan.kit.pdf_child import Wrong, is_kind, open_structure, parts

# of the catalogue: everything that is not the pages themselves, how they are read, and their language
CATALOGUE_KEEPS = {"/Type", "/Pages", "/StructTreeRoot", "/MarkInfo", "/Lang", "/PageLabels", "/PageLayout",
                   "/Outlines", "/Dests", "/OCProperties", "/ViewerPreferences"}  # fmt: skip
# anywhere: who made it, with what, when, what it was before
LOOSE = ("/Metadata", "/PieceInfo", "/LastModified", "/AF", "/OPI", "/Alternates", "/Ref", "/Thumb", "/JS", "/AA",
         "/SpiderInfo", "/Measure", "/PtData", "/DPart")  # fmt: skip
SPOKEN = {"/Text", "/Popup", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/FileAttachment",
          "/Redact", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}  # fmt: skip
SAID_ABOUT = ("/T", "/Subj", "/CreationDate", "/M", "/RC", "/NM", "/Popup", "/IRT")
FEW_OBJECTS = 1_000_000


def clean(data: bytes) -> bytes:
    """The same pages, text, tags and links; no metadata, comment, attachment, form, script, old revision."""
    with opened(data) as document:
        flatten(document)
        for key in list(document.Root.keys()):
            if key not in CATALOGUE_KEEPS:
                del document.Root[key]
        for page in document.pages:
            drop_comments(page.obj)
        loosen(document)
        return saved(document)


def opened(data: bytes) -> Any:
    """Raises Wrong: locked, restricted, damaged, without pages, too thick."""
    import pikepdf

    try:
        document = open_structure(data)
        if not len(document.pages):
            raise Wrong("no_pages")
        if len(document.pages) > 500:
            raise Wrong("many_pages")
    except (pikepdf.PdfError, ValueError, TypeError) as error:
        raise Wrong("damaged") from error
    return document


def flatten(document: Any) -> None:
    """What forms and stamps show becomes part of the page; what they hold goes. Links stay."""
    import pikepdf

    try:
        document.generate_appearance_streams()
        document.flatten_annotations("all")
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise Wrong("damaged") from error


def drop_comments(page: Any) -> None:
    """Comments go with their authors; of what stays, who wrote it when."""
    import pikepdf

    notes = page.get("/Annots")
    if not is_kind(notes, pikepdf.Array):
        return
    kept = [note for note in notes if is_kind(note, pikepdf.Dictionary) and str(note.get("/Subtype")) not in SPOKEN]
    for note in kept:
        for key in SAID_ABOUT:
            if key in note:
                del note[key]
    if kept:
        page.Annots = pikepdf.Array(kept)
    else:
        del page["/Annots"]


def loosen(document: Any) -> None:
    """Take the loose keys off every dictionary, in streams and in containers without a number of their own."""
    for value in containers(document):
        for key in LOOSE:
            if key in value:
                del value[key]


def containers(document: Any) -> Iterator[Any]:
    """Every dictionary and stream of the file."""
    import pikepdf

    seen = 0
    for thing in document.objects:
        waiting = [thing]
        while waiting:
            value = waiting.pop()
            seen += 1
            if seen > FEW_OBJECTS:
                raise Wrong("heavy")
            if is_kind(value, pikepdf.Dictionary, pikepdf.Stream):
                yield value
            for _, part in parts(value):
                if is_kind(part, pikepdf.Dictionary, pikepdf.Array) and not part.is_indirect:
                    waiting.append(part)


def saved(document: Any) -> bytes:
    """Written anew: only what the pages reach, one revision, no dates, no name of a program."""
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    out = io.BytesIO()
    document.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def reachable(value: Any, most: int) -> Iterator[Any]:
    """Everything that hangs on a value, itself first, but for the way back up to a page's parent. Raises Wrong "heavy"
    past so many numbered objects."""
    import pikepdf

    waiting, seen = [value], set()
    while waiting:
        value = waiting.pop()
        if getattr(value, "is_indirect", False):
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
        if len(seen) > most:
            raise Wrong("heavy")
        yield value
        waiting += [part for key, part in parts(value) if key != "/Parent" and is_kind(
            part, pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)]  # fmt: skip
