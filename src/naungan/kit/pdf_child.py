"""The process in which PDF are read: `python -m naungan.kit.pdf_child TASK SECONDS PAGES CHARACTERS`.

The file comes on stdin. It answers one JSON object: {"pages": 3}, {"texts": [...]}, or {"wrong": code} with a code of
`pdf.SENTENCES`. Nothing of Django is loaded here, and nothing is written anywhere.
"""

import io
import json
import re
import sys
import time
from collections.abc import Iterator
from typing import Any

MEMORY = 1_500_000_000  # bytes of address space; pdfium and qpdf map much more than they use
MAX_OBJECTS = 1_000_000
MAX_DEPTH = 40
MAX_PAGES = 3_000
MAX_FORM = 5_000_000  # bytes of an XFA form that are looked at
TAIL = 2_048  # in so many bytes at the end stand startxref and %%EOF
FOREIGN_HEAD = re.compile(rb"<(?:html|script|svg|!doctype|\?php)", re.IGNORECASE)

SCRIPT, LAUNCH, OUTSIDE, EMBEDDED, MEDIA = "script", "launch", "outside", "embedded", "media"
ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": LAUNCH,
    "/SubmitForm": OUTSIDE,
    "/ImportData": OUTSIDE,
    "/GoToE": EMBEDDED,
    "/RichMediaExecute": MEDIA,
    "/Rendition": MEDIA,
    "/Movie": MEDIA,
    "/Sound": MEDIA,
}
SUBTYPES = {"/FileAttachment": EMBEDDED, "/RichMedia": MEDIA, "/Movie": MEDIA, "/Sound": MEDIA, "/3D": MEDIA}
BY_ITSELF = {"/URI", "/GoToR", "/SubmitForm"}  # harmless under a link, not when the page opens
LINKS = re.compile(r"^\s*(?:javascript|vbscript|data|file)\s*:", re.IGNORECASE)


class Wrong(Exception):
    """The file is refused; the only argument is the code."""


def limit(seconds: float) -> None:
    """Let the system itself end this process when it wants too much."""
    try:
        import resource
    except ImportError:  # a system without limits; the parent's clock remains
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    whole = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def judge_bytes(data: bytes) -> None:
    """A PDF begins with its mark, ends with its mark, and nothing hangs behind it."""
    if not data.startswith(b"%PDF-"):
        raise Wrong("damaged")
    if FOREIGN_HEAD.search(data[:1024]):
        raise Wrong("trailing")
    end = data.rfind(b"%%EOF")
    if end < 0 or b"startxref" not in data[max(0, end - TAIL) : end]:
        raise Wrong("damaged")
    if len(data[end + 5 :].strip(b"\x00 \t\r\n\x1a")) > 64:
        raise Wrong("trailing")
    if b"PK\x01\x02" in data and data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000)) >= 0:
        raise Wrong("trailing")  # an archive is read from its end, so a file can be both


def is_kind(value: Any, *kinds: Any) -> bool:
    return any(isinstance(value, kind) for kind in kinds)


def entries(value: Any) -> Iterator[tuple[str, Any]]:
    """Key and value of a dictionary or of a stream's dictionary; a value that cannot be read is passed over."""
    for key in value.keys():  # noqa: SIM118 - a pikepdf object iterates over other things than its keys
        try:
            yield key, value[key]
        except (KeyError, ValueError, TypeError):
            continue


def action_of(value: Any) -> str:
    import pikepdf

    return str(value.get("/S", "")) if is_kind(value, pikepdf.Dictionary) else ""


def holds_something(value: Any) -> bool:
    """Names trees of empty lists are left behind by many writers and are harmless."""
    import pikepdf

    if is_kind(value, pikepdf.Dictionary, pikepdf.Array):
        return len(value) > 0 and any(holds_something(part) for _, part in parts(value))
    return True


def parts(value: Any) -> Iterator[tuple[str, Any]]:
    import pikepdf

    if is_kind(value, pikepdf.Array):
        for index in range(len(value)):
            yield "", value[index]
    elif is_kind(value, pikepdf.Dictionary, pikepdf.Stream):
        yield from entries(value)


def judge_dictionary(value: Any) -> None:
    """What one dictionary says about itself (ISO 32000: 12.6 actions, 12.5.6 annotations, 7.11 embedded files)."""
    kind, subtype = str(value.get("/Type", "")), str(value.get("/Subtype", ""))
    if kind == "/EmbeddedFile":
        raise Wrong(EMBEDDED)
    if subtype in SUBTYPES and kind in ("", "/Annot"):
        raise Wrong(SUBTYPES[subtype])
    action = str(value.get("/S", ""))
    if action in ACTIONS and kind in ("", "/Action"):
        raise Wrong(ACTIONS[action])
    for key, part in entries(value):
        judge_entry(key, part)


def judge_entry(key: str, part: Any) -> None:
    if key == "/JS" or (key == "/JavaScript" and holds_something(part)):
        raise Wrong(SCRIPT)
    if key in ("/EmbeddedFiles", "/EF") and holds_something(part):
        raise Wrong(EMBEDDED)
    if key in ("/RichMediaContent", "/RichMediaSettings"):
        raise Wrong(MEDIA)
    if key == "/OpenAction" and action_of(part) in BY_ITSELF:
        raise Wrong(OUTSIDE)
    if key == "/AA" and any(action_of(step) in BY_ITSELF for _, step in parts(part)):
        raise Wrong(OUTSIDE)
    if key == "/URI" and LINKS.match(str(part)):
        raise Wrong(SCRIPT)
    if key == "/XFA":
        judge_form(part)


def judge_form(value: Any) -> None:
    """XFA is a form of its own inside the PDF; one that cannot be read is not believed to be harmless."""
    import pikepdf

    streams = [value] if is_kind(value, pikepdf.Stream) else [part for _, part in parts(value)]
    for stream in streams:
        if not is_kind(stream, pikepdf.Stream):
            continue
        try:
            text = bytes(stream.read_bytes())
        except pikepdf.PdfError as error:
            raise Wrong("form_script") from error
        if len(text) > MAX_FORM or re.search(rb"<(?:\w+:)?(?:script|submit|execute)\b", text):
            raise Wrong("form_script")


def walk(document: Any, until: float) -> None:
    """Every object of the file, and every container inside it that has no number of its own."""
    import pikepdf

    seen = 0
    for thing in document.objects:
        waiting = [(thing, 0)]
        while waiting:
            value, depth = waiting.pop()
            seen += 1
            if seen > MAX_OBJECTS or (seen % 512 == 0 and time.monotonic() > until):
                raise Wrong("heavy")
            if is_kind(value, pikepdf.Dictionary, pikepdf.Stream):
                judge_dictionary(value)
            for _, part in parts(value):
                if is_kind(part, pikepdf.Dictionary, pikepdf.Array) and not part.is_indirect:
                    if depth > MAX_DEPTH:
                        raise Wrong("heavy")
                    waiting.append((part, depth + 1))


def open_structure(data: bytes) -> Any:
    import pikepdf

    pikepdf.settings.set_qpdf_limits(flate_max_memory=200_000_000, max_stream_filters=10)
    try:
        document = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise Wrong("locked") from error
    except pikepdf.PdfError as error:
        raise Wrong("damaged") from error
    if document.is_encrypted:
        raise Wrong("restricted")
    return document


def counted(number: int) -> int:
    if not number:
        raise Wrong("no_pages")
    if number > MAX_PAGES:
        raise Wrong("many_pages")
    return number


def inspect(data: bytes, until: float) -> dict[str, Any]:
    import pikepdf

    judge_bytes(data)
    try:
        with open_structure(data) as document:
            walk(document, until)
            return {"pages": counted(len(document.pages))}
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError) as error:
        raise Wrong("damaged") from error


def count(data: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        return {"pages": len(pypdfium2.PdfDocument(data))}
    except pypdfium2.PdfiumError as error:
        raise Wrong("damaged") from error


LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " ", "\u00ad": ""})
BROKEN_WORD = re.compile("[\ufffe\x02]\\s*\n?")  # how pdfium tells a hyphen at a line's end
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def tidy(text: str) -> str:
    text = BROKEN_WORD.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (line.rstrip() for line in CONTROLS.sub("", text.translate(LIGATURES)).split("\n"))
    return "\n".join(lines).strip("\n")


def texts(data: bytes, until: float, pages: int, characters: int) -> dict[str, Any]:
    import pypdfium2

    found: list[str] = []
    try:
        document = pypdfium2.PdfDocument(data)
        for number in range(min(len(document), pages)):
            if time.monotonic() > until or characters <= 0:
                break
            found.append(text_of(document, number)[:characters])
            characters -= len(found[-1])
    except pypdfium2.PdfiumError as error:
        raise Wrong("damaged") from error
    return {"texts": found}


def text_of(document: Any, number: int) -> str:
    """One page that cannot be read is an empty page; the others are still worth reading."""
    import pypdfium2

    try:
        page = document[number]
        layer = page.get_textpage()
        text = tidy(layer.get_text_bounded())
        layer.close()
        page.close()
        return text
    except pypdfium2.PdfiumError:
        return ""


def answer(task: str, data: bytes, seconds: float, pages: int, characters: int) -> dict[str, Any]:
    until = time.monotonic() + seconds
    try:
        if task == "inspect":
            found = inspect(data, until)
            return found | (texts(data, until, pages, characters) if pages else {})
        if task == "count":
            return count(data)
        return texts(data, until, pages, characters)
    except Wrong as wrong:
        return {"wrong": str(wrong)}
    except (MemoryError, RecursionError):
        return {"wrong": "heavy"}


def main() -> None:
    task, seconds, pages, characters = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    limit(seconds)
    json.dump(answer(task, sys.stdin.buffer.read(), seconds, pages, characters), sys.stdout)


if __name__ == "__main__":
    main()
