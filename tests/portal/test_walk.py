"""A newcomer walks every leaf of the tree: each opens, says what it is, and leads nowhere that is not there."""

import re
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from naungan.portal.menu import SiteMenu, walk
from tests.portal.labels import LABELS

pytestmark = pytest.mark.django_db
EMPTY = re.compile(r"belum ada isi|lorem|todo|\bTBD\b", re.IGNORECASE)
FEWEST_WORDS = 30  # of a page's own words; less is a sign without a house


def ways() -> list[list]:
    return list(walk(SiteMenu("/").tree))


@pytest.fixture
def pages(client: Client) -> dict[str, BeautifulSoup]:
    """Every address of the tree as the reader gets it."""
    found = {}
    for way in ways():
        answer = client.get(way[-1].url, follow=True)
        assert answer.status_code == 200, way[-1].url
        found[way[-1].url] = BeautifulSoup(answer.content, "html.parser")
    return found


def test_the_tree_is_the_one_the_public_knows():
    titles = {tuple(entry.title for entry in way) for way in ways()}
    missing = [" > ".join(label) for label in LABELS if label not in titles]
    assert missing == []


def test_every_leaf_says_what_it_is(pages):
    for address, page in pages.items():
        assert len(page.select("h1")) == 1, address
        assert page.select_one("meta[name=description]")["content"].strip(), address
        words = page.select_one("main").get_text(" ", strip=True)
        assert len(words.split()) >= FEWEST_WORDS, address
        assert not EMPTY.search(words), address


def test_the_breadcrumb_says_the_way(pages):
    for way in ways():
        crumbs = [item.get_text(strip=True) for item in pages[way[-1].url].select(".crumb li")]
        assert crumbs[: len(way) + 1] == ["Beranda", *(entry.title for entry in way)], way[-1].url


def test_no_link_of_the_tree_leads_nowhere(client: Client, pages):
    """Within the site: every address that the main part of a page names, with its anchor."""
    links: dict[str, str] = {}
    for address, page in pages.items():
        for link in page.select("main a[href], footer a[href]"):
            links.setdefault(link["href"], address)
    nowhere = []
    read: dict[str, BeautifulSoup | None] = {}
    for link, seen_on in sorted(links.items()):
        path, anchor = urldefrag(link)
        if re.match(r"[a-z]+:", link):
            continue
        if path and path not in read:
            answer = client.get(path)
            is_door = answer.status_code == 302
            is_page = answer.status_code == 200 and "html" in answer["Content-Type"]
            if answer.status_code not in (200, 302):
                nowhere.append(f"{link} (on {seen_on})")
            read[path] = BeautifulSoup(answer.content, "html.parser") if is_page and not is_door else None
        page = read.get(path) if path else pages[seen_on]
        if anchor and page is not None and page.find(id=anchor) is None:
            nowhere.append(f"{link} (on {seen_on}): no such part")
    assert nowhere == []
