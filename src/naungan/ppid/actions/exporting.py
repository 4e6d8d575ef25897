"""The register leaves the house: who took which year, when."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from naungan.journal.actions import record
from naungan.ppid.reports import register, tables


@transaction.atomic
def export_register(sieve: register.Sieve, *, form: str, by: Any, now: datetime) -> tables.Table:
    """The register as a table, with one line in the journal (UU 27/2022 Ps. 31: processing is recorded)."""
    lines = register.rows(by, sieve)
    record("export_register", by, by=by, now=now, facts={"year": sieve.year, "rows": len(lines), "form": form})
    return register.as_table(lines, sieve.year, timezone.localdate(now))


@transaction.atomic
def read_register(sieve: register.Sieve, *, by: Any, now: datetime) -> list[register.Row]:
    """Its lines for the page: names and addresses of a whole year, so reading it is a line in the journal too."""
    lines = register.rows(by, sieve)
    record("read_register", by, by=by, now=now, facts={"year": sieve.year, "rows": len(lines)})
    return lines
