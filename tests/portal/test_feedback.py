"""Was this page useful: counted, without a trace of who said so."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from naungan.kit.refusal import Refused
from naungan.portal.actions import feedback
from naungan.portal.models import PageComment, PageOpinion
from naungan.portal.reports.feedback import worst_first
from naungan.portal.rules.feedback import PER_PAGE_AND_MINUTE, without_people
from tests.accounts.factories import user

pytestmark = pytest.mark.django_db
PAGE = "/dasar-hukum/"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    "said, kept",
    [
        ("NIK saya 5203011234560001 ditolak", "NIK saya [nomor dihapus] ditolak"),
        ("5203 0112 3456 0001", "[nomor dihapus]"),
        ("telepon +62 812-3456-7890 ya", "telepon [nomor dihapus] ya"),
        ("WA 081234567890", "WA [nomor dihapus]"),
        ("balas ke ani.s@contoh.co.id", "balas ke [surel dihapus]"),
        ("UU 14/2008 Pasal 22 ayat (7) kurang jelas", "UU 14/2008 Pasal 22 ayat (7) kurang jelas"),
        ("iuran 16.800 itu apa?\n\nterima kasih", "iuran 16.800 itu apa? terima kasih"),
        ("x" * 900, "x" * 500),
    ],
)
def test_numbers_and_addresses_of_people_are_taken_out(said, kept):
    assert without_people(said) == kept


def test_a_page_asks_with_links_and_sets_no_cookie(client: Client):
    response = client.get(PAGE)
    assert response.cookies == {}
    links = [a["href"] for a in soup(response).select("aside.asked a")]
    assert links == [f"/masukan/?halaman={PAGE}&membantu={word}" for word in ("ya", "tidak")]
    assert soup(client.get("/")).select("aside.asked") == []
    assert soup(client.get("/tidak/ada/")).select("aside.asked") == []


def test_looking_counts_nothing_and_sending_counts_once(client: Client):
    form = soup(client.get(f"/masukan/?halaman={PAGE}&membantu=tidak"))
    assert form.select_one("input[name=helped][checked]")["value"] == "tidak"
    assert PageOpinion.objects.count() == 0
    answer = client.post("/masukan/", {"halaman": PAGE, "helped": "tidak", "text": "Mana 5203011234560001?"})
    assert "Terima kasih" in soup(answer).h1.text
    counted = PageOpinion.objects.get()
    assert (counted.path, counted.yes, counted.no) == (PAGE, 0, 1)
    assert PageComment.objects.get().text == "Mana [nomor dihapus]?"


@pytest.mark.parametrize(
    "path",
    ["", "/tidak/ada/", "/meja/", "//lain.example/", "https://lain.example/", "/dasar-hukum/?a=1", "/" + "a" * 300],
)
def test_only_public_pages_of_ours_are_asked_about(client: Client, path):
    assert client.get("/masukan/", {"halaman": path}).status_code == 404
    assert client.post("/masukan/", {"halaman": path, "helped": "ya"}).status_code == 404
    assert PageOpinion.objects.count() == 0


def test_another_site_cannot_answer_for_a_reader():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/masukan/", {"halaman": PAGE, "helped": "ya"}).status_code == 403
    assert PageOpinion.objects.count() == 0


def test_a_flood_is_stopped_without_knowing_anybody():
    now = timezone.now()
    for _ in range(PER_PAGE_AND_MINUTE):
        feedback.say(path=PAGE, helped=True, now=now)
    with pytest.raises(Refused, match="Tunggu sebentar"):
        feedback.say(path=PAGE, helped=True, now=now)
    feedback.say(path=PAGE, helped=True, now=now + timedelta(minutes=1))
    assert PageOpinion.objects.get().yes == PER_PAGE_AND_MINUTE + 1


def test_editors_see_the_worst_first_and_mark_what_is_done(client: Client):
    now = timezone.now()
    feedback.say(path="/cakupan/", helped=True, now=now)
    for text in ("tidak ada contoh", "<b>kapan?</b>"):
        feedback.say(path=PAGE, helped=False, text=text, now=now)
    assert [said.path for said in worst_first(date(2000, 1, 1))] == [PAGE, "/cakupan/"]
    client.force_login(user("editor"))
    page = soup(client.get("/meja/masukan/"))
    assert "<b>kapan?</b>" in page.select_one("table").text
    boxes = [box["value"] for box in page.select("input[name=comment]")]
    assert client.post("/meja/masukan/selesai/", {"comment": [*boxes, "x", "999999"]}).status_code == 302
    assert PageComment.objects.open().count() == 0


def test_sentences_are_forgotten_and_counts_stay():
    now = timezone.now()
    feedback.say(path=PAGE, helped=False, text="lama", now=now - timedelta(days=400))
    feedback.say(path=PAGE, helped=False, text="baru", now=now)
    assert feedback.forget(now=now, days=365) == 1
    assert [row.text for row in PageComment.objects.all()] == ["baru"]
    assert sum(row.no for row in PageOpinion.objects.all()) == 2
