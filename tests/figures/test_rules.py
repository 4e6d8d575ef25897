"""Pure decisions: proofs (T20, T21), moves, pace."""

from datetime import date
from decimal import Decimal

import pytest

from naungan.figures import rules
from naungan.figures.enums import Status

STATED = [  # stated, numerator, denominator, ok, computed, difference; domain facts section 0
    ("60", 411126, 733040, False, "56.09", "-3.91"),  # T20
    ("9.3", 201649, 2159942, True, "9.34", "0.04"),
    ("9,3".replace(",", "."), 201649, 2159942, True, "9.34", "0.04"),
    ("77.8", 1958293, 2159942, False, "90.66", "12.86"),
    ("57.13", 51960, 92978, False, "55.88", "-1.25"),
    ("30.70", 555276, 1808432, True, "30.70", "0.00"),
    ("50", 505, 1000, True, "50.50", "0.50"),  # the edge is still rounding
    ("50", 506, 1000, False, "50.60", "0.60"),
]


@pytest.mark.parametrize(("stated", "numerator", "denominator", "ok", "computed", "difference"), STATED)
def test_a_stated_percentage_against_its_numbers(stated, numerator, denominator, ok, computed, difference):
    check = rules.check_stated(stated, numerator, denominator)
    assert (bool(check), f"{check.computed:.2f}", f"{check.difference:.2f}") == (ok, computed, difference)


def test_t20_is_refused_with_the_arithmetic():
    check = rules.check_stated(60, 411126, 733040)
    assert (check.people_meant, check.people_over) == (439824, 28698)
    assert check.message == (
        "Persen yang tertulis tidak cocok dengan angkanya: 411.126 ÷ 733.040 = 56,09 %, tertulis 60 %, "
        "selisih 3,91 poin (paling banyak 0,5). 60 % berarti 439.824 orang, 28.698 orang lebih banyak."
    )


def test_t21_parts_that_do_not_close():
    check = rules.check_parts(["9.3", "77.8"])
    assert (bool(check), check.total, check.missing) == (False, Decimal("87.1"), Decimal("12.9"))
    assert check.message == "Bagian-bagiannya tidak menutup: 9,3 + 77,8 = 87,1 %, seharusnya 100 %; kurang 12,9 %."


PARTS = [
    (["9.3", "90.7"], None, True),
    (["33.3", "33.3", "33.3"], None, True),  # rounding
    (["50", "51"], None, False),
    ([733040, 2159942], 2892982, True),
    ([733040, 2159942], 3110000, False),  # counts close exactly or not at all
]


@pytest.mark.parametrize(("parts", "total", "ok"), PARTS)
def test_parts_and_their_whole(parts, total, ok):
    assert bool(rules.check_parts(parts, total=total)) == ok


def test_no_denominator_no_share():
    with pytest.raises(ValueError, match="Penyebut"):
        rules.share(1, 0)


@pytest.mark.parametrize("before", Status)
@pytest.mark.parametrize("after", Status)
def test_moves(before, after):
    allowed = {("preliminary", "published"), ("preliminary", "withdrawn"), ("published", "withdrawn")}
    assert rules.may_move(before, after) == ((before, after) in allowed)


def verdict(**changes):
    given = {
        "status": "preliminary", "depositor": 1, "officer": 2, "in_area": True,
        "period": date(2026, 11, 1), "today": date(2026, 11, 22),
    }  # fmt: skip
    return rules.may_publish(**given | changes)


def test_who_may_publish():
    assert verdict() is None
    assert verdict(depositor=None) is None
    assert "petugas lain" in verdict(depositor=2)
    assert "di luar tugas" in verdict(in_area=False)
    assert "belum mulai" in verdict(period=date(2026, 12, 1))
    assert "ditarik" in verdict(status="withdrawn")


def test_a_withdrawal_says_why():
    assert rules.may_withdraw(status="published", in_area=True, reason=" ")
    assert rules.may_withdraw(status="withdrawn", in_area=True, reason="salah")
    assert rules.may_withdraw(status="published", in_area=True, reason="salah") is None


def test_the_pace_of_the_published_target():
    way = rules.pace(Decimal(50), date(2025, 12, 31), 201649, 2159942, date(2024, 11, 11))
    assert (way.people_needed, way.missing, f"{way.months_left:.1f}") == (1079971, 878322, "13.6")
    assert way.per_month == 64420
    assert not way.is_missed


def test_a_target_missed_reached_and_due_today():
    late = rules.pace(Decimal(50), date(2025, 12, 31), 10, 100, date(2026, 11, 22))
    assert (late.is_missed, late.per_month, late.missing) == (True, None, 40)
    done = rules.pace(Decimal(50), date(2025, 12, 31), 60, 100, date(2026, 11, 22))
    assert (done.is_missed, done.is_reached, done.per_month) == (False, True, None)
    today = rules.pace(Decimal(50), date(2025, 12, 31), 10, 100, date(2025, 12, 31))
    assert (today.is_past, today.per_month) == (False, 1218)
