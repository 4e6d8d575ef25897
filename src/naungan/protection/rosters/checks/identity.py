"""Are a row and the worker under its NIK one person? The rules of `workers.matching`, asked about given pairs."""

import polars as pl

from naungan.protection.workers.matching import under_one_nik


def compare(pairs: pl.DataFrame) -> pl.Series:
    """ "same", "different" or "unsure" for pairs of rows that carry one and the same NIK.

    Columns: `name_a, name_b, born_a, born_b, sex_a, sex_b, mother_a, mother_b, village_a, village_b` (names as
    written, dates, "L"/"P", village codes; null where unknown); `phone_a, phone_b` are used where present.
    """
    return under_one_nik(pairs)
