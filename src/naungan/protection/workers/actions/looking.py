"""Looking at a person: every search and every NIK shown leaves a line in the journal."""

from datetime import datetime

from django.db import transaction

from naungan.accounts.models import User
from naungan.journal.actions import record
from naungan.kit.refusal import Refused
from naungan.protection.workers.models import Worker
from naungan.protection.workers.rules import MAY_REVEAL


@transaction.atomic
def reveal(worker: Worker, *, by: User, reason: str, now: datetime) -> str:
    """The NIK in clear, once, with a reason that the journal keeps. Raises Refused without right or reason."""
    area = worker.village_id or None
    if not (by.has_role(*MAY_REVEAL, within=area) if area else by.has_role(*MAY_REVEAL)):
        raise Refused("Peran Anda tidak dapat membuka NIK di wilayah ini.")
    if len(reason.strip()) < 10:
        raise Refused("Tulis alasan membuka NIK, sedikitnya sepuluh huruf. Alasan ini tercatat.")
    record("reveal", worker, by=by, now=now, reason=reason.strip())
    return worker.nik or ""


def log_search(*, by: User, kind: str, found: int, now: datetime) -> None:
    """One journal line a search: its kind ("nik", "name+village") and how many were shown; never what was asked."""
    record("search", by, by=by, now=now, facts={"kind": kind, "found": found})
