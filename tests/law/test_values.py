"""What the book answers, case by case, and the sums that fact sheets draw from it."""

import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest

from naungan import law
from tests.law.cases import read

JUNE_2025, APRIL_2026, FEBRUARY_2026 = date(2025, 6, 1), date(2026, 4, 1), date(2026, 2, 1)


@pytest.mark.parametrize("case", read("cases_values", "case"))
def test_value(case):
    found = law.at(case["key"], on=case["on"], **case.get("facts", {}))
    assert found.value == case["value"]
    for name in {"since", "source", "certainty"} & set(case):
        assert getattr(found, name) == case[name]


@pytest.mark.parametrize("case", read("cases_values", "refused"))
def test_refusal(case):
    with pytest.raises(getattr(law, case["error"])) as refused:
        law.at(case["key"], on=case["on"], **case.get("facts", {}))
    assert isinstance(refused.value, law.LawError)
    assert case["says"] in str(refused.value)


def value(key: str, on: date = JUNE_2025, **facts):
    return law.at(key, on=on, **facts).value


def test_t4_and_t5_budgets():
    monthly = value("contributions.bpu_jkk_jkm", funding="dbhcht")
    assert 8100 * 12 * monthly == 1_632_960_000
    assert 13000 * 11 * monthly == 2_402_400_000


def test_t6_contributions_of_a_waged_worker():
    wage, facts = 3_000_000, {"risk": "very_low", "jkp": "yes"}
    shares = {
        "pu_jkk_rate": 3000,
        "pu_jkp_from_jkk_rate": 4200,
        "pu_jkm_rate": 9000,
        "pu_jht_employer_rate": 111_000,
        "pu_jht_worker_rate": 60_000,
        "pu_jp_employer_rate": 60_000,
        "pu_jp_worker_rate": 30_000,
        "pu_jkp_government_rate": 6600,
    }
    assert {name: wage * value(f"contributions.{name}", **facts) / 100 for name in shares} == shares


@pytest.mark.parametrize(
    ("contract", "contribution"),
    [
        (10**8, 240_000),
        (5 * 10**8, 1_000_000),
        (10**9, 1_750_000),
        (5 * 10**9, 6_550_000),
        (6 * 10**9, 7_550_000),
        (0, 0),
    ],
)
def test_t7_building_contracts(contract, contribution):
    rates = [law.steps(f"contributions.construction_{name}_rate", on=JUNE_2025) for name in ("jkk", "jkm")]
    assert sum(law.progressive(scale, contract) for scale in rates) == contribution


def test_t8_migrant_worker_of_27_months():
    extra = 27 - 24
    total = (
        value("contributions.pmi_before", route="agency")
        + value("contributions.pmi_during_after", contract_months=27)
        + extra * value("contributions.pmi_extra_month")
    )
    assert total == 410_500


def test_t10_the_parts_of_the_death_benefit_close():
    parts = ("jkm_lump_sum", "jkm_periodic", "jkm_funeral")
    assert sum(value(f"benefits.{part}") for part in parts) == value("benefits.jkm_cash") == 42_000_000
    assert value("benefits.jkm_cash_early") == value("benefits.jkm_funeral")


def test_scholarship_of_two_children_reaches_174_million():
    levels = ("tk", "sd", "smp", "sma", "pt")
    child = sum(
        value("benefits.scholarship_yearly", level=level) * value("benefits.scholarship_years", level=level)
        for level in levels
    )
    assert (child, child * value("benefits.scholarship_children")) == (87_000_000, 174_000_000)


@pytest.mark.parametrize(
    ("on", "employer", "worker"), [(APRIL_2026, 221_726, 110_863), (FEBRUARY_2026, 210_948, 105_474)]
)
def test_n8_n9_pension_above_the_cap(on, employer, worker):
    wage = min(12_000_000, value("contributions.jp_wage_cap", on))
    assert wage * value("contributions.pu_jp_employer_rate", on) / 100 == employer
    assert wage * value("contributions.pu_jp_worker_rate", on) / 100 == worker


def test_the_33_rows_are_one_another_s_percentages():
    """JKK = 1 % and JHT = 2 % of the base; JKK and JKM together; the lower bound is the last upper bound + 1,000."""
    scales = {
        name: dict(law.steps(f"contributions.{name}", on=JUNE_2025))
        for name in ("bpu_base", "bpu_jkk", "bpu_jkk_jkm", "bpu_jht")
    }
    base, flat = scales["bpu_base"], value("contributions.bpu_jkm")
    assert len(base) == 33
    for bound, amount in base.items():
        assert scales["bpu_jkk"][bound] * 100 == scales["bpu_jht"][bound] * 50 == amount
        assert scales["bpu_jkk_jkm"][bound] == scales["bpu_jkk"][bound] + flat


def test_the_pension_cap_follows_its_own_rule():
    """PP 45/2015 art. 29: last cap × (1 + growth), rounded down to Rp100; growth 2025 was 5.11 %."""
    old, new = value("contributions.jp_wage_cap", FEBRUARY_2026), value("contributions.jp_wage_cap", APRIL_2026)
    assert int(old * Decimal("1.0511")) // 100 * 100 == new


def test_tobacco_shares_close():
    shares = [value(f"funds.dbhcht_{name}_share") for name in ("welfare", "health", "enforcement")]
    assert sum(shares) == 100
    assert value("funds.dbhcht_industry_share") + value("funds.dbhcht_assistance_share") == shares[0]


def test_unverified_values_say_so():
    assert law.at("ages.bpu_minimum", on=JUNE_2025).is_verified is False
    assert law.at("contributions.bpu_jkk_jkm", on=JUNE_2025).is_verified is True


def test_an_unknown_fact_is_no_fact():
    assert value("contributions.bpu_jkk_jkm", APRIL_2026, sector=None, funding="self") == 8400


def test_a_moment_is_not_a_day():
    with pytest.raises(TypeError):
        law.at("contributions.bpu_jkk_jkm", on=datetime(2026, 1, 1))  # noqa: DTZ001


def test_the_book_needs_no_django():
    code = "import sys, naungan.law as law; sys.exit('django' in sys.modules or not law.at)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
