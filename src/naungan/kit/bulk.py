"""Loading many rows at once: COPY on PostgreSQL, one prepared statement on SQLite, never the ORM row by row.

Both go through Django's own connection, so the rows belong to the transaction that is open.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, models


def load(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert `rows` (tuples in the order of `fields`, attribute names such as "village_id") and say how many.

    Sealed values must be sealed already (`field.seal(value)`). Fields left out take NULL or the database's
    default, so name every field without one. Constraints hold as always; raises IntegrityError.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    by_attname = {field.attname: field for field in model._meta.concrete_fields}
    columns = [connection.ops.quote_name(str(by_attname[name].column)) for name in fields]
    if connection.vendor == "postgresql":
        return _copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN", rows)
    marks = ", ".join(["?"] * len(columns))
    return _executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


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
