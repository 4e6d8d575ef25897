import pytest
from django.core import mail
from django.db import transaction

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
    for _ in range(7):
        send_waiting(now=NOW)
    kept = Notice.objects.get()
    assert (kept.attempts, kept.error, kept.sent_at) == (5, "ConnectionRefusedError", None)
