"""Bulk hand-over: all of them or none; the load view and the calendar that show what came of it."""

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from naungan.cases.models import Case
from naungan.cases.reports import deadlines, load
from naungan.offices.models import Unit
from tests.accounts.factories import enter, user
from tests.cases.factories import opened, sample_kind

pytestmark = pytest.mark.django_db
ZONE = timezone.get_default_timezone()
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)  # a Monday
TODAY = NOW.date()
ADDRESS = "/meja/perkara/serahkan/"


@pytest.fixture(autouse=True)
def kind():
    return sample_kind()


def case(*, due=None, **fields) -> Case:
    made = opened(at=NOW - timedelta(days=3), now=NOW, state=fields.pop("state", "received")).case
    Case.objects.filter(pk=made.pk).update(due_on=due, **fields)
    made.refresh_from_db()
    return made


def holders() -> list:
    return list(Case.objects.order_by("pk").values_list("holder_id", flat=True))


def test_the_chosen_ones_go_to_the_officer_with_the_reason(client):
    officer, other = user("ppid_officer"), user("ppid_officer")
    one, two, third = case(), case(), case()
    enter(client, officer)
    given = {
        "perkara": [one.pk, two.pk],
        "officer": other.pk,
        "reason": "Cuti",
        "saringan": "?tab=semua&petugas=kosong",
    }
    answer = client.post(ADDRESS, given)
    assert answer.url == "/meja/perkara/?petugas=kosong"
    assert holders() == [other.pk, other.pk, None]
    assert one.steps.get(verb="hand_over").inner == "Cuti"
    assert not third.steps.filter(verb="hand_over").exists()


def test_to_a_unit(client):
    officer, unit = user("ppid_officer"), Unit.objects.root()
    one = case(holder=officer)
    enter(client, officer)
    client.post(ADDRESS, {"perkara": one.pk, "unit": unit.code, "reason": "Bidangnya", "kembali": "perkara"})
    one.refresh_from_db()
    assert (one.holder, one.unit) == (None, unit)


def test_one_that_is_closed_holds_back_all(client):
    officer, other = user("ppid_officer"), user("ppid_officer")
    one, closed = case(), case(state="answered")
    enter(client, officer)
    answer = client.post(ADDRESS, {"perkara": [one.pk, closed.pk], "officer": other.pk, "reason": "Cuti"})
    assert answer.status_code == 422
    assert f"{closed.number} sudah selesai" in answer.content.decode()
    assert holders() == [None, None]
    assert not one.steps.filter(verb="hand_over").exists()


def test_one_that_is_foreign_holds_back_all(client):
    one, foreign = case(), case(area="52.03")
    officer = user("ppid_officer", "52.71")
    Case.objects.filter(pk=one.pk).update(area="52.71")
    enter(client, officer)
    answer = client.post(ADDRESS, {"perkara": [one.pk, foreign.pk], "officer": officer.pk, "reason": "Cuti"})
    assert answer.status_code == 404
    assert holders() == [None, None]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"reason": "Cuti"}, "Pilih petugas atau unit"),
        ({"officer": "own", "reason": ""}, "Alasan belum diisi"),
        ({"officer": "999999", "reason": "Cuti"}, "Pilihan pada Petugas tidak tersedia"),
    ],
)
def test_what_is_missing_is_told_and_the_selection_stays(client, given, says):
    officer, one = user("ppid_officer"), case()
    enter(client, officer)
    given = given | ({"officer": officer.pk} if given.get("officer") == "own" else {})
    answer = client.post(ADDRESS, given | {"perkara": one.pk})
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert says in page.text
    assert page.select_one("input[name=perkara]")["value"] == str(one.pk)
    assert holders() == [None]


def test_nothing_chosen_leads_back(client):
    enter(client, user("ppid_officer"))
    assert client.post(ADDRESS, {"saringan": "?tab=lewat"}).url == "/meja/perkara/?tab=lewat"


def test_only_people_of_the_kind_can_be_chosen(client):
    editor, one = user("editor"), case()
    enter(client, user("ppid_officer"))
    assert client.post(ADDRESS, {"perkara": one.pk, "officer": editor.pk, "reason": "x"}).status_code == 422
    assert holders() == [None]


def test_the_load_of_each_officer():
    busy, idle = user("ppid_officer", name="Sibuk"), user("ppid_officer", name="Lengang")
    case(holder=busy, due=TODAY)
    case(holder=busy, due=TODAY + timedelta(days=6))
    case(holder=busy, due=TODAY + timedelta(days=7))
    case(holder=busy, due=TODAY - timedelta(days=1))
    case(holder=busy, due=TODAY - timedelta(days=1), state="waiting")
    case(due=TODAY)
    first, second, third = load.loads(busy, now=NOW)
    assert (first.name, first.open) == ("Belum ada petugas", 1)
    assert (second.name, second.open, second.week, second.late, second.waiting) == ("Sibuk", 5, 2, 1, 1)
    assert second.oldest == NOW - timedelta(days=3)
    assert (third.name, third.open, third.pk) == ("Lengang", 0, idle.pk)


def test_a_month_of_deadlines_names_the_first_and_counts_the_rest():
    officer = user("ppid_officer")
    for _ in range(8):
        case(due=TODAY)
    case(due=TODAY, state="waiting")
    days = {day.on: day for day in deadlines.month(officer, TODAY.replace(day=1), now=NOW)}
    assert min(days).weekday() == 0 and max(days).weekday() == 6
    assert (len(days[TODAY].rows), days[TODAY].count, days[TODAY].more) == (5, 8, 3)
    assert days[TODAY].is_today
    assert days[date(2026, 11, 28)].off == "Sabtu"


@pytest.mark.parametrize("address", ["/meja/perkara/kalender/?bulan=2026-11", "/meja/perkara/beban/"])
def test_calendar_and_load_cost_the_same_for_many(client, address):
    enter(client, user("ppid_officer"))
    case(due=TODAY, holder=user("ppid_officer"))
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    for n in range(12):
        case(due=TODAY + timedelta(days=n % 3), holder=user("ppid_officer"))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_the_calendar_of_another_area_is_empty(client):
    case(due=TODAY, area="52.03")
    enter(client, user("ppid_officer", "52.71"))
    page = BeautifulSoup(client.get("/meja/perkara/kalender/?bulan=2026-11").content, "html.parser")
    assert not page.select(".month ul")


def test_a_month_nobody_can_read_leads_to_this_one(client):
    enter(client, user("ppid_officer"))
    assert client.get("/meja/perkara/kalender/?bulan=2026-13").url == "/meja/perkara/kalender/"
    assert client.get("/meja/perkara/kalender/?bulan=1066-01").url == "/meja/perkara/kalender/"
