"""What is owed, what is missing, what looks like a NIK, and how a procedure's text is read."""

from datetime import date, timedelta

import pytest

from naungan.library.enums import Cadence, SlotState, Stage, State, VersionState
from naungan.library.rules import completeness, personal, publication, wording
from naungan.library.rules.completeness import Schedule, expected, standings

TODAY = date(2026, 11, 22)
RENJA = Schedule("renja", "Renja", Cadence.YEARLY, 2025, 1, 31)
LAKIP = Schedule("lakip", "Lakip", Cadence.YEARLY, 2024, 3, 31, 1)


def labels(schedule: Schedule, today: date = TODAY) -> list[str]:
    return [f"{slot.label} {slot.due_on}" for slot in expected(schedule, today=today)]


def test_what_is_owed():
    assert labels(RENJA) == ["Renja 2025 2025-01-31", "Renja 2026 2026-01-31", "Renja 2027 2027-01-31"]
    assert labels(LAKIP) == ["Lakip 2024 2025-03-31", "Lakip 2025 2026-03-31", "Lakip 2026 2027-03-31"]
    plan = Schedule("renstra", "Renstra", Cadence.FIVE_YEARLY, 2025, 12, 31)
    assert labels(plan) == ["Renstra 2025–2029 2025-12-31"]
    assert labels(Schedule("x", "X", Cadence.IRREGULAR, 2020, 1, 1)) == []
    assert labels(Schedule("x", "X", Cadence.ONCE, 2024, 2, 28)) == ["X 2024 2024-02-28"]


def test_halves_of_a_year_are_six_months_apart():
    half = Schedule("kas", "Realisasi", Cadence.HALF_YEARLY, 2026, 1, 31, 1)
    assert labels(half) == [
        "Realisasi Semester I 2026 2026-07-31",
        "Realisasi Semester II 2026 2027-01-31",
        "Realisasi Semester I 2027 2027-07-31",
    ]
    other = Schedule("kas", "Realisasi", Cadence.HALF_YEARLY, 2026, 12, 20)
    assert labels(other)[:2] == ["Realisasi Semester I 2026 2026-06-20", "Realisasi Semester II 2026 2026-12-20"]


def test_a_day_that_the_month_does_not_have():
    assert completeness.due_on(Schedule("x", "X", Cadence.YEARLY, 2024, 2, 31), 2024) == date(2024, 2, 29)


@pytest.mark.parametrize(("months", "due"), [(3, (3, 31, 1)), (12, (12, 31, 1)), (14, (2, 28, 2)), (6, (6, 30, 1))])
def test_months_after_the_years_end(months, due):
    assert completeness.after_year_end(months) == due


def test_what_is_missing():
    found = standings([RENJA, LAKIP], {("renja", 2025, 0): True, ("lakip", 2024, 0): True}, today=TODAY)
    assert [(one.slot.label, one.state) for one in found] == [
        ("Renja 2025", SlotState.PUBLISHED),
        ("Renja 2026", SlotState.LATE),
        ("Renja 2027", SlotState.LATER),
        ("Lakip 2024", SlotState.PUBLISHED),
        ("Lakip 2025", SlotState.LATE),
        ("Lakip 2026", SlotState.LATER),
    ]
    assert [one.days for one in found if one.state == SlotState.LATE] == [295, 236]


def test_what_waits_is_not_missing_and_not_there():
    [first, *_] = standings([RENJA], {("renja", 2025, 0): False}, today=TODAY)
    assert (first.state, first.is_missing) == (SlotState.WAITING, False)


def test_the_last_day_is_in_time():
    due = date(2026, 11, 22)
    schedule = Schedule("x", "X", Cadence.YEARLY, 2026, 11, 22)
    assert standings([schedule], {}, today=due)[0].state == SlotState.SOON
    assert standings([schedule], {}, today=due + timedelta(days=1))[0].state == SlotState.LATE


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (-31, None),
        (-30, Stage.SOON),
        (0, Stage.SOON),
        (1, Stage.LATE),
        (60, Stage.LATE),
        (61, Stage.LONG_LATE),
    ],
)
def test_stages_of_a_reminder(days, stage):
    assert completeness.stage(TODAY, today=TODAY + timedelta(days=days)) == stage


@pytest.mark.parametrize(
    "text",
    [
        "NIK 5203061211949904",
        "5203061211949904.",
        "(5203065211949904)",
        "9999999999999999",
        "5203 0612 1194 9904",
        "520306-121194-9904",
        "5203.06.12.11.94.9904",
    ],
)
def test_a_number_like_a_nik_is_seen(text):
    assert personal.holds_nik(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rp2.159.942.000.000",
        "1234567890123456,50",
        "2.07.0.00.0.00.01.0000",
        "5.1.02.01.01.0024",
        "08123456789",
        "12345678901234567",
        "0123456789012345",
        "a1b2c3d4",
        "2024 2025 2026 2027",
    ],
)
def test_other_numbers_are_let_be(text):
    assert not personal.holds_nik(text)


def test_the_place_is_told_and_the_number_is_not():
    places = personal.places_with_nik([("halaman 1", "a"), ("halaman 2", "NIK 5203061211949904")])
    assert places == ["halaman 2"]
    said = personal.sentence(places * 10)
    assert "halaman 2" in said and "dan 2 tempat lain" in said and "5203" not in said


def test_one_proposes_and_another_publishes():
    given = {"state": VersionState.PROPOSED, "proposer": 1, "officer": 2, "has_role": True, "in_own_unit": True}
    assert publication.may_publish(**given) == ""
    assert "tidak menerbitkan" in publication.may_publish(**given | {"officer": 1})
    assert "penerbit naskah" in publication.may_publish(**given | {"has_role": False})
    assert "unit lain" in publication.may_publish(**given | {"in_own_unit": False})
    assert "halaman 3" in publication.may_publish(**given, places=["halaman 3"])
    for state in (VersionState.RETURNED, VersionState.PUBLISHED):
        assert "tidak menunggu" in publication.may_publish(**given | {"state": state})


def test_returning_and_withdrawing_want_a_reason():
    given = {"has_role": True, "in_own_unit": True}
    assert "alasan" in publication.may_return(state=VersionState.PROPOSED, reason=" ", **given)
    assert publication.may_return(state=VersionState.PROPOSED, reason="Halaman 2 kosong.", **given) == ""
    assert "alasan" in publication.may_withdraw(state=State.PUBLISHED, reason="", **given)
    assert "sudah ditarik" in publication.may_withdraw(state=State.WITHDRAWN, reason="x", **given)


def test_whose_shelf_it_is():
    assert publication.in_unit(None, 3) and publication.in_unit(3, 3) and not publication.in_unit(2, 3)
    said = publication.may_write(has_role=True, officer_unit=2, owner_unit=3, owner="Sekretariat")
    assert said.startswith("Rak ini milik Sekretariat.")


def test_a_text_is_cut_at_its_marks():
    found = wording.pieces("Dalam [ppid.response_days] atau [complaints.answer_days report_class=ordinary].")
    assert [(piece.text, piece.key, piece.where) for piece in found] == [
        ("Dalam ", "", ()),
        ("[ppid.response_days]", "ppid.response_days", ()),
        (" atau ", "", ()),
        (
            "[complaints.answer_days report_class=ordinary]",
            "complaints.answer_days",
            (("report_class", "ordinary"),),
        ),
        (".", "", ()),
    ]


def test_steps_are_lines():
    [first, second] = wording.steps("Petugas | mencatat | 5 menit\n\nPPID | menjawab\n")
    assert (first.who, first.what[0].text, first.time[0].text) == ("Petugas", "mencatat", "5 menit")
    assert second.time == ()
    assert wording.wrong_lines("Petugas | mencatat\nmenjawab\n | kosong") == [2, 3]
    assert wording.plain("Petugas | menjawab | [ppid.response_days]") == "Petugas. menjawab. "
