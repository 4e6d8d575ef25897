"""What a damaged cell most likely should say, with the reason. Proposed to a person, never applied.

Every proposal needs a witness besides the cell itself: the rest of the row (a birth date, a sex, a village), another
cell that holds what belongs here, or another row of the same person. Where two readings remain, nothing is proposed.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from naungan.kit import nik as nik_kit
from naungan.protection.rosters.checks import remedies
from naungan.protection.rosters.checks.witnesses import witnesses

SCHEMA = {"row_id": pl.UInt32, "code": pl.String, "column": pl.String, "proposed": pl.String, "reason": pl.String}


@dataclass(frozen=True)
class Setting:
    """What is known besides the rows.

    The day, the ages allowed, districts of any vintage (six digits), groups of one person, rows in conflict over a NIK.
    """

    on: date
    ages: tuple[int, int]
    districts: set[str]
    groups: list[list[int]]
    conflicts: set[int]


def advise(problems: pl.DataFrame, frame: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    """The problems with `column`, `proposed` and `reason` where there is a remedy; the reason also ends the message.

    :param problems: what `findings.apply` gives
    :param frame: what `cleaning.clean` gives, with `nik_doubtful`
    """
    offers = propose(problems, frame, setting)
    told = problems.join(
        offers.rename({"column": "better", "proposed": "offer"}), on=["row_id", "code"], how="left",
        maintain_order="left",
    )  # fmt: skip
    return told.with_columns(
        column=pl.coalesce("better", "column"),
        proposed=pl.coalesce("offer", "proposed"),
        message=pl.concat_str("message", "reason", separator=" ", ignore_nulls=True),
    ).drop("better", "offer")


def propose(problems: pl.DataFrame, frame: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    """One offer at most for each problem that has a remedy, as `SCHEMA` says."""
    ill = problems.filter(pl.col("code").is_in(sorted(remedies.CODES))).select("row_id", "code")
    if not ill.height:
        return pl.DataFrame(schema=SCHEMA)
    side = frame.join(ill.select("row_id").unique(), on="row_id", how="semi", maintain_order="left")
    side = side.join(known_nik(frame, setting.groups), on="row_id", how="left", maintain_order="left")
    side = witnesses(side, on=setting.on, ages=setting.ages, districts=setting.districts, conflicts=setting.conflicts)
    found = []
    for code in sorted(remedies.CODES):
        ailing = side.join(ill.filter(code=code).select("row_id"), on="row_id", how="semi")
        if ailing.height:
            found.append(_first_remedy(ailing, code))
    return pl.concat(found)


def _first_remedy(ailing: pl.DataFrame, code: str) -> pl.DataFrame:
    """The first remedy whose condition holds wins. A remedy without a value only explains."""
    tries = [
        pl.when((remedy.holds & (remedy.value.is_not_null() | remedy.only_explains)).fill_null(False)).then(
            pl.struct(
                pl.lit(remedy.column).alias("column"),
                remedy.value.cast(pl.String).alias("proposed"),
                pl.lit(remedy.reason).alias("reason"),
            )
        )
        for remedy in remedies.REMEDIES
        if remedy.code == code
    ]
    told = ailing.select("row_id", pl.lit(code).alias("code"), offer=pl.coalesce(tries)).unnest("offer")
    return told.filter(pl.col("reason").is_not_null()).select(list(SCHEMA)).cast(SCHEMA)


def known_nik(frame: pl.DataFrame, groups: list[list[int]]) -> pl.DataFrame:
    """`row_id`, `known_nik`: of each row in a group of one person, the only sound NIK that another row of it has.

    Sound: whole, and at odds with nothing in its own row. Nothing is handed on where the group has two of them.
    """
    schema = {"row_id": pl.UInt32, "known_nik": pl.String}
    if not groups:
        return pl.DataFrame(schema=schema)
    members = pl.DataFrame(
        [(number, row) for number, group in enumerate(groups) for row in group],
        schema={"group": pl.UInt32, "row_id": pl.UInt32},
        orient="row",
    ).join(frame.select("row_id", "nik", "nik_bare", "nik_precision", "nik_doubtful"), on="row_id")
    sound = pl.col("nik").is_not_null() & ~pl.col("nik_doubtful")
    known = (
        members.filter(sound)
        .group_by("group")
        .agg(pl.col("nik").n_unique().alias("kinds"), pl.col("nik").first().alias("known_nik"))
        .filter(pl.col("kinds") == 1)
    )
    lacking = members.filter(~sound).join(known, on="group")
    fits = ~pl.col("nik_precision") | pl.col("known_nik").str.starts_with(nik_kit.mantissa(pl.col("nik_bare")))
    return lacking.filter(fits).select("row_id", "known_nik").cast(schema)
