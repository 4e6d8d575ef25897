"""The agenda: what comes next, a month and a week with their holidays, and files that calendars understand."""

from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from naungan.config.demo import agenda as demo
from naungan.offices.models import Unit
from naungan.portal import agenda
from naungan.portal.agenda import Choice
from naungan.portal.models import Event
from naungan.search.models import SearchEntry
from tests.accounts.factories import user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)  # a Monday
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10.00 in Mataram


@pytest.fixture(autouse=True)
def _today():
    with mock.patch.object(timezone, "now", return_value=NOW):
        yield


def at(day: date, clock: str) -> datetime:
    hour, minute = clock.split(".")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=timezone.get_default_timezone())


def event(
    title: str = "Temu perusahaan", day: date = date(2026, 11, 26), start: str = "09.00", end: str = "11.00", **fields
):
    given = {"title": title, "place": "Aula BLK, Mataram", "starts_at": at(day, start), **fields}
    given.setdefault("ends_at", at(day, end) if end else None)
    return Event.objects.create(**given)


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def titles(client: Client, path: str) -> list[str]:
    return [link.text for link in soup(client, path).select("main .occasion a")]


# --- what is shown -----------------------------------------------------------------------------------


def test_the_list_shows_what_comes_and_nothing_else(client: Client):
    event("Kemarin", date(2026, 11, 20))
    event("Kamis")
    event("Rahasia", is_public=False)
    event("Lama", date(2027, 3, 1))
    event("Hari ini", TODAY, "16.00", "17.00")
    assert titles(client, "/agenda/") == ["Hari ini", "Kamis"]


def test_an_event_of_three_days_stands_on_each(client: Client):
    event("Pelatihan", date(2026, 11, 25), "08.00", ends_at=at(date(2026, 11, 27), "16.00"))
    assert titles(client, "/agenda/minggu/2026-48/") == ["Pelatihan"] * 3
    over = event("Sampai tengah malam", date(2026, 11, 24), "18.00", ends_at=at(date(2026, 11, 25), "00.00"))
    assert over.days == [date(2026, 11, 24)]


def test_the_month_has_whole_weeks_and_its_holidays(client: Client):
    event("Kamis")
    page = soup(client, "/agenda/2026/12/")
    cells = page.select(".month > ol > li")
    assert len(cells) % 7 == 0
    assert cells[0].time["datetime"] == "2026-11-30"
    christmas = next(cell for cell in cells if cell.time["datetime"] == "2026-12-25")
    assert "Natal" in christmas.select_one(".off").text
    assert "free" in christmas["class"]
    november = soup(client, "/agenda/2026/11/")
    assert november.select_one("li.today time")["datetime"] == "2026-11-23"
    assert "09.00 Kamis" in november.select_one(".month ul a").text
    assert "(hari ini)" in november.select_one("li.today .vh").text


def test_an_event_at_night_stands_on_the_office_s_own_day():
    late = event("Malam", starts_at=datetime(2026, 11, 25, 17, 0, tzinfo=UTC), ends_at=None)  # 01.00 WITA on the 26th
    shown = agenda.week_days(TODAY, Choice(), today=TODAY)
    assert [day.on for day in shown if day.events] == [late.first_day] == [date(2026, 11, 26)]


@pytest.mark.parametrize(
    "path",
    [
        "/agenda/2026/13/",
        "/agenda/1999/1/",
        "/agenda/minggu/2026-54/",
        "/agenda/minggu/2025-53/",
        "/agenda/tidak-ada/",
        "/agenda/9999/12/",
    ],
)
def test_what_is_no_month_week_or_event_is_not_found(client: Client, path):
    assert client.get(path).status_code == 404


def test_every_way_on_leads_somewhere(client: Client):
    event()
    for path in ("/agenda/", "/agenda/2026/11/", "/agenda/minggu/2026-53/", "/agenda/2000/1/"):
        for link in soup(client, path).select("main a[href^='/agenda/']"):
            expected = 404 if "1999" in link["href"] else 200
            assert client.get(link["href"]).status_code == expected, link["href"]


def test_it_narrows_by_kind_and_unit(client: Client):
    unit = Unit.objects.get(code="penempatan")
    event("Bursa", unit=unit)
    event("Rapat", kind="leaders")
    assert titles(client, "/agenda/?jenis=pimpinan") == ["Rapat"]
    assert titles(client, "/agenda/?unit=penempatan") == ["Bursa"]
    assert titles(client, "/agenda/?jenis=apa&unit=") == ["Bursa", "Rapat"]
    page = soup(client, "/agenda/?jenis=kegiatan&unit=penempatan")
    assert page.select_one("a[href='/agenda/kalender.ics?jenis=kegiatan&unit=penempatan']")
    assert page.select_one("option[selected]")["value"] == "penempatan"


def test_an_empty_agenda_says_so(client: Client):
    assert "Belum ada acara yang diumumkan" in soup(client, "/agenda/").select_one("main").text


def test_the_number_of_questions_does_not_grow(client: Client, django_assert_max_num_queries):
    for n in range(30):
        event(f"Acara {n}", date(2026, 11, 24) + timedelta(days=n % 5))
    with django_assert_max_num_queries(14):
        client.get("/agenda/2026/11/")


def test_an_event_tells_all_it_knows(client: Client):
    made = event(
        unit=Unit.objects.get(code="pengawasan"),
        attends="Kepala Dinas\nPengawas",
        facilities="Ramp",
        description="<p>Bawa NIB.</p>",
    )
    page = soup(client, made.get_absolute_url())
    text = " ".join(page.select_one("main").text.split())
    for part in ("Kamis, 26 November 2026, 09.00–11.00 WITA", "Aula BLK, Mataram", "Kepala Dinas", "Ramp", "Bawa NIB."):
        assert part in text
    schema = page.select_one("script[type='application/ld+json']").text
    assert '"startDate":"2026-11-26T09:00:00+08:00"' in schema
    assert "EventScheduled" in schema


def test_what_is_called_off_stays_with_its_reason(client: Client):
    made = event(is_cancelled=True, cancelled_reason="Pembicara sakit.")
    page = soup(client, made.get_absolute_url())
    assert "Pembicara sakit." in page.select_one(".notice.bad").text
    assert "EventCancelled" in page.select_one("script").text
    assert "Batal" in soup(client, "/agenda/").select_one(".occasion").text
    assert list(Event.objects.invitations(NOW)) == []


def test_no_reason_no_calling_off():
    with pytest.raises(ValidationError):
        event().__class__(title="x", starts_at=NOW, place="x", is_cancelled=True).full_clean()
    with pytest.raises(IntegrityError):
        event("Lain", is_cancelled=True)


def test_an_event_does_not_end_before_it_begins():
    with pytest.raises(ValidationError):
        Event(title="x", place="x", starts_at=NOW, ends_at=NOW - timedelta(hours=1)).full_clean()


# --- files -------------------------------------------------------------------------------------------


def items(client: Client, path: str) -> list:
    response = client.get(path)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_a_calendar_reads_the_feed_back(client: Client):
    made = event(attends="Kepala Dinas", description="<p>Bawa NIB; gratis, ya.</p>")
    whole = event("Pelatihan", date(2026, 11, 25), is_all_day=True, ends_at=at(date(2026, 11, 27), "23.59"))
    event("Rahasia", is_public=False)
    found = {str(item["UID"]): item for item in items(client, "/agenda/kalender.ics")}
    assert set(found) == {f"{one.uid}@naungan" for one in (made, whole)}
    one = found[f"{made.uid}@naungan"]
    assert one["DTSTART"].dt == made.starts_at
    assert one["DTSTART"].params["TZID"] == "Asia/Makassar"
    assert one["DTEND"].dt - one["DTSTART"].dt == timedelta(hours=2)
    assert (str(one["STATUS"]), int(one["SEQUENCE"])) == ("CONFIRMED", 0)
    assert "Bawa NIB; gratis, ya." in str(one["DESCRIPTION"])
    assert str(one["URL"]).endswith(made.get_absolute_url())
    days = found[f"{whole.uid}@naungan"]
    assert (days["DTSTART"].dt, days["DTEND"].dt) == (date(2026, 11, 25), date(2026, 11, 28))


def test_the_time_zone_is_described_in_the_file(client: Client):
    event()
    text = client.get("/agenda/kalender.ics").content.decode()
    assert "BEGIN:VTIMEZONE" in text
    assert "TZOFFSETTO:+0800" in text
    assert "\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_saved_event_follows_when_it_is_moved_or_called_off(client: Client):
    made = event()
    made.description = "<p>Lebih jelas.</p>"
    made.save()
    assert made.sequence == 0
    made.starts_at, made.ends_at = at(date(2026, 11, 27), "09.00"), at(date(2026, 11, 27), "10.00")
    made.save()
    made.is_cancelled, made.cancelled_reason = True, "Banjir."
    made.save()
    item = items(client, f"/agenda/{made.slug}.ics")[0]
    assert (str(item["STATUS"]), int(item["SEQUENCE"])) == ("CANCELLED", 2)
    assert str(item["UID"]) == f"{made.uid}@naungan"
    assert str(item["SUMMARY"]) == "BATAL: Temu perusahaan"


def test_the_feed_is_narrowed_like_the_pages(client: Client):
    event("Rapat", kind="leaders")
    event("Bursa")
    assert [str(item["SUMMARY"]) for item in items(client, "/agenda/kalender.ics?jenis=pimpinan")] == ["Rapat"]


def test_an_address_is_made_once_and_stays():
    first, second = event(), event()
    assert (first.slug, second.slug) == ("temu-perusahaan-2026-11-26", "temu-perusahaan-2026-11-26-2")
    first.title = "Lain"
    first.save()
    assert first.slug == "temu-perusahaan-2026-11-26"


# --- search, desk, demo ------------------------------------------------------------------------------


def test_the_search_knows_what_is_public():
    made = event()
    row = SearchEntry.objects.get(key=made.key)
    assert (row.kind, row.url) == ("agenda", made.get_absolute_url())
    made.is_public = False
    made.save()
    assert not SearchEntry.objects.filter(key=made.key).exists()
    assert list(agenda.entries()) == []


def form(**fields) -> dict:
    given = {
        "title": "Apel", "slug": "", "kind": "leaders", "unit": "", "starts_at": "2026-12-01 08:00", "ends_at": "",
        "place": "Halaman",
        "facilities": "", "attends": "", "description": "null", "is_public": "on", "cancelled_reason": "",
    }  # fmt: skip
    return {**given, **fields}


def editor(client: Client, unit: str | None = None):
    person = user("editor", "52")
    person.unit = Unit.objects.get(code=unit) if unit else None
    person.save()
    client.force_login(person)
    return person


def test_a_writer_adds_an_event_and_reads_what_is_wrong(client: Client):
    editor(client)
    assert client.get("/tulis/snippets/portal/event/").status_code == 200
    page = client.get("/tulis/snippets/portal/event/add/").content.decode()
    assert "Waktu Indonesia Tengah" in page
    wrong = client.post("/tulis/snippets/portal/event/add/", form(ends_at="2026-12-01 07:00"))
    assert "Selesainya lebih awal" in wrong.content.decode()
    client.post("/tulis/snippets/portal/event/add/", form())
    assert Event.objects.get().starts_at == at(date(2026, 12, 1), "08.00")


def test_a_writer_of_one_unit_leaves_the_others_alone(client: Client):
    editor(client, "penempatan")
    own = event("Milik sendiri", unit=Unit.objects.get(code="penempatan"))
    other = event("Milik lain", unit=Unit.objects.get(code="pengawasan"))
    change = "/tulis/snippets/portal/event/edit/{}/"
    assert client.get(change.format(own.pk)).status_code == 200
    assert client.get(change.format(other.pk)).status_code in (302, 403)
    client.post(change.format(other.pk), form(unit=str(other.unit_id)))
    client.post("/tulis/snippets/portal/event/add/", form(unit=str(other.unit_id)))
    assert sorted(Event.objects.values_list("title", flat=True)) == ["Milik lain", "Milik sendiri"]


def test_the_demo_fills_the_weeks_around_today_once(client: Client):
    said: list[str] = []
    demo.prepare(said.append)
    demo.prepare(said.append)
    assert len(said) == 1
    assert Event.objects.count() == len(demo.EVENTS) >= 15
    assert Event.objects.filter(is_cancelled=True).count() == 1
    assert Event.objects.filter(kind="leaders").count() >= 3
    assert not Event.objects.filter(unit=None).exists()
    assert len(titles(client, "/agenda/")) >= 10
