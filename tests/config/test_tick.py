"""The clock, run by two machines in the same second: every deed is done once and nothing falls over."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from naungan.cases.models import Case, Reminder
from naungan.journal.models import Entry
from naungan.notices.models import Notice
from naungan.ppid.actions import answering, closing, drafts, retention
from naungan.ppid.models import FormDraft
from tests.ppid import factories as make


@pytest.fixture
def quiet(monkeypatch):
    """Without the outward parts, which have tests of their own: asking other sites, writing the emergency copy."""
    monkeypatch.setattr("naungan.portal.actions.links.nightly", lambda **_: None)
    monkeypatch.setattr("naungan.portal.actions.copying.keep_current", lambda **_: "")


def owed(now: datetime) -> dict[str, Case]:
    """One case for each thing that the clock does."""
    officer = make.officer()
    lapses = make.received(now - timedelta(days=40), now=now - timedelta(days=40)).request
    answering.ask_to_complete(lapses, missing="KTP", by=officer, now=now - timedelta(days=39))
    closes = make.received(now - timedelta(days=120), now=now - timedelta(days=120)).request
    answering.answer(closes, make.refused(), by=officer, now=now - timedelta(days=115))
    late = make.received(now - timedelta(days=60), papers=[make.proof()]).request
    drafts.save("", {"asked": "Penanda"}, kind="info_request", now=now - timedelta(days=30))
    late.case.attachments.get().file.__class__.objects.update(keep_until=now.date() - timedelta(days=1))
    return {"lapses": lapses.case, "closes": closes.case, "late": late.case}


def count() -> dict[str, int]:
    """What there would be too much of."""
    return {
        "steps": sum(case.steps.count() for case in Case.objects.all()),
        "journal": Entry.objects.exclude(verb__contains="check").count(),
        "reminders": Reminder.objects.count(),
        "sent": len(mail.outbox),
        "notices": Notice.objects.count(),
    }


def run(times: int, deed: Callable[[], object] = lambda: call_command("tick")) -> list[BaseException]:
    """The deed in so many threads that begin together; what went wrong in them."""
    wrong: list[BaseException] = []
    begin = Barrier(times)

    def tick() -> None:
        try:
            begin.wait()
            deed()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=tick) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return wrong


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_do_each_thing_once(quiet):
    cases = owed(timezone.now())
    assert run(3) == []
    for name, state in {"lapses": "lapsed", "closes": "closed", "late": "registered"}.items():
        cases[name].refresh_from_db()
        assert cases[name].state == state
        assert cases[name].steps.filter(verb="move", state=state).count() == (name != "late")
    assert not FormDraft.objects.exists() and not cases["late"].attachments.exists()
    assert Entry.objects.filter(verb="forget_identity").count() == 1
    assert Reminder.objects.filter(case=cases["late"]).count() == 1
    assert not Notice.objects.filter(sent_at=None).exists() and len(mail.outbox) == Notice.objects.count()
    before = count()
    assert run(2) == [] and count() == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["lapse", "close", "drafts", "proofs"])
def test_each_of_its_deeds_at_once(name):
    now = timezone.now()
    owed(now)
    deeds = {
        "lapse": answering.lapse_all, "close": closing.close_all, "drafts": drafts.forget_old,
        "proofs": retention.forget_identity,
    }  # fmt: skip
    done: list[int] = []
    assert run(6, lambda: done.append(deeds[name](now=now))) == []
    assert sum(done) == 1
    assert Entry.objects.filter(verb="forget_identity").count() == (name == "proofs")
