import pytest
from django.core.management import call_command

from naungan.config.secrets import Keys
from naungan.kit.sealed import CannotOpen
from naungan.protection.workers.models import Worker
from tests.rosters.factories import Scene, person

pytestmark = pytest.mark.django_db


def test_after_turning_the_key_everything_opens_without_the_old_one(settings, capsys):
    scene = Scene()
    roster = scene.committed([person(1), person(2) | {"NIK": "12"}])
    old = settings.KEYS
    fresh = b"n" * 32
    settings.KEYS = Keys(django_secret=old.django_secret, seal={"baru": fresh, **old.seal}, index=old.index)
    call_command("keys", "rotate")
    settings.KEYS = Keys(django_secret=old.django_secret, seal={"baru": fresh}, index=old.index)
    assert Worker.objects.get().nik == person(1)["NIK"]
    assert roster.rows.first().received["NIK"]
    from naungan.files.actions import read

    assert person(1)["NIK"].encode() in read(roster.file)
    call_command("keys", "show")
    assert "baru" in capsys.readouterr().out


def test_without_the_key_nothing_opens(settings):
    scene = Scene()
    scene.committed([person(1)])
    settings.KEYS = Keys(django_secret="x" * 50, seal={"lain": b"z" * 32}, index=settings.KEYS.index)
    with pytest.raises(CannotOpen):
        Worker.objects.get()
