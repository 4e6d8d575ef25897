"""The verbs about people and the pages that call them."""

import re
from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.utils import timezone

from naungan.accounts import actions
from naungan.accounts.models import RoleGrant
from naungan.accounts.rules import Refused
from naungan.journal.models import Entry
from tests.accounts import factories

pytestmark = pytest.mark.django_db
VILLAGE = "52.03.07.2004"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def administrator():
    return factories.user("administrator", "52.03", name="Baiq Rohana")


@pytest.fixture
def officer():
    return factories.user("village_officer", VILLAGE, name="Lalu Satria", email="lalu@contoh.id")


def test_a_grant_is_written_and_journalled(administrator, officer, now):
    made = actions.grant(
        to=officer, role="regency_officer", area=factories.region("52.03"), from_on=timezone.localdate(),
        by=administrator, now=now,
    )  # fmt: skip
    assert officer.grants.get(pk=made.pk).area_id == "52.03"
    line = Entry.objects.get(verb="grant")
    assert (line.actor_id, line.noun_id, line.facts["role"]) == (administrator.pk, str(officer.pk), "regency_officer")


def test_only_administrators_give_roles_whatever_the_view_lets_through(officer, now):
    other = factories.user("village_officer", VILLAGE)
    with pytest.raises(Refused, match="Hanya administrator"):
        actions.grant(
            to=other, role="auditor", area=factories.region(VILLAGE), from_on=timezone.localdate(), by=officer, now=now
        )
    assert not Entry.objects.exists()


def test_ending_a_grant_takes_it_the_same_day(administrator, officer, now):
    held = officer.grants.get()
    actions.end(grant=held, until_on=timezone.localdate(), by=administrator, now=now)
    officer.forget_grants()
    assert not officer.has_role("village_officer")
    with pytest.raises(Refused, match="sudah berakhir"):
        actions.end(grant=held, until_on=timezone.localdate(), by=administrator, now=now)


def test_a_grant_that_has_not_begun_never_begins(administrator, officer, now):
    today = timezone.localdate()
    coming = factories.grant(officer, "regency_officer", "52.03", from_on=today + timedelta(10))
    actions.end(grant=coming, until_on=today, by=administrator, now=now)
    coming.refresh_from_db()
    assert coming.from_on == coming.until_on and not officer.has_role("regency_officer", today=today + timedelta(10))


def test_the_last_administrator_can_neither_be_ended_nor_switched_off(administrator, now):
    above = factories.user("administrator", "52")
    actions.deactivate(user=administrator, reason="pindah tugas", by=above, now=now)
    second = factories.user("administrator", "52")
    top = above.grants.get()
    actions.end(grant=top, until_on=timezone.localdate(), by=second, now=now)
    above.forget_grants()
    with pytest.raises(Refused, match="Hanya administrator"):
        actions.end(grant=second.grants.get(), until_on=timezone.localdate(), by=above, now=now)
    third = factories.user()
    factories.grant(third, "administrator", "52", until_on=date(2999, 1, 1))
    with pytest.raises(Refused, match="administrator terakhir"):
        actions.end(grant=second.grants.get(), until_on=timezone.localdate(), by=third, now=now)
    with pytest.raises(Refused, match="administrator terakhir"):
        actions.deactivate(user=second, reason="pindah tugas", by=third, now=now)


def test_switching_off_logs_out_everywhere_and_can_be_taken_back(administrator, officer, now):
    officer.set_password("tenang di bawah naungan")
    officer.save()
    browser = Client()
    browser.post("/masuk/", {"login": officer.email, "password": "tenang di bawah naungan", "next": "/akun/"})
    assert browser.get("/akun/").status_code == 200
    actions.deactivate(user=officer, reason="cuti panjang", by=administrator, now=now)
    assert browser.get("/akun/").status_code == 302
    officer.refresh_from_db()
    assert not officer.is_active and officer.areas() == []
    actions.activate(user=officer, reason="kembali", by=administrator, now=now)
    officer.refresh_from_db()
    assert officer.is_active and officer.grants.count() == 1


@pytest.mark.parametrize("verb", [actions.deactivate, actions.activate, actions.reset_factor])
def test_nobody_is_managed_from_outside_or_by_themself(administrator, officer, now, verb):
    factories.grant(officer, "inspector", "52.71")
    with pytest.raises(Refused, match="di luar wilayah Anda"):
        verb(user=officer, reason="x", by=administrator, now=now)
    with pytest.raises(Refused, match="akun Anda sendiri"):
        verb(user=administrator, reason="x", by=administrator, now=now)
    stranger = factories.user()
    with pytest.raises(Refused, match="di luar wilayah"):
        verb(user=stranger, reason="x", by=administrator, now=now)


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_happens(administrator, officer, now, reason):
    with pytest.raises(Refused, match="alasan"):
        actions.deactivate(user=officer, reason=reason, by=administrator, now=now)
    officer.refresh_from_db()
    assert officer.is_active and not Entry.objects.exists()


def test_a_lost_second_factor_is_taken_away_and_its_owner_told(
    administrator, officer, now, django_capture_on_commit_callbacks
):
    Authenticator.objects.create(user=officer, type="totp", data={})
    Authenticator.objects.create(user=officer, type="recovery_codes", data={})
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.reset_factor(user=officer, reason="ponsel hilang", by=administrator, now=now) == 1
    assert not Authenticator.objects.filter(user=officer).exists()
    assert mail.outbox[-1].to == ["lalu@contoh.id"] and "melepas faktor kedua" in mail.outbox[-1].body
    assert Entry.objects.get(verb="reset_factor").reason == "ponsel hilang"
    with pytest.raises(Refused, match="belum memasang"):
        actions.reset_factor(user=officer, reason="lagi", by=administrator, now=now)


# --- the pages --------------------------------------------------------------------------------------


def test_the_list_finds_by_name_and_shows_own_area_only(client, administrator, officer):
    factories.user("village_officer", "52.71", name="Lalu Mataram")
    factories.enter(client, administrator)
    assert "Lalu Satria" in client.get("/meja/pengguna/").text
    found = client.post("/meja/pengguna/", {"q": "lalu"})
    assert (
        "Lalu Satria" in found.text
        and "Lalu Mataram" not in found.text
        and "Baiq Rohana" not in found.text.split("<table", 1)[1]
    )
    assert "Tidak ada yang cocok" in client.post("/meja/pengguna/", {"q": "tak seorang pun"}).text


def test_the_list_costs_the_same_for_many(client, administrator, django_assert_max_num_queries):
    for _ in range(30):
        factories.user("village_officer", VILLAGE)
    factories.enter(client, administrator)
    client.get("/meja/pengguna/")
    with django_assert_max_num_queries(14):
        client.get("/meja/pengguna/")


def test_a_role_of_another_area_is_not_shown_and_not_ended(client, administrator, officer):
    elsewhere = factories.grant(officer, "inspector", "52.71")
    factories.enter(client, administrator)
    page = client.get(f"/meja/pengguna/{officer.pk}/").text
    table = page.split("<tbody>")[1].split("</tbody>")[0]
    assert "petugas desa" in table and "pengawas" not in table
    answer = client.post(f"/meja/pengguna/{officer.pk}/peran/{elsewhere.pk}/akhiri/", {"until_on": "2026-12-01"})
    assert answer.status_code == 404


def test_giving_and_ending_a_role_through_the_page(client, administrator, officer):
    factories.enter(client, administrator)
    today = timezone.localdate().isoformat()
    here = f"/meja/pengguna/{officer.pk}/"
    wrong = client.post(here + "peran/", {"role": "regency_officer", "area": "Atlantis", "from_on": today})
    assert wrong.status_code == 422 and "“Atlantis” tidak dikenal" in wrong.text
    beyond = client.post(here + "peran/", {"role": "regency_officer", "area": "52.71", "from_on": today})
    assert beyond.status_code == 422 and "luar wilayah Anda" in beyond.text
    empty = client.post(here + "peran/", {})
    assert empty.status_code == 422 and "Peran belum diisi." in empty.text
    assert (
        client.post(here + "peran/", {"role": "regency_officer", "area": "52.03", "from_on": today}).status_code == 302
    )
    made = RoleGrant.objects.get(role="regency_officer")
    assert "Peran diberikan" in client.get(here).text
    assert client.post(f"{here}peran/{made.pk}/akhiri/", {"until_on": "kapan-kapan"}).status_code == 302
    assert "bukan tanggal" in client.get(here).text
    client.post(f"{here}peran/{made.pk}/akhiri/", {"until_on": today})
    assert "Peran diakhiri" in client.get(here).text


def test_an_administrator_sees_no_buttons_on_their_own_page_and_gets_no_role_by_force(client, administrator):
    factories.enter(client, administrator)
    here = f"/meja/pengguna/{administrator.pk}/"
    assert "Beri peran" not in client.get(here).text
    forced = client.post(
        here + "peran/", {"role": "leader", "area": "52.03", "from_on": timezone.localdate().isoformat()}
    )
    assert forced.status_code == 422 and "diri sendiri" in forced.text
    client.post(here + "aktif/", {"active": "0", "reason": "coba"})
    administrator.refresh_from_db()
    assert administrator.is_active


def test_an_auditor_reads_and_writes_nothing(client, officer):
    factories.enter(client, factories.user("auditor", "52"))
    page = client.get(f"/meja/pengguna/{officer.pk}/")
    assert page.status_code == 200 and 'name="reason"' not in page.text and "Beri peran" not in page.text
    assert "Undang pengguna" not in client.get("/meja/pengguna/").text
    assert client.post(f"/meja/pengguna/{officer.pk}/aktif/", {"active": "0", "reason": "x"}).status_code == 403


def test_switching_off_through_the_page(client, administrator, officer):
    factories.enter(client, administrator)
    here = f"/meja/pengguna/{officer.pk}/"
    client.post(here + "aktif/", {"active": "0", "reason": ""})
    assert "Tulis alasannya" in client.get(here).text
    client.post(here + "aktif/", {"active": "0", "reason": "pensiun"})
    page = client.get(here).text
    assert "Tidak aktif" in page and "Alasan: pensiun" in page
    client.post(here + "aktif/", {"active": "1", "reason": "salah orang"})
    officer.refresh_from_db()
    assert officer.is_active
    client.post(here + "lepas-pengaman/", {"reason": "ponsel hilang"})
    assert "belum memasang faktor kedua" in client.get(here).text


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "%' OR 1=1 --", "\x00", "a" * 4000, "52.03.07\n", "🏝"])
def test_hostile_words_do_no_harm(client, administrator, officer, text):
    factories.enter(client, administrator)
    here = f"/meja/pengguna/{officer.pk}/"
    answers = [
        client.post("/meja/pengguna/", {"q": text}),
        client.post(here + "peran/", {"role": text, "area": text, "from_on": text, "until_on": text}),
        client.post(here + "aktif/", {"active": "0", "reason": text}, follow=True),
        client.post(
            "/meja/pengguna/undang/", {"name": text, "email": text, "role": text, "area": text, "office": text}
        ),
        client.get("/meja/pengguna/", {"hal": text}),
        client.post("/akun/", {"name": text}, follow=True),
    ]
    for answer in answers:
        assert answer.status_code in (200, 422)
        assert "<script>alert" not in answer.text


def test_no_name_and_no_address_of_a_person_stands_in_an_address(client, administrator, officer):
    factories.enter(client, administrator)
    for path in ("/meja/pengguna/", f"/meja/pengguna/{officer.pk}/", "/akun/"):
        for link in re.findall(r'(?:href|action)="([^"]*)"', client.get(path).text):
            assert "@" not in link and "lalu" not in link.lower() and "baiq" not in link.lower()


def test_ones_own_account(client, officer):
    factories.enter(client, officer)
    page = client.get("/akun/")
    assert "lalu@contoh.id" in page.text and "petugas desa" in page.text
    assert client.post("/akun/", {"name": "Lalu S. Wirajaya"}).status_code == 302
    officer.refresh_from_db()
    assert officer.name == "Lalu S. Wirajaya"
    assert "Nama belum diisi." in client.post("/akun/", {"name": " "}).text
    with pytest.raises(Refused):
        actions.rename(user=officer, name="X", by=factories.user(), now=timezone.now())
