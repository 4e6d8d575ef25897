"""Structure chart, leaders, staff figures, unit pages: the data of the house, shown."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from wagtail.models import Page

from naungan.offices import reports
from naungan.offices.enums import AppointmentKind
from naungan.offices.models import StaffReport
from naungan.portal import office_data
from naungan.portal.models import OfficePage, OfficialsPage, StaffPage, StructurePage, UnitPage
from tests.offices.factories import appointment, official, post, unit
from tests.portal.factories import home

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 10.00 WITA


@pytest.fixture
def house() -> dict:
    """A head who left, a Plt., a new head; a secretary; a vacant post below."""
    head = post("dinas", "Kepala Dinas", is_head=True, echelon="II.a")
    secretary = post("sekretariat", "Sekretaris", parent=head, is_head=True, echelon="III.a")
    part = post("sekretariat", "Kepala Subbagian Umum", parent=secretary, echelon="IV.a")
    division = post("pelatihan", "Kepala Bidang Pelatihan", parent=head, is_head=True, echelon="III.b")
    ani, budi, citra = official("Ani Lama"), official("Budi Tengah"), official("Citra Baru", titles_after="S.H.")
    appointment(head, ani, from_on=date(2020, 1, 1), until_on=date(2026, 3, 1))
    appointment(head, budi, AppointmentKind.ACTING, date(2026, 3, 1), date(2026, 9, 1))
    appointment(head, citra, from_on=date(2026, 9, 1))
    appointment(secretary, budi, from_on=date(2021, 1, 1))
    return {"head": head, "secretary": secretary, "part": part, "division": division}


def page(kind: type[Page], title: str = "Halaman", **fields) -> Page:
    return home().add_child(instance=kind(title=title, summary="Satu kalimat.", **fields))


def text(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_structure_is_a_tree_of_posts(house):
    top, *others = reports.structure(date(2026, 11, 22))
    assert not others
    assert top.holding.signs.official.name == "Citra Baru"
    assert [(group.kind, [node.post.title for node in group.nodes]) for group in top.groups] == [
        ("secretariat", ["Sekretaris"]),
        ("division", ["Kepala Bidang Pelatihan"]),
    ]
    below = top.groups[0].nodes[0].groups[0].nodes[0]
    assert below.post == house["part"] and below.holding.signs is None


def test_a_post_whose_superior_is_gone_stands_at_the_top(house):
    house["secretary"].until_on = date(2026, 1, 1)
    house["secretary"].save()
    assert [node.post.title for node in reports.structure(date(2026, 11, 22))] == [
        "Kepala Dinas",
        "Kepala Subbagian Umum",
    ]


def test_the_chart_of_another_day(house):
    chart = page(StructurePage)
    assert "Citra Baru, S.H." in text(chart.url)
    spring = text(chart.url + "?pada=2026-05-01")
    assert "Susunan pada 1 Mei 2026" in spring and "Plt." in spring
    assert "Citra Baru" not in spring and "Kembali ke hari ini" in spring


@pytest.mark.parametrize("asked", ["kemarin", "2026-13-01", "<script>", "0000-00-00"])
def test_a_day_that_is_none_is_said_and_today_is_shown(house, asked):
    shown = text(page(StructurePage).url + f"?pada={asked}")
    assert "Tanggal itu tidak terbaca" in shown and "Citra Baru" in shown
    assert "<script>" not in shown.split("<main")[1]


def test_an_empty_house_breaks_nothing():
    for kind in (StructurePage, OfficialsPage, StaffPage, OfficePage):
        shown = text(page(kind, kind.__name__).url)
        assert "belum dimuat" in shown or kind is OfficePage


def test_leaders_with_everybody_who_led_before(house):
    shown = text(page(OfficialsPage).url)
    assert "Riwayat Kepala Dinas" in shown
    for words in ("Ani Lama", "Plt. (pelaksana tugas)", "28 Februari 2026", "31 Agustus 2026", "sekarang"):
        assert words in shown, words
    assert "Kepala Subbagian Umum" not in shown  # heads of units only


def test_a_plh_signs_and_the_one_who_is_away_is_named(house):
    appointment(house["head"], official("Dedi Harian"), AppointmentKind.DAILY, date(2026, 11, 1), date(2026, 12, 1))
    holding = reports.leaders(date(2026, 11, 22), unit=unit("dinas"))[0]
    assert (holding.signs.official.name, holding.away.official.name) == ("Dedi Harian", "Citra Baru")
    assert "berhalangan: Citra Baru, S.H." in text(page(OfficialsPage).url + "?pada=2026-11-22")


def test_officials_for_the_search(house):
    found = reports.searchable(date(2026, 5, 1))
    assert [(person.name, [row.label for row in rows]) for person, rows in found] == [
        ("Budi Tengah", ["Plt. Kepala Dinas", "Sekretaris"])
    ]


def test_staff_sums_close_in_every_table():
    report = StaffReport.objects.create(as_of=date(2026, 10, 1), source="Daftar urut kepangkatan")
    report.counts.create(unit=unit("sekretariat"), status="pns", education="s1", women=3, men=2)
    report.counts.create(unit=unit("sekretariat"), status="pppk", education="sma", women=1, men=1)
    report.counts.create(unit=unit("uptd-blk"), status="pns", education="s1", women=4, men=6)
    report.counts.create(unit=unit("dinas"), status="pns", education="s2", women=1, men=0)
    tables = reports.staff_tables(report)
    assert {(table.total.women, table.total.men) for table in tables} == {(9, 9)}
    assert [(row.title, row.people, row.share) for row in tables[0].rows] == [
        ("Pimpinan", 1, 10.0),
        ("Sekretariat", 7, 70.0),
        ("UPTD BLK", 10, 100.0),
    ]
    shown = text(page(StaffPage).url)
    assert "Keadaan per 1 Oktober 2026" in shown and "Daftar urut kepangkatan" in shown


@pytest.fixture
def monday(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY)


def test_a_unit_page_shows_its_house(house, monday):
    place = page(UnitPage, "Sekretariat", unit=unit("sekretariat"))
    shown = text(place.url)
    for words in ("Buka sekarang", "sampai 16.00 WITA", "Budi Tengah", "Sekretaris"):
        assert words in shown, words
    assert "/layanan/permohonan-informasi/" in shown
    assert "UU 14/2008 tentang Keterbukaan Informasi Publik" in shown


def test_a_copy_for_later_does_not_say_that_the_door_is_open(house, monday):
    place = page(UnitPage, "Sekretariat", unit=unit("sekretariat"))
    shown = Client().get(place.url, **{"naungan.copy": "1"}).content.decode()
    assert "Buka sekarang" not in shown and "08.00–16.00" in shown


def test_the_editors_own_card_is_not_shown_twice():
    cards = [{"title": "Minta", "address": "/layanan/permohonan-informasi/", "text": ""}]
    body = json.dumps([{"type": "links", "value": {"title": "Lanjutkan", "cards": cards}}])
    place = page(UnitPage, "Sekretariat", unit=unit("sekretariat"), body=body)
    assert "/layanan/permohonan-informasi/" not in [one.address for one in place.services()]


def test_linked_data_says_only_what_is_known():
    root = unit("dinas")
    root.phone, root.latitude, root.longitude = "(0370) 000-000", "-8.5", "116.1"
    root.save()
    data = office_data.government_office(unit("uptd-blk"), "/unit-kerja/uptd-blk/")
    assert data["@type"] == "GovernmentOffice" and data["telephone"] == "(0370) 000-000"
    assert data["geo"] == {"@type": "GeoCoordinates", "latitude": -8.5, "longitude": 116.1}
    assert data["openingHoursSpecification"][0]["dayOfWeek"][0] == "Monday"
    assert "email" not in data and "address" not in data


def test_a_head_links_to_the_page_of_the_unit(house):
    place = page(UnitPage, "Sekretariat", unit=unit("sekretariat"))
    assert f'<a href="{place.url}">Sekretaris</a>' in text(page(StructurePage, "Struktur").url)


def test_queries_do_not_grow_with_the_house(house, django_assert_max_num_queries):
    for number in range(20):
        appointment(post("pelatihan", f"Seksi {number}", parent=house["division"]), official(f"Orang {number}"))
    with django_assert_max_num_queries(3):
        reports.structure(date(2026, 11, 22))
