"""The words as an editor would enter them: no page of ours contradicts its own figures."""

import json
import re
import tomllib

import pytest

from naungan.portal import proofreading
from naungan.portal.models import GuidePage
from naungan.portal.planting import block
from tests.house.tree import PACKAGE
from tests.portal.test_seeds import BLOCKS, PAGES, UNITS, Markup, leads_nowhere, rich

TEXTS = PACKAGE / "config" / "demo" / "texts" / "articles.toml"
ARTICLES = tomllib.loads(TEXTS.read_text(encoding="utf-8"))["articles"]
SECTIONS = {"ketenagakerjaan", "ketransmigrasian", "arsip-kegiatan"}
KEYS = {"slug", "title", "section", "unit", "published_on", "tags", "lead", "source", "body"}


def page(title: str, summary: str, body: list[dict]) -> GuidePage:
    """Unsaved, with every block that a guide can hold."""
    held = [block(one) for one in body if one["type"] in BLOCKS]
    return GuidePage(title=title, summary=summary, body=json.dumps(held))


def contradictions(*given) -> list[str]:
    return [proofreading.told(one) for one in proofreading.disagreements(page(*given))]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", PAGES, ids=lambda seed: seed["at"])
def test_a_page_agrees_with_its_figures(seed):
    assert contradictions(seed["title"], seed["summary"], seed.get("body", [])) == []


@pytest.mark.django_db
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["slug"])
def test_an_article_of_the_demo_agrees_with_its_figures(article):
    assert contradictions(article["title"], article["lead"], article["body"]) == []


@pytest.mark.django_db
def test_a_contradiction_would_be_seen():
    body = [
        {"type": "statement", "statement": "informal-2024-11", "title": "Informal", "people": "pekerja informal"},
        {"type": "text", "html": "<p>Pekerja informal yang terlindungi sudah 60 persen.</p>"},
    ]
    assert contradictions("Cakupan", "Angka.", body) != []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["slug"])
def test_an_article_of_the_demo_is_whole(article):
    assert set(article) == KEYS
    assert article["section"] in SECTIONS and article["unit"] in UNITS
    assert re.fullmatch(r"[a-z0-9-]+", article["slug"]) and len(article["lead"]) <= 240 and article["source"]
    for one in article["body"]:
        if one["type"] == "quote":
            assert "(contoh)" in one["who"], "a person we invented is tagged as an example"
            continue
        for text in rich(one):
            markup = Markup(text)
            assert not markup.wrong and not markup.bare, markup.wrong
            assert not [address for address in markup.addresses if leads_nowhere(address)]


def test_the_articles_fill_an_archive():
    assert len(ARTICLES) >= 10
    assert len({article["slug"] for article in ARTICLES}) == len(ARTICLES)
    assert len({(article["published_on"].year, article["published_on"].month) for article in ARTICLES}) >= 8
