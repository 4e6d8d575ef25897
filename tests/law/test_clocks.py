"""Due dates, case by case."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from naungan import law
from tests.law.cases import read

OFFICE = law.OfficeHours(opens=time(8), closes=time(16), zone=ZoneInfo("Asia/Makassar"))
WEEKEND = {"Sabtu", "Minggu"}


def due(case) -> law.Due:
    return law.due(
        case["key"],
        received=case["received"],
        extended=case.get("extended", False),
        office=OFFICE,
        **case.get("facts", {}),
    )


@pytest.mark.parametrize("case", read("cases_clocks", "case"))
def test_due(case):
    found = due(case)
    told = [f"{day.date} {day.reason}" for day in found.skipped if day.reason not in WEEKEND]
    assert (found.counted_from, found.due_on, told) == (case["counted_from"], case["due_on"], case["skipped"])
    if "due_at" in case:
        assert found.due_at == case["due_at"]


@pytest.mark.parametrize("case", read("cases_clocks", "refused"))
def test_refusal(case):
    with pytest.raises(getattr(law, case["error"])) as refused:
        due(case)
    assert case["says"] in str(refused.value)


def test_every_skipped_day_is_told_once_and_in_order():
    found = law.due("ppid.response_days", received=date(2024, 11, 2), extended=True)
    assert [(day.date.day, day.reason) for day in found.skipped] == [
        (2, "Sabtu"),
        (3, "Minggu"),
        (9, "Sabtu"),
        (10, "Minggu"),
        (16, "Sabtu"),
        (17, "Minggu"),
        (23, "Sabtu"),
        (24, "Minggu"),
        (27, "Hari Pemilihan Kepala Daerah (hari pemungutan suara)"),
    ]
    assert (found.first_day, found.value, found.extended_by) == (date(2024, 11, 5), 10, 7)


@pytest.mark.parametrize("key", ["ppid.response_days", "claims.jkk_report_hours", "complaints.service_complete_days"])
def test_a_moment_without_an_office_is_refused(key):
    with pytest.raises(law.UnclearMoment):
        law.due(key, received=datetime(2024, 11, 4, 9, tzinfo=ZoneInfo("UTC")))


def test_the_law_of_the_day_at_the_office_rules():
    """16 October 18:00 UTC is already the 17th in Mataram, the first day of the data protection clocks."""
    eve = datetime(2024, 10, 16, 18, tzinfo=ZoneInfo("UTC"))
    found = law.due("privacy.access_hours", received=eve, office=OFFICE)
    assert (found.counted_from, found.due_at) == (date(2024, 10, 17), datetime(2024, 10, 20, 2, tzinfo=OFFICE.zone))
