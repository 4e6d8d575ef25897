"""The parts of DOCX, XLSX, PPTX (ECMA-376) and of ODT, ODS, ODP (ISO 26300): which tell of people, and how they go."""

import posixpath
import re
from typing import Any

from lxml import etree

from naungan.kit.refusal import Refused

Parts = dict[str, bytes]

HIDDEN_SHEET = (
    "Berkas ini memuat lembar, baris, kolom atau salindia yang disembunyikan. "
    "Tampilkan atau hapus dahulu, lalu unggah lagi."
)
PIVOT = (
    "Berkas ini memuat tabel pivot yang menyimpan data sumbernya. Salin hasilnya sebagai nilai saja, lalu unggah lagi."
)
DAMAGED = "Berkas ini rusak atau terpotong. Buka di aplikasinya, simpan ulang, lalu unggah lagi."

# parts that say who, with what, and what was thought about it
TELLING = re.compile(
    r"^docProps/|^customXml/|/comments?\w*\d*\.xml$|/comments/|/threadedComments/|/persons?/|/people\.xml$"
    r"|/commentAuthors\.xml$|/authors\.xml$|/revisions/|/notesSlides/|/notesMasters/|/printerSettings"
    r"|/drawings/vmlDrawing|/customXml|^_xmlsignatures/|/webextensions/|/metadata/labelinfo|^docMetadata/",
    re.IGNORECASE,
)
PIVOTS = re.compile(r"/pivotCache/|/externalLinks/|/model/item", re.IGNORECASE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# a tracked change: gone with its content, gone with its marks only, and what remembers older formats
DELETED = {W + name for name in ("del", "moveFrom", "delText", "delInstrText", "moveFromRangeStart", "moveFromRangeEnd",
           "moveToRangeStart", "moveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
           "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange",
           "tblGridChange", "numberingChange", "cellDel", "cellIns", "cellMerge", "customXmlDelRangeStart",
           "customXmlDelRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "rsids", "proofErr")}  # fmt: skip
UNWRAPPED = {W + "ins", W + "moveTo"}
PERSONAL = re.compile(r"(?:^|})(?:rsid\w*|author|date|initials|userId|dateUtc)$")
POINTERS = {"attachedTemplate", "legacyDrawing", "absPath", "pageSetup", "notesMasterIdLst"}
ODF_GONE = {"annotation", "annotation-end", "tracked-changes", "change", "change-start", "change-end", "creator",
            "initial-creator", "editing-cycles", "editing-duration", "printed-by", "hidden-text",
            "hidden-paragraph"}  # fmt: skip
ODF_PRINTER = re.compile(rb'<config:config-item [^>]*config:name="Printer\w*"[^>]*>.*?</config:config-item>', re.DOTALL)
ODF_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)


def parsed(part: bytes) -> Any:
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise Refused(DAMAGED) from error


def written(tree: Any) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def drop(element: Any) -> None:
    """Take an element out; the text behind it belongs to its parent and stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: Any) -> None:
    """Take an element out and leave its children in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(place, child)
        drop(element)


# --- Office Open XML


def ooxml(parts: Parts) -> Parts:
    if any(PIVOTS.search(name) for name in parts):
        raise Refused(PIVOT)
    gone = {name for name in parts if TELLING.search(name) and not name.endswith("_rels/.rels")}
    kept = {name: part for name, part in parts.items() if name not in gone and not _relations_of(name, gone)}
    for name in kept:
        if name == "[Content_Types].xml":
            kept[name] = _types(kept[name], gone)
        elif name.endswith(".rels"):
            kept[name] = _relations(name, kept[name], set(kept))
    for name in kept:
        if name.endswith(".xml") and name.startswith(("word/", "xl/", "ppt/")):
            kept[name] = _told(name, kept[name], kept)
    return kept


def _relations_of(name: str, gone: set[str]) -> bool:
    """Whether this is the list of relations of a part that goes."""
    folder, _, file = name.rpartition("/")
    return file.endswith(".rels") and f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}" in gone


def _types(part: bytes, gone: set[str]) -> bytes:
    tree = parsed(part)
    for element in list(tree):
        if element.get("PartName", "").lstrip("/") in gone:
            drop(element)
    return written(tree)


def _relations(name: str, part: bytes, kept: set[str]) -> bytes:
    """Only relations to parts that are still there; templates on somebody's disk go as well."""
    tree = parsed(part)
    base = posixpath.dirname(posixpath.dirname(name))
    for element in list(tree):
        target, kind = element.get("Target", ""), element.get("Type", "")
        if element.get("TargetMode") == "External":
            if kind.endswith("/attachedTemplate") or target.lower().startswith("file:"):
                drop(element)
            continue
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        if whole not in kept:
            drop(element)
    return written(tree)


def _told(name: str, part: bytes, kept: Parts) -> bytes:
    tree = parsed(part)
    _refuse_hidden(name, tree)
    known = _identities(name, kept)
    for element in list(tree.iter()):
        if element.tag in DELETED or _is_hidden_run(element) or _is_deleted_row(element):
            drop(element)
        elif element.tag in UNWRAPPED:
            unwrap(element)
        else:
            for key in [key for key in element.attrib if PERSONAL.search(key)]:
                del element.attrib[key]
            if local(element.tag) in POINTERS and _lost(element, known):
                drop(element)
    return written(tree)


def _identities(name: str, kept: Parts) -> set[str]:
    """Ids of the relations that this part still has."""
    folder, _, file = name.rpartition("/")
    rels = kept.get(f"{folder}/_rels/{file}.rels")
    return {element.get("Id", "") for element in parsed(rels)} if rels else set()


def _lost(element: Any, known: set[str]) -> bool:
    """Whether it points at a part that is gone, or tells a path of somebody's disk."""
    if local(element.tag) == "absPath":
        return True
    used = [value for one in element.iter() for key, value in one.attrib.items() if "relationships}" in key]
    if local(element.tag) == "pageSetup":  # its relation is a printer's; the page itself stays
        for key in [key for key, value in element.attrib.items() if "relationships}" in key and value not in known]:
            del element.attrib[key]
        return False
    return bool(used) and not all(value in known for value in used)


def _is_hidden_run(element: Any) -> bool:
    """Text set "hidden" in Word is in the file for everybody who looks."""
    if element.tag != W + "r":
        return False
    vanish = element.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(W + "val", "1") not in ("0", "false", "off")


def _is_deleted_row(element: Any) -> bool:
    return element.tag == W + "tr" and element.find(f"{W}trPr/{W}del") is not None


def _refuse_hidden(name: str, tree: Any) -> None:
    for element in tree.iter():
        what = local(element.tag)
        if name == "xl/workbook.xml" and what == "sheet" and element.get("state", "visible") != "visible":
            raise Refused(HIDDEN_SHEET)
        if name.startswith("xl/worksheets/") and what in ("row", "col") and element.get("hidden") in ("1", "true"):
            raise Refused(HIDDEN_SHEET)
        if name.startswith("ppt/slides/") and what == "sld" and element.get("show") in ("0", "false"):
            raise Refused(HIDDEN_SHEET)


# --- OpenDocument


def odf(parts: Parts) -> Parts:
    gone = {
        name
        for name in parts
        if re.match(r"Thumbnails/|Versions/|VersionList\.xml|layout-cache|META-INF/documentsignatures", name)
    }
    kept = {name: part for name, part in parts.items() if name not in gone}
    for name in kept:
        if posixpath.basename(name) == "meta.xml":
            kept[name] = ODF_META
        elif posixpath.basename(name) == "settings.xml":
            kept[name] = ODF_PRINTER.sub(b"", kept[name])
        elif posixpath.basename(name) in ("content.xml", "styles.xml"):
            kept[name] = _odf_told(kept[name])
        elif name == "META-INF/manifest.xml":
            kept[name] = _manifest(kept[name], gone)
    return kept


def _manifest(part: bytes, gone: set[str]) -> bytes:
    tree = parsed(part)
    for element in list(tree):
        path = next((value for key, value in element.attrib.items() if local(key) == "full-path"), "")
        if path in gone or path in ("Thumbnails/", "Versions/"):
            drop(element)
    return written(tree)


def _odf_told(part: bytes) -> bytes:
    tree = parsed(part)
    for element in list(tree.iter()):
        what = local(element.tag)
        if any(local(key) == "visibility" and value in ("collapse", "filter") for key, value in element.attrib.items()):
            raise Refused(HIDDEN_SHEET)
        if what == "table-properties" and any(
            local(key) == "display" and value == "false" for key, value in element.attrib.items()
        ):
            raise Refused(HIDDEN_SHEET)
        if what in ODF_GONE:
            drop(element)
    return written(tree)
