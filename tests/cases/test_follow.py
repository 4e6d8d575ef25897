"""The applicant's page: opened by number and secret, shut after half an hour, and blind to everything inner."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from naungan.cases import actions, doors
from naungan.cases.views import public
from tests.cases import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    return factories.opened(title="Data upah 2025")


def enter(client: Client, case, secret: str):
    return client.post("/lacak/", {"number": case.number, "secret": secret}, follow=True)


def soup(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_number_and_secret_open_it_and_its_address_says_nothing(client, opened):
    answer = enter(client, *opened)
    assert answer.redirect_chain == [("/lacak/urusan/", 302)]
    page = soup(answer)
    assert page.h1.text == opened.case.number
    assert "Data upah 2025" in page.text and "10 hari kerja" in page.text
    assert "no-store" in answer["Cache-Control"]
    assert page.select_one("link[rel=canonical]") is None


def test_a_wrong_secret_and_an_unknown_number_get_the_same_answer(client, opened):
    wrong = client.post("/lacak/", {"number": opened.case.number, "secret": "padi-1000-padi-padi"})
    unknown = client.post("/lacak/", {"number": "UJI/2026/9999", "secret": "padi-1000-padi-padi"})
    said = [
        soup(answer).select_one("main").text.replace("UJI/2026/9999", "").replace(opened.case.number, "")
        for answer in (wrong, unknown)
    ]
    assert wrong.status_code == unknown.status_code == 422
    assert said[0] == said[1]
    assert 'value="UJI/2026/9999"' in unknown.content.decode()


def test_many_tries_from_one_address_are_stopped_though_the_last_is_right(client, opened):
    for _ in range(doors.MOST):
        client.post("/lacak/", {"number": opened.case.number, "secret": "salah"})
    answer = enter(client, *opened)
    assert "Terlalu banyak percobaan" in answer.content.decode()


def test_without_an_open_case_every_address_leads_back(client):
    for path in ("", "batas.ics", "lampiran/1/"):
        assert client.get(f"/lacak/urusan/{path}").headers["Location"] == "/lacak/"
    for path in ("pesan/", "cabut/", "tutup/"):
        assert client.post(f"/lacak/urusan/{path}").headers["Location"] == "/lacak/"


def test_it_shuts_after_half_an_hour_and_at_a_press(client, opened):
    enter(client, *opened)
    session = client.session
    pk, until = session[public.SESSION]
    session[public.SESSION] = [pk, until - public.OPEN_FOR - 1]
    session.save()
    assert client.get("/lacak/urusan/").status_code == 302
    enter(client, *opened)
    client.post("/lacak/urusan/tutup/")
    assert client.get("/lacak/urusan/").status_code == 302


def test_inner_notes_hand_overs_and_files_of_the_office_are_not_told(client, opened):
    now = timezone.now()
    actions.note(opened.case, "Hati-hati, wartawan", by=None, now=now)
    actions.note(opened.case, "Datanya sedang dijumlahkan", by=None, now=now, is_public=True)
    kept = {"by": None, "now": now, "kind": "pdf"}
    inner = actions.attach(opened.case, b"ktp", name="ktp.pdf", label="KTP", role="identity", **kept)
    given = actions.attach(
        opened.case, b"isi", name="jawaban.pdf", label="Jawaban", role="answer", is_public=True, **kept
    )
    page = enter(client, *opened).content.decode()
    assert "wartawan" not in page and "KTP" not in page.split("<main")[1]
    assert "Datanya sedang dijumlahkan" in page and "Jawaban" in page
    assert client.get(f"/lacak/urusan/lampiran/{inner.pk}/").status_code == 404
    answer = client.get(f"/lacak/urusan/lampiran/{given.pk}/")
    assert answer.content == b"isi" and "attachment" in answer["Content-Disposition"]


def test_a_file_of_another_case_cannot_be_had(client, opened):
    other = factories.opened().case
    theirs = actions.attach(
        other, b"isi", name="a.pdf", kind="pdf", label="A", role="answer", is_public=True, by=None, now=timezone.now()
    )
    enter(client, *opened)
    assert client.get(f"/lacak/urusan/lampiran/{theirs.pk}/").status_code == 404


def test_the_applicant_writes_and_withdraws(client, opened):
    enter(client, *opened)
    empty = client.post("/lacak/urusan/pesan/", {"text": ""})
    assert empty.status_code == 422 and "Pesan Anda belum diisi" in empty.content.decode()
    client.post("/lacak/urusan/pesan/", {"text": "Cukup per kabupaten."})
    assert opened.case.steps.last().said == "Cukup per kabupaten."
    assert "Dicabut" in client.post("/lacak/urusan/cabut/", follow=True).content.decode()
    again = client.post("/lacak/urusan/cabut/", follow=True)
    assert again.status_code == 422 and "tidak ada jalan" in again.content.decode()


def test_the_calendar_file_names_number_and_day_only(client, opened):
    enter(client, *opened)
    file = client.get("/lacak/urusan/batas.ics").content.decode()
    assert opened.case.number in file and f"{opened.case.due_on:%Y%m%d}" in file
    assert "upah" not in file
