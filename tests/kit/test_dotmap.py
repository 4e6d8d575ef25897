"""The dot map: small, safe, and true to its numbers."""

import gzip
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from naungan.kit import dotmap
from naungan.kit.dotmap import Dot, Label
from naungan.regions import seed

VILLAGES = [row for row in seed.rows("52") if row.level == "village"]
REGENCIES = [row for row in seed.rows("52") if row.level == "regency" and row.code.startswith("52.")]


def dots(step: int | None = None) -> list[Dot]:
    return [
        Dot(row.code, row.name, row.latitude, row.longitude, i % 6 if step is None else step)
        for i, row in enumerate(VILLAGES)
    ]


def labels() -> list[Label]:
    return [
        Label(row.code, row.name, f"/cakupan/{row.code}/", "1.204", f"{row.name}: 1.204 pekerja")
        for row in REGENCIES
        if row.valid_until is None
    ]


def soup(svg: str) -> BeautifulSoup:
    return BeautifulSoup(svg, "html.parser")


def test_two_islands_and_ten_links():
    drawn = soup(dotmap.draw(dots(), labels()))
    assert [svg["class"] for svg in drawn.find_all("svg")] == [["map-lombok"], ["map-sumbawa"]]
    assert sorted(a["href"] for a in drawn.find_all("a")) == sorted(label.href for label in labels())
    assert [a.title.text for a in drawn.find_all("a") if not a.title.text.endswith("1.204 pekerja")] == []


def test_a_dot_for_each_village_with_a_point():
    svg = dotmap.draw(dots(), labels())
    assert svg.count("h0") == 1_150
    for step in range(6):
        marks = sum(path["d"].count("h0") for path in soup(svg).select(f"path.c{step}"))
        assert marks == sum(dot.step == step and dot.latitude is not None for dot in dots())


def test_light_enough_for_a_page():
    assert len(gzip.compress(dotmap.draw(dots(), labels()).encode())) < 40_000


def test_no_style_no_script_no_markup_from_names():
    nasty = [Label("52.03", "<b>Lotim</b>", '/x"onload="y', "1&2", "<script>alert(1)</script>")]
    svg = dotmap.draw(dots(), nasty)
    assert "style=" not in svg and "<script" not in svg and "<b>" not in svg
    assert soup(svg).a.attrs == {"href": '/x"onload="y'}


def test_dots_lie_inside_their_picture():
    drawn = soup(dotmap.draw(dots(), labels()))
    for svg in drawn.find_all("svg"):
        _, _, width, height = map(float, svg["viewbox"].split())
        for path in svg.select("path[class^=c][class*=z]"):
            for x, y in re.findall(r"M(\S+) (\S+?)h0", path["d"]):
                assert 0 <= float(x) <= width and 0 <= float(y) <= height


def test_another_province_has_one_plain_picture():
    elsewhere = [Dot("51.03.06.2001", "Dalung", -8.62, 115.17, 3), Dot("51.71.01.1001", "Pemecutan", -8.66, 115.2, 1)]
    svg = soup(dotmap.draw(elsewhere, [Label("51.03", "Badung", "/cakupan/51.03/")], province="51"))
    assert len(svg.find_all("svg")) == 1 and [a["href"] for a in svg.find_all("a")] == ["/cakupan/51.03/"]
    assert len(svg.select("path.c3, path.c1")) == 2


def test_nothing_to_draw():
    assert dotmap.draw([], [], province="51") == ""
    assert dotmap.draw([], []).count("<svg") == 2


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], (1, 5, 10, 20, 50)),
        ([None, 0, 3, 100], (1, 5, 10, 20, 50)),
        ([101], (1, 10, 20, 40, 100)),
        ([500], (1, 25, 50, 100, 250)),
        ([9_000], (1, 500, 1_000, 2_000, 5_000)),
    ],
)
def test_bounds(counts, expected):
    assert dotmap.bounds(counts) == expected


def test_legend():
    assert dotmap.legend((1, 5, 10, 20, 50)) == [
        (0, "belum ada"),
        (1, "1–4"),
        (2, "5–9"),
        (3, "10–19"),
        (4, "20–49"),
        (5, "50 ke atas"),
    ]
    assert dotmap.legend((1, 500, 1_000, 2_000, 5_000))[5] == (5, "5.000 ke atas")


@given(st.lists(st.none() | st.integers(0, 10**7), max_size=30))
def test_more_people_never_a_lower_step(counts):
    bounds = dotmap.bounds(counts)
    assert list(bounds) == sorted(set(bounds))
    steps = [dotmap.step(count, bounds) for count in sorted(count or 0 for count in counts)]
    assert steps == sorted(steps) and all((step > 0) == (count > 0) for step, count in zip(
        steps, sorted(count or 0 for count in counts), strict=True))  # fmt: skip
