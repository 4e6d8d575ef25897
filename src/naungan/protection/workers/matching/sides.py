"""Rows of anybody's table made ready: one text column for each thing we compare, and the pieces blocks are made of."""

from collections.abc import Mapping

import polars as pl

from naungan.kit.names import name_key, patronym

# Our own fields. `name_key`, `mother_key`: folded already. `nik`: 16 digits; `nik_any`: digits of a broken one, or the
# proposed ones; `nik_start`: what a spreadsheet left; `nik_born`: the date inside; `written_on`: the date column alone.
OWN = (
    "id", "row_id", "name", "name_key", "born_on", "written_on", "mother", "mother_key", "sex", "village", "district",
    "phone", "father", "nik", "nik_any", "nik_start", "nik_born", "nik_doubtful",
)  # fmt: skip
# Fields of foreign tables → kind of relation
FOREIGN = {
    "given_name": "text", "family_name": "text", "place": "text", "address": "text", "address_2": "text",
    "house_number": "figures", "postcode": "figures", "region": "code", "birth_date": "date", "email": "text",
}  # fmt: skip
FIELDS = (*OWN, *FOREIGN)
COMPARED = ("name", "father", "born", "mother", "sex", "place", "phone", "nik", "crossed")


def is_own(columns: Mapping[str, str]) -> bool:
    """Whether a column map speaks of our own fields only. Raises ValueError for a field nobody knows."""
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise ValueError(f"Isian tidak dikenal: {', '.join(unknown)}. Yang ada: {', '.join(FIELDS)}.")
    return not set(columns) & set(FOREIGN)


def own(frame: pl.DataFrame, columns: Mapping[str, str] | None = None) -> pl.DataFrame:
    """`id`, the columns of `COMPARED`, and pieces for blocks. What the frame lacks is null."""
    columns = columns or {}

    def column(field: str, dtype: pl.DataType | type[pl.DataType] = pl.String) -> pl.Expr:
        name = columns.get(field, field)
        return pl.col(name).cast(dtype) if name in frame.columns else pl.lit(None, dtype)

    def folded(field: str) -> pl.Expr:
        is_folded = columns.get(f"{field}_key", f"{field}_key") in frame.columns
        text = column(f"{field}_key") if is_folded else name_key(column(field).fill_null(""))
        return text.replace("", None)

    def day(field: str) -> pl.Expr:
        return column(field, pl.Date).dt.strftime("%Y%m%d")

    has_written = columns.get("written_on", "written_on") in frame.columns
    whole = column("nik")
    mark = pl.when(column("nik_doubtful", pl.Boolean).fill_null(False)).then(pl.lit("~")).otherwise(pl.lit("="))
    side = frame.select(
        _identity(frame, columns),
        name=folded("name"),
        father=column("father") if "father" in columns else patronym(column("name")),
        written=day("written_on") if has_written else day("born_on"),
        inside=day("nik_born"),
        mother=folded("mother"),
        sex=column("sex").replace("", None),
        place=pl.coalesce(column("village").replace("", None), pl.concat_str(column("district"), pl.lit(".?"))),
        phone=column("phone").str.replace_all(r"\D", "").str.replace(r"^(?:62|0)+", "").replace("", None),
        nik=pl.when(whole.is_not_null()).then(pl.concat_str(mark, whole))
        .when(column("nik_any").is_not_null()).then(pl.concat_str(pl.lit("?"), column("nik_any")))
        .when(column("nik_start").str.len_chars() > 0).then(pl.concat_str(pl.lit("^"), column("nik_start"))),
        digits=pl.coalesce(whole, column("nik_any")),
    )  # fmt: skip
    inside = pl.when(pl.col("inside") != pl.col("written").fill_null("")).then(pl.col("inside"))
    born = pl.concat_str(pl.col("written").fill_null(""), pl.lit("|"), inside.fill_null(""))
    return side.with_columns(
        born=born.replace({"|": None}),
        crossed=pl.concat_str("name", pl.lit("/"), pl.col("mother").fill_null("")),
        day=pl.coalesce("written", "inside"),
        other_day=pl.coalesce("inside", "written"),
        initial=pl.col("name").str.slice(0, 1),
        name_head=pl.col("name").str.slice(0, 3),
        mother_first=pl.col("mother").str.extract(r"^(\w{4,})", 1),
        year=pl.coalesce("written", "inside").str.slice(0, 4),
        nik_whole=pl.when(pl.col("nik").str.slice(0, 1) != "^").then(pl.col("digits")),
        nik_head=pl.col("digits").str.slice(0, 12),
        nik_ends=pl.concat_str(pl.col("digits").str.slice(0, 6), pl.col("digits").str.slice(12)),
        nik_region=pl.col("digits").str.slice(0, 8),
    )


def foreign(frame: pl.DataFrame, columns: Mapping[str, str]) -> pl.DataFrame:
    """`id` and every mapped field as tidy text; a birth date as digits."""
    fields = {field: name for field, name in columns.items() if field not in ("id", "row_id")}
    side = frame.select(
        _identity(frame, columns),
        *(
            pl.col(name).cast(pl.String).str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars()
            .replace("", None).alias(field)
            for field, name in fields.items()
        ),
    )  # fmt: skip
    for field in fields:
        if kind_of(field) == "date":
            side = side.with_columns(pl.concat_str(pl.col(field).str.replace_all(r"\D", ""), pl.lit("|")))
    if {"given_name", "family_name"} <= set(fields):
        told = pl.concat_str(pl.col("given_name").fill_null(""), pl.lit("/"), pl.col("family_name").fill_null(""))
        side = side.with_columns(crossed=told)
    return side


def kind_of(field: str) -> str:
    """The kind of relation a foreign or own field is compared by."""
    own_kinds = {"name": "name", "mother": "name", "father": "text", "born_on": "date", "sex": "code",
                 "village": "place", "phone": "figures", "nik": "nik"}  # fmt: skip
    return FOREIGN.get(field) or own_kinds[field]


def _identity(frame: pl.DataFrame, columns: Mapping[str, str]) -> pl.Expr:
    for field in ("id", "row_id"):
        name = columns.get(field, field)
        if name in frame.columns:
            return pl.col(name).alias("id")
    return pl.int_range(pl.len(), dtype=pl.Int64).alias("id")
