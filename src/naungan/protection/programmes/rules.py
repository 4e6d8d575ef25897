"""Pure decisions about programmes: who is eligible, and whose cover already stands.

Eligibility is written once, as column expressions over many people; one person is a one-row frame.
"""

from dataclasses import dataclass, field
from datetime import date

import polars as pl

from naungan.accounts.enums import Role
from naungan.protection.programmes.enums import Refusal

MAY_ARRANGE = (Role.PROGRAMME_OFFICER,)
MAY_SEE = (
    Role.PROGRAMME_OFFICER, Role.PROGRAMME_APPROVER, Role.FINANCE_OFFICER, Role.VILLAGE_OFFICER,
    Role.REGENCY_OFFICER, Role.LEADER, Role.AUDITOR,
)  # fmt: skip
MAY_ASK_COVER = (
    Role.PROGRAMME_OFFICER, Role.PROGRAMME_APPROVER, Role.CLAIMS_OFFICER, Role.REGENCY_OFFICER,
    Role.VILLAGE_OFFICER, Role.AUDITOR,
)  # fmt: skip


@dataclass(frozen=True)
class Terms:
    """What a programme asks of a person. Ages in whole years on the first day of cover: minimum <= age <= maximum."""

    starts_on: date
    minimum_age: int
    maximum_age: int
    region: str
    sectors: tuple[str, ...] = field(default=())


def age_on(birth: pl.Expr, day: date) -> pl.Expr:
    """Whole years on `day`; who is born on 29 February has a birthday on 1 March of a common year."""
    had_birthday = (birth.dt.month() < day.month) | ((birth.dt.month() == day.month) & (birth.dt.day() <= day.day))
    return day.year - birth.dt.year() - pl.when(had_birthday).then(0).otherwise(1)


def refusal(terms: Terms) -> pl.Expr:
    """The first reason (a `Refusal` value) not to enrol, or null.

    Reads the columns `has_nik`, `is_undecided`, `born_on`, `sector`, `village_id`, `is_covered`.
    """
    age = age_on(pl.col("born_on"), terms.starts_on)
    village = pl.col("village_id")
    inside = (village == terms.region) | village.str.starts_with(terms.region + ".")
    checks = [
        (~pl.col("has_nik"), Refusal.NO_NIK),
        (pl.col("is_undecided"), Refusal.UNDECIDED),
        (pl.col("born_on").is_null(), Refusal.NO_BIRTH_DATE),
        (age < terms.minimum_age, Refusal.TOO_YOUNG),
        (age > terms.maximum_age, Refusal.TOO_OLD),
        (~inside.fill_null(False), Refusal.REGION),
    ]
    if terms.sectors:
        checks.append((~pl.col("sector").is_in(list(terms.sectors)).fill_null(False), Refusal.SECTOR))
    checks.append((pl.col("is_covered"), Refusal.COVERED))
    return pl.coalesce(
        [pl.when(condition.fill_null(False)).then(pl.lit(str(code.value))) for condition, code in checks]
    )


def overlaps(starts_a: date, ends_a: date, starts_b: date, ends_b: date) -> bool:
    """Do two half-open spans share a calendar month?"""
    return starts_a < ends_b and starts_b < ends_a


def quota_left(quota: int | None, enrolled: int) -> int | None:
    """People still to be enrolled; None where there is no quota."""
    return None if quota is None else max(quota - enrolled, 0)
