"""The seed agrees with a second registry package, and every migrated database holds it."""

import hashlib
import json
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from naungan.offices.models import Office
from naungan.regions import actions, seed
from naungan.regions.enums import Level
from naungan.regions.models import Region

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("level", Level)
def test_codes_are_those_of_the_second_package(level):
    """Same codes at each level of the whole country: counted and hashed by scripts/regions/compare.py."""
    other = json.loads(seed.DATA.joinpath("crosscheck.json").read_text())["levels"][level]
    codes = sorted(code for code in seed.listed("wilayah") | seed.listed("desa") if seed.level_of(code) == level)
    assert len(codes) == other["count"]
    assert hashlib.sha256("\n".join(codes).encode()).hexdigest() == other["sha256"]


def test_counts_of_the_province(db):
    inside = Region.objects.current().within("52")
    counted = {level: inside.filter(level=level).count() for level in Level}
    assert counted == {Level.PROVINCE: 1, Level.REGENCY: 10, Level.DISTRICT: 117, Level.VILLAGE: 1_166}
    assert inside.villages().filter(kind="kelurahan").count() == 145
    assert inside.villages().filter(kind="desa").count() == 1_021
    assert inside.filter(latitude__isnull=False).count() == 1_150


def test_counts_of_the_country(db):
    counted = [Region.objects.current().filter(level=level).count() for level in Level]
    assert counted == [38, 514, 7_285, 1_166]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("52", "Provinsi Nusa Tenggara Barat"),
        ("52.03", "Kabupaten Lombok Timur"),
        ("52.71", "Kota Mataram"),
        ("31.01", "Kabupaten Kepulauan Seribu"),
        ("71.09", "Kabupaten Kepulauan Siau Tagulandang Biaro"),
        ("52.02.09", "Kecamatan Kopang"),
        ("52.01.01.2003", "Desa Gapuk"),
        ("52.01.01.1001", "Kelurahan Gerung Utara"),
    ],
)
def test_names_as_people_write_them(db, code, name):
    assert Region.objects.get(code=code).full_name == name


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("Jurang Jaler ", "Jurang Jaler"),
        ("PenanaE", "Penanae"),
        ("Kandai II", "Kandai II"),
        ("UPT. Prode SP.I", "UPT. Prode SP.I"),
        ("Hu'u", "Hu'u"),
        ("Kep. Seribu", "Kepulauan Seribu"),
    ],
)
def test_tidy(written, tidied):
    assert seed.tidy(written) == tidied


def test_points_lie_in_the_province(db):
    for village in Region.objects.exclude(latitude=None):
        assert village.code.startswith("52.")
        assert -9.2 < village.latitude < -8.0 and 115.7 < village.longitude < 119.4


@pytest.mark.parametrize("code", ["52.01.05", "64.73", "91.01.01", "73.20", "96.09"])
def test_codes_out_of_use_are_kept_with_an_end(db, code):
    region = Region.objects.get(code=code)
    assert region.valid_until < TODAY and region.source and region not in Region.objects.current()


def everything() -> list[tuple]:
    return list(Region.objects.values_list(*seed.Row._fields))


def test_loading_again_changes_nothing(db):
    before = everything()
    loaded = actions.load(province="52", today=TODAY)
    assert loaded == actions.Loaded(rows=len(before), villages=1_166, retired=0, removed=0)
    assert everything() == before


def test_loading_mends_a_changed_row(db):
    Region.objects.filter(code="52.03").update(name="Lombok Tengara", valid_until=TODAY)
    actions.load(province="52", today=TODAY)
    assert str(Region.objects.current().get(code="52.03")) == "Kabupaten Lombok Timur"


def test_another_province(db):
    """Villages of the old province go, but for those to which something refers."""
    Office.objects.create(code="gapuk", name="Pemerintah Desa Gapuk", region_id="52.01.01.2003")
    loaded = actions.load(province="51", today=TODAY)
    assert (loaded.villages, loaded.retired, loaded.removed) == (716, 0, 1_165)
    assert [village.name for village in Region.objects.within("52").villages()] == ["Gapuk"]
    assert actions.load(province="51", today=TODAY).removed == 0


def test_a_code_that_the_seed_drops_is_retired(db):
    Region.objects.create(code="52.09", name="Baru", level=Level.REGENCY, kind="kabupaten", parent_id="52")
    assert actions.load(province="52", today=TODAY).retired == 1
    assert Region.objects.get(code="52.09").valid_until == TODAY


def test_command_load(db, settings):
    out = StringIO()
    call_command("regions", "load", stdout=out)
    assert "1166 desa dan kelurahan di provinsi 52." in out.getvalue()
    settings.PROVINCE = "99"
    with pytest.raises(CommandError, match="NAUNGAN_PROVINCE"):
        call_command("regions", "load")


def test_command_find(db):
    out = StringIO()
    call_command("regions", "find", "Desa Gapuk, Kec. Gerung, Kab. Lobar", "Negeri Entah", stdout=out)
    assert out.getvalue().splitlines() == [
        "Desa Gapuk, Kec. Gerung, Kab. Lobar",
        "  52.01.01.2003  Desa Gapuk",
        "  52.01.01       Kecamatan Gerung",
        "  52.01          Kabupaten Lombok Barat",
        "Negeri Entah",
        "  tidak dikenali",
    ]


def test_province_of_the_settings():
    assert settings.PROVINCE == "52"
