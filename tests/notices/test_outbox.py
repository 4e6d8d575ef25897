from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction

from naungan.notices.actions import send_waiting, write
from naungan.notices.models import Notice
from tests.accounts.factories import user
from tests.rosters.factories import NOW, Scene, person

pytestmark = pytest.mark.django_db


def letter(to):
    roster = Scene().judged([person(1)])
    Notice.objects.all().delete()
    return write("rosters/notices/judged.txt", to=to, now=NOW, path=roster.path, roster=roster)


def test_a_letter_leaves_once():
    letter(user("regency_officer", email="desa@contoh.id"))
    assert send_waiting(now=NOW) == 1
    assert send_waiting(now=NOW) == 0
    assert [m.to for m in mail.outbox] == [["desa@contoh.id"]]
    assert mail.outbox[0].subject.startswith("Daftar D-")


def test_no_deed_no_letter():
    to = user("regency_officer")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        letter(to)
        1 / 0  # noqa: B018
    assert not Notice.objects.exists()


def test_a_letter_that_cannot_leave_is_tried_five_times_and_keeps_why(settings):
    settings.EMAIL_BACKEND = "tests.notices.broken.Broken"
    letter(user("regency_officer"))
    for day in range(7):
        send_waiting(now=NOW + timedelta(days=day))
    kept = Notice.objects.get()
    assert (kept.attempts, kept.error, kept.sent_at) == (5, "ConnectionRefusedError", None)


def test_a_closed_post_office_is_not_asked_again_at_once(settings):
    settings.EMAIL_BACKEND = "tests.notices.broken.Broken"
    letter(user("regency_officer"))
    for minutes in (0, 5, 9, 11, 60):
        send_waiting(now=NOW + timedelta(minutes=minutes))
    assert Notice.objects.get().attempts == 2


def test_nobody_sends_what_somebody_is_sending(monkeypatch):
    letter(user("regency_officer"))
    inner: list[int] = []

    def send(self, **_):
        inner.append(send_waiting(now=NOW))
        return 1

    monkeypatch.setattr(mail.EmailMessage, "send", send)
    assert send_waiting(now=NOW) == 1 and inner == [0]


def test_no_transaction_is_open_while_a_letter_leaves(monkeypatch, transactional_db):
    letter(user("regency_officer"))
    open_ones: list[bool] = []
    monkeypatch.setattr(mail.EmailMessage, "send", lambda self, **_: open_ones.append(connection.in_atomic_block))
    send_waiting(now=NOW)
    assert open_ones == [False]
