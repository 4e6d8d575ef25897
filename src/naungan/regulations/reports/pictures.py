"""The life of an instrument as a bar, its relations as a graph: places for a server-side SVG."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from naungan.kit import words
from naungan.regulations.enums import Verb
from naungan.regulations.models import Instrument
from naungan.regulations.reports.record import ORDINALS, Neighbour, Record
from naungan.regulations.rules.status import Stretch

WIDE, GAP, LEAST = 760, 4, 104
SIDE = 6  # boxes on one side of the graph; the table below it has all
WHOLE, EDGE = 860, 4
BOX, ROW, COLUMN, ME, STUB = 58, 78, 228, 154, 121  # STUB: room between a box and the middle, for one word
LETTER, BOLD = 7.0, 9.3  # a letter of the second and of the first line is about this wide
ACTIVE = {Verb.AMENDS: "mengubah", Verb.REVOKES: "mencabut", Verb.IMPLEMENTS: "melaksanakan"}


@dataclass(frozen=True, slots=True)
class Span:
    """One wording on the bar. `css` is bar-n, bar-s (the one asked for) or hole (after its end)."""

    x: int
    width: int
    label: str
    begins: str
    css: str


@dataclass(frozen=True, slots=True)
class Life:
    spans: list[Span]
    mark: int | None
    mark_anchor: str
    label: str


@dataclass(frozen=True, slots=True)
class Node:
    x: int
    y: int
    width: int
    title: str
    text: str
    url: str
    css: str


@dataclass(frozen=True, slots=True)
class Arrow:
    line: str
    head: str
    label: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Graph:
    height: int
    nodes: list[Node]
    arrows: list[Arrow]
    label: str
    hidden: int


def life(found: Record, *, today: date) -> Life:
    """Each wording gets room for its name, the rest by how long it held."""
    names = {row.instrument.pk: _brief(row.instrument) for row in found.neighbours}
    chapters = found.shelf.life(found.instrument.pk)
    starts = [chapter.start for chapter in chapters]
    labels = ["Bunyi asli", *[names.get(chapter.by or 0, "Perubahan") for chapter in chapters[1:]]]
    end = chapters[-1].until
    if end is not None:
        starts, labels = [*starts, end], [*labels, "Tidak berlaku lagi"]
    on = found.judgement.on
    last = max(today, on, starts[-1].last)
    days = [stretch.last for stretch in starts] + [date(last.year + 1, 1, 1)]
    widths = _shares([max(1, (b - a).days) for a, b in pairwise(days)])
    edges = [sum(widths[:n]) for n in range(len(widths) + 1)]
    now = next((n for n in reversed(range(len(starts))) if starts[n].reached(on)), None)
    spans = []
    for n, (stretch, label) in enumerate(zip(starts, labels, strict=True)):
        is_over = end is not None and n == len(starts) - 1
        css = "hole" if is_over else "bar-s" if n == now else "bar-n"
        spans.append(Span(edges[n], widths[n] - GAP, label, _begins(stretch), css))
    mark = None if now is None else _place(on, days, edges, now)
    anchor = "middle" if mark is None or 50 < mark < WIDE - 50 else "end" if mark >= WIDE - 50 else "start"
    told = "; ".join(f"{span.label} sejak {span.begins}" for span in spans)
    return Life(spans, mark, anchor, f"Garis waktu {found.instrument.citation}: {told}.")


def graph(found: Record) -> Graph:
    """What it does stands left, what others do to it stands right; every arrow runs from the one that acts."""
    left = [row for row in found.neighbours if row.is_ours]
    right = [row for row in found.neighbours if not row.is_ours]
    rows = max(1, min(SIDE, max(len(left), len(right))))
    height = rows * ROW - (ROW - BOX) + 24
    me, mine = found.instrument, EDGE + COLUMN + STUB if left else EDGE
    wide = round(min(230, max(ME, len(_brief(me)) * BOLD + 28)))
    nodes = [Node(mine, (height - BOX) // 2, wide, _brief(me), "yang sedang dibuka", "", "me")]
    arrows: list[Arrow] = []
    ordinals = _ordinals(found.neighbours)
    for side, is_left in ((left, True), (right, False)):
        shown = side[:SIDE]
        x = EDGE if is_left else mine + wide + STUB
        width = COLUMN if is_left else min(340, WHOLE - EDGE - x)
        top = (height - (len(shown) * ROW - (ROW - BOX))) // 2
        for n, row in enumerate(shown):
            y = top + n * ROW
            nodes.append(_node(row, x, y, width, ordinals.get(row.instrument.pk, "")))
            arrows.append(_arrow(row, is_left, mine if is_left else mine + wide, y + BOX // 2, height // 2))
    hidden = max(0, len(left) - SIDE) + max(0, len(right) - SIDE)
    told = "; ".join(f"{row.words.lower()} {row.instrument.citation}" for row in found.neighbours)
    return Graph(height, nodes, arrows, f"{me.citation}: {told}." if told else "", hidden)


def _shares(days: list[int]) -> list[int]:
    spare = max(0, WIDE - LEAST * len(days))
    least = min(LEAST, WIDE // len(days))
    whole = sum(days)
    widths = [least + round(spare * part / whole) for part in days]
    widths[-1] += WIDE - sum(widths)
    return widths


def _place(on: date, days: list[date], edges: list[int], n: int) -> int:
    share = (on - days[n]).days / max(1, (days[n + 1] - days[n]).days)
    return round(edges[n] + max(0.0, min(1.0, share)) * (edges[n + 1] - edges[n] - GAP))


def _begins(stretch: Stretch) -> str:
    if not stretch.is_known:
        return str(stretch.first.year)
    return f"{stretch.first.day} {words.MONTHS[stretch.first.month - 1][:3]} {stretch.first.year}"


def _ordinals(neighbours: list[Neighbour]) -> dict[int, str]:
    """Perubahan pertama, kedua: in the order in which they came."""
    amending = [row.instrument.pk for row in neighbours if row.verb == Verb.AMENDS and not row.is_ours]
    return {pk: f"Perubahan {word}" for pk, word in zip(amending, ORDINALS, strict=False)}


def _node(row: Neighbour, x: int, y: int, width: int, ordinal: str) -> Node:
    css = "" if row.status in ("in_force", "amended", "partly_revoked", "unknown") else "gone"
    state = str(row.status.label).lower().split(",")[0]
    text = f"{ordinal} · {state}" if ordinal else _cut(row.instrument.title, _fits(width, LETTER))
    return Node(x, y, width, _brief(row.instrument), text, row.instrument.get_absolute_url(), css)


def _cut(title: str, most: int) -> str:
    """As much of a title as a box holds, without breaking a word."""
    return title if len(title) <= most else title[:most].rsplit(" ", 1)[0].rstrip(",;") + "…"


def _brief(row: Instrument) -> str:
    """A joint decree has three numbers: a picture has room for the first."""
    return row.citation.split(",")[0]


def _fits(width: int, letter: float) -> int:
    """How many letters a box of this width holds."""
    return round((width - 24) / letter)


def _arrow(row: Neighbour, is_left: bool, edge: int, there: int, here: int) -> Arrow:
    """A straight stub at the box, along a trunk to the middle's `edge`; the word stands on the stub."""
    trunk = edge - 15 if is_left else edge + 15
    box = EDGE + COLUMN if is_left else edge + STUB
    start, end = (edge, box + 9) if is_left else (box, edge + 9)
    ys = (here, there) if is_left else (there, here)
    head = f"M{end - 9} {ys[1]}L{end} {ys[1] - 5}L{end} {ys[1] + 5}Z"
    label = ACTIVE[Verb(row.verb)] + ("" if row.is_whole else " sebagian")
    return Arrow(f"M{start} {ys[0]}H{trunk}V{ys[1]}H{end}", head, label, (trunk + box) // 2, there - 7)
