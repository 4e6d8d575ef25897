"""Two catch-ups at the same moment count a roster once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from naungan.protection.coverage.actions import catch_up
from naungan.protection.coverage.models import CountedChange, CoverCount
from tests.coverage.factories import NOW, enrol, roster, worker


@pytest.mark.django_db(transaction=True)
def test_two_at_once_count_a_roster_once():
    of = roster()
    for _ in range(5):
        enrol(of, worker())
    start, seen = Barrier(2), []

    def run() -> None:
        start.wait()
        try:
            seen.append(catch_up(NOW).rosters)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(seen) == [0, 1]
    assert CoverCount.objects.get(region="52", segment="", month="2026-11-01").people == 5
    assert CountedChange.objects.count() == 1
