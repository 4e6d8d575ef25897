"""Terms in a post, and the open door."""

from datetime import UTC, date, datetime, time

import pytest

from naungan.law.days_off import reason_off
from naungan.offices import rules
from naungan.offices.enums import AppointmentKind as K
from naungan.offices.rules import Hours, Term

MARCH, JUNE, AUGUST = date(2026, 3, 1), date(2026, 6, 1), date(2026, 8, 1)


def term(pk, kind, from_on, until_on=None, post=1, official=None):
    return Term(pk, post, official or pk, kind, from_on, until_on)


@pytest.mark.parametrize(
    ("one", "other", "field"),
    [
        # two definitive heads of one post
        ((K.DEFINITIVE, MARCH, None), (K.DEFINITIVE, JUNE, None), "post"),
        ((K.DEFINITIVE, MARCH, JUNE), (K.DEFINITIVE, JUNE, None), ""),  # half-open: the day belongs to the new one
        # a Plt. stands only where nobody is definitive
        ((K.ACTING, MARCH, AUGUST), (K.DEFINITIVE, JUNE, None), "post"),
        ((K.ACTING, MARCH, JUNE), (K.DEFINITIVE, JUNE, None), ""),
        ((K.ACTING, MARCH, None), (K.ACTING, JUNE, AUGUST), "post"),
        # a Plh. stands beside the one who is away, never beside another Plh.
        ((K.DEFINITIVE, MARCH, None), (K.DAILY, JUNE, AUGUST), ""),
        ((K.ACTING, MARCH, None), (K.DAILY, JUNE, AUGUST), ""),
        ((K.DAILY, MARCH, AUGUST), (K.DAILY, JUNE, None), "post"),
    ],
)
def test_who_may_stand_beside_whom(one, other, field):
    first, second = term(1, *one), term(2, *other)
    assert rules.first_clash(second, [first]) == (field, first if field else None)
    assert rules.first_clash(first, [second]) == (field, second if field else None)


def test_one_person_holds_one_definitive_post_but_may_act_for_another():
    own = term(1, K.DEFINITIVE, MARCH, official=7)
    assert rules.first_clash(term(2, K.DEFINITIVE, JUNE, post=2, official=7), [own]) == ("official", own)
    assert rules.first_clash(term(2, K.ACTING, JUNE, post=2, official=7), [own]) == ("", None)


def test_a_term_does_not_stand_in_its_own_way():
    own = term(1, K.DEFINITIVE, MARCH)
    assert rules.first_clash(own, [own]) == ("", None)


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2026, 2, 28), None),
        (MARCH, 1),
        (date(2026, 5, 31), 1),
        (JUNE, 2),  # vacant, a Plt.
        (date(2026, 7, 5), 3),  # the Plt. is away, a Plh. signs
        (AUGUST, 4),
    ],
)
def test_who_was_head_on_that_day(day, who):
    terms = [
        term(1, K.DEFINITIVE, MARCH, JUNE),
        term(2, K.ACTING, JUNE, AUGUST),
        term(3, K.DAILY, date(2026, 7, 1), date(2026, 7, 10)),
        term(4, K.DEFINITIVE, AUGUST),
    ]
    found = rules.in_charge(terms, day)
    assert (found.pk if found else None) == who


def test_the_sentence_names_who_and_until_when():
    said = rules.clash_sentence("post", "Plt. Kepala Dinas", term(1, K.ACTING, MARCH, JUNE))
    assert "Plt. Kepala Dinas, sejak 01-03-2026 sampai sebelum 01-06-2026" in said
    assert "belum berakhir" in rules.clash_sentence("official", "Sekretaris", term(1, K.DEFINITIVE, MARCH))


def test_a_branch_survives_a_circle():
    assert rules.branch(1, {2: 1, 3: 2, 4: None}) == {1, 2, 3}
    assert rules.branch(1, {1: 2, 2: 1}) == {1, 2}


def test_lines_lose_their_dashes():
    assert rules.lines("- satu\n\n • dua\ntiga ") == ["satu", "dua", "tiga"]


@pytest.mark.parametrize("address", ["//jahat.example/", "https://jahat.example/", "lacak/", "javascript:x"])
def test_only_addresses_of_this_site(address):
    assert not rules.is_own_address(address)
    assert rules.is_own_address("/lacak/?a=1")


# --- the open door: weeks around 22 November 2026 (a Sunday) ------------------------------------------


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)


WEEK = [
    Hours(0, 3, time(8), time(16)),
    Hours(4, 4, time(8), time(11, 30)),
    Hours(4, 4, time(13), time(16, 30)),
]


@pytest.mark.parametrize(
    ("moment", "is_open", "changes_at", "reason"),
    [
        ((2026, 11, 23, 8, 0), True, (2026, 11, 23, 16, 0), ""),
        ((2026, 11, 23, 7, 59), False, (2026, 11, 23, 8, 0), ""),
        ((2026, 11, 23, 16, 0), False, (2026, 11, 24, 8, 0), ""),
        ((2026, 11, 27, 12, 0), False, (2026, 11, 27, 13, 0), ""),  # Friday prayers
        ((2026, 11, 27, 17, 0), False, (2026, 11, 30, 8, 0), ""),  # over the weekend
        ((2026, 11, 22, 10, 0), False, (2026, 11, 23, 8, 0), "Minggu"),
        ((2026, 8, 17, 10, 0), False, (2026, 8, 18, 8, 0), "Hari Kemerdekaan"),
    ],
)
def test_open_or_shut(moment, is_open, changes_at, reason):
    door = rules.door(at(*moment), WEEK, reason_off)
    assert door.is_open is is_open
    assert door.changes_at == at(*changes_at)
    assert reason in door.reason


def test_a_weekend_with_hours_is_open():
    saturday = [Hours(5, 5, time(9), time(12))]
    assert rules.door(at(2026, 11, 28, 10), saturday, reason_off).is_open


def test_a_holiday_on_a_sunday_says_its_own_name():
    easter = rules.door(at(2026, 4, 5, 10), WEEK, reason_off)
    assert easter.reason and not easter.reason.startswith("Minggu,")


def test_without_hours_nothing_opens():
    assert rules.door(at(2026, 11, 23, 10), [], reason_off) == rules.Door(False, None, "")


def test_hours_read_as_people_write_them():
    assert [str(one) for one in WEEK[:2]] == ["Senin–Kamis, 08.00–16.00", "Jumat, 08.00–11.30"]
