"""What an officer looks at before anything is blacked out: sizes, pictures, places of words. Runs in the child."""

from typing import Any

from naungan.kit.pdf_child import Wrong
from naungan.kit.redaction import patterns, stripping
from naungan.kit.redaction.painting import flattened, jpeg
from naungan.kit.redaction.reading import PT_PER_MM, Word, reading

MOST_PIXELS = 4_000_000
TRIM = 0.08  # of its height: a line's box as fonts tell it reaches into its neighbours
AROUND = 4  # words told on both sides of what was found
MOST_FOUND = 400


def as_shown(data: bytes) -> bytes:
    """What `painting` draws: forms and stamps as ink. A file without them is taken as it is, which is much quicker."""
    with stripping.opened(data) as document:
        if "/AcroForm" in document.Root or any("/Annots" in page.obj for page in document.pages):
            return flattened(document)
    return data


def sheets(data: bytes) -> list[list[float]]:
    """Width and height of every page in millimetres, as it is shown."""
    stripping.opened(data).close()
    with reading(data) as read:
        pages = [read.page(number) for number in range(1, len(read) + 1)]
        return [[round(page.width / PT_PER_MM, 2), round(page.height / PT_PER_MM, 2)] for page in pages]


def picture(data: bytes, number: int, longest: int) -> bytes:
    """One page as JPEG, its longer side at most `longest` dots."""
    with reading(as_shown(data)) as read:
        if not 1 <= number <= len(read):
            raise Wrong("no_pages")
        page = read.page(number)
        room = (MOST_PIXELS / max(page.width * page.height, 1)) ** 0.5
        return jpeg(page.drawn(min(longest / max(page.width, page.height, 1), room)))


def find(data: bytes, words: list[str], kinds: list[str]) -> dict[str, Any]:
    """Where the words and shapes stand, and which pages have no words at all: a scan hides what it shows.

    Each found thing is {"page", "kind", "said", "before", "after", "whole", "boxes"}; boxes in millimetres, one a line.
    """
    found: list[dict[str, Any]] = []
    blank: list[int] = []
    with reading(as_shown(data)) as read:
        for number in range(1, len(read) + 1):
            said = read.page(number).words()
            if not said:
                blank.append(number)
            found += [{"page": number, **one} for one in on_page(said, words, kinds)]
            if len(found) > MOST_FOUND:
                break
    return {"found": found[:MOST_FOUND], "blank": blank, "more": len(found) > MOST_FOUND}


def on_page(said: list[Word], words: list[str], kinds: list[str]) -> list[dict[str, Any]]:
    text, starts = "", []
    for word in said:
        starts.append(len(text))
        text += word.text + " "
    told = []
    for match in patterns.matches(text, words, kinds):
        hit = [n for n, word in enumerate(said) if starts[n] < match.end and starts[n] + len(word.text) > match.start]
        first, last = hit[0], hit[-1]
        told.append(
            {
                "kind": match.kind,
                "whole": match.is_whole,
                "said": " ".join(said[n].text for n in hit),
                "before": " ".join(word.text for word in said[max(0, first - AROUND) : first]),
                "after": " ".join(word.text for word in said[last + 1 : last + 1 + AROUND]),
                "boxes": [box_of(line) for line in lines([said[n] for n in hit])],
            }
        )
    return told


def lines(words: list[Word]) -> list[list[Word]]:
    """Words that stand beside one another: a box over two lines would cover what lies between."""
    told: list[list[Word]] = []
    for word in words:
        middle = (word.top + word.bottom) / 2
        if told and told[-1][-1].top < middle < told[-1][-1].bottom and word.left >= told[-1][-1].left:
            told[-1].append(word)
        else:
            told.append([word])
    return told


def box_of(line: list[Word]) -> list[float]:
    """left, upper, right and lower edge in millimetres"""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    trim = (bottom - top) * TRIM
    edges = (min(word.left for word in line), top + trim, max(word.right for word in line), bottom - trim)
    return [round(edge / PT_PER_MM, 2) for edge in edges]
