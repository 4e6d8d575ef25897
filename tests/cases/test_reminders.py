"""The clock reminds before, on and after the deadline, and tells nothing twice."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from naungan.cases import actions
from naungan.notices.models import Notice
from tests.accounts.factories import user
from tests.cases import factories

pytestmark = pytest.mark.django_db
ZONE = timezone.get_default_timezone()
RECEIVED = datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)  # Monday; ten working days end on Monday 16 November


def letters(now: datetime) -> list[tuple[str, str]]:
    before = set(Notice.objects.values_list("pk", flat=True))
    actions.remind(now=now)
    assert actions.remind(now=now) == 0  # twice at once tells nothing twice
    fresh = Notice.objects.exclude(pk__in=before).order_by("to_email")
    return [(notice.to_user.name, notice.subject) for notice in fresh]


def test_officers_hear_before_on_and_after_the_day_and_superiors_from_then_on():
    officer, superior = user("ppid_officer", "52", name="Petugas"), user("ppid_superior", "52", name="Atasan")
    case = factories.opened(at=RECEIVED, now=RECEIVED).case
    assert case.due_on.isoformat() == "2026-11-16"
    actions.hand_over([case], to=officer, by=superior, now=RECEIVED)
    by_day = {day: letters(RECEIVED.replace(day=day)) for day in range(9, 19)}
    assert by_day[9] == by_day[10] == []
    assert by_day[11] == [("Petugas", "Batasnya dekat: 1 perkara")]
    assert by_day[12] == by_day[13] == []
    assert by_day[16] == [("Petugas", "Batasnya hari ini: 1 perkara")]
    for day in (17, 18):
        assert {name for name, _ in by_day[day]} == {"Petugas", "Atasan"}
        assert {subject for _, subject in by_day[day]} == {"Lewat batas: 1 perkara"}


def test_what_nobody_carries_goes_to_all_handlers_of_the_area():
    here, there = user("ppid_officer", "52.03", name="Sini"), user("ppid_officer", "52.04", name="Sana")
    factories.opened(at=RECEIVED, now=RECEIVED, area="52.03")
    assert letters(RECEIVED + timedelta(days=14)) == [(here.name, "Batasnya hari ini: 1 perkara")]
    assert there.name == "Sana"


def test_what_waits_for_the_applicant_or_is_closed_reminds_nobody():
    user("ppid_officer", "52")
    waiting, closed = (factories.opened(at=RECEIVED, now=RECEIVED).case for _ in range(2))
    actions.move(waiting, "waiting", by=None, now=RECEIVED)
    actions.move(closed, "answered", by=None, now=RECEIVED)
    assert letters(RECEIVED + timedelta(days=14)) == []


def test_letters_name_numbers_and_nothing_else():
    user("ppid_officer", "52")
    case = factories.opened(at=RECEIVED, now=RECEIVED, title="Upah Siti Rahmah").case
    actions.remind(now=RECEIVED + timedelta(days=14))
    body = Notice.objects.get().body
    assert case.number in body and "Siti" not in body


def test_who_has_left_is_not_the_only_one_who_hears():
    holder, other = user("ppid_officer", "52", name="Pergi"), user("ppid_officer", "52", name="Ada")
    case = factories.opened(at=RECEIVED, now=RECEIVED).case
    actions.take(case, by=holder, now=RECEIVED)
    holder.is_active = False
    holder.save()
    assert letters(RECEIVED + timedelta(days=14)) == [(other.name, "Batasnya hari ini: 1 perkara")]
