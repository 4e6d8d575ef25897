"""What stands above the sum, once for file and registry.

Weights add up as if every field were independent. Families are not: twins share everything but the first name, a son
may bear his father's name in his father's house, and a village has namesakes. So:

1. Names that differ are never one person by points: at most a person decides.
2. Without a common NIK the birth dates must agree; where one part of the date differs, the mother, the telephone or a
   near NIK must agree; where the date differs altogether or stands nowhere, two of them.
   A day on which whole villages were written down (1 January, 1 July, 31 December) needs the same company.
   Without a common or near NIK, two mothers or two fathers that are told and differ are two people: a person decides.
3. Two whole NIK that are not one slip apart are two people: at most a person decides, and is asked only where name and
   birth date are the very same and the mother or the telephone too.
4. Two whole NIK that follow each other, under names that are not the very same, are twins as easily as a slip: a person
   decides.
5. One NIK on clearly different people (another name or none, and little beside it agrees) is a conflict, never one
   person.
"""

import polars as pl

from naungan.protection.workers.matching.model import Marks
from naungan.protection.workers.matching.names import AGREES, EXACT, OTHER, SINGLE, TYPO, WIDE

SAME, REVIEW, APART = "same", "review", "apart"


def band(marks: Marks) -> pl.Expr:
    """ "same", "review" or "apart" from the relations, the sum and the odds of `scoring.weigh`."""
    may_be_same, may_be_asked = _proven() & _named() & ~_two_people(), ~_conflict(marks) & ~_namesakes()
    return (
        pl.when(may_be_same & (_under_one_nik() | (pl.col("odds") >= marks.same))).then(pl.lit(SAME))
        .when(may_be_asked & (_under_one_nik() | (pl.col("odds") >= marks.review))).then(pl.lit(REVIEW))
        .otherwise(pl.lit(APART))
    )  # fmt: skip


def conflict(marks: Marks) -> pl.Expr:
    """Rule 5: true where one NIK stands on clearly different people."""
    return _conflict(marks)


def _is(field: str, *relations: str) -> pl.Expr:
    return pl.col(f"{field}_relation").is_in(list(relations)).fill_null(False)


def _under_one_nik() -> pl.Expr:
    return _is("nik", "same")


def _named() -> pl.Expr:
    unnamed = pl.col("name_relation").is_null()
    return (
        _is("name", *AGREES)
        | (_is("crossed", "same", "half") & _is("born", "same", "heaped"))
        | (_under_one_nik() & (unnamed | _is("name", WIDE)))
        | (_is("nik", "slip") & unnamed & _is("mother", EXACT, TYPO))
    )


def _proven() -> pl.Expr:
    mother = _is("mother", EXACT, SINGLE, TYPO)
    phone, near = _is("phone", "same"), _is("nik", "near", "slip")
    day_unknown = pl.col("born_relation").is_null()
    return (
        (_under_one_nik() & (_beside_nik() >= -1.0))
        | _is("born", "same")
        | (_is("born", "through_nik") & ~_under_one_nik())
        | (_is("born", "part", "heaped") & (mother | phone | near))
        | (_is("born", "near", "other") & mother & (phone | near))
        | (day_unknown & (mother | near) & (phone | _is("place", "village")))
    )


def _two_people() -> pl.Expr:
    twins = _is("nik", "near") & pl.col("both_firm").fill_null(False) & ~_is("name", EXACT, SINGLE)
    by_nik = _is("nik", "same", "slip", "near")
    other_parents = ~by_nik & ~_is("crossed", "same", "half") & (_is("mother", OTHER) | _is("father", "other"))
    return _is("nik", "apart") | twins | other_parents


def _namesakes() -> pl.Expr:
    """Two NIK that are not near, without all the rest in common."""
    all_else = _is("name", EXACT) & _is("born", "same", "heaped") & (_is("mother", EXACT, TYPO) | _is("phone", "same"))
    return _is("nik", "apart") & ~all_else


def _beside_nik() -> pl.Expr:
    """What speaks beside an equal NIK; a date that comes out of that very NIK says nothing."""
    echoed = pl.when(_is("born", "through_nik")).then(pl.col("born_weight")).otherwise(0.0)
    return pl.col("weight") - pl.col("nik_weight") - echoed


def _conflict(marks: Marks) -> pl.Expr:
    is_named = _is("name", *AGREES) | _is("crossed", "same")
    # husband and wife share house and telephone: another name, another day and another mother or sex are enough
    spouse = ~_is("born", "same", "heaped") & (_is("sex", "other") | _is("mother", OTHER))
    return _under_one_nik() & ~is_named & ((_beside_nik() <= marks.conflict) | spouse)
