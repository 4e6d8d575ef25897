"""One writer at a time for a named thing, for the length of the transaction."""

import zlib

from django.db import connection


def hold(name: str) -> None:
    """Wait until this transaction alone holds `name`; it is let go at commit or rollback.

    SQLite has one writer by itself (transactions begin IMMEDIATE); PostgreSQL takes an advisory lock.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("kit.locks.hold perlu transaksi")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(name.encode())])
