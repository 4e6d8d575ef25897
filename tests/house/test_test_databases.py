"""The test databases themselves: what a committing test did is gone in the next one, what migrations brought is not."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.databases import fingerprint


@pytest.mark.parametrize("turn", [1, 2])
def test_a_committing_test_leaves_nothing_behind_and_takes_nothing_away(transactional_db, turn):
    assert Session.objects.count() == 0
    assert ContentType.objects.filter(app_label="wagtailcore", model="page").exists()
    Session.objects.create(session_key=f"turn-{turn}", expire_date=timezone.now())
    assert Session.objects.count() == 1


def test_the_fingerprint_is_stable():
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 12
