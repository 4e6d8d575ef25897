"""Links of pages: ours looked at without a network, others only where allowed and never inside."""

import socket

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from naungan.kit.refusal import Refused
from naungan.portal import fetching
from naungan.portal.actions import links
from naungan.portal.fetching import Fetcher, Forbidden, public_address
from naungan.portal.models import GuidePage, LinkSearch, PageLink
from naungan.portal.rules.links import addresses
from tests.accounts.factories import user
from tests.portal.factories import home

pytestmark = pytest.mark.django_db


def guide(slug: str, html: str) -> GuidePage:
    page = GuidePage(title=slug.capitalize(), slug=slug, summary="Satu kalimat.", body=[("text", html)])
    return home().add_child(instance=page)


def states(page) -> dict[str, str]:
    return dict(PageLink.objects.filter(page=page).values_list("address", "state"))


def look() -> LinkSearch:
    begun = links.begin(now=timezone.now())
    links.run(begun, now=timezone.now())
    return begun


def test_addresses_are_found_in_whatever_a_page_is_made_of():
    stored = [
        {"type": "text", "value": '<p><a href="/cakupan/#x">a</a> <a linktype="page" id="3">b</a></p>'},
        {"type": "links", "value": {"cards": [{"address": "https://bps.go.id/", "title": "/ bukan alamat"}]}},
        {"type": "text", "value": '<a href="mailto:a@b.id">c</a><a linktype="document" id="9">d</a>'},
    ]
    assert list(addresses(stored)) == ["/cakupan/#x", "page:3", "https://bps.go.id/", "document:9"]


def test_what_leads_nowhere_is_found():
    target = guide("tujuan", "<p>x</p>")
    hidden = guide("rahasia", "<p>x</p>")
    hidden.unpublish()
    page = guide(
        "panduan",
        '<p><a href="/tujuan/">1</a><a href="/rahasia/">2</a><a href="/tidak/ada/">3</a><a href="/meja/">4</a>'
        '<a href="/dasar-hukum/#tidak.ada">5</a><a href="https://bps.go.id/x">6</a>'
        f'<a linktype="page" id="{target.pk}">7</a><a linktype="page" id="{hidden.pk}">8</a></p>',
    )
    look()
    assert states(page) == {
        "/tujuan/": "fine",
        "/rahasia/": "lost",
        "/tidak/ada/": "lost",
        "/meja/": "closed",
        "/dasar-hukum/#tidak.ada": "lost",
        "https://bps.go.id/x": "unseen",
        f"page:{target.pk}": "fine",
        f"page:{hidden.pk}": "lost",
    }


def test_what_was_mended_is_gone_from_the_list_and_since_is_kept():
    page = guide("panduan", '<p><a href="/tidak/ada/">1</a></p>')
    look()
    since = PageLink.objects.get(page=page).since
    look()
    assert PageLink.objects.get(page=page).since == since
    page.body = [("text", '<p><a href="/cakupan/">1</a></p>')]
    page.save()
    look()
    assert states(page) == {"/cakupan/": "fine"}


def test_an_editor_sees_them_and_reaches_the_page(client: Client):
    page = guide("panduan", '<p><a href="/tidak/ada/">1</a></p>')
    client.force_login(user("editor"))
    assert client.post("/meja/tautan/periksa/").status_code == 302
    if not PageLink.objects.exists():  # the task runs after the commit, which a test never sees
        links.run(LinkSearch.objects.get(), now=timezone.now())
    PageLink.objects.exclude(page=page).delete()
    seen = BeautifulSoup(client.get("/meja/tautan/").content, "html.parser")
    row = next(row for row in seen.select("tbody tr") if "/tidak/ada/" in row.text)
    assert row.a["href"] == f"/tulis/pages/{page.pk}/edit/"
    assert client.get("/meja/tautan/?lihat=luar").status_code == 200


def test_two_searches_do_not_run_at_once():
    links.begin(now=timezone.now())
    with pytest.raises(Refused, match="sedang berjalan"):
        links.begin(now=timezone.now())


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "192.168.0.5", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1", "0.0.0.0"],
)
def test_nothing_inside_our_network_is_asked(monkeypatch, number):
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    found = [(family, socket.SOCK_STREAM, 6, "", (number, 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(Forbidden):
        public_address("halus.example", 80)


@pytest.mark.parametrize(
    "address",
    ["http://a.example:8080/", "ftp://a.example/", "https://u:p@a.example/", "file:///etc/passwd", "https:///x"],
)
def test_nothing_but_the_ordinary_web_is_asked(address):
    with pytest.raises(Forbidden):
        Fetcher()._ask("HEAD", address)


def test_a_redirect_into_our_network_is_not_followed(monkeypatch):
    fetcher = Fetcher()
    asked = []

    def ask(method, address):
        asked.append(address)
        if len(asked) == 1:
            return 302, "http://127.0.0.1/"
        return Fetcher._ask(fetcher, method, address)

    monkeypatch.setattr(fetcher, "_ask", ask)
    with pytest.raises(Forbidden):
        fetcher.status("https://a.example/")


def test_other_sites_are_asked_only_where_the_office_allows_it(monkeypatch, settings):
    settings.CHECK_LINKS = True
    answers = {
        "https://a.example/": 200,
        "https://b.example/": 404,
        "https://c.example/": 403,
        "https://d.example/": 500,
    }
    monkeypatch.setattr(Fetcher, "status", lambda self, address: answers[address])
    page = guide("panduan", "<p>" + "".join(f'<a href="{address}">x</a>' for address in answers) + "</p>")
    look()
    assert list(states(page).values()) == ["fine", "lost", "fine", "failed"]
