import pytest

from naungan.journal.models import Entry
from naungan.protection.programmes.models import Programme
from tests.accounts.factories import enter, user
from tests.rosters.factories import Scene, person

pytestmark = pytest.mark.django_db
PAGE = "/meja/program/"


def test_a_programme_is_opened_in_the_desk_and_shows_its_tariff_from_the_book(client):
    enter(client, user("programme_officer"))
    form = {"code": "nelayan", "name": "Nelayan 2026", "fund": "csr", "instrument": "PKS 1", "segment": "informal",
            "months": 6, "region": "52", "sectors": ["fishery"], "quota": 50}  # fmt: skip
    answer = client.post(PAGE + "buka/", form)
    assert answer.url == "/meja/program/nelayan/"
    text = client.get(answer.url).content.decode()
    assert "Rp8.400" in text  # PP 50/2025: half for other sectors, April to December 2026, not for APBD money
    assert "PP 50/2025" in text


def test_what_was_typed_is_kept_and_every_error_is_told(client):
    enter(client, user("programme_officer"))
    answer = client.post(PAGE + "buka/", {"code": "a b", "name": "Yang saya tulis", "months": "banyak", "fund": "csr"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Yang saya tulis" in text
    assert text.count('class="err"') >= 4
    assert not Programme.objects.exists()


def test_a_programme_of_another_regency_does_not_exist_here(client):
    Scene(area="52.02", code="lain", region_id="52.02")
    Scene(area="52.03", code="provinsi")
    enter(client, user("programme_officer", "52.03"))
    text = client.get(PAGE).content.decode()
    assert "Program provinsi" in text
    assert "Program lain" not in text
    assert client.get(PAGE + "lain/").status_code == 404


def ask(client, nik: str, on: str) -> str:
    return client.post(PAGE + "perlindungan/", {"nik": nik, "on": on}).content.decode()


def test_cover_on_a_date(client):
    Scene().committed([person(1)])
    enter(client, user("claims_officer", "52.03"))
    assert "Terlindungi pada 1 November 2026" in ask(client, person(1)["NIK"], "2026-11-01")
    assert "Terlindungi pada 31 Oktober 2027" in ask(client, person(1)["NIK"], "2027-10-31")
    assert "Tidak terlindungi pada 1 November 2027" in ask(client, person(1)["NIK"], "2027-11-01")
    assert Entry.objects.filter(verb="ask-cover").count() == 3
    assert person(1)["NIK"] not in "".join(str(e.__dict__) for e in Entry.objects.all())


def test_cover_gives_no_hint_about_people_elsewhere(client):
    Scene().committed([person(1)])
    enter(client, user("claims_officer", "52.02"))
    known, unknown = ask(client, person(1)["NIK"], "2026-11-01"), ask(client, person(99)["NIK"], "2026-11-01")
    assert "Tidak ditemukan di wilayah Anda" in known
    assert (
        known.replace(person(1)["NIK"], "").split("<main")[1][:400]
        == unknown.replace(person(99)["NIK"], "").split("<main")[1][:400]
    )


def test_the_list_asks_the_same_number_of_questions_at_any_length(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    enter(client, user("programme_officer"))
    counts = []
    for batch in range(2):
        for n in range(1 + 9 * batch):
            Scene(code=f"p{batch}-{n}")
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]
