from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from naungan.files import actions
from naungan.files.models import StoredFile
from naungan.kit.refusal import Refused
from tests.accounts.factories import user
from tests.rosters.factories import NOW

pytestmark = pytest.mark.django_db


def keep(content: bytes = b"isi", **differs):
    return actions.keep(content, name="daftar.csv", kind="csv", by=user(), now=NOW, **differs)


def test_a_file_comes_back_as_it_came_and_lies_sealed(settings):
    file = keep(b"rahasia sekali")
    assert actions.read(file) == b"rahasia sekali"
    assert b"rahasia" not in (Path(settings.PRIVATE_ROOT) / file.path).read_bytes()


def test_the_name_of_a_file_leads_nowhere():
    assert actions.keep(b"x", name="../../etc/passwd", kind="", by=None, now=NOW).name == "passwd"


def test_too_large_a_file_is_refused_before_anything_is_written(settings):
    settings.ROSTER_MAX_BYTES = 10
    with pytest.raises(Refused):
        keep(b"x" * 11)
    assert not StoredFile.objects.exists()


def test_a_file_that_no_record_names_is_swept_after_a_day(settings):
    known, lost = keep(), keep(b"lain")
    StoredFile.objects.filter(pk=lost.pk).delete()
    assert actions.sweep(older_than=timezone.now() - timedelta(days=1)) == 0
    assert actions.sweep(older_than=timezone.now() + timedelta(seconds=5)) == 1
    assert actions.read(known) == b"isi"
