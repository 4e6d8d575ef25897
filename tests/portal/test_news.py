"""The public's side of the news: lists, archive, article, reading counts."""

from datetime import date

import pytest

from naungan.offices.models import Unit
from tests.portal.stories import article, section

pytestmark = pytest.mark.django_db


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_article_shows_who_when_and_what(client):
    made = article(unit=Unit.objects.get(code="transmigrasi"), tags=["tembakau"])
    page = text(client, made.address)
    assert made.address == "/berita/ketenagakerjaan/tembakau-terlindungi/"
    for words in ("Tembakau terlindungi", "Ditulis Lale Suhartini", "2 November 2026", "Bidang Ketransmigrasian"):
        assert words in page
    assert 'alt="Kebun tembakau di kaki gunung"' in page
    assert "Ilustrasi Naungan" in page
    assert '<a href="/berita/label/tembakau/">tembakau</a>' in page


def test_lists_by_everything(client):
    unit = Unit.objects.get(code="pelatihan")
    article("Satu", published_on=date(2026, 10, 5), unit=unit)
    article("Dua", published_on=date(2026, 11, 5), tags=["upah"])
    article("Tiga", section("ketransmigrasian", "Ketransmigrasian"), published_on=date(2025, 1, 5))
    assert "Tiga" in text(client, "/berita/")
    inside = {
        "/berita/ketenagakerjaan/": {"Satu", "Dua"},
        "/berita/arsip/2026/": {"Satu", "Dua"},
        "/berita/arsip/2026/11/": {"Dua"},
        "/berita/ketransmigrasian/arsip/2025/1/": {"Tiga"},
        "/berita/unit/pelatihan/": {"Satu"},
        "/berita/label/upah/": {"Dua"},
    }
    for address, wanted in inside.items():
        page = text(client, address)
        found = {name for name in ("Satu", "Dua", "Tiga") if f'">{name}</a>' in page}
        assert found == wanted, address
    archive = text(client, "/berita/arsip/")
    assert "November 2026" in archive and "Januari 2025" in archive
    for gone in ("/berita/arsip/2026/13/", "/berita/unit/tiada/", "/berita/label/tiada/", "/berita/arsip/12/"):
        assert client.get(gone).status_code == 404
