"""`cases_proof.toml`: money, NIK, stated percentages and parts, each case by its name."""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from naungan import law
from naungan.figures import rules
from naungan.kit import nik
from naungan.protection.rosters.checks import judge
from naungan.protection.rosters.layouts import read_book
from naungan.regions.models import Region
from naungan.regions.recognition import Gazetteer

CASES = tomllib.loads(Path(__file__).with_name("cases_proof.toml").read_text(encoding="utf-8"))


def each(kind: str):
    return pytest.mark.parametrize("case", CASES[kind], ids=lambda case: case["name"])


@each("money")
def test_money(case):
    tariff = law.at("contributions.bpu_jkk_jkm", on=case["on"], funding=case["funding"])
    assert case["people"] * case["months"] * tariff.value == case["total"]


@pytest.mark.django_db
@each("nik")
def test_a_nik_says_who_and_where(case):
    frame = pl.DataFrame({"nik": [case["nik"]]})
    said = frame.select(nik.parts(pl.col("nik"))["sex"].alias("sex"), nik.born(pl.col("nik"), date(2024, 11, 11)))
    assert said.row(0) == (case["sex"], case["born"])
    dotted = f"{case['nik'][:2]}.{case['nik'][2:4]}"
    assert Region.objects.get(code=dotted).name == case["regency"]
    if "district" in case:
        assert Region.objects.current().get(code=f"{dotted}.{case['nik'][4:6]}").name == case["district"]


@pytest.mark.django_db
@each("nik")
def test_a_retired_district_is_a_warning_and_never_an_error(case):
    line = f"NIK;Nama;L/P;Tanggal Lahir\n{case['nik']};Siti Contoh;{case['sex']};{case['born']:%d-%m-%Y}\n"
    judged = judge(
        read_book(line.encode()), on=date(2024, 11, 11), minimum_age=15, maximum_age=64, gazetteer=Gazetteer.load()
    )
    told = dict(judged.problems.select("code", "severity").rows())
    assert "error" not in told.values()
    assert ("nik_region_retired" in told) == case.get("retired", False)


@each("stated")
def test_a_stated_percentage_that_its_numbers_refuse(case):
    check = rules.check_stated(Decimal(case["stated"]), case["numerator"], case["denominator"])
    assert not check
    assert case["says"] in check.message


@each("parts")
def test_parts_that_do_not_close(case):
    check = rules.check_parts([Decimal(part) for part in case["parts"]])
    assert not check
    assert abs(check.missing) == Decimal(case["missing"])
