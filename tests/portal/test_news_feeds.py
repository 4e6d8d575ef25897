"""Feeds, reading counts, and that no list grows dearer with its length."""

from datetime import date
from xml.etree import ElementTree

import pytest

from naungan.portal.counting import HANDFUL, Tally
from naungan.portal.models import ReadCount
from naungan.portal.models.reading import TALLY
from tests.portal.stories import article, picture, section

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
PHONE = {"headers": {"User-Agent": "Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile"}}


def test_feeds_are_whole_and_say_whole_addresses(client, settings):
    article("Upah & kerja", published_on=date(2026, 11, 5), tags=["upah"])
    article("Lahan", section("ketransmigrasian", "Ketransmigrasian"))
    tree = ElementTree.fromstring(client.get("/berita/atom.xml").content)
    titles = [entry.findtext(f"{ATOM}title") for entry in tree.findall(f"{ATOM}entry")]
    assert titles == ["Upah & kerja", "Lahan"]
    links = [link.get("href") for link in tree.iter(f"{ATOM}link")]
    assert links and all(link.startswith(settings.BASE_URL) for link in links)
    rss = ElementTree.fromstring(client.get("/berita/ketransmigrasian/rss.xml").content)
    assert [item.findtext("title") for item in rss.iter("item")] == ["Lahan"]
    assert client.get("/berita/tiada/atom.xml").status_code == 404


@pytest.mark.parametrize("address", ["/berita/", "/berita/ketenagakerjaan/", "/berita/atom.xml"])
def test_a_longer_list_costs_no_more(client, address, django_assert_max_num_queries):
    shared = picture()
    article("Nol", cover=shared, tags=["a"])
    client.get(address)
    with django_assert_max_num_queries(60) as before:
        client.get(address)
    for number in range(6):
        article(f"Nomor {number}", cover=shared, tags=["a", "b"])
    with django_assert_max_num_queries(len(before)):
        client.get(address)


def test_readers_are_counted_machines_and_officers_are_not(client):
    page = article()
    TALLY.write()
    for _ in range(3):
        client.get(page.address, **PHONE)
    client.get(page.address, headers={"User-Agent": "Googlebot/2.1"})
    client.head(page.address, **PHONE)
    TALLY.write()
    assert ReadCount.objects.of(page.pk) == 3
    answer = client.get(page.address, **PHONE)
    assert "dibaca 3 kali" in answer.content.decode()
    assert not answer.cookies


def test_a_handful_is_written_at_once_and_two_processes_add_up():
    one, other = Tally(ReadCount.objects.add), Tally(ReadCount.objects.add)
    for _ in range(HANDFUL):
        one.add(7, date(2026, 11, 22))
    assert ReadCount.objects.of(7) == HANDFUL
    other.add(7, date(2026, 11, 22))
    assert other.write() == 1
    assert ReadCount.objects.of(7) == HANDFUL + 1
