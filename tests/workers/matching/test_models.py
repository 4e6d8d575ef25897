"""The frozen models of an installation: kept once, chosen by a command, with a line in the journal."""

import pytest
from django.core.management import CommandError, call_command

from naungan.journal.models import Entry
from naungan.protection.workers.matching import model as models
from naungan.protection.workers.matching import packaged, registry
from naungan.protection.workers.matching.damages import population
from naungan.protection.workers.matching.sides import own

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(models._Place, "folder", tmp_path)


def test_the_packaged_model_is_in_force_until_another_is_chosen(monkeypatch, capsys):
    assert models.in_force() is packaged()
    monkeypatch.setattr(registry, "sample", lambda size: own(population(1_200, seed=1)).head(size))
    monkeypatch.setattr("naungan.protection.workers.matching.training.RANDOM_PAIRS", 20_000)
    call_command("matching", "train", "--sample", "1100")
    made = models.versions()[1]
    assert models.in_force() is packaged(), "training alone changes nothing"
    call_command("matching", "use", made)
    assert models.in_force().version == made
    assert models.in_force().marks == packaged().marks
    call_command("matching", "models")
    assert f"* {made}" in capsys.readouterr().out
    assert list(Entry.objects.filter(verb__in=["train", "use"]).order_by("id").values_list("verb", flat=True)) == [
        "train",
        "use",
    ]
    call_command("matching", "use", models.FIRST)
    assert models.in_force() is packaged()


def test_too_few_people_teach_nothing():
    with pytest.raises(CommandError, match="sedikitnya"):
        call_command("matching", "train")


def test_an_unknown_version_is_refused_with_those_that_exist():
    with pytest.raises(CommandError, match=models.FIRST):
        call_command("matching", "use", "1999.1")


def test_a_version_is_written_once():
    with pytest.raises(ValueError, match="sudah ada"):
        models.keep(packaged())
