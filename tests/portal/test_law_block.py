"""The law behind a page leads to the shelf, as far as the shelf goes."""

import pytest

from naungan.portal.blocks.guide import LawBlock

pytestmark = pytest.mark.django_db


def shown(cite: str) -> str:
    block = LawBlock()
    value = block.to_python({"title": "Dasar hukum", "items": [{"cite": cite, "says": "Isinya.", "sure": "V-sec"}]})
    return block.render(value)


def test_an_instrument_on_the_shelf_is_a_link():
    html = shown("UU 14/2008 Ps. 22; Perki 1/2021")
    assert '<a href="/regulasi/uu-14-2008/">' in html
    assert '<a href="/regulasi/perki-1-2021/">' in html


def test_what_the_shelf_does_not_hold_stays_a_word():
    html = shown("UU 999/2019 dan pengumuman setiap angkatan")
    assert "href" not in html and "UU 999/2019" in html
