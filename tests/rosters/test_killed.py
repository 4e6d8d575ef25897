"""A process may die between any two statements: nothing is lost, nothing half done, and it goes on where it was."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from naungan.kit.refusal import Refused
from naungan.protection.programmes.models import Enrolment, EnrolmentDraft
from naungan.protection.rosters import actions
from naungan.protection.rosters.actions import committing
from naungan.protection.rosters.enums import State
from naungan.protection.rosters.models import Roster
from naungan.protection.workers.models import Draft, Origin, Worker
from tests.rosters.factories import NOW, Scene, person


class Killed(BaseException):
    """The process is gone: not even `except Exception` sees it."""


def dying_at(step: int):
    """An execute wrapper under which the `step`-th statement never happens."""
    count = 0

    def wrapper(execute, sql, params, many, context):
        nonlocal count
        count += 1
        if count == step:
            raise Killed
        return execute(sql, params, many, context)

    return wrapper


def standing() -> tuple[int, int, int, int, int]:
    return tuple(m.objects.count() for m in (Worker, Origin, Enrolment, Draft, EnrolmentDraft))


@pytest.mark.django_db(transaction=True)
def test_killed_between_any_two_statements_of_a_commit(monkeypatch):
    monkeypatch.setattr(committing, "CHUNK", 3)
    scene = Scene()
    roster = scene.approved([person(n) for n in range(8)])
    step, deaths = 1, 0
    while True:
        try:
            with connection.execute_wrapper(dying_at(step)):
                actions.commit(roster, now=NOW)
            break
        except Killed:
            deaths += 1
            workers, origins, covers, *_ = standing()
            roster.refresh_from_db()
            assert (workers, origins, covers) in ((0, 0, 0), (8, 8, 8))
            assert (workers == 8) == (roster.state == State.COMMITTED)
            Roster.objects.update(working_until=None)  # the lease of a dead process runs out
        step += 1
    assert deaths > 20
    assert standing() == (8, 8, 8, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_killed_between_any_two_statements_of_an_undo():
    scene = Scene()
    roster = scene.committed([person(n) for n in range(5)])
    step = 1
    while True:
        try:
            with connection.execute_wrapper(dying_at(step)):
                actions.undo(roster, by=scene.approver, reason="salah", now=NOW)
            break
        except Killed:
            undone = Roster.objects.get().state == State.UNDONE
            assert standing()[:3] == ((0, 0, 0) if undone else (5, 5, 5))
            if undone:
                break
        step += 1
    assert standing() == (0, 0, 0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_killed_between_any_two_statements_of_reading():
    scene = Scene()
    roster = scene.receive([person(n) for n in range(5)] + [person(9) | {"NIK": "1"}])
    step = 1
    while True:
        try:
            with connection.execute_wrapper(dying_at(step)):
                actions.judge(roster, now=NOW)
            break
        except Killed:
            Roster.objects.update(working_until=None)
        except Refused:  # it had been done before the process died
            break
        step += 3
    roster.refresh_from_db()
    assert roster.state == State.JUDGED
    assert roster.rows.count() == roster.counts["rows"] == 6


@pytest.mark.django_db(transaction=True)
def test_a_real_process_shot_while_committing_is_finished_by_tick(database_url, settings, tmp_path):
    scene = Scene()
    roster = scene.approved([person(n) for n in range(400)])
    environment = os.environ | {
        "DATABASE_URL": database_url, "NAUNGAN_PRIVATE_ROOT": str(settings.PRIVATE_ROOT),
        "NAUNGAN_VAR": str(settings.VAR),
    }  # fmt: skip
    program = (
        "from naungan.protection.rosters.actions import committing as c; c.CHUNK = 20\n"
        "from django.utils import timezone\n"
        "from naungan.protection.rosters.models import Roster\n"
        "c.commit(Roster.objects.get(), now=timezone.now())"
    )
    process = subprocess.Popen([sys.executable, "-m", "naungan.config.cli", "shell", "-c", program], env=environment)
    for _ in range(600):
        if Draft.objects.exists() or process.poll() is not None:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    assert Worker.objects.count() in (0, 400)
    Roster.objects.update(working_until=None)
    actions.commit(roster, now=NOW)
    assert standing() == (400, 400, 400, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_keeps_its_hands_off():
    from naungan.protection.rosters.actions.work import Busy, alone

    scene = Scene()
    roster = scene.approved([person(1)])
    with alone(roster), pytest.raises(Busy):
        actions.commit(roster, now=NOW)
    actions.commit(roster, now=NOW)
    assert Worker.objects.count() == 1
