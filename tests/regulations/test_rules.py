"""What holds on a day: a table a lawyer can read, and what is true of every shelf."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naungan.regulations.enums import LOOK, STATUS_ADDRESS, Status
from naungan.regulations.rules import citing, metadata
from naungan.regulations.rules.status import Facts, Link, circle, objections, start_of
from tests.regulations.factories import shelf

A, B, C = 1, 2, 3
DAY = date(2015, 7, 1)
AMENDS = Link("amends", B, A)
REVOKES = Link("revokes", B, A)
PARTLY = Link("revokes", B, A, is_whole=False)
LATER = date(2019, 12, 2)
BOTH = {A: DAY, B: LATER}


@pytest.mark.parametrize(
    ("days", "links", "on", "status"),
    [
        ({A: DAY}, [], date(2015, 6, 30), Status.NOT_YET),
        ({A: DAY}, [], DAY, Status.IN_FORCE),
        (BOTH, [AMENDS], date(2019, 12, 1), Status.IN_FORCE),
        (BOTH, [AMENDS], LATER, Status.AMENDED),
        (BOTH, [REVOKES], date(2019, 12, 1), Status.IN_FORCE),
        (BOTH, [REVOKES], LATER, Status.REVOKED),
        (BOTH, [PARTLY], LATER, Status.PARTLY_REVOKED),
        (BOTH, [REVOKES], date(2015, 6, 30), Status.NOT_YET),
        (BOTH, [Link("revokes", B, A, from_day=date(2021, 1, 1))], LATER, Status.IN_FORCE),
        (BOTH, [Link("revokes", B, A, from_day=date(2021, 1, 1))], date(2021, 1, 1), Status.REVOKED),
        (BOTH, [Link("implements", B, A)], LATER, Status.IN_FORCE),
        # the day is not known: somewhere in 2015
        ({A: None}, [], date(2014, 12, 31), Status.NOT_YET),
        ({A: None}, [], date(2015, 5, 5), Status.UNKNOWN),
        ({A: None}, [], date(2016, 1, 1), Status.IN_FORCE),
        # revoked by one of whom only the year is known
        ({A: date(2010, 1, 1), B: None}, [REVOKES], date(2014, 12, 31), Status.IN_FORCE),
        ({A: date(2010, 1, 1), B: None}, [REVOKES], date(2015, 3, 1), Status.UNKNOWN),
        ({A: date(2010, 1, 1), B: None}, [REVOKES], date(2016, 1, 1), Status.REVOKED),
    ],
)
def test_what_holds_on_a_day(days, links, on, status):
    assert shelf(days, *links).on(A, on).status == status


def test_an_amendment_whose_day_is_not_known_is_told_and_does_not_hide_that_the_law_holds():
    found = shelf({A: date(2010, 1, 1), B: None}, AMENDS).on(A, date(2015, 3, 1))
    assert (found.status, found.is_unsure, found.amended_by) == (Status.IN_FORCE, True, ())


def test_an_amendment_that_was_itself_revoked_no_longer_speaks():
    third = date(2022, 12, 30)
    links = [AMENDS, Link("revokes", C, B), Link("amends", C, A)]
    found = shelf(BOTH | {C: third}, *links)
    assert found.on(A, date(2022, 12, 29)).amended_by == (B,)
    assert found.on(A, third).amended_by == (C,)


def test_an_instrument_ends_on_its_own_last_day():
    found = shelf({A: DAY}, ends={A: date(2025, 1, 1)})
    assert found.on(A, date(2024, 12, 31)).status == Status.IN_FORCE
    assert found.on(A, date(2025, 1, 1)).status == Status.ENDED


def test_a_life_is_its_wordings_in_order_until_it_ends():
    end = date(2023, 1, 1)
    life = shelf(BOTH | {C: end}, AMENDS, Link("revokes", C, A)).life(A)
    assert [(part.by, part.start.last, part.until and part.until.last) for part in life] == [
        (None, DAY, LATER),
        (B, LATER, end),
    ]


days = st.dates(date(1950, 1, 1), date(2040, 1, 1))


@given(days, days, days)
def test_what_is_revoked_on_a_day_held_the_day_before(begins, revoked, on):
    found = shelf({A: min(begins, revoked), B: revoked}, REVOKES)
    assert found.on(A, revoked).status == Status.REVOKED
    eve = revoked - timedelta(days=1)
    assert found.on(A, eve).holds == (eve >= min(begins, revoked))
    assert (found.on(A, on).status == Status.REVOKED) == (on >= revoked)


@given(days, days, days)
def test_what_is_revoked_stays_revoked(begins, revoked, on):
    found = shelf({A: begins, B: revoked}, REVOKES)
    if found.on(A, on).status == Status.REVOKED:
        assert found.on(A, on + timedelta(days=400)).status == Status.REVOKED


@given(st.lists(days, min_size=1, max_size=6), days)
def test_amendments_are_told_oldest_first_and_never_before_they_hold(starts, on):
    links = [Link("amends", n, 0) for n in range(1, len(starts) + 1)]
    found = shelf({0: date(1949, 1, 1), **dict(enumerate(starts, start=1))}, *links).on(0, on)
    told = [starts[pk - 1] for pk in found.amended_by]
    assert told == sorted(day for day in starts if day <= on)


@given(days, days)
def test_a_chain_of_instruments_has_no_ring_and_closing_it_makes_one(begins, later):
    chain = [Link("revokes", C, B), Link("revokes", B, A)]
    assert circle(chain) == []
    ring = circle([*chain, Link("revokes", A, C)])
    assert ring[0] == ring[-1]
    assert set(ring) == {A, B, C}
    assert circle([Link("revokes", B, A), Link("amends", A, B)]) == []


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=200))
def test_arrows_to_smaller_numbers_only_are_no_ring(pairs):
    assert circle([Link("amends", a, b) for a, b in pairs if a > b]) == []


def test_an_elder_cannot_act_on_a_younger():
    elder, younger = Facts(A, 2015, DAY), Facts(B, 2019, LATER)
    names = {A: "PP 44/2015", B: "PP 82/2019"}
    said = objections(elder, [Link("revokes", A, B)], {B: younger}, names)
    assert said == ["PP 44/2015 lebih tua dari PP 82/2019, jadi tidak dapat mencabutnya. Mungkin arahnya terbalik."]
    assert objections(younger, [Link("revokes", B, A)], {A: elder}, names) == []
    assert objections(elder, [Link("implements", A, A)], {A: elder}, names) == [
        "Sebuah peraturan tidak dapat berhubungan dengan dirinya sendiri."
    ]
    assert objections(younger, [Link("amends", B, A)] * 2, {A: elder}, names) == [
        "Mengubah PP 44/2015 tertulis dua kali."
    ]


def test_the_first_day_is_that_of_force_then_of_promulgation_then_of_enactment():
    one, two, three = date(2015, 6, 30), date(2015, 7, 1), date(2015, 7, 2)
    assert start_of(Facts(A, 2015, three, two, one)).first == three
    assert start_of(Facts(A, 2015, None, two, one)).first == two
    assert start_of(Facts(A, 2015, None, None, one)).first == one
    assert not start_of(Facts(A, 2015)).is_known


def test_every_status_has_a_look_and_an_address():
    assert set(LOOK) == set(Status) == set(STATUS_ADDRESS.values())


@pytest.mark.parametrize(
    ("form", "number", "year", "short", "name"),
    [
        ("PP", "44", 2015, "PP 44/2015", "PP Nomor 44 Tahun 2015"),
        ("PMK", "215/PMK.07/2021", 2021, "PMK 215/PMK.07/2021", "PMK Nomor 215/PMK.07/2021"),
        ("Kepgub NTB", "561-793", 2022, "Kepgub NTB 561-793/2022", "Kepgub NTB Nomor 561-793 Tahun 2022"),
        ("Surat", "B/1226/022026", 2026, "Surat B/1226/022026", "Surat Nomor B/1226/022026"),
    ],
)
def test_an_instrument_is_named(form, number, year, short, name):
    assert citing.short(form, number, year) == short
    assert citing.name(form, number, year) == name


def test_a_citation_names_the_gazette_only_where_it_is_known():
    placed = citing.Promulgation("LN", 2015, "154", "5714", 25)
    assert citing.full("Peraturan Pemerintah", "44", 2015, "Hal", placed) == (
        "Peraturan Pemerintah Nomor 44 Tahun 2015 tentang Hal (Lembaran Negara Republik Indonesia Tahun 2015 "
        "Nomor 154, Tambahan Lembaran Negara Republik Indonesia Nomor 5714)"
    )
    assert citing.full("Peraturan Pemerintah", "49", 2023, "Hal", citing.Promulgation()).endswith("tentang Hal")
    assert citing.jdih_source(placed) == "LN 2015 (154), TLN (5714): 25 hlm"
    assert citing.jdih_source(citing.Promulgation("LN", 2015)) == ""


def test_the_sixteen_fields_count_what_is_filled_and_mark_what_is_less_sure():
    found = metadata.items({"number": "44", "place": ""}, certainty="V-law", doubts={"number": "K+"})
    assert [item.number for item in found] == list(range(1, 17))
    assert metadata.filled(found) == 1
    assert next(item for item in found if item.name == "number").certainty == "K+"


def test_subjects_are_told_once_each():
    assert metadata.subjects(" upah;Upah ; jaminan  sosial;;") == ["Upah", "Jaminan sosial"]
