"""The spine: numbers, secrets, moves, clocks, hand-over, files."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from naungan.cases import actions, registry, rules
from naungan.cases.calendar_file import deadline
from naungan.cases.models import Case, Series
from naungan.cases.reports import days, told
from naungan.journal.models import Entry
from naungan.kit.refusal import Refused
from tests.accounts.factories import user
from tests.cases import factories

ZONE = timezone.get_default_timezone()
NOW = datetime(2026, 11, 3, 10, 0, tzinfo=ZONE)


@pytest.mark.django_db
def test_numbers_follow_one_another_within_kind_and_year():
    first, second = (factories.opened(at=NOW, now=NOW).case for _ in range(2))
    older = factories.opened(at=NOW - timedelta(days=400), now=NOW).case
    assert [case.number for case in (first, second, older)] == ["UJI/2026/0001", "UJI/2026/0002", "UJI/2025/0001"]


@pytest.mark.django_db
def test_a_case_that_fails_takes_no_number():
    with pytest.raises(Refused, match="belum tiba"):
        factories.opened(at=NOW + timedelta(hours=1), now=NOW)
    with pytest.raises(Refused, match="baru ada sejak"):
        factories.opened(at=NOW.replace(year=2009), now=NOW)
    assert not Series.objects.filter(last__gt=0).exists()
    assert factories.opened(at=NOW, now=NOW).case.serial == 1


@pytest.mark.django_db(transaction=True)
def test_two_hundred_at_once_get_two_hundred_numbers_in_a_row():
    """Twenty threads, ten each: on both databases nothing doubled, nothing left out, nothing lost."""
    factories.sample_kind()
    failed: list[BaseException] = []
    begin = threading.Barrier(20)

    def submit() -> None:
        try:
            begin.wait()
            for _ in range(10):
                factories.opened(at=NOW, now=NOW)
        except BaseException as wrong:
            failed.append(wrong)
        finally:
            connection.close()

    threads = [threading.Thread(target=submit) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(Case.objects.values_list("serial", flat=True)) == list(range(1, 201))
    assert Series.objects.get(kind="sample", year=2026).last == 200


@pytest.mark.django_db
def test_only_number_and_secret_open_a_case():
    case, secret = factories.opened(at=NOW, now=NOW)
    assert actions.find("uji-2026-1", f" {secret.upper().replace('-', ' ')} ") == case
    assert actions.find(case.number, secret + "x") is None
    assert actions.find("UJI/2026/0099", secret) is None
    assert actions.find("bukan nomor", secret) is None
    assert secret not in str(Case.objects.filter(pk=case.pk).values().get())


@pytest.mark.django_db
def test_a_lost_secret_is_replaced_and_the_old_one_dies():
    case, secret = factories.opened(at=NOW, now=NOW)
    officer = user("ppid_officer", "52")
    with pytest.raises(Refused, match="bagaimana pemohon dikenali"):
        actions.renew_secret(case, by=officer, now=NOW, reason=" ")
    fresh = actions.renew_secret(case, by=officer, now=NOW, reason="KTP asli")
    assert actions.find(case.number, secret) is None and actions.find(case.number, fresh) == case


@pytest.mark.django_db
@pytest.mark.parametrize("frm", factories.MOVES)
@pytest.mark.parametrize("to", factories.MOVES)
def test_every_state_leads_only_where_its_kind_says(frm, to):
    case = factories.opened(at=NOW, now=NOW, state=frm).case
    if to in factories.MOVES[frm]:
        moved = actions.move(case, to, by=None, now=NOW)
        assert moved.state == to
        assert moved.waits_for == {"waiting": "applicant", "received": "office"}.get(to, "nobody")
        assert (moved.closed_at is not None) == (moved.waits_for == "nobody")
    else:
        with pytest.raises(Refused, match="tidak ada jalan"):
            actions.move(case, to, by=None, now=NOW)
        assert Case.objects.get(pk=case.pk).state == frm


@pytest.mark.django_db
def test_the_deadline_keeps_its_reckoning_and_is_lengthened_once():
    """UU 14/2008 art. 22(7) and (8): ten working days, and seven more once."""
    received = datetime(2024, 11, 19, 10, 24, tzinfo=ZONE)
    case = factories.opened(at=received, now=received).case
    assert case.due_on.isoformat() == "2024-12-04"
    assert [day for day, _ in case.clock["skipped"] if datetime.fromisoformat(day).weekday() < 5] == ["2024-11-27"]
    with pytest.raises(Refused, match="alasan tertulis"):
        actions.extend(case, by=None, now=received, reason="")
    case = actions.extend(case, by=None, now=received, reason="Data ada di tiga kabupaten.")
    assert (case.due_on.isoformat(), case.clock["extended_by"]) == ("2024-12-13", 7)
    with pytest.raises(Refused, match="hanya sekali"):
        actions.extend(case, by=None, now=received, reason="Lagi.")


@pytest.mark.django_db
def test_what_is_late_is_not_lengthened():
    case = factories.opened(at=NOW - timedelta(days=30), now=NOW).case
    with pytest.raises(Refused, match="sudah lewat"):
        actions.extend(case, by=None, now=NOW, reason="Terlambat.")


@pytest.mark.django_db
def test_cases_are_seen_by_role_and_area_and_by_who_carries_them():
    case = factories.opened(at=NOW, now=NOW, area="52.03").case
    for role in ("ppid_officer", "ppid_superior", "auditor"):
        assert case in Case.objects.visible_to(user(role, "52.03"))
        assert case not in Case.objects.visible_to(user(role, "52.04"))
    stranger = user("editor", "52")
    assert case not in Case.objects.visible_to(stranger)
    Case.objects.filter(pk=case.pk).update(holder=stranger)
    assert case in Case.objects.visible_to(stranger)


@pytest.mark.django_db
def test_handing_over_is_all_or_none():
    officer, other = user("ppid_officer", "52"), user("editor", "52")
    cases = [factories.opened(at=NOW, now=NOW).case for _ in range(3)]
    with pytest.raises(Refused, match="tidak punya peran"):
        actions.hand_over(cases, to=other, by=officer, now=NOW)
    actions.move(cases[2], "answered", by=officer, now=NOW)
    with pytest.raises(Refused, match="sudah selesai"):
        actions.hand_over(cases, to=officer, by=officer, now=NOW)
    assert not Case.objects.exclude(holder=None).exists()
    assert actions.hand_over(cases[:2], to=officer, by=officer, now=NOW) == 2
    assert Case.objects.filter(holder=officer).count() == 2


@pytest.mark.django_db
def test_what_people_wrote_lies_sealed_and_stays_out_of_the_journal():
    case = factories.opened(at=NOW, now=NOW, title="Upah Siti Rahmah").case
    actions.say(case, "Nama saya Siti Rahmah", now=NOW)
    actions.note(case, "Siti Rahmah menelepon", by=None, now=NOW)
    actions.attach(case, b"x", name="ktp.pdf", kind="pdf", label="KTP", role="identity", by=None, now=NOW)
    with connection.cursor() as cursor:
        for table in ("cases_case", "cases_step", "journal_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            kept = [bytes(cell) if isinstance(cell, memoryview) else cell for row in cursor.fetchall() for cell in row]
            assert kept and "Siti" not in repr(kept)
    assert [entry.verb for entry in Entry.objects.filter(noun="cases.Case").order_by("pk")] == [
        "open_case", "message_on_case", "note_case", "attach_to_case",
    ]  # fmt: skip


def test_a_kind_must_name_its_states_and_stand_alone():
    with pytest.raises(ValueError, match="tanpa nama"):
        registry.register(registry.Kind("x", "X", "X", {"a": {"b"}}, {"a": "A"}, ("ppid_officer",)))
    factories.sample_kind()
    with pytest.raises(ValueError, match="sudah dipakai"):
        registry.register(registry.Kind("other", "Lain", "UJI", {}, {}, ("ppid_officer",)))


@pytest.mark.parametrize(
    "typed, number",
    [
        ("PPID/2026/0143", "PPID/2026/0143"),
        ("ppid 2026 143", "PPID/2026/0143"),
        (" PPID-2026-12345 ", "PPID/2026/12345"),
        ("143", ""),
        ("PPID/26/143", ""),
        ("' OR 1=1", ""),
    ],
)
def test_a_number_is_read_however_it_is_written(typed, number):
    assert rules.read_number(typed) == number


def test_secrets_do_not_come_twice():
    secrets = {rules.make_secret(["kelor", "padi", "tenun"]) for _ in range(2000)}
    assert len(secrets) > 1900
    assert all(rules.read_secret(secret) == secret for secret in secrets)


@pytest.mark.django_db
def test_a_clock_in_hours_ends_at_its_hour_through_nights_and_holidays():
    at = datetime(2026, 12, 24, 15, 30, tzinfo=ZONE)
    case = factories.opened(at=at, now=at, clock="privacy.access_hours").case
    assert (case.due_at, case.due_on) == (at + timedelta(hours=72), date(2026, 12, 27))
    assert not case.is_overdue(at + timedelta(hours=71, minutes=59), date(2026, 12, 27))
    assert case.is_overdue(at + timedelta(hours=72, minutes=1), date(2026, 12, 27))
    assert told.why(case) == "72 jam sejak diterima." and told.face(case, at) is None
    assert days.left(case, now=at + timedelta(hours=70), today=date(2026, 12, 27)).say == "batas hari ini, 15.30"
    assert b"20261227T153000" in deadline(case)
    assert list(Case.objects.overdue(at + timedelta(hours=73), date(2026, 12, 27))) == [case]


@pytest.mark.django_db
def test_a_deadline_in_a_year_without_holidays_still_reminds():
    at = datetime(2026, 11, 2, 10, tzinfo=ZONE)
    case = factories.opened(at=at, now=at).case
    Case.objects.filter(pk=case.pk).update(due_on=date(2042, 1, 3))
    assert actions.remind(now=datetime(2042, 1, 1, 8, tzinfo=ZONE)) == 0  # nobody to tell, and nothing raised
