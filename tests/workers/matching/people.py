"""Rows of our own fields for the tests of matching."""

from datetime import date

import polars as pl

SCHEMA = {
    "row_id": pl.Int64, "nik": pl.String, "nik_any": pl.String, "nik_doubtful": pl.Boolean, "name": pl.String,
    "born_on": pl.Date, "sex": pl.String, "mother": pl.String, "village": pl.String, "phone": pl.String,
}  # fmt: skip
PERSON = {"nik": None, "nik_any": None, "nik_doubtful": None, "name": "Rahman Hidayat", "born_on": date(1985, 3, 15),
          "sex": "L", "mother": "Rohani Latif", "village": "52.01.01.2001", "phone": None}  # fmt: skip


def rows(*told: dict) -> pl.DataFrame:
    """`PERSON` with what each row tells otherwise, numbered from 1."""
    return pl.DataFrame([{"row_id": at, **PERSON, **row} for at, row in enumerate(told, start=1)], schema=SCHEMA)
