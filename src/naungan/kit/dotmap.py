"""The map of a province as dots: one per village, inline SVG, no tiles and no script. Pure.

    counts = {"52.01.01.2003": 41, …}                        # covered workers; a withheld count is None
    steps = dotmap.bounds(counts.values())                   # (1, 5, 10, 20, 50)
    dots = [dotmap.Dot(v.code, v.name, v.latitude, v.longitude, dotmap.step(counts.get(v.code), steps)) for v in …]
    labels = [dotmap.Label("52.03", "Lombok Timur", "/cakupan/52.03/", "1.204", "Lombok Timur: 1.204 pekerja …"), …]
    svg = dotmap.draw(dots, labels)                          # safe; goes into <figure class="map">
    key = dotmap.legend(steps)                               # [(0, "belum ada"), (1, "1–4"), … (5, "50 ke atas")]

How it stays small: a dot is a line of length zero with a round cap ("M12 34h0"), so a whole regency × step × size is
one path, the stroke is the dot's width and the class its colour (`c0` … `c5`, `z1` … `z4` in naungan.css). A regency
is a link with a title; ten stops for the keyboard, not a thousand. The picture is 25 to 40 KB, a third of it when
compressed. A village without a point is not drawn: it stands in the table beside the map.
"""

import itertools
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

UNITS = 292  # picture units for one degree of latitude
KILOMETRES = 111.32  # in one degree of latitude
SIZE_OF_STEP = (1, 2, 2, 3, 3, 4)  # brighter is also bigger: nobody needs to tell colours apart


class Dot(NamedTuple):
    """A village. `step` is 0 (none) to 5, `size` 1 to 4 (None: follows the step); degrees may be None."""

    code: str
    name: str
    latitude: float | None
    longitude: float | None
    step: int = 0
    size: int | None = None
    regency: str = ""


class Spot(NamedTuple):
    """A dot that has a place, as it is drawn."""

    latitude: float
    longitude: float
    step: int
    size: int
    regency: str


class Label(NamedTuple):
    """A regency on the map: its name, where its link leads, a short number below the name, the words on hovering."""

    code: str
    name: str
    href: str
    note: str = ""
    title: str = ""


@dataclass(frozen=True)
class Frame:
    """One picture: what part of the world it shows, and what is drawn below the dots."""

    west: float
    north: float
    width: int
    height: int
    squeeze: float  # a degree of longitude is shorter than one of latitude
    units: float = UNITS
    name: str = "provinsi"
    title: str = "provinsi"
    scale_bar: int = 14  # x of the 25 km bar
    reef: str = ""
    coast: str = ""
    labels: dict[str, tuple[float, float, str]] = field(default_factory=dict)

    @classmethod
    def around(cls, west: float, east: float, north: float, south: float, **drawn: Any) -> "Frame":
        """The frame of a box in degrees."""
        units = drawn.get("units", UNITS)
        squeeze = math.cos(math.radians((north + south) / 2))
        width, height = round((east - west) * units * squeeze), round((north - south) * units)
        return cls(west, north, max(width, 1), max(height, 1), squeeze, **drawn)

    def place(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Picture coordinates of a point in degrees."""
        return (longitude - self.west) * self.units * self.squeeze, (self.north - latitude) * self.units


def bounds(counts: Iterable[int | None]) -> tuple[int, int, int, int, int]:
    """The smallest count of each of the five steps; they move only when the greatest count passes 100, 200, 500 …"""
    greatest = max((count for count in counts if count), default=0)
    ladder = (100 * 10**power * digit for power in itertools.count() for digit in (1, 2, 5))
    top = next(rung for rung in ladder if rung >= greatest)
    return 1, top // 20, top // 10, top // 5, top // 2


def step(count: int | None, bounds: Sequence[int]) -> int:
    """0 for none or a withheld count, else 1 to 5."""
    return sum(count >= bound for bound in bounds) if count else 0


def legend(bounds: Sequence[int]) -> list[tuple[int, str]]:
    """Step and words: (1, "1–4"). For `<circle class="k1">` in the key beside the map."""
    ranges = [
        f"{number(low)}–{number(after - 1)}" if after - low > 1 else number(low)
        for low, after in itertools.pairwise(bounds)
    ]
    words = ["belum ada", *ranges, f"{number(bounds[-1])} ke atas"]
    return list(enumerate(words))


def draw(dots: Iterable[Dot], labels: Iterable[Label], *, province: str = "52") -> SafeString:
    """The pictures of a province as inline SVG: Lombok and Sumbawa for "52", one plain picture elsewhere."""
    shown = list(spots(dots))
    named = {label.code: label for label in labels}
    frames = kept(province) or plain(shown)
    pictures = (picture(frame, shown_in(frame, shown), named) for frame in frames)
    return mark_safe("\n".join(pictures))


def spots(dots: Iterable[Dot]) -> Iterator[Spot]:
    """The dots that have a place, northern ones first; the regency is by default the first two groups of the code."""
    for dot in sorted(dots, key=lambda dot: (-(dot.latitude or 0), dot.longitude or 0)):
        if dot.latitude is not None and dot.longitude is not None:
            size = dot.size or SIZE_OF_STEP[dot.step]
            yield Spot(dot.latitude, dot.longitude, dot.step, size, dot.regency or dot.code[:5])


@cache
def kept(province: str) -> tuple[Frame, ...]:
    """The frames made by scripts/regions/coast.py; none for a province that has no file yet."""
    file = resources.files("naungan.kit").joinpath("maps", f"{province}.json")
    if not file.is_file():
        return ()
    return tuple(Frame.around(*drawn.pop("box"), **drawn) for drawn in json.loads(file.read_text("utf-8")))


def plain(spots: Sequence[Spot]) -> tuple[Frame, ...]:
    """One picture around the dots, a thousand units wide, names at the middle of each regency."""
    if not spots:
        return ()
    lats, longs = [spot.latitude for spot in spots], [spot.longitude for spot in spots]
    span = max(max(longs) - min(longs), max(lats) - min(lats), 0.1)
    air = span * 0.06
    box = min(longs) - air, max(longs) + air, max(lats) + air, min(lats) - air
    frame = Frame.around(*box, units=1_000 / (span + 2 * air))
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for spot in spots:
        places[spot.regency].append(frame.place(spot.latitude, spot.longitude))
    for code, points in places.items():
        x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
        frame.labels[code] = (x, y, "middle")
    return (frame,)


def shown_in(frame: Frame, spots: Iterable[Spot]) -> dict[str, list[Spot]]:
    """The dots of each regency of the picture, in their order."""
    regencies: dict[str, list[Spot]] = {code: [] for code in sorted(frame.labels)}
    for spot in spots:
        if spot.regency in regencies:
            regencies[spot.regency].append(spot)
    return regencies


def picture(frame: Frame, regencies: dict[str, list[Spot]], labels: dict[str, Label]) -> str:
    """One `<svg>`."""
    inside = "".join(regency(frame, code, dots, labels.get(code)) for code, dots in regencies.items())
    return (
        f'<svg class="map-{frame.name}" viewBox="0 0 {frame.width} {frame.height}" role="group"'
        f' aria-label="Peta titik {escape(frame.title)}: satu titik satu desa atau kelurahan">'
        f'<g aria-hidden="true"><path class="reef" d="{frame.reef}"/><path class="coast" d="{frame.coast}"/></g>'
        f"{inside}{scale_bar(frame)}</svg>"
    )


def regency(frame: Frame, code: str, spots: Iterable[Spot], label: Label | None) -> str:
    """A regency's dots and name; a link when it has a label."""
    parts: dict[tuple[int, int], list[str]] = defaultdict(list)
    for spot in spots:
        x, y = frame.place(spot.latitude, spot.longitude)
        parts[spot.step, spot.size].append(f"M{short(x)} {short(y)}h0")
    # Dim dots first: where villages lie close, the bright ones stay in sight.
    drawn = "".join(f'<path class="c{step} z{size}" d="{"".join(d)}"/>' for (step, size), d in sorted(parts.items()))
    if label is None:
        return f"<g>{drawn}</g>"
    title = f"<title>{escape(label.title or label.name)}</title>"
    return f'<a href="{escape(label.href)}">{title}{drawn}{name(frame, code, label)}</a>'


def name(frame: Frame, code: str, label: Label) -> str:
    """The regency's name at its place, with the short number on a line of its own."""
    x, y, anchor = frame.labels[code]
    note = f'<tspan class="v" x="{short(x)}" dy="1.15em">{escape(label.note)}</tspan>' if label.note else ""
    place = f'x="{short(x)}" y="{short(y)}" class="l-{code.replace(".", "")} {anchor}"'
    return f"<text {place}>{escape(label.name)}{note}</text>"


def scale_bar(frame: Frame) -> str:
    """25 km in the lower part of the picture."""
    bar = 25 / KILOMETRES * frame.units
    x, y = frame.scale_bar, frame.height
    return (
        f'<g class="scale" aria-hidden="true"><path d="M{x} {y - 12}h{bar:.0f}"/>'
        f'<text x="{x}" y="{y - 18}">25 km</text></g>'
    )


def short(value: float) -> str:
    """One decimal, and none where it is nought."""
    return f"{value:.1f}".removesuffix(".0")


def number(value: int) -> str:
    """1.204, as Indonesian writes it."""
    return f"{value:,}".replace(",", ".")
