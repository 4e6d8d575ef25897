"""Make the frame of a province's dot map: pictures, places of names, and a soft coast drawn from the points themselves.

    python scripts/regions/coast.py 52 > src/naungan/kit/maps/52.json

Slow (a distance transform in plain Python), so it runs once and its result is kept. The coast shows where land is;
it is no boundary. Rerun it when the points change.
"""

import json
import math
import sys
from collections.abc import Callable
from typing import Any

from naungan.kit import dotmap
from naungan.regions import seed

Field = list[list[float]]
CELL, PAD = 3.0, 20  # picture units of one cell of the raster; cells around the picture
REACH = 30  # the points grow by this much and shrink back: bays smaller than it close
REEF, COAST = 20, 9  # how far from the points the shallows and the land reach
FAR = 1e9

# box: west, east, north, south in degrees; labels: x, y and anchor in picture units, placed by hand
PICTURES: dict[str, list[dict[str, Any]]] = {
    "52": [
        {
            "name": "lombok",
            "title": "Pulau Lombok",
            "box": [115.80, 116.735, -8.055, -9.11],
            "scale_bar": 14,
            "labels": {
                "52.71": [75, 140, "end"],
                "52.08": [96, 42, "start"],
                "52.01": [14, 262, "start"],
                "52.02": [150, 266, "middle"],
                "52.03": [226, 40, "middle"],
            },
        },
        {
            "name": "sumbawa",
            "title": "Pulau Sumbawa",
            "box": [116.735, 119.33, -8.055, -9.11],
            "scale_bar": 520,
            "labels": {
                "52.07": [14, 92, "start"],
                "52.04": [196, 84, "middle"],
                "52.05": [430, 254, "middle"],
                "52.06": [664, 246, "middle"],
                "52.72": [606, 64, "middle"],
            },
        },
    ]
}


def distances_in_row(row: list[float]) -> list[float]:
    """Squared distance of each cell to the nearest set cell: lower envelope of parabolas (Felzenszwalb 2012)."""
    count = len(row)
    centres, edges, top = [0] * count, [-FAR] + [FAR] * count, 0
    for q in range(1, count):
        while True:
            p = centres[top]
            meet = ((row[q] + q * q) - (row[p] + p * p)) / (2 * q - 2 * p)
            if meet > edges[top]:
                break
            top -= 1
        top += 1
        centres[top], edges[top], edges[top + 1] = q, meet, FAR
    result, here = [0.0] * count, 0
    for q in range(count):
        while edges[here + 1] < q:
            here += 1
        result[q] = (q - centres[here]) ** 2 + row[centres[here]]
    return result


def distances(is_set: Callable[[int, int], bool], width: int, height: int) -> Field:
    """Distance in cells to the nearest set cell."""
    rows = [distances_in_row([0.0 if is_set(x, y) else FAR for x in range(width)]) for y in range(height)]
    columns = [distances_in_row([rows[y][x] for y in range(height)]) for x in range(width)]
    return [[math.sqrt(columns[x][y]) for x in range(width)] for y in range(height)]


def smooth(field: Field) -> Field:
    """One pass of a 3 × 3 binomial filter; the edges wrap, they are open sea."""
    height, width = len(field), len(field[0])
    weights = [(dx, dy, (2 - abs(dx)) * (2 - abs(dy))) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return [
        [sum(field[(y + dy) % height][(x + dx) % width] * w for dx, dy, w in weights) / 16 for x in range(width)]
        for y in range(height)
    ]


def land(points: list[tuple[float, float]], width: int, height: int, keep: float) -> Field:
    """Positive where land is: the points grown by REACH and shrunk back to `keep`."""
    w, h = int(width / CELL) + 2 * PAD, int(height / CELL) + 2 * PAD
    cells = {(round(x / CELL) + PAD, round(y / CELL) + PAD) for x, y in points}
    near = distances(lambda x, y: (x, y) in cells, w, h)
    sea = distances(lambda x, y: near[y][x] * CELL > REACH, w, h)
    return smooth([[sea[y][x] * CELL - (REACH - keep) for x in range(w)] for y in range(h)])


def rings(field: Field) -> list[list[tuple[float, float]]]:
    """The zero line of the field, by marching squares, as closed rings in picture units."""
    links: dict[tuple, list[tuple]] = {}

    def cut(xa: int, ya: int, xb: int, yb: int) -> tuple[float, float]:
        a, b = field[ya][xa], field[yb][xb]
        t = a / (a - b)
        return (xa + t * (xb - xa) - PAD) * CELL, (ya + t * (yb - ya) - PAD) * CELL

    for y in range(len(field) - 1):
        for x in range(len(field[0]) - 1):
            inside = [field[y][x] > 0, field[y][x + 1] > 0, field[y + 1][x + 1] > 0, field[y + 1][x] > 0]
            edges = [(x, y, x + 1, y), (x + 1, y, x + 1, y + 1), (x, y + 1, x + 1, y + 1), (x, y, x, y + 1)]
            hit = [edges[i] for i in range(4) if inside[i] != inside[(i + 1) % 4]]
            for one, other in zip(hit[::2], hit[1::2], strict=True):
                links.setdefault(one, []).append((other, cut(*other)))
                links.setdefault(other, []).append((one, cut(*one)))
    return list(walked(links))


def walked(links: dict[tuple, list[tuple]]):
    seen: set[tuple] = set()
    for start in links:
        ring: list[tuple[float, float]] = []
        here, before = start, None
        while here not in seen:
            seen.add(here)
            step, point = next((link for link in links[here] if link[0] != before), links[here][0])
            ring.append(point)
            before, here = here, step
        if len(ring) >= 14:  # a smaller ring is noise of the raster
            yield ring


def path(field: Field) -> str:
    """The rings as one SVG path, drawn smoothly through the middles of every third point."""
    out = []
    for ring in rings(field):
        points = ring[::3]
        middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, points[1:] + points[:1], strict=True)]
        curves = (f"Q{p[0]:.0f} {p[1]:.0f} {m[0]:.0f} {m[1]:.0f}" for p, m in zip(points, middles, strict=True))
        out.append(f"M{middles[-1][0]:.0f} {middles[-1][1]:.0f}{''.join(curves)}Z")
    return "".join(out)


def main(province: str) -> None:
    made = []
    for picture in PICTURES[province]:
        frame = dotmap.Frame.around(*picture["box"])
        points = [
            frame.place(latitude, longitude)
            for code, (latitude, longitude) in seed.village_points(province).items()
            if code[:5] in picture["labels"]
        ]
        land_of = {
            name: path(land(points, frame.width, frame.height, keep))
            for name, keep in (("reef", REEF), ("coast", COAST))
        }
        made.append(picture | land_of)
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])
