"""What the clock tells of the lists and the yearly report: once for each day that came, and never twice."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from naungan.accounts.models import User
from naungan.notices.models import Notice
from naungan.ppid.actions import lists, reminding, yearly
from naungan.ppid.models import ConsequenceTest, ListReminder
from naungan.ppid.rules.lists import report_reminder
from naungan.search.actions import rebuild
from naungan.search.models import SearchEntry
from tests.ppid import list_factories as make

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 31)


def later(**much):
    return make.NOW + timedelta(**much)


def told(word: str) -> list[Notice]:
    return [one for one in Notice.objects.order_by("pk") if word in one.subject]


@pytest.fixture
def officer(db):
    """One officer alone, and last year's report sent, so that only the lists speak."""
    person = make.officer()
    report = make.signed()
    yearly.tell_sent(report, on=make.NOW.date(), way="letter", number="", by=person, now=make.NOW)
    return person


@pytest.fixture
def alone(officer):
    """Factories make officers on their way; only this one is in office."""

    def only() -> None:
        User.objects.exclude(pk=officer.pk).update(is_active=False)
        Notice.objects.all().delete()

    return only


def test_a_day_of_review_is_told_once(officer, alone):
    first = make.row(by=officer, review_on=date(2026, 11, 20))
    make.row(by=officer, review_on=date(2026, 11, 19))
    make.row(by=officer, review_on=date(2026, 11, 21))
    make.row(by=officer)
    alone()
    assert reminding.remind(now=make.NOW) == 1
    (letter,) = told("perlu ditinjau")
    assert letter.to_user == officer and letter.subject == "2 baris daftar informasi perlu ditinjau"
    assert letter.body.endswith("/meja/ppid/daftar/?tab=tinjau")
    assert reminding.remind(now=make.NOW) == reminding.remind(now=later(hours=5)) == 0
    assert reminding.remind(now=later(days=1)) == 1  # the third
    lists.change(first, by=officer, now=later(days=1), **row_of(first) | {"review_on": date(2026, 11, 22)})
    assert reminding.remind(now=later(days=2)) == 1
    assert ListReminder.objects.count() == 4


def row_of(row) -> dict:
    names = ("info_class", "kind", "summary", "unit", "maker", "made", "place", "forms", "retention", "address")
    return {name: getattr(row, name) for name in names}


def test_an_exemption_that_ran_out_is_told_leaves_the_search_and_says_so_in_the_desk(client, officer, alone):
    make.approved(title="Identitas pelapor")
    rebuild("listed")
    row = ConsequenceTest.objects.get().listed
    ConsequenceTest.objects.update(ends_on=date(2026, 11, 21))
    alone()
    assert reminding.remind(now=make.NOW) == 0
    key = f"ppid.listed:{row.pk}"
    assert SearchEntry.objects.filter(key=key).exists()
    assert reminding.remind(now=later(days=1)) == 1
    (letter,) = told("pengecualian")
    assert letter.subject == "1 pengecualian informasi berakhir" and "terbuka" in letter.body
    assert not SearchEntry.objects.filter(key=key).exists()
    assert reminding.remind(now=later(days=9)) == 0
    ConsequenceTest.objects.update(ends_on=timezone.localdate(), decided_on=timezone.localdate() - timedelta(days=9))
    rebuild("listed")
    assert not SearchEntry.objects.filter(key=key).exists()
    now = timezone.now()
    lists.change(row, by=officer, now=now, review_on=timezone.localdate(), retention="5 tahun", forms="PDF")
    assert not SearchEntry.objects.filter(key=key).exists()
    client.force_login(officer)
    for url in ("/meja/ppid/daftar/?tab=tinjau", f"/meja/ppid/daftar/{row.pk}/"):
        page = client.get(url).content.decode()
        assert "Tidak lagi dikecualikan" in page and ">Dikecualikan<" not in page
    assert f"/ppid/daftar-dikecualikan/{row.number}/" not in client.get("/ppid/daftar-dikecualikan/").content.decode()


def test_with_nobody_in_office_it_is_told_later(officer, alone):
    make.row(by=officer, review_on=date(2026, 11, 20))
    User.objects.update(is_active=False)
    assert reminding.remind(now=make.NOW) == 0 and not ListReminder.objects.exists()


@pytest.mark.parametrize(
    ("today", "on"),
    [
        (date(2026, 2, 28), None),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 23), date(2026, 3, 1)),
        (date(2026, 3, 24), date(2026, 3, 24)),
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 4, 14), date(2026, 4, 1)),
        (date(2026, 4, 15), date(2026, 4, 15)),
        (date(2026, 12, 31), date(2026, 12, 23)),
    ],
)
def test_the_days_on_which_a_report_is_asked_for(today, on):
    assert report_reminder(DUE, today) == on


def test_a_report_that_was_not_sent_is_asked_for_and_one_that_was_is_not():
    officer, superior = make.officer(), make.superior()
    report = make.signed(by=superior)
    User.objects.exclude(pk__in=[officer.pk, superior.pk]).update(is_active=False)
    assert reminding.remind(now=make.NOW) == 2
    letters = told("Laporan layanan informasi 2025: lewat batas")
    assert {one.to_user for one in letters} == {officer, superior}
    assert "Selasa, 31 Maret 2026" in letters[0].body and "Perki 1/2021" in letters[0].body
    assert reminding.remind(now=make.NOW) == 0
    assert reminding.remind(now=later(days=14)) == 2
    yearly.tell_sent(report, on=make.NOW.date(), way="hand", number="", by=officer, now=make.NOW)
    assert reminding.remind(now=later(days=28)) == 0


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_tell_once():
    officer = make.officer()
    make.row(by=officer, review_on=date(2026, 11, 20))
    User.objects.exclude(pk=officer.pk).update(is_active=False)
    start, wrote = Barrier(2), []

    def run() -> None:
        start.wait()
        try:
            wrote.append(reminding.remind(now=make.NOW))
        finally:
            connection.close()

    clocks = [Thread(target=run) for _ in range(2)]
    for clock in clocks:
        clock.start()
    for clock in clocks:
        clock.join(timeout=30)
    assert sorted(wrote) == [0, 2]  # one of the rows, one of last year's report
    assert Notice.objects.count() == 2
