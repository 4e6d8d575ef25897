"""Where the office changes its words."""

import pytest
from bs4 import BeautifulSoup

from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from naungan.letters import actions
from naungan.letters.models import LetterTemplate
from tests.accounts import factories as accounts
from tests.accounts.factories import enter
from tests.letters.factories import NOTICE, NOW, declared

pytestmark = pytest.mark.django_db
PAGE = f"/meja/surat/{NOTICE.code}/"


@pytest.fixture(autouse=True)
def letter():
    return declared()


def text(answer) -> str:
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def form(**changed) -> dict:
    return {"title": "Kabar", "body": "Halo {person}.", "note": "Lebih pendek.", "seen": "0", **changed}


def test_from_the_list_to_new_words(client):
    enter(client, accounts.user("publisher"))
    assert "Pemberitahuan percobaan" in text(client.get("/meja/surat/"))
    answer = client.post(PAGE, form())
    assert answer["Location"] == PAGE
    kept = LetterTemplate.objects.get()
    assert (kept.number, kept.title, kept.body, kept.note) == (1, "Kabar", "Halo {person}.", "Lebih pendek.")
    page = text(client.get(PAGE))
    assert "versi 1" in page and "Lebih pendek." in page
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.facts) == ("edit_letter", {"code": NOTICE.code, "number": 1})


def test_an_unknown_field_is_refused_beside_the_text(client):
    enter(client, accounts.user("administrator"))
    answer = client.post(PAGE, form(body="Halo {persn}."))
    assert answer.status_code == 422
    assert "Mungkin maksudnya {person}." in text(answer)
    assert not LetterTemplate.objects.exists()


def test_versions_are_kept_and_can_be_taken_up_again(client):
    boss = accounts.user("ppid_superior")
    actions.edit(NOTICE.code, title="Satu", body="Pertama.", seen=0, by=boss, now=NOW)
    actions.edit(NOTICE.code, title="Dua", body="Kedua.", seen=1, by=boss, now=NOW)
    assert [template.number for template in LetterTemplate.objects.all()] == [2, 1]
    enter(client, boss)
    old = BeautifulSoup(client.get(PAGE + "?versi=1").content, "html.parser")
    assert old.find("input", {"name": "title"})["value"] == "Satu"
    assert old.find("input", {"name": "seen"})["value"] == "2"
    first = BeautifulSoup(client.get(PAGE + "?versi=0").content, "html.parser")
    assert first.find("input", {"name": "title"})["value"] == NOTICE.title
    assert client.get(PAGE + "?versi=99").status_code == 200


def test_who_was_quicker_is_told():
    boss = accounts.user("administrator", name="Ani Rekan")
    actions.edit(NOTICE.code, title="Satu", body="Pertama.", seen=0, by=boss, now=NOW)
    with pytest.raises(Refused, match="Ani Rekan menyimpan versi 1"):
        actions.edit(NOTICE.code, title="Dua", body="Kedua.", seen=0, by=boss, now=NOW)
    with pytest.raises(Refused, match="sama dengan yang sekarang"):
        actions.edit(NOTICE.code, title="Satu", body=" Pertama. ", seen=1, by=boss, now=NOW)


def test_the_sample_opens_before_it_is_saved(client):
    enter(client, accounts.user("publisher"))
    shown = client.get(PAGE + "contoh.pdf")
    assert shown["Content-Type"] == "application/pdf" and shown.content.startswith(b"%PDF-")
    assert client.get(PAGE + "contoh.png").content.startswith(b"\x89PNG")
    assert client.post(PAGE + "contoh.pdf", form()).content.startswith(b"%PDF-")
    wrong = client.post(PAGE + "contoh.pdf", form(body="{none}"))
    assert wrong.status_code == 422 and "tidak dikenal" in text(wrong)
    assert not LetterTemplate.objects.exists()


def test_others_do_not_change_words(client):
    for role in ("ppid_officer", "auditor", "editor"):
        enter(client, accounts.user(role))
        assert client.get(PAGE).status_code == 403
    enter(client, accounts.user("administrator"))
    assert client.get("/meja/surat/tidak.ada/").status_code == 404
