"""The entrance end to end, as a browser without JavaScript meets it."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from tests.accounts import factories

pytestmark = pytest.mark.django_db
GOOD = "tenang di bawah naungan"


@pytest.fixture(autouse=True)
def lands_on_the_account(settings):
    settings.LOGIN_REDIRECT_URL = "accounts:me"


@pytest.fixture
def person():
    return factories.user("programme_officer", "52", password=GOOD, email="sri@contoh.id", name="Sri Wahyuni")


def log_in(client, email="sri@contoh.id", password=GOOD, **kwargs):
    return client.post("/masuk/", {"login": email, "password": password}, **kwargs)


def code_of(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def test_log_in_and_out(client, person):
    page = client.get("/masuk/")
    assert page.status_code == 200
    assert "Surel" in page.text and "Kata sandi" in page.text and "Remember" not in page.text
    assert log_in(client, email="SRI@contoh.id ").status_code == 302
    assert client.get("/akun/").status_code == 200
    assert client.session.get_expire_at_browser_close()
    assert client.get("/keluar/").status_code == 200
    client.post("/keluar/")
    assert client.get("/akun/")["Location"] == "/masuk/?next=/akun/"


def test_after_logging_in_one_is_where_one_wanted_to_be(client, person):
    form = client.get("/masuk/?next=/akun/")
    assert 'name="next" value="/akun/"' in form.text
    assert client.post("/masuk/", {"login": person.email, "password": GOOD, "next": "/akun/"})["Location"] == "/akun/"


def test_no_one_is_led_to_another_site(client, person):
    answer = client.post("/masuk/", {"login": person.email, "password": GOOD, "next": "https://jahat.contoh/"})
    assert not answer["Location"].startswith("http")


def test_a_wrong_password_and_an_unknown_address_sound_the_same(client, person):
    known = log_in(client, password="salah sekali")
    unknown = log_in(client, email="bukan@contoh.id", password="salah sekali")
    sentence = "Surel atau kata sandi tidak cocok"
    assert sentence in known.text and sentence in unknown.text


def test_five_failures_lock_and_the_page_says_how_long(client, person):
    for _ in range(5):
        assert "tidak cocok" in log_in(client, password="salah sekali").text
    locked = log_in(client)
    assert "Coba lagi dalam 10 menit" in locked.text
    assert client.get("/akun/").status_code == 302


def test_an_address_without_an_account_locks_in_the_same_words(client, person):
    for _ in range(5):
        log_in(client, email="bukan@contoh.id", password="salah sekali")
    assert "Coba lagi dalam 10 menit" in log_in(client, email="bukan@contoh.id").text
    assert log_in(client).status_code == 302, "somebody else is not locked"


def test_an_inactive_account_stays_outside(client, person):
    person.is_active = False
    person.save()
    answer = log_in(client, follow=True)
    assert "tidak aktif" in answer.text
    assert client.get("/akun/").status_code == 302


def test_reset_by_mail(client, person):
    assert client.post("/sandi/lupa/", {"email": person.email})["Location"] == "/sandi/lupa/terkirim/"
    letter = mail.outbox[-1]
    assert letter.to == [person.email] and letter.subject == "Naungan: Membuat kata sandi baru"
    link = re.search(r"https?://[^/]+(/sandi/baru/\S+)", letter.body)[1]
    form = client.get(link, follow=True)
    assert "Buat kata sandi baru" in form.text
    here = form.redirect_chain[-1][0]
    assert here.endswith("-set-password/"), "the key has left the address"
    weak = client.post(here, {"password1": "pendek", "password2": "pendek"})
    assert weak.status_code == 200 and 'class="summary"' in weak.text
    different = client.post(here, {"password1": "kalimat yang panjang", "password2": "kalimat lain yang panjang"})
    assert "Ketik kata sandi yang sama dua kali." in different.text
    new = "kalimat baru yang panjang"
    assert client.post(here, {"password1": new, "password2": new})["Location"] == "/sandi/baru/selesai/"
    assert log_in(client, password=new).status_code == 302
    client.post("/keluar/")
    again = client.get(link, follow=True)
    assert "tidak berlaku lagi" in again.text


def test_reset_tells_nothing_about_which_address_exists(client, person):
    known = client.post("/sandi/lupa/", {"email": person.email}, follow=True)
    unknown = client.post("/sandi/lupa/", {"email": "bukan@contoh.id"}, follow=True)
    assert re.sub(r'value="\w{64}"', "", known.text) == re.sub(r'value="\w{64}"', "", unknown.text)
    assert len(mail.outbox) == 2, "both cost one letter: no difference in time either"
    assert mail.outbox[-1].to == ["bukan@contoh.id"] and "belum punya akun" in mail.outbox[-1].body


def test_there_is_no_sign_up(client, person):
    assert "lewat undangan" in client.get("/masuk/akun-baru/").text
    assert client.post("/masuk/akun-baru/", {"email": "a@b.id", "password1": GOOD}).status_code == 405


def sure(client):
    """Sensitive pages ask for the password again."""
    answer = client.get("/akun/pengaman/aplikasi/")
    if answer.status_code == 302:
        assert answer["Location"].startswith("/akun/pastikan/")
        assert "Pastikan ini Anda" in client.get(answer["Location"]).text
        client.post("/akun/pastikan/", {"password": GOOD, "next": "/akun/pengaman/aplikasi/"})


@pytest.mark.django_db(transaction=True)  # the letter leaves after the commit
def test_totp_from_setting_up_to_logging_in_with_it_and_with_a_recovery_code(client, person):
    log_in(client)
    sure(client)
    page = client.get("/akun/pengaman/aplikasi/")
    secret = client.session["mfa.totp.secret"]
    assert secret in page.text.replace(" ", "") and "data:image/svg+xml" in page.text
    wrong = client.post("/akun/pengaman/aplikasi/", {"code": "000000"})
    assert "Kode tidak cocok" in wrong.text
    done = client.post("/akun/pengaman/aplikasi/", {"code": code_of(secret)})
    assert done["Location"] == "/akun/pengaman/cadangan/"
    codes = client.get("/akun/pengaman/cadangan/").context["unused_codes"]
    assert len(codes) == 10
    assert "Aplikasi kode terpasang" in mail.outbox[-1].subject
    assert secret not in str(Authenticator.objects.get(type="totp").data), "the key lies sealed"
    client.post("/keluar/")

    assert log_in(client)["Location"] == "/masuk/kode/"
    assert client.get("/akun/").status_code == 302, "the password alone opens nothing"
    assert "Kode tidak cocok" in client.post("/masuk/kode/", {"code": "123456"}).text
    assert client.post("/masuk/kode/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/akun/").status_code == 200
    client.post("/keluar/")

    log_in(client)
    assert client.post("/masuk/kode/", {"code": codes[0]}).status_code == 302
    client.post("/keluar/")
    log_in(client)
    assert client.post("/masuk/kode/", {"code": codes[0]}).status_code == 200, "a recovery code opens once"


def test_guessing_codes_locks_too(client, person):
    Authenticator.objects.create(user=person, type="totp", data={"secret": sealed()})
    log_in(client)
    for _ in range(5):
        client.post("/masuk/kode/", {"code": "000000"})
    assert "Terlalu banyak percobaan" in client.post("/masuk/kode/", {"code": "000000"}).text


def sealed() -> str:
    from naungan.accounts.adapter import SealedFactors

    return SealedFactors().encrypt("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")


def test_every_page_of_the_account_opens_in_indonesian(client, person):
    Authenticator.objects.create(user=person, type="totp", data={"secret": sealed()})
    log_in(client)
    client.post("/masuk/kode/", {"code": code_of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")})
    client.post("/akun/pastikan/", {"password": GOOD, "next": "/akun/"})
    english = re.compile(r">[^<]*\b(Password|Sign|Authenticator|Security|Recovery|Enter|Please|Confirm|Email)\b[^<]*<")
    for path in (
        "/akun/", "/akun/pengaman/", "/akun/pengaman/kunci/", "/akun/pengaman/kunci/tambah/", "/akun/sesi/",
        "/akun/pengaman/aplikasi/lepas/", "/akun/pengaman/cadangan/baru/", "/akun/pastikan/", "/akun/pastikan/kode/",
        "/sandi/ubah/", "/keluar/",
    ):  # fmt: skip
        page = client.get(path)
        assert page.status_code == 200, path
        visible = page.text.replace("Google Authenticator", "")
        assert not english.search(visible), (path, english.search(visible))
        assert "style=" not in page.text and "onclick" not in page.text


def test_the_passkey_button_works_under_our_content_policy(client, person):
    page = client.get("/masuk/")
    assert 'id="passkey_login"' in page.text
    for script in re.findall(r"<script([^>]*)>", page.text):
        assert "src=" in script or 'type="application/json"' in script
    options = client.get("/masuk/kunci/", headers={"Accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["challenge"]
    assert client.post("/masuk/kunci/", {"credential": "{}"}).status_code in (302, 400)
    assert client.post("/masuk/kunci/", {"credential": "bukan json"})["Location"] == "/masuk/"


def test_changing_the_password_ends_other_sessions(client, person):
    from django.test import Client

    other = Client()
    log_in(other)
    log_in(client)
    new = "kalimat baru yang panjang"
    answer = client.post("/sandi/ubah/", {"oldpassword": GOOD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert client.get("/akun/").status_code == 200 and other.get("/akun/").status_code == 302


def test_one_may_throw_out_other_devices(client, person):
    from django.test import Client

    other = Client()
    log_in(other)
    log_in(client)
    assert client.get("/akun/sesi/").text.count("Alamat jaringan") == 2
    client.post("/akun/sesi/")
    assert other.get("/akun/").status_code == 302 and client.get("/akun/").status_code == 200


@pytest.mark.parametrize("text", ["' OR 1=1 --", "\x00", "a" * 5000, "<script>alert(1)</script>", "😀@a.id"])
def test_hostile_input_is_answered_calmly(client, person, text):
    for path, fields in (("/masuk/", ["login", "password"]), ("/sandi/lupa/", ["email"])):
        page = client.post(path, dict.fromkeys(fields, text))
        assert page.status_code in (200, 302), path
        assert "<script>alert" not in page.text
    assert client.get("/sandi/baru/1-" + "x" * 90 + "/").status_code == 200
    assert client.get("/sandi/baru/zzzzzzzzzzzzz-abc/").status_code == 200
