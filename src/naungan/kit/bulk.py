"""Loading many rows at once: COPY on PostgreSQL, one prepared statement on SQLite, never the ORM row by row.

Both go through Django's own connection, so the rows belong to the transaction that is open.
"""

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import polars as pl
from django.db import connection, models, transaction


def load(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert `rows` (tuples in the order of `fields`, attribute names such as "village_id") and say how many.

    Sealed values must be sealed already (`field.seal(value)`). Fields left out take NULL or the database's
    default, so name every field without one. Constraints hold as always; raises IntegrityError.
    """
    table, names = _table_and_names(model, fields)
    if connection.vendor == "postgresql":
        return _copy(f"COPY {table} ({names}) FROM STDIN", rows)
    marks = ", ".join(["?"] * len(fields))
    return _executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608


def load_columns(model: type[models.Model], columns: Mapping[str, Any]) -> int:
    """As `load`, from columns: attribute name → a list or Polars series, or one value that stands in every row.

    A value at a time costs more than the database itself; here a whole column is made ready at once.
    """
    lengths = {len(column) for column in columns.values() if isinstance(column, (list, pl.Series))}
    if len(lengths) != 1:
        raise ValueError(f"kolom tidak sama panjang: {sorted(lengths)}")
    table, names = _table_and_names(model, columns)
    rows = zip(*map(_ready, columns.values()), strict=False)
    count = lengths.pop()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in itertools.islice(rows, count):
                copy.write_row(row)
        return count
    marks = ", ".join(["?"] * len(columns))
    with connection.cursor() as cursor:
        raw = cursor.cursor.connection.cursor()
        raw.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", itertools.islice(rows, count))  # noqa: S608
    return count


def _ready(column: Any) -> Iterable[Any]:
    if isinstance(column, pl.Series):
        if column.dtype == pl.Date and connection.vendor == "sqlite":
            column = column.cast(pl.String)
        return column.to_list()
    if isinstance(column, list):
        return column
    return itertools.repeat(_plain(column) if connection.vendor == "sqlite" else column)


def _table_and_names(model: type[models.Model], names: Iterable[str]) -> tuple[str, str]:
    by_attname = {field.attname: field for field in model._meta.concrete_fields}
    quoted = [connection.ops.quote_name(str(by_attname[name].column)) for name in names]
    return connection.ops.quote_name(model._meta.db_table), ", ".join(quoted)


def take_ids(model: type[models.Model], count: int) -> list[int]:
    """Reserve `count` primary keys, so that rows and what hangs on them can be loaded without asking back.

    What is not used leaves a gap, as a rolled-back insert does.
    """
    table = model._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = f"pg_get_serial_sequence('{connection.ops.quote_name(table)}', 'id')"
            cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [count])  # noqa: S608
            return [pk for (pk,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        first = (found[0] if found else 0) + 1
        if found:
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [first + count - 1, table])
        else:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, first + count - 1])
        return list(range(first, first + count))


def delete_in_steps(model: type[models.Model], *, step: int = 20_000, **conditions: Any) -> None:
    """Delete what nothing hangs on, a step at a time, so that no other writer waits long."""
    while True:
        ids = list(model._default_manager.filter(**conditions).order_by("pk").values_list("pk", flat=True)[:step])
        if not ids:
            return
        condition, values = among("id", ids, of="bigint")
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE {condition}", [values])  # noqa: S608


def as_json(name: str) -> pl.Expr:
    """A column's values as JSON: texts in quotes, "null" for null."""
    struct = pl.struct(pl.col(name).cast(pl.String).alias("x")).struct.json_encode()
    return struct.str.strip_prefix('{"x":').str.strip_suffix("}")


def among(column: str, values: Iterable[Any], *, of: str = "text") -> tuple[str, Any]:
    """A condition that a column is one of many values, and its one parameter. `of` is "text" or "bigint"."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s::{of}[])", list(values)
    return f"{column} IN (SELECT value FROM json_each(%s))", json.dumps(list(values))  # noqa: S608


def update_where(
    model: type[models.Model], values: Mapping[str, Any], condition: str, parameters: Sequence[Any]
) -> int:
    """UPDATE the rows that meet a condition made by `among`; says how many."""
    table, _ = _table_and_names(model, values)
    by_attname = {field.attname: field for field in model._meta.concrete_fields}
    sets = ", ".join(f"{connection.ops.quote_name(str(by_attname[name].column))} = %s" for name in values)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {sets} WHERE {condition}", [*values.values(), *parameters])  # noqa: S608
        return cursor.rowcount


def _copy(statement: str, rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def _executemany(statement: str, rows: Iterable[Sequence[Any]]) -> int:
    count = 0

    def counted() -> Iterator[tuple]:
        nonlocal count
        for row in rows:
            count += 1
            yield tuple(_plain(value) for value in row)

    with connection.cursor() as cursor:
        # the raw sqlite3 cursor: Django's wrapper would turn the generator into a list
        cursor.cursor.connection.cursor().executemany(statement, counted())
    return count


def _plain(value: Any) -> Any:
    """What SQLite stores for a value, as Django's own adapters write it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
