"""The guards at the gate: session length, second factor, the editor's door."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naungan.accounts import actions, middleware
from naungan.accounts.enums import Role
from tests.accounts import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lands_on_the_account(settings):
    settings.LOGIN_REDIRECT_URL = "accounts:me"


def rest(client, minutes: float, key: str = middleware.SEEN) -> None:
    """Let the session lie for some minutes."""
    session = client.session
    session[key] = session[key] - minutes * 60
    session.save()


@pytest.mark.parametrize(("role", "minutes"), [("administrator", 30), ("auditor", 30), ("village_officer", 480)])
def test_a_session_ends_after_the_minutes_of_its_role(client, role, minutes):
    factories.enter(client, factories.user(role))
    assert client.get("/akun/").status_code == 200
    rest(client, minutes - 1)
    assert client.get("/akun/").status_code == 200
    rest(client, minutes + 1)
    answer = client.get("/akun/?x=1")
    assert answer["Location"] == "/masuk/?next=%2Fakun%2F%3Fx%3D1&habis=1"
    assert "Sesi Anda berakhir" in client.get(answer["Location"]).text
    assert client.get("/akun/").status_code == 302


def test_no_session_lasts_longer_than_a_day_of_work(client):
    factories.enter(client, factories.user("village_officer"))
    client.get("/akun/")
    rest(client, 13 * 60, middleware.BEGAN)
    assert "habis=1" in client.get("/akun/")["Location"]


def test_a_form_sent_too_late_leads_back_to_its_page(client):
    factories.enter(client, factories.user("auditor"))
    client.get("/akun/")
    rest(client, 31)
    answer = client.post("/akun/", {"name": "X"}, headers={"Referer": "http://testserver/sandi/ubah/"})
    assert answer["Location"] == "/masuk/?next=%2Fsandi%2Fubah%2F&habis=1"


def test_a_foreign_referer_leads_home(client):
    factories.enter(client, factories.user("auditor"))
    client.get("/akun/")
    rest(client, 31)
    answer = client.post("/akun/", {"name": "X"}, headers={"Referer": "https://jahat.contoh/x"})
    assert answer["Location"] == "/masuk/?next=%2Fakun%2F&habis=1"


def test_a_partial_request_moves_the_whole_page(client):
    factories.enter(client, factories.user("auditor"))
    client.get("/akun/")
    rest(client, 31)
    answer = client.get("/akun/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/akun/sesi/"})
    assert answer.status_code == 204 and answer["HX-Redirect"] == "/masuk/?next=%2Fakun%2Fsesi%2F&habis=1"


def test_looking_around_does_not_write_the_session_every_time(client):
    factories.enter(client, factories.user("village_officer"))
    client.get("/keluar/")
    with CaptureQueriesContext(connection) as seen:
        client.get("/keluar/")
    assert not [query["sql"] for query in seen if not query["sql"].startswith("SELECT")]


def test_a_grant_that_ended_overnight_leaves_wagtail_too(client):
    person = factories.user()
    today = timezone.localdate()
    factories.grant(person, "editor", "52", until_on=today + timedelta(days=1))
    actions.keep_groups(person, today)
    assert person.groups.filter(name="Penulis").exists()
    person.grants.update(until_on=today)
    factories.enter(client, person)
    client.get("/akun/")
    assert not person.groups.exists()


# --- second factor ----------------------------------------------------------------------------------


@pytest.fixture
def strict(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def factor(person) -> None:
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})


def test_without_a_second_factor_the_desk_and_the_editor_stay_shut(client, strict):
    person = factories.user("administrator")
    actions.keep_groups(person, timezone.localdate())
    factories.enter(client, person)
    for path in ("/meja/pengguna/", "/tulis/", "/sandi/buat/"):
        assert client.get(path)["Location"] == "/akun/pengaman/?wajib=1", path
    assert "pasang satu faktor kedua" in client.get("/akun/pengaman/?wajib=1").text
    factor(person)
    assert client.get("/meja/pengguna/").status_code == 200


def test_there_is_no_loop_and_one_can_leave(client, strict):
    factories.enter(client, factories.user("administrator", password="tenang di bawah naungan"))
    for path in ("/akun/", "/akun/pengaman/", "/akun/pengaman/aplikasi/", "/akun/pengaman/kunci/tambah/", "/keluar/"):
        answer = client.get(path)
        assert answer.status_code == 200 or answer["Location"].startswith("/akun/pastikan/"), path
    client.post("/akun/pastikan/", {"password": "tenang di bawah naungan", "next": "/akun/pengaman/aplikasi/"})
    assert client.get("/akun/pengaman/aplikasi/").status_code == 200
    assert client.post("/keluar/").status_code == 302
    assert client.get("/akun/")["Location"].startswith("/masuk/")


def test_recovery_codes_alone_are_no_second_factor(client, strict):
    person = factories.user("auditor")
    Authenticator.objects.create(user=person, type="recovery_codes", data={})
    factories.enter(client, person)
    assert client.get("/meja/pengguna/").status_code == 302


def test_who_holds_no_role_needs_none(client, strict):
    factories.enter(client, factories.user())
    assert client.get("/akun/sesi/").status_code == 200


# --- the editor's door ------------------------------------------------------------------------------


WRITERS = {"editor", "checker", "publisher", "administrator"}


@pytest.mark.parametrize(("role", "opens"), [(role, role in WRITERS) for role in Role.values])
def test_the_editor_opens_to_its_roles(client, role, opens):
    person = factories.user(role)
    actions.keep_groups(person, timezone.localdate())
    factories.enter(client, person)
    assert client.get("/tulis/").status_code == (200 if opens else 403)


def test_wagtails_own_log_in_and_reset_are_shut(client):
    assert client.get("/tulis/login/")["Location"] == "/masuk/?next=%2Ftulis%2F"
    assert client.post("/tulis/login/", {"username": "a", "password": "b"})["Location"].startswith("/masuk/")
    assert client.get("/tulis/password_reset/")["Location"].startswith("/masuk/")
    assert client.get("/tulis/pages/3/")["Location"] == "/masuk/?next=%2Ftulis%2Fpages%2F3%2F"


def test_what_the_roles_may_do_in_wagtail():
    pages = {
        group.name: set(group.page_permissions.values_list("permission__codename", flat=True))
        for group in Group.objects.all()
    }
    assert pages["Penulis"] == {"add_page"}
    assert pages["Pemeriksa naskah"] == {"add_page", "change_page"}
    assert "publish_page" in pages["Penerbit naskah"]
    assert pages["Pengaturan situs"] == set()
    assert "Editors" not in pages and "Moderators" not in pages
    for name in pages:
        codes = set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))
        assert "access_admin" in codes and not codes & {"change_user", "add_user", "change_group"}
