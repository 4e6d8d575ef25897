"""Evacuation sheets: complete without a database, honest about the coast, a plan never without its words."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from naungan.config.demo import evacuation, offices
from naungan.offices.models import Building
from naungan.portal.models import EvacuationIndexPage, EvacuationPage
from tests.offices.factories import unit
from tests.portal.factories import home

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> EvacuationIndexPage:
    found = EvacuationIndexPage.objects.first()
    return found or home().add_child(
        instance=EvacuationIndexPage(title="Prosedur Evakuasi", slug="evakuasi", summary="Jalan keluar.")
    )


def sheet(*hazards: str, **fields) -> EvacuationPage:
    building = Building.objects.create(
        code="gudang", name="Gudang", unit=unit("uptd-blk"), assembly_point="Di bawah pohon asam.",
        is_near_coast=fields.pop("is_near_coast", False),
    )  # fmt: skip
    steps = [{"type": "hazard", "value": {"hazard": one, "steps": ["Berlindung.", "Keluar."]}} for one in hazards]
    return EvacuationPage(
        title="Evakuasi: gudang", slug="gudang", summary="Satu pintu.", building=building, needs="Kursi roda: timur.",
        hazards=json.dumps(steps), **fields,
    )  # fmt: skip


def text(address: str) -> str:
    return re.sub(r"\s+", " ", Client().get(address).content.decode())


def test_the_sheet_says_everything(index):
    made = index.add_child(instance=sheet("fire"))
    shown = text(made.url)
    for words in ("Kebakaran", "Di bawah pohon asam.", "Kursi roda: timur.", 'href="tel:113"', 'href="tel:112"'):
        assert words in shown, words
    assert "Gudang" in text(index.url)


def test_near_the_coast_the_sea_belongs_to_it(index):
    with pytest.raises(ValidationError) as refused:
        sheet("fire", is_near_coast=True).clean()
    assert list(refused.value.message_dict) == ["hazards"]


def test_a_plan_is_told_in_words(index):
    drawn = sheet("fire")
    drawn.plan_id = 1
    with pytest.raises(ValidationError) as refused:
        drawn.clean()
    assert list(refused.value.message_dict) == ["plan_text"]


def test_the_demo_fills_three_buildings_once(index, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    said: list[str] = []
    for _ in range(2):
        offices.prepare(said.append)
        evacuation.prepare(said.append)
    assert [page.slug for page in EvacuationPage.objects.order_by("path")] == [
        "kantor-mataram", "balai-latihan-kerja", "sumbawa-besar",
    ]  # fmt: skip
    assert len(said) == 2
    for page in EvacuationPage.objects.all():
        page.clean()
        shown = text(page.url)
        assert "Denah dengan kata:" in shown and "<picture" in shown
