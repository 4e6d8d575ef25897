"""The front page: open to all, light, and with no number that was typed."""

import re
from datetime import date
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from naungan.figures.models import Figure
from tests.accounts.factories import user
from tests.figures.factories import figure
from tests.portal.factories import home, published

pytestmark = pytest.mark.django_db
LIMIT = 100_000  # bytes of the first view, as look.md asks


def front(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/").content, "html.parser")


def first_figure(client: Client) -> str:
    """The words of the big figure, without idle space."""
    return " ".join(front(client).select_one(".cover-top .fig").text.split())


def test_a_new_installation_has_a_front_page_of_its_own():
    assert Site.objects.get().root_page.specific == home()
    assert home().locale == Locale.objects.get(language_code="id")
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_anybody_may_read_it_and_gets_no_cookie(client: Client):
    response = client.get("/")
    assert response.status_code == 200
    assert response.cookies == {}
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html["lang"] == "id"
    assert len(page.select("h1")) == 1
    assert page.select_one("meta[name=description]")["content"]


def test_nothing_comes_from_another_host_and_nothing_is_inline(client: Client):
    page = front(client)
    fetched = [
        tag.get("src") or tag.get("href")
        for tag in page.select("link[href]:not([rel=canonical], [rel=alternate]), script, img, source, iframe")
    ]
    assert [address for address in fetched if not re.match(r"/(?!/)", address)] == []
    assert page.select("[style], style, script:not([src])") == []


def test_the_first_view_is_light(client: Client):
    page = front(client)
    weight = len(brotli.compress(client.get("/").content))
    scripts = 0
    for address in {
        tag.get("href") or tag.get("src")
        for tag in page.select("link[href]:not([rel=canonical], [rel=alternate]), script[src], img")
    }:
        body = Path(finders.find(address.removeprefix("/static/"))).read_bytes()
        size = len(body) if address.endswith(".woff2") else len(brotli.compress(body))
        weight += size
        scripts += size if address.endswith(".js") else 0
    assert weight <= LIMIT
    assert scripts == 0


def test_before_anything_is_published_it_says_so_and_shows_no_number(client: Client):
    Figure.objects.published().delete()
    words = first_figure(client)
    assert "Belum ada angka terbitan." in words
    assert not re.search(r"\d", words.replace("NTB", ""))


def test_a_published_figure_stands_with_its_proof(client: Client):
    published(numerator=1187)
    words = first_figure(client)
    assert "1.187orang" in words
    assert "0,04 % dari 2.892.982 pekerja formal dan informal." in words
    assert "November 2026 · dihitung sampai 22 November 2026 · tes" in words
    links = {a.text: a["href"] for a in front(client).select(".cover-top .fig")[0].select("a")}
    assert links == {"Definisi COV-001": "/cakupan/52/#definisi", "CSV": "/cakupan/52/data.csv"}


def test_the_newest_month_is_shown_and_what_is_not_published_is_not(client: Client):
    published(numerator=900, period=date(2026, 10, 1))
    published(numerator=1187)
    figure("52", 4321, segment="", period=date(2026, 11, 1))
    words = first_figure(client)
    assert "1.187" in words
    assert "900" not in words and "4.321" not in words


def test_a_withheld_count_is_not_shown(client: Client):
    published(numerator=1187, is_withheld=True)
    words = first_figure(client)
    assert "Tidak ditampilkan." in words
    assert "1.187" not in words


def test_what_was_said_stands_beside_what_it_adds_up_to(client: Client):
    words = [" ".join(fig.text.split()) for fig in front(client).select(".cover-top .fig")]
    assert "9,34% 201.649 dari 2.159.942 petani" in words[1]
    assert "Tertulis 9,3 % di rilis 11 November 2024. Cocok dengan angkanya." in words[1]
    assert "56,09% 411.126 dari 733.040 pekerja penerima upah" in words[2]
    assert "Tertulis 60 % di rilis 11 November 2024. Angkanya sendiri memberi 56,09 %." in words[2]
    assert [tag.text for tag in front(client).select(".cover-top s")] == ["60 %"]


def test_every_link_leads_somewhere(client: Client):
    for link in front(client).select("a[href]"):
        path = link["href"].split("#")[0]
        if not path or path.startswith("http"):
            continue
        answer = client.get(path)
        assert answer.status_code in (200, 302), path
        if answer.status_code == 302:
            assert answer["Location"].startswith("/masuk/"), path


def test_more_rows_are_not_more_queries(client: Client):
    published(numerator=1187)
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for n in range(1, 9):
        published(f"52.0{n}", numerator=100 * n)
        published(f"52.0{n}", numerator=10 * n, segment="informal")
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(many) == len(few)
    assert len(many) <= 40


def test_a_publisher_arranges_it(client: Client):
    client.force_login(user("publisher"))
    page = BeautifulSoup(client.get(f"/tulis/pages/{home().pk}/edit/", follow=True).content, "html.parser")
    assert page.select_one("#id_heading")["value"] == home().heading
