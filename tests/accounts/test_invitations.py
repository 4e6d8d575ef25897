"""The only way to an account."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from naungan.accounts import actions
from naungan.accounts.models import Invitation, User
from naungan.accounts.rules import Refused
from naungan.journal.models import Entry
from tests.accounts import factories

pytestmark = pytest.mark.django_db
GOOD = "tenang di bawah naungan"
WHO = {"email": "Inaq.Sahnim@contoh.id", "name": "Inaq Sahnim", "role": "village_officer"}


@pytest.fixture
def administrator():
    return factories.user("administrator", "52.03", name="Baiq Rohana")


@pytest.fixture
def letter(administrator, django_capture_on_commit_callbacks):
    """Invites, and gives back the path of the link in the letter."""

    def sent(verb=actions.invite, **change) -> str:
        facts = {**WHO, "area": factories.region("52.03.07"), "by": administrator, "now": timezone.now(), **change}
        with django_capture_on_commit_callbacks(execute=True):
            verb(**facts)
        return re.search(r"https?://[^/]+(/undangan/\S+)", mail.outbox[-1].body)[1]

    return sent


def take(client, link, password=GOOD):
    client.get(link, follow=True)
    return client.post("/undangan/", {"password1": password, "password2": password})


def test_from_the_letter_to_the_first_log_in(client, letter):
    link = letter()
    assert mail.outbox[-1].to == ["inaq.sahnim@contoh.id"] and "Baiq Rohana" in mail.outbox[-1].body
    page = client.get(link, follow=True)
    assert page.redirect_chain == [("/undangan/", 302)], "the token leaves the address"
    assert "Inaq Sahnim" in page.text and "petugas desa" in page.text
    weak = client.post("/undangan/", {"password1": "pendek", "password2": "pendek"})
    assert weak.status_code == 200 and 'class="summary"' in weak.text
    assert "yang sama dua kali" in client.post("/undangan/", {"password1": GOOD, "password2": GOOD + "x"}).text
    assert take(client, link)["Location"] == "/masuk/"
    made = User.objects.get(email="inaq.sahnim@contoh.id")
    assert made.has_role("village_officer", within="52.03.07") and not made.has_role("village_officer", within="52.03")
    assert client.post("/masuk/", {"login": made.email, "password": GOOD, "next": "/akun/"})["Location"] == "/akun/"
    assert [line.verb for line in Entry.objects.order_by("id")] == ["invite", "accept_invitation"]


def test_a_link_works_once(client, letter):
    link = letter()
    take(client, link)
    again = client.get(link, follow=True)
    assert again.status_code == 410 and "sudah diterima" in again.text
    assert User.objects.filter(email="inaq.sahnim@contoh.id").count() == 1


def test_a_link_lasts_seven_days(client, letter):
    link = letter(now=timezone.now() - timedelta(days=7))
    assert "kedaluwarsa" in client.get(link, follow=True).text
    assert take(client, link).status_code == 410
    assert not User.objects.filter(email="inaq.sahnim@contoh.id").exists()


def test_sending_again_makes_a_new_link_and_kills_the_old(client, letter, administrator):
    old = letter(now=timezone.now() - timedelta(days=9))
    invitation = Invitation.objects.get()

    def again(**facts):
        actions.invite_again(invitation=invitation, by=facts["by"], now=facts["now"])

    new = letter(again)
    assert "tidak dikenal" in client.get(old, follow=True).text
    assert take(client, new).status_code == 302


def test_a_withdrawn_invitation_is_dead(client, letter, administrator):
    link = letter()
    actions.withdraw(invitation=Invitation.objects.get(), by=administrator, now=timezone.now())
    assert "sudah ditarik" in client.get(link, follow=True).text
    letter()  # and the address may be invited anew


def test_the_token_lies_hashed(letter):
    token = letter().split("/")[2]
    assert token not in str(list(Invitation.objects.values()))
    assert Invitation.objects.get().token_hash == actions.hashed(token)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"area": "52"}, "luar wilayah"),
        ({"area": "52.71"}, "luar wilayah"),
        ({"email": "ada@contoh.id"}, "sudah punya akun"),
    ],
)
def test_what_is_refused(administrator, change, words):
    factories.user(email="ada@contoh.id")
    facts = {**WHO, "area": "52.03", **change}
    facts["area"] = factories.region(facts["area"])
    with pytest.raises(Refused, match=words):
        actions.invite(**facts, by=administrator, now=timezone.now())
    assert not Invitation.objects.exists() and not Entry.objects.exists()


def test_one_address_has_one_open_invitation(letter, administrator):
    letter()
    with pytest.raises(Refused, match="sudah diundang"):
        actions.invite(
            **{**WHO, "email": "INAQ.sahnim@contoh.id"}, area=factories.region("52.03"), by=administrator,
            now=timezone.now(),
        )  # fmt: skip


def test_an_invitation_falls_with_the_one_who_wrote_it(client, letter, administrator):
    link = letter()
    administrator.is_active = False
    administrator.save()
    answer = take(client, link)
    assert answer.status_code == 410 and "bukan lagi administrator" in answer.text


def test_an_invitation_opened_while_another_is_logged_in_logs_them_out(client, letter, administrator):
    link = letter()
    factories.enter(client, administrator)
    assert "Inaq Sahnim" in client.get(link, follow=True).text
    assert client.get("/akun/").status_code == 302


def test_a_post_office_that_is_down_undoes_nothing(
    administrator, settings, monkeypatch, django_capture_on_commit_callbacks
):
    def down(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("naungan.accounts.mails.send_mail", down)
    with django_capture_on_commit_callbacks(execute=True):
        actions.invite(**WHO, area=factories.region("52.03"), by=administrator, now=timezone.now())
    assert Invitation.objects.count() == 1


def test_through_the_desk(client, administrator):
    factories.enter(client, administrator)
    form = {**WHO, "area": "Selong"}
    assert "wilayah" in client.post("/meja/pengguna/undang/", form).text
    assert "luar wilayah" in client.post("/meja/pengguna/undang/", {**form, "area": "52.71"}).text
    assert client.post("/meja/pengguna/undang/", {**form, "area": "52.03.07"})["Location"] == "/meja/pengguna/"
    invitation = Invitation.objects.get()
    assert "Inaq Sahnim" in client.get("/meja/pengguna/").text
    client.post(f"/meja/pengguna/undangan/{invitation.pk}/kirim-lagi/")
    assert "Tautan lama tidak berlaku" in client.get("/meja/pengguna/").text
    client.post(f"/meja/pengguna/undangan/{invitation.pk}/tarik/")
    client.post(f"/meja/pengguna/undangan/{invitation.pk}/tarik/")
    assert "sudah ditarik" in client.get("/meja/pengguna/").text


@pytest.mark.parametrize("token", ["x", "a" * 300, "-", "0"])
def test_made_up_links_are_answered_calmly(client, token):
    assert client.get(f"/undangan/{token}/", follow=True).status_code == 410
    assert client.get("/undangan/").status_code == 410
    assert client.post("/undangan/", {"password1": GOOD, "password2": GOOD}).status_code == 410
