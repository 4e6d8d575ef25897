"""Figures for the tests of every room."""

from datetime import UTC, date, datetime
from itertools import count

from naungan.figures.actions import Deposit
from naungan.figures.models import Figure
from tests.accounts.factories import region

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)  # 10:00 in Mataram
MONTH = date(2026, 11, 1)
_next = count(1)


def entry(code: str = "52", numerator: int = 100, **fields) -> Deposit:
    """A deposit of COV-001 that the rules accept."""
    region(code)
    given = {"period": MONTH, "source": "tes", "as_of": date(2026, 11, 22), "segment": "informal", **fields}
    return Deposit(indicator="COV-001", region=code, numerator=numerator, **given)


def figure(code: str = "52", numerator: int = 100, **fields) -> Figure:
    """A preliminary figure, straight into the table."""
    region(code)
    given = {"period": MONTH, "source": "tes", "as_of": date(2026, 11, 22), "segment": "informal", **fields}
    return Figure.objects.create(indicator_id="COV-001", region_id=code, numerator=numerator, deposited_at=NOW, **given)
