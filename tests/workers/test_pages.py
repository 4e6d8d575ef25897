"""Search first: no browsing of people; a NIK is revealed by an act with a reason."""

import pytest

from naungan.journal.models import Entry
from naungan.protection.workers.models import Worker
from tests.accounts.factories import enter, user
from tests.rosters.factories import Scene, person

pytestmark = pytest.mark.django_db
SEARCH = "/meja/pekerja/"


@pytest.fixture
def known() -> Worker:
    Scene().committed([person(n) for n in range(30)])
    return Worker.objects.with_nik(person(1)["NIK"]).get()


def found(client, **asked) -> str:
    return client.post(SEARCH, asked).content.decode()


@pytest.mark.parametrize("how", ["nik", "number", "name", "name and birth date", "name and village"])
def test_a_worker_is_found(client, known, how):
    enter(client, user("programme_officer", "52.03"))
    asked = {
        "nik": {"nik": person(1)["NIK"]},
        "number": {"number": known.number.lower()},
        "name": {"name": known.name.upper()},
        "name and birth date": {"name": known.name.split()[0], "born_on": known.born_on.isoformat()},
        "name and village": {"name": known.name, "village": known.village.name},
    }[how]
    text = found(client, **asked)
    assert known.number in text
    assert person(1)["NIK"][:6] not in text.replace(asked.get("nik", "-"), "")


def test_nobody_is_shown_before_something_is_asked(client, known):
    enter(client, user("programme_officer"))
    assert known.number not in client.get(SEARCH).content.decode()
    text = found(client, village="Selong")
    assert "Isi nomor pekerja, NIK, atau nama" in text
    assert known.number not in text


def test_at_most_twenty_people_and_the_page_says_that_there_are_more(client):
    Scene().committed([person(n) | {"Nama": "Siti Aminah"} for n in range(1, 60, 2)])
    enter(client, user("programme_officer"))
    text = found(client, name="Siti Aminah")
    assert text.count('class="mono"') == 20
    assert "Lebih dari 20 orang cocok" in text


def test_people_of_another_area_are_not_found_and_not_opened(client, known):
    enter(client, user("programme_officer", "52.02"))
    assert "Tidak ditemukan di wilayah Anda" in found(client, nik=person(1)["NIK"])
    assert client.get(f"{SEARCH}{known.number}/").status_code == 404
    assert client.post(f"{SEARCH}{known.number}/buka-nik/", {"reason": "alasan yang panjang"}).status_code == 404


def test_each_search_stands_in_the_journal_without_what_was_asked(client, known):
    officer = user("programme_officer")
    enter(client, officer)
    found(client, nik=person(1)["NIK"])
    line = Entry.objects.get(verb="search")
    assert (line.actor_id, line.facts) == (officer.pk, {"kind": "nik", "found": 1})
    assert person(1)["NIK"] not in str(line.__dict__)


def test_a_nik_opens_with_a_reason_and_the_journal_keeps_it(client, known):
    enter(client, user("auditor"))
    address = f"{SEARCH}{known.number}/"
    assert person(1)["NIK"] not in client.get(address).content.decode()
    short = client.post(address + "buka-nik/", {"reason": "mau"})
    assert short.status_code == 422
    assert person(1)["NIK"] not in short.content.decode()
    shown = client.post(address + "buka-nik/", {"reason": "pemeriksaan sampel Inspektorat"})
    assert person(1)["NIK"] in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert Entry.objects.get(verb="reveal").reason == "pemeriksaan sampel Inspektorat"


def test_an_approver_may_look_and_not_reveal(client, known):
    enter(client, user("programme_approver"))
    address = f"{SEARCH}{known.number}/"
    assert "Buka NIK" not in client.get(address).content.decode()
    assert client.post(address + "buka-nik/", {"reason": "alasan yang panjang"}).status_code == 403


@pytest.mark.parametrize("number", ["7K3M-9QXD", "abc", "0000-0000"])
def test_a_mistyped_number_is_said_to_be_one(client, number):
    enter(client, user("programme_officer"))
    assert "salah ketik" in found(client, number=number)
