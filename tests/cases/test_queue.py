"""The officers' queue: who sees what, in which order, how many, at which price."""

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naungan.cases.actions import keeping
from naungan.cases.models import Case, SavedFilter
from naungan.cases.reports import queue
from naungan.kit.refusal import Refused
from naungan.offices.models import Unit
from tests.accounts.factories import enter, user
from tests.cases.factories import opened, sample_kind

pytestmark = pytest.mark.django_db
ZONE = timezone.get_default_timezone()
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)  # a Monday
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def kind():
    return sample_kind()


def case(title="Data upah", *, due=None, state="received", **fields) -> Case:
    made = opened(at=NOW - timedelta(days=3), now=NOW, title=title, state=state).case
    Case.objects.filter(pk=made.pk).update(due_on=due, **fields)
    made.refresh_from_db()
    return made


def titles(page: queue.Page) -> list[str]:
    return [row.case.title for row in page.rows]


def read(client, address="/meja/perkara/") -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


def test_the_order_is_ours_by_deadline_then_endless_then_what_waits():
    officer = user("ppid_officer")
    case("menunggu", due=TODAY, state="waiting")
    case("tanpa batas")
    case("besok", due=TODAY + timedelta(days=1))
    case("lewat", due=TODAY - timedelta(days=2))
    case("usai", due=TODAY, state="answered")
    shown = queue.page(officer, queue.Choice(), now=NOW)
    assert titles(shown) == ["lewat", "besok", "tanpa batas", "menunggu"]
    assert [row.left.short for row in shown.rows] == ["−2", "1", "–", "jeda"]
    assert titles(queue.page(officer, queue.Choice(tab=queue.DONE), now=NOW)) == ["usai"]


def test_pages_follow_one_another_without_gap_or_repeat():
    officer = user("ppid_officer")
    for n in range(5):
        case(f"sama {n}", due=TODAY)
    for n in range(3):
        case(f"tanpa {n}")
    for n in range(4):
        case(f"jeda {n}", due=TODAY, state="waiting")
    seen, after = [], ""
    for _ in range(10):
        page = queue.page(officer, queue.Choice(), now=NOW, after=after, size=3)
        seen += titles(page)
        after = page.after
        if not after:
            break
    whole = titles(queue.page(officer, queue.Choice(), now=NOW, size=50))
    assert seen == whole
    assert len(seen) == len(set(seen)) == 12


def test_closed_cases_come_newest_deadline_first_and_page_too():
    officer = user("ppid_officer")
    for n in range(5):
        case(f"usai {n}", due=TODAY + timedelta(days=n // 2), state="answered")
    first = queue.page(officer, queue.Choice(tab=queue.DONE), now=NOW, size=3)
    rest = queue.page(officer, queue.Choice(tab=queue.DONE), now=NOW, size=3, after=first.after)
    assert titles(first) + titles(rest) == ["usai 4", "usai 3", "usai 2", "usai 1", "usai 0"]


def test_a_cursor_that_is_none_begins_at_the_start():
    officer = user("ppid_officer")
    case("satu", due=TODAY)
    for nonsense in ("x", "9~2026-13-01~1", "~~", "0~2026-11-23~", "1~~999~"):
        assert titles(queue.page(officer, queue.Choice(), now=NOW, after=nonsense)) == ["satu"]


def test_each_tab_holds_its_own_and_counts_it():
    parent, child = Unit.objects.root(), Unit.objects.exclude(parent=None).first()
    officer = user("ppid_officer", unit=parent)
    case("milik saya", due=TODAY + timedelta(days=9), holder=officer)
    case("unit di bawah", due=TODAY + timedelta(days=9), unit=child)
    case("hari ini", due=TODAY)
    case("lewat", due=TODAY - timedelta(days=1))
    case("lewat jam", due=TODAY, due_at=NOW - timedelta(hours=1))
    case("menunggu", due=TODAY - timedelta(days=9), state="waiting")
    wanted = {
        queue.MINE: {"milik saya"},
        queue.UNIT: {"unit di bawah"},
        queue.TODAY: {"hari ini", "lewat jam"},
        queue.LATE: {"lewat", "lewat jam"},
        queue.PAUSED: {"menunggu"},
        queue.ALL: {"milik saya", "unit di bawah", "hari ini", "lewat", "lewat jam", "menunggu"},
    }
    counted = queue.counts(officer, queue.Choice(), now=NOW)
    for tab, names in wanted.items():
        assert set(titles(queue.page(officer, queue.Choice(tab=tab), now=NOW))) == names
        assert counted[tab] == len(names)


def test_somebody_without_a_unit_has_no_tab_of_one():
    assert queue.UNIT not in queue.counts(user("ppid_officer"), queue.Choice(), now=NOW)


def test_filters_narrow_tabs_and_counts_alike():
    officer, other = user("ppid_officer"), user("ppid_officer")
    unit = Unit.objects.root()
    case("a", due=TODAY, holder=other)
    case("b", due=TODAY + timedelta(days=5), unit=unit)
    case("c", due=TODAY, state="waiting")

    def found(**asked):
        choice = queue.Choice(**asked)
        page = titles(queue.page(officer, choice, now=NOW))
        assert queue.counts(officer, choice, now=NOW)[queue.ALL] == len(page)
        return page

    assert found(officer=str(other.pk)) == ["a"]
    assert found(officer=queue.NOBODY) == ["b", "c"]
    assert found(unit=unit.code) == ["b"]
    assert found(state="sample:waiting") == ["c"]
    assert found(since=TODAY + timedelta(days=1)) == ["b"]
    assert found(until=TODAY) == ["a", "c"]
    assert found(kind="lain") == []


def test_an_address_gives_back_what_it_was_made_from():
    choice = queue.Choice(tab=queue.LATE, state="sample:waiting", officer="7", since=date(2026, 1, 2))
    data = dict(pair.split("=") for pair in choice.query().removeprefix("?").replace("%3A", ":").split("&"))
    assert queue.Choice.read(data) == choice
    assert queue.Choice.read({"tab": "x", "petugas": "1 or 1", "dari": "kemarin"}) == queue.Choice()


@pytest.mark.parametrize("role", ["ppid_officer", "ppid_superior", "auditor"])
def test_the_roles_of_the_kind_see_the_queue(client, role):
    case("Gaji honorer", due=TODAY)
    enter(client, user(role))
    page = read(client)
    assert "Gaji honorer" in page.text
    assert bool(page.select("input[name=perkara]")) == (role != "auditor")
    assert page.select_one(".desk-nav a[href='/meja/perkara/']")


@pytest.mark.parametrize("role", [None, "editor", "village_officer", "leader", "administrator"])
def test_other_roles_do_not(client, role):
    case("Gaji honorer")
    enter(client, user(role))
    assert client.get("/meja/perkara/").status_code == 403
    assert "/meja/perkara/" not in client.get("/meja/").content.decode()


def test_another_area_reads_nothing(client):
    case("Gaji honorer", due=TODAY, area="52.03")
    enter(client, user("ppid_officer", "52.71"))
    assert "Gaji honorer" not in read(client).text
    enter(client, user("ppid_officer", "52.03"))
    assert "Gaji honorer" in read(client).text


def test_a_number_opens_its_case(client):
    found = case(due=TODAY)
    enter(client, user("ppid_officer"))
    _, year, serial = found.number.split("/")
    answer = client.get("/meja/perkara/", {"cari": f"uji-{year}-{int(serial)}"})
    assert answer.url == found.get_absolute_url()
    assert "Tidak ada perkara bernomor" in read(client, "/meja/perkara/?cari=UJI/2026/9999").text
    enter(client, user("ppid_officer", "52.71"))
    assert client.get("/meja/perkara/", {"cari": found.number}).status_code == 200


def test_a_date_nobody_can_read_is_told(client):
    enter(client, user("ppid_officer"))
    answer = client.get("/meja/perkara/?dari=kemarin")
    assert answer.status_code == 422
    assert "bukan tanggal" in answer.content.decode()


@pytest.mark.parametrize("tab", [queue.ALL, queue.MINE, queue.LATE])
def test_the_price_does_not_grow_with_the_rows(client, tab):
    """A full first stretch even saves the questions for the others."""
    officer = user("ppid_officer", unit=Unit.objects.root())
    enter(client, officer)
    due = timezone.localdate() - timedelta(days=1)
    for n in range(3):
        case(f"{n}", due=due, holder=officer, unit=officer.unit)
    client.get(f"/meja/perkara/?tab={tab}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/meja/perkara/?tab={tab}")
    for n in range(27):
        case(f"{n}", due=due, holder=user("ppid_officer"), unit=officer.unit)
        case(f"{n}", due=due, holder=officer, unit=officer.unit)
    with CaptureQueriesContext(connection) as many:
        client.get(f"/meja/perkara/?tab={tab}")
    assert len(many) <= len(few)


def test_a_filter_is_kept_used_and_forgotten(client):
    officer = user("ppid_officer")
    enter(client, officer)
    query = "?tab=lewat&petugas=kosong"
    answer = client.post("/meja/perkara/saringan/", {"name": "Tak bertuan", "saringan": query + "&jahat=1"})
    assert answer.url == "/meja/perkara/" + query
    assert read(client).select_one(".chip").text == "Tak bertuan"
    kept = SavedFilter.objects.get()
    assert kept.query == query
    enter(client, user("ppid_officer"))
    assert not read(client).select(".chip")
    assert client.post(f"/meja/perkara/saringan/{kept.pk}/hapus/").status_code == 404
    enter(client, officer)
    client.post(f"/meja/perkara/saringan/{kept.pk}/hapus/")
    assert not SavedFilter.objects.exists()


def test_thirteen_filters_are_too_many():
    officer = user("ppid_officer")
    for n in range(12):
        keeping.keep_filter(name=str(n), query="?tab=lewat", by=officer, now=NOW)
    keeping.keep_filter(name="3", query="?tab=saya", by=officer, now=NOW)
    with pytest.raises(Refused, match="12 saringan"):
        keeping.keep_filter(name="13", query="?tab=lewat", by=officer, now=NOW)


def test_mine_wait_on_the_desk(client):
    officer = user("ppid_officer")
    case("Yang saya pegang", due=TODAY, holder=officer)
    case("Yang lain", due=TODAY)
    enter(client, officer)
    text = client.get("/meja/").content.decode()
    assert "Yang saya pegang" in text
    assert "Yang lain" not in text


def test_the_script_is_small_and_only_for_the_queue(client):
    with open(finders.find("cases/queue.js"), "rb") as script:
        assert len(script.read()) <= 2048
    enter(client, user("ppid_officer"))
    assert read(client).select_one("script[src*='cases/queue']")


def test_keys_past_a_thousand_stay_keys(client):
    """Numbers for people have points; keys for programs have none."""
    big = case("Kunci besar", due=TODAY)
    big.steps.all().delete()
    Case.objects.filter(pk=big.pk).update(id=1234567)
    officer = user("ppid_officer")
    enter(client, officer)
    assert read(client).select_one("input[name=perkara]")["value"] == "1234567"
    page = read(client, "/meja/perkara/1234567/")
    assert page.select_one("[data-key=t]")["href"] == "/meja/perkara/serahkan/?perkara=1234567&kembali=perkara"
    page = read(client, "/meja/perkara/serahkan/?perkara=1234567")
    assert page.select_one("input[name=perkara]")["value"] == "1234567"


def test_what_comes_on_foot_is_written_down_from_the_queue(client):
    enter(client, user("ppid_officer"))
    assert "/meja/ppid/masuk/" in client.get("/meja/perkara/").content.decode()
    enter(client, user("auditor"))
    assert "/meja/ppid/masuk/" not in client.get("/meja/perkara/").content.decode()
