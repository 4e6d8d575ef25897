"""The shared lists are in every migrated database."""

import pytest
from django.db import IntegrityError, transaction

from naungan.codes import seed
from naungan.codes.models import Code

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("scheme", "version", "top", "every"),
    [("kbji", "2014", 10, 88), ("kbji", "2026", 10, 81), ("kbli", "2020", 21, 29), ("kbli", "2025", 22, 22)],
)
def test_counts(scheme, version, top, every):
    codes = Code.objects.of(scheme, version)
    assert (codes.below("").count(), codes.count()) == (top, every)


def test_two_versions_of_one_letter():
    old, new = (Code.objects.of("kbli", version).get(code="J") for version in ("2020", "2025"))
    assert old.label == "Informasi dan Komunikasi"
    assert new.label == "Aktivitas Penerbitan, Penyiaran, serta Produksi dan Distribusi Konten"
    assert str(new) == f"KBLI 2025 J {new.label}"


def test_tobacco():
    assert Code.objects.of("kbli", "2020").get(code="01150").label == "Perkebunan Tembakau"
    grower = Code.objects.of("kbji", "2014").get(code="6111.99")
    assert (grower.parent, grower.flag) == ("6111", "derived")


def test_every_parent_is_in_its_own_list():
    for scheme, version in seed.LISTS:
        codes = set(Code.objects.of(scheme, version).values_list("code", flat=True))
        assert set(Code.objects.of(scheme, version).values_list("parent", flat=True)) <= codes | {""}


def test_every_row_has_a_source():
    assert not Code.objects.filter(source="").exists() and not Code.objects.filter(flag="").exists()


def test_one_code_per_version():
    with pytest.raises(IntegrityError), transaction.atomic():
        Code.objects.create(scheme="kbli", version="2025", code="J", label="lain", flag="V", source="-")
