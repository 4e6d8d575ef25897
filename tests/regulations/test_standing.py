"""What search is told of an instrument: how it is with it today."""

from datetime import date

import pytest

from naungan.regulations.reports import findable
from tests.regulations.factories import instrument

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def told(*some) -> dict[str, tuple[str, bool]]:
    standings = findable.standings([findable.key(one) for one in some], TODAY)
    return {key: (one.label, one.worth < 1) for key, one in standings.items()}


def test_an_instrument_in_force_and_one_whose_time_is_over():
    new = instrument(number="8", year=2025, in_force_from=date(2026, 1, 1), ends_on=date(2027, 1, 1), live=True)
    old = instrument(number="7", year=2024, in_force_from=date(2025, 1, 1), ends_on=date(2026, 1, 1), live=True)
    draft = instrument(number="9", year=2026, live=False)
    assert told(new, old, draft) == {
        findable.key(new): ("Berlaku", False),
        findable.key(old): ("Masa berlaku habis", True),
    }


def test_constant_queries(django_assert_num_queries):
    some = [instrument(number=str(n), year=2020, in_force_from=date(2020, 1, 1), live=True) for n in range(5)]
    with django_assert_num_queries(2):
        told(*some)
